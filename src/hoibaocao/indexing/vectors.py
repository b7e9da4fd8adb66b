"""Files of vectors: NumPy arrays of float16, written row by row and read in slices.

Float16 is half the size and half the time of float32 and keeps cosines to 3 digits.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]
_HEADER_BYTES = 128
_FRACTION_BITS = 23 - 10
"""More in float32 than in float16."""
_BITS_BETWEEN = np.int32(0x70000000)
"""Of the exponent of float32, the three that float16 lacks."""
_EXPONENT_SHIFT = np.float32(2.0 ** (127 - 15))


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows ``start`` to ``end`` (not included) of a file."""

    path: Path
    start: int
    end: int


class VectorWriter:
    """Writes a file of vectors; a context manager, at whose end the file is whole.

    Raises:
        OSError: By any use, when the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._file.write(bytes(_HEADER_BYTES))
        self._rows = self._dimension = 0

    def write(self, vectors: Halves) -> None:
        """Add rows, shape (n, dimension)."""
        self._rows += len(vectors)
        self._dimension = vectors.shape[1]
        self._file.write(np.ascontiguousarray(vectors, np.float16).tobytes())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        with self._file as file:
            if error is None:
                file.seek(0)
                file.write(_header(self._rows, self._dimension))


class MappedRows:
    """Rows of slices of files, in their order; only what is asked for is read into memory.

    There are some ten sentences a passage, and a question looks at a few hundred of them.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file has fewer rows, or is no file of vectors.
    """

    def __init__(self, slices: Iterable[Slice]) -> None:
        wanted = [each for each in joined(slices) if each.start < each.end]
        self._maps = [_mapped(each) for each in wanted]
        self._firsts = list(accumulate((each.end - each.start for each in wanted), initial=0))

    def __len__(self) -> int:
        return self._firsts[-1]

    def rows(self, wanted: Sequence[range]) -> NDArray[np.float32]:
        """Return the rows of ranges, at least one, one after the other; each is of one slice."""
        return floats(np.concatenate([self._rows(each) for each in wanted]))

    def _rows(self, wanted: range) -> Halves:
        at = bisect_right(self._firsts, wanted.start, 0, len(self._maps)) - 1
        first = self._firsts[at]
        return self._maps[at][wanted.start - first : wanted.stop - first]


def floats(halves: Halves) -> NDArray[np.float32]:
    """Return finite numbers as float32, exactly, in a tenth of the time that NumPy takes.

    Sign, exponent and fraction are put where float32 has them; its exponent counts from -127, that
    of float16 from -15.
    """
    bits = halves.view(np.int16).astype(np.int32)  # with the sign in all upper bits
    bits <<= _FRACTION_BITS
    bits &= ~_BITS_BETWEEN
    numbers = bits.view(np.float32)
    numbers *= _EXPONENT_SHIFT
    return numbers


def _mapped(of: Slice) -> Halves:
    rows, _ = shape(of.path)
    if of.end > rows:
        raise ValueError(f"{of.path.name}: has {rows} rows, not {of.end}")
    whole: Halves = np.load(of.path, mmap_mode="r", allow_pickle=False)
    return whole[of.start : of.end].view(np.ndarray)  # a view of a map is slow to make


def shape(path: Path) -> tuple[int, int]:
    """Return how many vectors a file holds and of how many components.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no file of vectors.
    """
    array = np.load(path, mmap_mode="r", allow_pickle=False)
    if array.ndim != 2 or array.dtype != np.float16 or array.offset != _HEADER_BYTES:  # noqa: PLR2004
        raise ValueError(f"{path.name}: no file of vectors")
    return int(array.shape[0]), int(array.shape[1])


def read_slice(of: Slice) -> Halves:
    """Return the rows of a slice, shape (n, dimension).

    Raises:
        OSError: It cannot be read.
        ValueError: It is no file of vectors, or has fewer rows.
    """
    rows, dimension = shape(of.path)
    if not 0 <= of.start <= of.end <= rows:
        raise ValueError(f"{of.path.name}: has {rows} rows, not {of.end}")
    out = np.empty((of.end - of.start, dimension), np.float16)
    read_into(of, out)
    return out


def read_into(of: Slice, out: Halves) -> None:
    """Read a slice into an array of its shape.

    Raises:
        OSError: It cannot be read.
        ValueError: The file ends before.
    """
    if not out.nbytes:
        return
    with of.path.open("rb") as file:
        file.seek(_HEADER_BYTES + of.start * out.shape[1] * out.itemsize)
        if file.readinto(out.data.cast("B")) != out.nbytes:
            raise ValueError(f"{of.path.name}: ends too early")


def joined(slices: Iterable[Slice]) -> Iterator[Slice]:
    """Yield slices with those that follow each other in a file made one."""
    last: Slice | None = None
    for each in slices:
        if last and (each.path, each.start) == (last.path, last.end):
            last = Slice(last.path, last.start, each.end)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _header(rows: int, dimension: int) -> bytes:
    """Return the head of a .npy file, version 1.0: always of the same size."""
    about = f"{{'descr': '<f2', 'fortran_order': False, 'shape': ({rows}, {dimension}), }}"
    size = _HEADER_BYTES - 10
    return b"\x93NUMPY\x01\x00" + size.to_bytes(2, "little") + f"{about:<{size - 1}}\n".encode()
