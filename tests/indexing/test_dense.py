from pathlib import Path

import numpy as np
import pytest

from hoibaocao.indexing import dense
from hoibaocao.indexing.dense import DenseIndex
from hoibaocao.indexing.vectors import Slice, VectorWriter


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give four unit vectors in a file."""
    with VectorWriter(tmp_path / "v.npy") as writer:
        writer.write(np.eye(4, dtype=np.float16)[:1])
        writer.write(np.eye(4, dtype=np.float16)[1:])
    return tmp_path / "v.npy"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> DenseIndex:
    """Give 12,000 vectors of 384 components in clusters off the origin, as of real texts."""
    random = np.random.default_rng(1)
    centres = 2 + random.standard_normal((300, 384))
    rows = np.repeat(centres, 40, axis=0) + 0.7 * random.standard_normal((12_000, 384))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    path = tmp_path_factory.mktemp("many") / "v.npy"
    with VectorWriter(path) as writer:
        writer.write(rows.astype(np.float16))
    return DenseIndex.read([Slice(path, 0, 12_000)], 384)


def _exact(index: DenseIndex, vector: dense.Vectors, among: range) -> list[int]:
    order = np.argsort(-(index.rows(among.start, among.stop) @ vector), kind="stable")
    nearest: list[int] = (order[:10] + among.start).tolist()
    return nearest


def _questions(index: DenseIndex) -> list[dense.Vectors]:
    noise = 0.02 * np.random.default_rng(2).standard_normal((50, 384)).astype(np.float32)
    rows = index.rows(0, len(index))[::240] + noise
    return list(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.mark.parametrize("coarse", [dense.COARSE, 10_000])
def test_the_ten_nearest_are_found(
    many: DenseIndex, coarse: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "COARSE", coarse)
    questions, everything = _questions(many), range(len(many))
    same = sum(
        len({n for n, _ in many.search(q, 10)} & set(_exact(many, q, everything)))
        for q in questions
    )
    assert same / (10 * len(questions)) >= 0.99


@pytest.mark.parametrize("size", [3, 120, 11_000])
def test_a_subset_of_any_size_is_searched_exactly(
    many: DenseIndex, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "COARSE", 10_000)
    among = range(500, 500 + size)
    for question in _questions(many)[:10]:
        found = {n for n, _ in many.search(question, 10, [among])}
        assert found == set(_exact(many, question, among))


def test_coarse_search_tells_the_exact_cosines(
    many: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = _questions(many)[0]
    exact = many.search(question, 10)
    monkeypatch.setattr(dense, "COARSE", 10_000)
    coarse = many.search(question, 10)
    assert [n for n, _ in coarse] == [n for n, _ in exact]
    assert [s for _, s in coarse] == pytest.approx([s for _, s in exact], abs=1e-6)


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
