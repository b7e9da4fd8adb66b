"""Which part of a sentence answers: the clause to state, and the words of it to mark.

A clause is cut out only when it names all of the question's topic that its sentence names; where
that leaves a doubt, the sentence is stated whole.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations_with_replacement

from hoibaocao.answering.clause_parts import parts_of
from hoibaocao.answering.columns import cell_asked
from hoibaocao.answering.measures import may_tell, measure_asked
from hoibaocao.indexing.facts import BARE_CELLS
from hoibaocao.reading.row_cells import Row, RowCell, row_of
from hoibaocao.records import Period
from hoibaocao.searching.fitting import dimension_asked, dimension_of
from hoibaocao.searching.questions import (
    Asked,
    asked_for,
    asks_list,
    compares,
    office_asked,
    things_counted,
)
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.numbers import Figure, find_figures
from hoibaocao.vietnamese.offices import Office, holders
from hoibaocao.vietnamese.people import find_people
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import bigrams, content_tokens, folded_tokens

_SHORT = 100
"""A sentence of at most this many characters is never cut."""

_SHARE = re.compile(r"\b(?:ty le|ti le|phan tram|toc do|tang truong)\b|%")
_BESIDE = re.compile(
    r"\b(?:bang|tang|giam|so voi|cung ky|vuot|tuong (?:ung|duong)|nam truoc|ke hoach|du toan"
    r"|duoc giao)\b"
)
"""Tells that a figure is what another is compared with; it answers only a question that says so."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CELL = re.compile(r"[;|()](?:[^;|():]*:)?")
_SIGNS = " +-–−~≈<>≤≥"
_CELLS_OF_ROW = 3
_OTHER_PART = re.compile(r"[;,()]\s?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants to read.

    Attributes:
        asked: The kind of thing.
        folded: The question as it was read, folded, then its topic.
        topic: The folded tokens that it is about, places and periods aside, and each two
            neighbours of them joined by ``_``.
        is_list: Several things are asked for.
        compares: It asks how several places or periods compare.
        office: The one whose holder is asked for, if one is.
        years: Those that it names; of a report, the one that is meant.
        dimension: Of the figure that is asked for; empty if it is open.
        measure: The one of crops and catches that is asked for, folded; empty if none is.
        head: The first word of the topic; the rest tells of what.
    """

    asked: Asked
    folded: str
    topic: frozenset[str]
    is_list: bool
    compares: bool
    office: Office | None
    years: frozenset[str]
    dimension: str
    measure: str
    head: frozenset[str]

    @classmethod
    def of(cls, reading: str, topic: str) -> "Wanted":
        """Read a question.

        Args:
            reading: The question as it was read.
            topic: The same without its places and periods, in Vietnamese, spelt out.
        """
        tokens = content_tokens(topic)
        return cls(
            asked_for(reading),
            fold(f"{reading} {topic}"),
            frozenset((*tokens, *bigrams(tokens))),
            asks_list(reading),
            compares(reading),
            office_asked(reading),
            frozenset(_YEAR.findall(reading)),
            dimension_asked(reading, {}),
            measure_asked(fold(topic)),
            frozenset(bigrams(tokens)[:1]),
        )

    @property
    def told_by_unit(self) -> frozenset[str]:
        """Words of the topic that figures tell by their units."""
        words = self.measure.split()
        return frozenset((*words, *bigrams(words)))

    def of_side(self, period: Period | None) -> "Wanted":
        """Return what is wanted of one side of a question: a row may tell the years of others."""
        return replace(self, years=frozenset({str(period.end.year)})) if period else self

    def told_of(self, period: Period | None) -> "Wanted":
        """Return what is wanted of a report of this period: the figures of its own year.

        The one year that a question names may be another: "năm 2022 là 42,3 triệu đồng".
        """
        own = frozenset({str(period.end.year)} if period else ())
        return replace(self, years=self.years & own or self.years or own)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and what is said of it.

    Attributes:
        figure: Where it stands, and what it counts.
        part: The words around it up to the next figure or comma.
        beside: Those of them, folded, that tell it is compared, such as "tang", "ke hoach".
        around: The words around it up to the next semicolon.
    """

    figure: Figure
    part: str
    beside: frozenset[str]
    around: str


def clause_of(text: str, wanted: Wanted) -> Span:
    """Return the span of the clauses that tell, with a figure, all a sentence says of a topic.

    Args:
        text: The sentence, in NFC.
        wanted: By the question; only one for a figure is answered by less than the sentence.
    """
    whole = (0, len(text))
    if wanted.asked != "figure" or wanted.compares or len(text) <= _SHORT:
        return whole
    marks, named = marks_of(text, wanted), _named(text, wanted)
    parts = list(parts_of(text))
    spans = ((first[0], last[1]) for first, last in combinations_with_replacement(parts, 2))
    fits = [
        (start, end)
        for start, end in spans
        if (start == 0 or text[start - 2] == ";")
        and all(start <= a and b <= end for a, b in marks)
        and named <= _named(text[start:end], wanted) | wanted.told_by_unit
    ]
    return min(fits, key=lambda span: span[1] - span[0]) if marks and named else whole


def marks_of(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the spans of the words that answer, in order; none if only the whole tells.

    Args:
        text: What is stated, in NFC.
        wanted: By the question.
    """
    if wanted.asked == "figure":
        return _figures_marked(text, wanted)
    if wanted.asked == "person":
        people = holders(text, wanted.office) if wanted.office else find_people(text)
        return tuple(s for s in people if fold(text[slice(*s)]) not in wanted.folded)
    if wanted.asked == "date" and (row := row_of(text)):
        values = ((cell, text[cell.start : cell.end]) for cell in row.cells)
        dated = [cell for cell, of in values if find_dates(of) or _YEAR.fullmatch(of)]
        cell = cell_asked(row, dated, wanted.folded, frozenset())
        return ((cell.start, cell.end),) if cell else ()
    if wanted.asked == "date":
        spans = [(day.start, day.end) for day in find_dates(text)]
        spans += [(period.start, period.end) for period in find_periods(text)]
        return tuple(sorted(s for s in spans if fold(text[slice(*s)]) not in wanted.folded))
    return ()


def key_figure(text: str, wanted: Wanted, unit: str = "") -> Told | None:
    """Return the figure of a text that answers best, None if there is none.

    Args:
        text: What is stated, in NFC.
        wanted: By the question.
        unit: Folded word of the unit that is asked for, if one is.
    """
    if (row := row_of(text)) and (cell := cell_told(row, text, wanted, unit)):
        return told_in(cell, text)
    told = told_figures(text)
    if len(told) > 1 and BARE_CELLS in text:
        return None
    of_unit = [each for each in told if unit in fold(each.figure.measure).split()]
    return max(of_unit or told, key=lambda each: _fitness(each, wanted), default=None)


def cell_told(row: Row, text: str, wanted: Wanted, unit: str = "") -> RowCell | None:
    """Return the cell of a row whose figure is asked for; see `key_figure`."""
    figures = {cell: told.figure for cell in row.cells if (told := told_in(cell, text))}
    fits = [cell for cell, of in figures.items() if unit in fold(of.measure).split()]
    if wanted.dimension:
        same = [c for c in fits or figures if dimension_of(figures[c]) == wanted.dimension]
        fits = same or fits
    return cell_asked(row, fits or figures, wanted.folded, wanted.years)


def told_in(cell: RowCell, text: str) -> Told | None:
    """Return the figure of a cell, and what is said of it; None if it gives none."""
    value = text[cell.start : cell.end]
    figure = next(iter(find_figures(value)), None)
    if figure is None or value[: figure.start].strip(_SIGNS):
        return None
    figure = replace(figure, start=cell.start + figure.start, end=cell.start + figure.end)
    part = f"{cell.column} {value}"
    return Told(figure, part, frozenset(_BESIDE.findall(fold(part))), part)


@lru_cache(maxsize=64)  # its clauses, its marks and its figure are looked for one after the other
def told_figures(text: str) -> tuple[Told, ...]:
    """Return the figures of a text that count or measure, in order, with what is said of each."""
    times = [(time.start, time.end) for time in find_periods(text)]
    figures = [
        figure
        for figure in find_figures(text)
        if not figure.ordinal and not any(a < figure.end and figure.start < b for a, b in times)
    ]
    figures = _in_unit_of_row(figures, text)
    breaks = [match.end() for match in _OTHER_PART.finditer(text)]
    told = []
    for at, figure in enumerate(figures):
        edges = [0, *breaks, len(text)]
        start = max(edge for edge in edges if edge <= figure.start)
        end = min(edge for edge in edges if edge >= figure.end)
        if at:
            start = max(start, figures[at - 1].end)
        if at + 1 < len(figures):
            end = min(end, figures[at + 1].start)
        beside = frozenset(_BESIDE.findall(fold(text[start:end])))
        around = text[text.rfind(";", 0, figure.start) + 1 :].partition(";")[0]
        told.append(Told(figure, text[start:end], beside, around))
    return tuple(told)


def _in_unit_of_row(figures: list[Figure], text: str) -> list[Figure]:
    """Give the bare figures of a table's row the unit that stands in a cell of its own."""
    cells = [cell.strip() for cell in _CELL.split(text)]
    if len(cells) < _CELLS_OF_ROW or all(figure.measure for figure in figures):
        return figures
    for cell in cells[1:]:
        of = next(iter(find_figures(f"1 {cell}")), None)
        if of and of.measure == cell.lower():
            return [
                each
                if each.measure
                else replace(each, scale=of.scale, unit=of.unit, per=of.per, measure=cell)
                for each in figures
            ]
    return figures


def _figures_marked(text: str, wanted: Wanted) -> tuple[Span, ...]:
    units = things_counted(wanted.folded) or [""]
    keys = (key_figure(text, wanted, unit) for unit in units)
    return tuple(sorted({(key.figure.start, key.figure.end) for key in keys if key}))


def _fitness(told: Told, wanted: Wanted) -> tuple[int, ...]:
    is_share = told.figure.unit in {"%", "điểm %"}
    asks_share = _SHARE.search(wanted.folded) is not None
    asked_beside = sum(word in wanted.folded for word in told.beside)
    years = frozenset(_YEAR.findall(told.part))
    dimension = dimension_of(told.figure) if told.figure.unit else wanted.dimension
    return (
        not wanted.dimension or dimension == wanted.dimension,
        is_share == asks_share,
        not (years and wanted.years) or bool(years & wanted.years),
        not wanted.measure or may_tell(told.figure, wanted.measure),
        asked_beside or -len(told.beside),
        len(_named(told.around, wanted) - wanted.told_by_unit) if wanted.measure else 0,
        len(_named(told.part, wanted) - wanted.told_by_unit),
        wanted.head <= _named(told.part, wanted),
        -told.figure.start,
    )


def _named(text: str, wanted: Wanted) -> frozenset[str]:
    tokens = folded_tokens(text)
    return wanted.topic.intersection((*tokens, *bigrams(tokens)))
