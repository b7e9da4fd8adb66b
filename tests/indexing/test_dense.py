from pathlib import Path

import numpy as np
import pytest

from hoibaocao.indexing.dense import DenseIndex
from hoibaocao.indexing.vectors import Slice, VectorWriter


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give four unit vectors in a file."""
    with VectorWriter(tmp_path / "v.npy") as writer:
        writer.write(np.eye(4, dtype=np.float16)[:1])
        writer.write(np.eye(4, dtype=np.float16)[1:])
    return tmp_path / "v.npy"


def test_search_finds_the_nearest_first(file: Path) -> None:
    index = DenseIndex.read([Slice(file, 0, 4)], 4)
    vector = np.array([0.1, 0.9, 0.4, 0.0], np.float32)
    assert [passage for passage, _ in index.search(vector, 3)] == [1, 2, 0]


def test_a_subset_is_searched_exactly(file: Path) -> None:
    index = DenseIndex.read([Slice(file, 0, 4)], 4)
    vector = np.array([0.1, 0.9, 0.4, 0.0], np.float32)
    assert [passage for passage, _ in index.search(vector, 3, [range(1), range(3, 4)])] == [0, 3]
    assert index.search(vector, 3, []) == []


def test_ties_go_by_passage(tmp_path: Path) -> None:
    with VectorWriter(tmp_path / "v.npy") as writer:
        writer.write(np.ones((3, 2), np.float16))
    index = DenseIndex.read([Slice(tmp_path / "v.npy", 0, 3)], 2)
    vector = np.array([1.0, 0.0], np.float32)
    assert index.search(vector, 3) == [(0, 1.0), (1, 1.0), (2, 1.0)]


def test_slices_are_put_in_the_order_asked_for(file: Path) -> None:
    index = DenseIndex.read([Slice(file, 3, 4), Slice(file, 0, 1), Slice(file, 1, 2)], 4)
    assert (len(index), index.dimension) == (3, 4)
    assert np.array_equal(index.rows(0, 3), np.eye(4, dtype=np.float32)[[3, 0, 1]])
    assert np.array_equal(index.centroid, np.array([1, 1, 0, 1], np.float32) / 3)


def test_an_index_of_nothing(file: Path) -> None:
    assert len(DenseIndex.read([], 4)) == 0
    assert len(DenseIndex.read([Slice(file, 2, 2)], 4)) == 0
