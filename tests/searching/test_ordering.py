from collections.abc import Sequence

import pytest

from hoibaocao.records import Hit, Metadata, Passage
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.ordering import by_evidence
from hoibaocao.searching.signs import Signs
from hoibaocao.searching.topic import Candidate

_SIGNS = Signs(*([0.0] * len(Signs._fields)))


def _candidates(count: int) -> list[Candidate]:
    """Passages as the legs found them, numbered from the best."""
    return [
        Candidate(n, Hit(Passage(f"{n}.txt", 0, 1, "?", None, ""), Metadata(""), 9.0 - n))
        for n in range(count)
    ]


def _evidence(candidate: Candidate, score: float) -> Evidence:
    return Evidence(candidate.hit, 0, 0, 1, "?", _SIGNS, score, fits=True, answers=True)


def _ranked(scores: Sequence[float | None]) -> list[Candidate]:
    found = _candidates(len(scores))
    pairs = zip(found, scores, strict=True)
    return by_evidence(found, [_evidence(each, score) for each, score in pairs if score])


def test_passages_are_ranked_by_their_evidence_then_as_they_were_found() -> None:
    assert [each.number for each in _ranked([1.0, None, 3.0, None, 2.0])] == [2, 4, 0, 1, 3]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([1.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0], [1, 2, 3, 4, 0, 5, 6]),
        ([None, 0.5, 6.0, 5.0, 4.0, 3.0, 2.0], [2, 3, 4, 1, 0, 5, 6]),
        ([2.5, 1.0, 7.0, 6.0, 5.0, 4.0, 2.0], [2, 3, 4, 0, 1, 5, 6]),
    ],
)
def test_what_the_legs_found_best_stays_in_sight(
    scores: list[float | None], expected: list[int]
) -> None:
    ranked = _ranked(scores)
    assert [each.number for each in ranked] == expected
    shown = [each.hit.score for each in ranked]
    assert shown == sorted(shown, reverse=True)


def test_two_sentences_count_more_than_one() -> None:
    one, two = _candidates(2)
    evidence = [_evidence(one, 1.0), _evidence(two, 0.9), _evidence(two, 0.9)]
    assert [each.number for each in by_evidence([one, two], evidence)] == [1, 0]
