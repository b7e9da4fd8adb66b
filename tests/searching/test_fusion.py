import pytest

from hoibaocao.searching.fusion import Leg, contributions, fuse, interleave


def test_fuse_adds_weighted_standardised_scores() -> None:
    dense = [(7, 0.9), (3, 0.8), (5, 0.7)]
    lexical = [(3, 12.0), (5, 8.0)]
    legs = [Leg("dense", dense, 1.0), Leg("lexical", lexical, 2.0)]
    fused = dict(fuse(legs))
    deviation = (0.02 / 3) ** 0.5
    assert fused == pytest.approx({3: 0.1 / deviation + 2 * 4 / 2, 7: 0.2 / deviation, 5: 0.0})
    assert list(fused) == [3, 7, 5]
    assert contributions(legs)[3] == pytest.approx({"dense": 0.1 / deviation, "lexical": 4.0})


def test_a_leg_that_finds_nothing_or_one_passage_changes_little() -> None:
    dense = [(7, 0.9), (3, 0.8)]
    legs = [Leg("a", dense, 1.0), Leg("b", [], 1.0), Leg("c", [(9, 5.0)], 1.0)]
    assert [passage for passage, _ in fuse(legs)] == [7, 3, 9]


def test_fuse_breaks_ties_by_passage() -> None:
    legs = [Leg("a", [(9, 1.0)], 1.0), Leg("b", [(2, 1.0)], 1.0)]
    assert [passage for passage, _ in fuse(legs)] == [2, 9]


def test_interleave_takes_turns_and_each_passage_once() -> None:
    first = [(1, 0.5), (2, 0.4), (3, 0.3)]
    second = [(2, 0.6), (4, 0.1)]
    assert interleave([first, second], 3) == [(1, 0.5), (2, 0.6), (4, 0.1)]
    assert interleave([], 3) == []
