import pytest

from hoibaocao.searching.fusion import fuse, interleave


def test_fuse_adds_weighted_standardised_scores() -> None:
    dense = [(7, 0.9), (3, 0.8), (5, 0.7)]
    lexical = [(3, 12.0), (5, 8.0)]
    fused = dict(fuse([(dense, 1.0), (lexical, 2.0)]))
    deviation = (0.02 / 3) ** 0.5
    assert fused == pytest.approx({3: 0.1 / deviation + 2 * 4 / 2, 7: 0.2 / deviation, 5: 0.0})
    assert list(fused) == [3, 7, 5]


def test_a_leg_that_finds_nothing_or_one_passage_changes_little() -> None:
    dense = [(7, 0.9), (3, 0.8)]
    assert [passage for passage, _ in fuse([(dense, 1.0), ([], 1.0), ([(9, 5.0)], 1.0)])] == [
        7,
        3,
        9,
    ]


def test_fuse_breaks_ties_by_passage() -> None:
    assert [passage for passage, _ in fuse([([(9, 1.0)], 1.0), ([(2, 1.0)], 1.0)])] == [2, 9]


def test_interleave_takes_turns_and_each_passage_once() -> None:
    first = [(1, 0.5), (2, 0.4), (3, 0.3)]
    second = [(2, 0.6), (4, 0.1)]
    assert interleave([first, second], 3) == [(1, 0.5), (2, 0.6), (4, 0.1)]
    assert interleave([], 3) == []
