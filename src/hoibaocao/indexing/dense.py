"""The dense leg: unit vectors in FAISS (the only module that knows it)."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class DenseIndex:
    """Exact inner-product search; the vector in row *i* belongs to passage *i*."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> "DenseIndex":
        """Make an index of unit vectors, float32, shape (n, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def half_precision(cls, vectors: Vectors) -> "DenseIndex":
        """Make an index that keeps its vectors in float16: half the size, cosines to 3 digits."""
        index = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> "DenseIndex":
        """Open a file written by `write`.

        Raises:
            RuntimeError: The file is not a FAISS index.
        """
        return cls(faiss.read_index(str(path)))

    def write(self, path: Path) -> None:
        """Write the index to one file.

        Raises:
            OSError: The disk refuses.
        """
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return int(self._index.d)

    @cached_property
    def centroid(self) -> Vectors:
        """The mean of all vectors: how near a vector is to it, it is to any passage by chance."""
        mean: Vectors = self.rows(0, len(self)).mean(axis=0)
        return mean

    def rows(self, start: int, end: int) -> Vectors:
        """Return the vectors of passages ``start`` to ``end`` (not included)."""
        vectors: Vectors = self._index.reconstruct_n(start, end - start)
        return vectors

    def search(
        self, vector: Vectors, k: int, passages: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` nearest passages with their cosine, best first, ties by passage.

        Args:
            vector: A unit vector, shape (dimension,).
            k: How many at most.
            passages: Look only among these, exactly; all when None.
        """
        if passages is not None and not passages:
            return []
        parameters = None
        if passages is not None:
            chosen = np.asarray(passages, dtype=np.int64)
            selector = faiss.IDSelectorBatch(chosen)
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # stub
        scores, found = self._index.search(vector[np.newaxis], min(k, len(self)), params=parameters)
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return sorted(
            ((passage, score) for passage, score in pairs if passage >= 0),
            key=lambda pair: (-pair[1], pair[0]),
        )
