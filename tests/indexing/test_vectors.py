from pathlib import Path

import numpy as np
import pytest

from hoibaocao.indexing.vectors import (
    MappedRows,
    Slice,
    VectorWriter,
    floats,
    joined,
    read_slice,
    shape,
)

_ROWS = np.arange(12, dtype=np.float16).reshape(6, 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with VectorWriter(tmp_path / "v.npy") as writer:
        writer.write(_ROWS[:2])
        writer.write(_ROWS[2:])
    return tmp_path / "v.npy"


def test_a_file_is_an_array_of_numpy(file: Path) -> None:
    assert shape(file) == (6, 2)
    assert np.array_equal(np.load(file), _ROWS)


def test_slices_are_read_alone(file: Path) -> None:
    assert np.array_equal(read_slice(Slice(file, 1, 4)), _ROWS[1:4])
    assert read_slice(Slice(file, 6, 6)).shape == (0, 2)


def test_slices_that_follow_each_other_are_read_as_one() -> None:
    one, other = Path("one"), Path("other")
    slices = [Slice(one, 0, 2), Slice(one, 2, 5), Slice(other, 5, 6), Slice(one, 5, 6)]
    assert list(joined(slices)) == [Slice(one, 0, 5), *slices[2:]]
    assert list(joined([])) == []


def test_a_file_of_no_vectors(tmp_path: Path) -> None:
    with VectorWriter(tmp_path / "v.npy") as writer:
        writer.write(_ROWS[:0])
    assert shape(tmp_path / "v.npy") == (0, 2)


def test_what_is_not_there_is_not_read(file: Path) -> None:
    with pytest.raises(ValueError, match="has 6 rows, not 7"):
        read_slice(Slice(file, 5, 7))
    (file.parent / "w.npy").write_bytes(b"not an array")
    with pytest.raises(ValueError, match="pickle"):
        shape(file.parent / "w.npy")
    np.save(file.parent / "x.npy", np.zeros(3))
    with pytest.raises(ValueError, match=r"x\.npy"):
        shape(file.parent / "x.npy")


def test_rows_of_several_slices_are_mapped(file: Path) -> None:
    mapped = MappedRows([Slice(file, 4, 6), Slice(file, 3, 3), Slice(file, 0, 1)])
    assert len(mapped) == 3
    assert np.array_equal(mapped.rows([range(2)]), _ROWS[4:6])
    assert np.array_equal(mapped.rows([range(2, 3), range(1)]), _ROWS[[0, 4]])
    assert mapped.rows([range(3, 3)]).shape == (0, 2)
    assert len(MappedRows([])) == 0


def test_halves_become_the_floats_that_they_are() -> None:
    bits = np.arange(2**16, dtype=np.uint16)
    halves = bits[bits & 0x7C00 != 0x7C00].view(np.float16)  # all that are finite
    assert floats(halves).dtype == np.float32
    assert np.array_equal(floats(halves), halves.astype(np.float32))


def test_what_is_not_there_is_not_mapped(file: Path) -> None:
    with pytest.raises(ValueError, match="has 6 rows, not 7"):
        MappedRows([Slice(file, 5, 7)])
