from pathlib import Path

import numpy as np
import pytest

from hoibaocao.indexing.dense import DenseIndex


def _unit_rows() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.eye(4, dtype=np.float32)


def test_search_finds_the_nearest_first() -> None:
    index = DenseIndex.of([_unit_rows()])
    vector = np.array([0.1, 0.9, 0.4, 0.0], np.float32)
    assert [passage for passage, _ in index.search(vector, 3)] == [1, 2, 0]


def test_a_subset_is_searched_exactly() -> None:
    index = DenseIndex.of([_unit_rows()])
    vector = np.array([0.1, 0.9, 0.4, 0.0], np.float32)
    assert [passage for passage, _ in index.search(vector, 3, [range(1), range(3, 4)])] == [0, 3]
    assert index.search(vector, 3, []) == []


def test_ties_go_by_passage() -> None:
    index = DenseIndex.of([np.ones((3, 2), np.float32)])
    vector = np.array([1.0, 0.0], np.float32)
    assert index.search(vector, 3) == [(0, 1.0), (1, 1.0), (2, 1.0)]


def test_written_and_read_again(tmp_path: Path) -> None:
    index = DenseIndex.of([_unit_rows()])
    index.write(tmp_path / "v")
    again = DenseIndex.read(tmp_path / "v")
    assert (len(again), again.dimension) == (4, 4)
    assert np.array_equal(again.rows(1, 3), _unit_rows()[1:3])


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v").write_bytes(b"not an index")
    with pytest.raises(RuntimeError):
        DenseIndex.read(tmp_path / "v")
