"""Deterministic stand-ins for the models, so that tests are fast and their results exact."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hoibaocao.embedding.encoder import ModelIdentity
from hoibaocao.embedding.export import Precision
from hoibaocao.vietnamese.text import fold


class FakeEmbedder:
    """An embedder whose vectors depend on the words: texts that share words are near.

    Attributes:
        embedded: Every passage that was embedded, in order.
        asked: Every question that was embedded, in order.
    """

    def __init__(
        self, name: str = "fake", dimension: int = 64, precision: Precision = "float"
    ) -> None:
        self.embedded: list[str] = []
        self.asked: list[str] = []
        self.is_prepared = False
        self._identity = ModelIdentity(
            name=name,
            revision="1",
            dimension=dimension,
            query_prompt="",
            passage_prompt="",
            normalised=True,
            weights_sha256=hashlib.sha256(name.encode()).hexdigest(),
            precision=precision,
        )

    @property
    def identity(self) -> ModelIdentity:
        return self._identity

    def prepare(self) -> None:
        self.is_prepared = True

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        self.embedded.extend(texts)
        if progress:
            progress(len(texts), len(texts))
        rows = [self._vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self._identity.dimension)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return np.array([self._vector(text) for text in texts])

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self._identity.dimension, np.float32)
        for word in fold(text).split() or [""]:
            digest = hashlib.blake2b(word.strip(".,;:?!()").encode(), digest_size=4).digest()
            vector[int.from_bytes(digest) % len(vector)] += 1
        return np.asarray(vector / np.linalg.norm(vector), np.float32)
