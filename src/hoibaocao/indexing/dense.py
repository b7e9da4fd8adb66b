"""The dense leg: unit vectors in FAISS (the only module that knows it)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property

import faiss
import numpy as np
import numpy.typing as npt

from hoibaocao.indexing.vectors import Halves, Slice, floats, joined, read_into

Vectors = npt.NDArray[np.float32]
_BLOCK = 16_384

COARSE = 50_000
"""With more passages a search begins with the signs of their vectors' components."""

_RESCORED = 1000
"""So many of the passages with the likest signs are compared exactly: measured on 108,000 vectors
of real text, 0.999 of the ten nearest are among them."""


class DenseIndex:
    """Inner-product search; the vector in row *i* belongs to passage *i*.

    Vectors are kept in float16, see `hoibaocao.indexing.vectors`. A few, and those of a scope
    however many, are compared with the question each. Of a large library first the signs are, a bit
    a component: a sixteenth of the memory to pass through, and nothing to train or to keep up.
    """

    def __init__(self, index: faiss.IndexScalarQuantizer) -> None:
        self._index = index
        codes = faiss.rev_swig_ptr(index.codes.data(), index.codes.size())
        self._halves: Halves = codes.view(np.float16).reshape(-1, index.d)

    @classmethod
    def read(cls, slices: Iterable[Slice], dimension: int) -> "DenseIndex":
        """Make an index of slices of files, in their order, each read to where it stays.

        Raises:
            OSError: A file cannot be read.
            ValueError: A file has fewer rows.
        """
        index = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        wanted = list(joined(slices))
        rows = sum(each.end - each.start for each in wanted)
        index.codes.resize(rows * index.code_size)
        index.ntotal = rows
        made, at = cls(index), 0
        for each in wanted:
            end = at + each.end - each.start
            read_into(each, made._halves[at:end])
            at = end
        return made

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return int(self._index.d)

    @cached_property
    def centroid(self) -> Vectors:
        """The mean of all vectors: how near a vector is to it, it is to any passage by chance."""
        total = np.zeros(self.dimension, np.float64)
        for start in range(0, len(self), _BLOCK):
            total += self.rows(start, min(start + _BLOCK, len(self))).sum(axis=0, dtype=np.float64)
        return np.asarray(total / max(len(self), 1), np.float32)

    def rows(self, start: int, end: int) -> Vectors:
        """Return the vectors of passages ``start`` to ``end`` (not included)."""
        return floats(self._halves[start:end])

    def search(
        self, vector: Vectors, k: int, within: Iterable[range] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` nearest passages with their cosine, best first, ties by passage.

        Args:
            vector: A unit vector, shape (dimension,).
            k: How many at most.
            within: Look only among these passages, exactly; all when None.
        """
        if within is None and len(self) > COARSE:
            return _best(*self._coarsely(vector, k))
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
        return _best(found[0], scores[0])

    def _coarsely(self, vector: Vectors, k: int) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Return the passages with the likest signs, and their cosines."""
        bits = np.packbits(vector > self.centroid)[np.newaxis]
        with _one_thread():
            _, found = self._signs.search(bits, min(max(k, _RESCORED), len(self)))
        passages = np.sort(found[0])
        cosines = floats(self._halves[passages]) @ vector
        best = np.argsort(-cosines, kind="stable")[:k]
        return passages[best], cosines[best]

    @cached_property
    def _signs(self) -> faiss.IndexBinaryFlat:
        """Whether each component of each vector is above that of their mean."""
        signs = faiss.IndexBinaryFlat(8 * -(-self.dimension // 8))
        for start in range(0, len(self), _BLOCK):
            vectors = self.rows(start, min(start + _BLOCK, len(self)))
            signs.add(np.packbits(vectors > self.centroid, axis=1))
        return signs


def _best(passages: npt.NDArray[np.int64], scores: Vectors) -> list[tuple[int, float]]:
    """Return the passages that there are, best first, ties by passage."""
    pairs = zip(passages.tolist(), scores.tolist(), strict=True)
    there = ((passage, score) for passage, score in pairs if passage >= 0)
    return sorted(there, key=lambda pair: (-pair[1], pair[0]))


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
