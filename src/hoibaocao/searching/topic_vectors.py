"""The vectors of topics, kept for a while: who asks on asks of other places and periods."""

from functools import lru_cache

import numpy as np

from hoibaocao.embedding.encoder import Embedder
from hoibaocao.indexing.dense import Vectors

_KEPT = 8
"""Topics, asked about last: "còn huyện A thì sao?" is on the same one as the question before, and
so may be what is offered to ask after a refusal."""


class TopicVectors:
    """Embeds topics; may be shared by threads.

    Attributes:
        of: Returns the unit vector half way between a topic as asked and as it is best reworded,
            its first two texts; nobody may change it.

    Args:
        embedder: The one that the passages were embedded with.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.of = lru_cache(_KEPT)(self._embedded)

    def _embedded(self, texts: tuple[str, ...]) -> Vectors:
        vectors = self._embedder.embed_questions(texts)
        total: Vectors = vectors.sum(axis=0)
        return total / np.linalg.norm(total) if len(vectors) > 1 else vectors[0]
