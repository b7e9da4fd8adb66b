"""Several sides of a question beside each other: a row each, and what their figures differ by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from hoibaocao.answering.clauses import key_figure
from hoibaocao.answering.figures import Told
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import Point, heading_of, where_of
from hoibaocao.answering.wanted import Wanted
from hoibaocao.records import Period, Place
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import Found
from hoibaocao.vietnamese.text import Spelled

_FELL = Spelled(r"\bgiảm\b")
_READ = 6
"""Of each side so many sentences are held against those of the others."""

_SAME_UNIT = 1.5
"""What it adds to a sentence's score that its figure is in the unit of the side told best."""

_NEARLY = 3.0
"""A side that nothing answers for sure is told by a sentence of at most so much lower score."""


def evidence_of_sides(sides: Sequence[Found], wanted: Wanted) -> list[Evidence | None]:
    """Return the sentence that tells each side, None for one of which nothing is told.

    Sides that are compared are told in one unit, that of most sentences which answer best for a
    side: they say which figure is meant on the others.

    Args:
        sides: What was found.
        wanted: By the question.
    """
    best = [next((e for e in found.evidence if e.answers), None) for found in sides]
    if wanted.asked != "figure":
        return best
    told = [(key.figure.unit, e) for e in best if e and (key := key_figure(e.text, wanted))]
    if not told:
        return best
    sides_in = Counter(unit for unit, _ in told)
    unit, anchor = max(told, key=lambda each: (sides_in[each[0]], each[1].score))
    return [_like(found.evidence[:_READ], anchor, unit, wanted) for found in sides]


def _like(
    found: Sequence[Evidence], anchor: Evidence, unit: str, wanted: Wanted
) -> Evidence | None:
    ranked = []
    for each in found:
        key = key_figure(each.text, wanted)
        is_like = key is not None and key.figure.unit == unit
        is_near = is_like and each.score >= anchor.score - _NEARLY and not _strays(each)
        if each.answers or is_near:
            ranked.append((each.score + _SAME_UNIT * is_like, each))
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _strays(evidence: Evidence) -> bool:
    return bool(evidence.signs.plan or evidence.signs.aside)


@dataclass(frozen=True, slots=True)
class Row:
    """One side of a question; ``point`` is None where nothing is told, as ``missing`` says."""

    place: Place | None
    period: Period | None
    point: Point | None
    missing: str


def table_of(rows: Sequence[Row], prompts: Prompts, lang: str) -> str:
    """Return rows as a Markdown table: the side, its figure, and the words of its report.

    The points of the rows are cited by the numbers 1, 2… in their order.
    """
    numbers = count(1)
    table = [tuple(prompts.render("table", lang).split("|")), ("---",) * 3]
    for row in rows:
        where = heading_of(row.place, row.period, lang)
        if row.point is None:
            table.append((where, row.missing, ""))
        else:
            n = next(numbers)
            figure = f"{row.point.answer} [{n}]" if row.point.answer else ""
            table.append((where, figure, f"{row.point.text} [{n}]"))
    return "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in table)


def lines_of(rows: Sequence[Row], lang: str) -> str:
    """Return rows as a paragraph each; cited like those of a table."""
    numbers = count(1)
    return "\n\n".join(
        f"{row.point.stated} [{next(numbers)}]"
        if row.point
        else f"{heading_of(row.place, row.period, lang)}: {row.missing}."
        for row in rows
    )


def difference_of(rows: Sequence[Row], prompts: Prompts, lang: str) -> str:
    """Say how the figures of rows compare, computed from them; nothing unless they can be.

    They can if they are exact, of the same unit and told in the same way: neither one as growth or
    as a share of a plan if the other is not. Of half a year and a year nothing is computed, and
    that is said.
    """
    told = [(row, row.point.figure) for row in rows if row.point and row.point.figure]
    if len(told) != len(rows) or not _are_comparable([key for _, key in told]):
        return ""
    (low, least), *between, (high, most) = sorted(told, key=lambda pair: pair[1].figure.value)
    difference = most.figure.value - least.figure.value
    if len({row.period.kind if row.period else "" for row in rows}) > 1:
        return prompts.render("other_lengths", lang)
    if not difference:
        return prompts.render("equal", lang)
    highest, lowest = (_apart(row, rows, lang) for row in (high, low))
    if between:
        return prompts.render("extremes", lang, highest=highest, lowest=lowest)
    written = _written(difference, most)
    return prompts.render("difference", lang, higher=highest, lower=lowest, difference=written)


def _apart(row: Row, rows: Sequence[Row], lang: str) -> str:
    """Name a row by what sets it apart from the others: its place, its period, or both."""
    places, periods = {each.place for each in rows}, {each.period for each in rows}
    place = row.place if len(places) > 1 else None
    return where_of(place, row.period if len(periods) > 1 else None, lang)


def _are_comparable(keys: Sequence[Told]) -> bool:
    first = keys[0]
    return all(
        each.figure.unit == first.figure.unit != ""
        and each.figure.per == first.figure.per
        and each.asides == first.asides
        and not each.figure.bound
        and each.figure.total is None
        for each in keys
    ) and not _FELL.search(first.part)


def _written(value: Decimal, like: Told) -> str:
    """Return a value in Vietnamese digits, in the unit of a figure."""
    number = (value / like.figure.scale).normalize()
    digits = f"{number:,f}".translate(str.maketrans(",.", ".,"))
    if like.figure.unit == "%":
        return f"{digits} điểm %"
    return f"{digits} {like.figure.measure}"


def _cell(text: str) -> str:
    """Keep a text within its cell."""
    return text.strip().replace("|", "\\|").replace("\n", " ")
