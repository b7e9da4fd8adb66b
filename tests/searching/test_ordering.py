from collections.abc import Sequence

import pytest

from hoibaocao.records import Hit, Metadata, Passage, Period
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.ordering import by_evidence
from hoibaocao.searching.signs import Signs
from hoibaocao.searching.topic import Candidate
from hoibaocao.vietnamese.periods import period_of_months

_SIGNS = Signs(*([0.0] * len(Signs._fields)))


_HALF = period_of_months(2023, 1, 6)


def _candidates(count: int, period: Period | None = _HALF) -> list[Candidate]:
    """Passages as the legs found them, numbered from the best."""
    of = Metadata("", period=period)
    return [
        Candidate(n, Hit(Passage(f"{n}.txt", 0, 1, "?", None, ""), of, 9.0 - n))
        for n in range(count)
    ]


def _evidence(candidate: Candidate, score: float, nearness: float = 0.0) -> Evidence:
    signs = _SIGNS._replace(nearness=nearness)
    return Evidence(candidate.hit, 0, 0, 1, "?", signs, score, fits=True, answers=True)


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


def test_in_general_texts_many_sentences_prove_no_more_than_few() -> None:
    one, two = _candidates(2, period=None)
    evidence = [_evidence(one, 1.0), _evidence(two, 0.9), _evidence(two, 0.9)]
    ranked = by_evidence([one, two], evidence)
    assert [(each.number, each.hit.score) for each in ranked] == [(0, 1.0), (1, 0.9)]


def test_in_general_texts_the_nearest_sentence_counts_for_its_passage() -> None:
    one, two = _candidates(2, period=None)
    evidence = [_evidence(one, 2.0), _evidence(two, 1.0, 0.5), _evidence(two, 1.0, 0.1)]
    ranked = by_evidence([one, two], evidence)
    assert [(each.number, each.hit.score) for each in ranked] == [(1, 4.0), (0, 2.0)]
    near, far = _candidates(2)
    evidence = [_evidence(far, 2.0), _evidence(near, 1.0, 0.5)]
    assert [each.hit.score for each in by_evidence([near, far], evidence)] == [2.0, 1.0]
