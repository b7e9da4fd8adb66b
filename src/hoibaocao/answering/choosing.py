"""Which sentences are stated, and which of them together.

A report states a thing in one sentence, in words like those of the question. A general text, about
no known period, tells it in its own words and over several sentences: more of them are stated,
those that stand by each other are one quote, and a short one is read with what is around it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hoibaocao.answering.stating import Point
from hoibaocao.reading.table_rows import is_row
from hoibaocao.searching.evidence import Evidence, probabilities
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.sentences import Span, sentence_spans


class _Until(NamedTuple):
    """Sentences are stated until one of them answers with a probability, or there are so many."""

    sure: float
    most: int


_OF_REPORTS = _Until(sure=0.95, most=3)
_OF_GENERAL_TEXTS = _Until(sure=0.98, most=6)

_QUOTES = 3
"""So many are stated, however many sentences they join."""
_LONGEST = 800
"""Characters of a quote that several sentences are joined to."""
_AT_A_GLANCE = 550
"""Characters of all quotes together, as far as neighbours are joined to the best of them."""
_ALONE = 450
"""Characters to which neighbours are joined to the best, however much else is quoted."""


def best_of(found: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentences that answer, until one is likely right; from as new reports.

    Args:
        found: The evidence of one side, best first.
    """
    best: list[Evidence] = []
    likely = 0.0
    for each, probability in zip(found, probabilities(found), strict=True):
        if not (each.answers or (best and _goes_on(best[0], each))):
            continue
        if best and (
            each.signs.superseded > best[0].signs.superseded or _is_other_row(best[0], each)
        ):
            continue
        best.append(each)
        likely += probability
        until = _OF_REPORTS if best[0].hit.metadata.period else _OF_GENERAL_TEXTS
        if likely >= until.sure or len(best) == until.most:
            break
    return best


def _is_other_row(first: Evidence, evidence: Evidence) -> bool:
    """Tell whether a row of a table names less of what is asked for than the best row does."""
    return (
        evidence.signs.coverage < first.signs.coverage
        and evidence.hit.passage.report == first.hit.passage.report
        and is_row(first.text)
        and is_row(evidence.text)
    )


def put_together(points: Sequence[Point]) -> list[Point]:
    """Return the points, those of general texts that stand by each other as one.

    The best of a general text is joined by what is around it, too. Of more quotes than can be
    taken in, the best are returned.

    Args:
        points: Best first; what is joined stands where the best of it stood.
    """
    told = _joined(points)
    if not told:
        return []
    best, *others = told[:_QUOTES]
    room = _AT_A_GLANCE - sum(end - start for start, end in (each.quote for each in others))
    return _joined([_in_context(best, max(room, _ALONE)), *others])


def _joined(points: Sequence[Point]) -> list[Point]:
    told: list[Point] = []
    rest = list(points)
    while rest:
        point = rest.pop(0)
        while near := next((each for each in rest if _stand_by_each_other(point, each)), None):
            rest.remove(near)
            point = _together(point, near)
        told.append(point)
    return told


def _goes_on(first: Evidence, evidence: Evidence) -> bool:
    """Tell whether a sentence may be stated behind one that answers, though it tells too little.

    That it may be the likelier one counts among general texts only.
    """
    passage = evidence.hit.passage
    start, end = evidence.start - passage.start, evidence.end - passage.start
    if any(each.hit.metadata.period for each in (first, evidence)):
        return False
    is_apart = evidence.signs.plan or evidence.signs.aside
    return not (is_apart or is_command(passage.text, start, end))


def _in_context(point: Point, room: int) -> Point:
    """Return a point with the sentence behind it and the one before it, as far as there is room.

    What "nó" and "theo cách này" stand for is told there.

    Args:
        point: Of a general text; any other stays as it is.
        room: The most characters of its quote.
    """
    passage = point.hit.passage
    if point.is_row:
        return point
    start, end = (at - passage.start for at in point.quote)
    spans = sentence_spans(passage.text)
    behind = next((span for span in spans if span[0] >= end), None)
    before = next((span for span in reversed(spans) if span[1] <= start), None)
    for span in filter(None, (behind, before)):
        quote = (passage.start + span[0], passage.start + span[1])
        beside = Point(point.hit, quote, passage.text[slice(*span)], marks=())
        if _stand_by_each_other(point, beside, room) and not is_command(passage.text, *span):
            point = _together(point, beside)
    return point


def _stand_by_each_other(a: Point, b: Point, longest: int = _LONGEST) -> bool:
    """Tell whether two points are of one paragraph, with no more than a sentence between them."""
    passage = a.hit.passage
    if a.hit.metadata.period or (passage.report, passage.start) != (
        b.hit.passage.report,
        b.hit.passage.start,
    ):
        return False
    first, last = sorted((a.quote, b.quote))
    between = first[1] - passage.start, last[0] - passage.start
    start, end = _around(a, b)
    return (
        end - start <= longest
        and "\n" not in passage.quote(start, end)
        and len(sentence_spans(passage.text[slice(*between)])) <= 1
        and not is_command(passage.text, *between)
    )


def _together(a: Point, b: Point) -> Point:
    """Return one point for two, with what is between them; what answers is what the first marks.

    Where no words of it are marked, the whole of it is: it is the likeliest of its neighbours.
    """
    passage = a.hit.passage
    start, end = _around(a, b)
    text = passage.quote(start, end)
    return replace(a, quote=(start, end), text=" ".join(text.split()), marks=a.marks or (a.quote,))


def _around(a: Point, b: Point) -> Span:
    return min(a.quote[0], b.quote[0]), max(a.quote[1], b.quote[1])
