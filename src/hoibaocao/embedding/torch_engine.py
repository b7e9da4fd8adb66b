"""Vectors by sentence-transformers: the reference, and the way that any model can go."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# This module is imported by the first vector that needs it: it takes seconds and 460 MB.
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar


class TorchEngine:
    """A model in float32, on a GPU where torch finds one.

    Texts are cut after the model's longest input (512 tokens for E5). A text's vector hardly
    depends on the texts it shares a batch with: padding moved no component by more than 2e-7
    over 64 passages of 3 to 600 syllables.

    Args:
        folder: A sentence-transformers model.
        batch_size: Texts in one pass through the model.

    Raises:
        ValueError: The folder does not load as such a model.
    """

    def __init__(self, folder: Path, batch_size: int) -> None:
        self._batch_size = batch_size
        self.model = load(folder)

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        return int(self.model.get_embedding_dimension() or 0)

    def prepare(self) -> None:
        """Do nothing: all is loaded at once."""

    def passages(
        self,
        texts: Sequence[str],
        prompt: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension).

        Texts of like length share a batch, the longest first: little padding, and a batch too
        large for the memory fails at once.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        for done in range(0, len(order), self._batch_size):
            if progress:
                progress(done, len(order))
            rows = order[done : done + self._batch_size]
            vectors[rows] = self.model.encode_document(
                [texts[row] for row in rows],
                prompt=prompt,
                batch_size=self._batch_size,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return vectors

    def questions(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        """Return one unit row for each of a few texts, in their order: (n, dimension)."""
        vectors = self.model.encode_query(
            list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def load(folder: Path, device: str | None = None) -> SentenceTransformer:
    """Load a model in float32; on the device torch prefers if none is named.

    Raises:
        ValueError: The folder does not load as such a model.
    """
    quiet_libraries()
    try:
        return SentenceTransformer(
            str(folder), device=device, local_files_only=True, model_kwargs={"dtype": "float32"}
        )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        why = str(error).split("\n", 1)[0]
        raise ValueError(f"the files in {folder} do not load ({why})") from error


def quiet_libraries() -> None:
    """Keep what loading a model says to developers from users."""
    for library in ("sentence_transformers", "transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)
    disable_progress_bar()  # type: ignore[no-untyped-call]
