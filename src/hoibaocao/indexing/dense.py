"""The dense leg: unit vectors in FAISS (the only module that knows it)."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class DenseIndex:
    """Exact inner-product search; the vector in row *i* belongs to passage *i*.

    Vectors are kept in float16: half the size and half the time of float32, cosines to 3 digits.
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Sequence[Vectors]) -> "DenseIndex":
        """Make an index of blocks of unit vectors, float32, shape (n, dimension) each."""
        dimension = vectors[0].shape[1]
        index = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        for block in vectors:
            index.add(np.ascontiguousarray(block))
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
        self, vector: Vectors, k: int, within: Iterable[range] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` nearest passages with their cosine, best first, ties by passage.

        Args:
            vector: A unit vector, shape (dimension,).
            k: How many at most.
            within: Look only among these passages, exactly; all when None.
        """
        parameters = None
        if within is not None:
            chosen = np.zeros(len(self), np.bool_)
            for passages in within:
                chosen[passages.start : passages.stop] = True
            bits = np.packbits(chosen, bitorder="little")
            selector = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]  # stub
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # stub
        with _one_thread():
            scores, found = self._index.search(
                vector[np.newaxis], min(k, len(self)), params=parameters
            )
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return sorted(
            ((passage, score) for passage, score in pairs if passage >= 0),
            key=lambda pair: (-pair[1], pair[0]),
        )


@contextmanager
def _one_thread() -> Iterator[None]:
    """Search in this thread alone: memory is the limit, and threads that wait spin.

    The number is put back, as torch has its threads from the same pool.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
