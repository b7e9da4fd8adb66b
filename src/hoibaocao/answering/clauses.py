"""Which part of a sentence answers: the clause to state, and the words of it to mark.

A clause is cut out only when it names all of the question's topic that its sentence names; where
that leaves a doubt, the sentence is stated whole.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations_with_replacement

from hoibaocao.answering.clause_parts import parts_of
from hoibaocao.answering.columns import cell_asked
from hoibaocao.answering.figures import (
    Aside,
    Told,
    asides_asked,
    numbers_given,
    of_cell,
    told_figures,
    without_asides,
)
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
_NUMBER_OF = re.compile(r"\W*(?:tong )?so (\w+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNS = " +-–−~≈<>≤≥"
_WHETHER = re.compile(r"\bco phai\b|\b(?:phai|dung|co) (?:khong|chua)\b|\b(?:khong|chua)\W*$")
_LIKELY, _EXCESS = 0.5, 0.02
"""What the unit that is asked for counts for a figure; what a word beside that is not, against."""


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
        words: As ``topic``, and in its own words, but for those that ask for ``asides``.
        given: Numbers that it names, which are not those it asks for.
        asides: What it asks of a figure beside what that is.
        elsewhen: The years are not that of the report.
        units: The first word, folded, of each thing that it asks how many of; one is empty if none.
        number: That of what it asks the number of, as in "số vụ cháy"; reports may count otherwise.
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
    words: tuple[frozenset[str], ...]
    given: frozenset[Decimal]
    asides: frozenset[Aside]
    elsewhen: bool
    units: tuple[str, ...]
    number: str

    @classmethod
    def of(cls, reading: str, topic: str, own: str = "") -> "Wanted":
        """Read a question.

        Args:
            reading: The question as it was read.
            topic: The same without its places and periods, in Vietnamese, spelt out.
            own: The same in the question's own words, if those are others: with abbreviations.
        """
        tokens, years = content_tokens(topic), frozenset(_YEAR.findall(reading))
        said = [content_tokens(without_asides(text)) for text in (topic, own or topic)]
        return cls(
            asked_for(reading),
            fold(f"{reading} {topic}"),
            frozenset((*tokens, *bigrams(tokens))),
            asks_list(reading),
            compares(reading),
            office_asked(reading),
            years,
            dimension_asked(reading, {}),
            measure_asked(fold(topic)),
            tuple(frozenset((*words, *bigrams(words))) for words in said),
            frozenset() if _WHETHER.search(fold(reading)) else numbers_given(own or topic),
            asides_asked(own or topic),
            elsewhen=bool(years),
            units=_units(reading, own or topic),
            number=number[1] if (number := _NUMBER_OF.match(fold(own or topic))) else "",
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
        years = self.years & own or self.years or own
        return replace(self, years=years, elsewhen=years != own)


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


def key_figure(text: str, wanted: Wanted, unit: str | None = None) -> Told | None:
    """Return the figure of a text that answers best, None if there is none.

    Args:
        text: What is stated, in NFC.
        wanted: By the question.
        unit: Of those wanted; the first if it is None.
    """
    unit = wanted.units[0] if unit is None else unit
    if (row := row_of(text)) and (cell := cell_told(row, text, wanted, unit)):
        return told_in(cell, text)
    told = told_figures(text, wanted.given)
    if len(told) > 1 and BARE_CELLS in text:
        return None
    if any(unit in fold(each.figure.measure).split() for each in told):
        told = tuple(each for each in told if _may_be_in(each.figure, unit))
    return max(told, key=lambda each: _fitness(each, wanted), default=None)


def cell_told(row: Row, text: str, wanted: Wanted, unit: str = "") -> RowCell | None:
    """Return the cell of a row whose figure is asked for; see `key_figure`."""
    figures = {cell: told.figure for cell in row.cells if (told := told_in(cell, text))}
    fits = [cell for cell, of in figures.items() if unit in fold(of.measure).split()]
    if wanted.dimension:
        of = {cell: _dimension(cell, figure) for cell, figure in figures.items()}
        same = [cell for cell in fits or figures if of[cell] == wanted.dimension]
        fits = same or fits
    return cell_asked(row, fits or figures, wanted.folded, wanted.years)


def _dimension(cell: RowCell, figure: Figure) -> str:
    """Return the dimension of a cell's figure, which its column may tell: "Tỷ lệ: 93,0"."""
    is_share = not figure.unit and _SHARE.search(fold(cell.column))
    return "share" if is_share else dimension_of(figure)


def told_in(cell: RowCell, text: str) -> Told | None:
    """Return the figure of a cell, and what is said of it; None if it gives none."""
    value = text[cell.start : cell.end]
    figure = next(iter(find_figures(value)), None)
    if figure is None or value[: figure.start].strip(_SIGNS):
        return None
    figure = replace(figure, start=cell.start + figure.start, end=cell.start + figure.end)
    return of_cell(f"{cell.column} {value}", figure)


def _figures_marked(text: str, wanted: Wanted) -> tuple[Span, ...]:
    keys = (key_figure(text, wanted, unit) for unit in wanted.units)
    return tuple(sorted({(key.figure.start, key.figure.end) for key in keys if key}))


def _units(*texts: str) -> tuple[str, ...]:
    counted = (thing for text in texts for thing, _ in things_counted(fold(text)))
    return tuple(dict.fromkeys(counted)) or ("",)


def _may_be_in(figure: Figure, unit: str) -> bool:
    """Tell whether a figure counts in a unit; parts of a sum leave theirs out: "(nam 12, nữ 7)"."""
    return not figure.measure or unit in fold(figure.measure).split()


def _fitness(told: Told, wanted: Wanted) -> tuple[float, ...]:
    """Return how well a figure is the one that is wanted, what counts most first."""
    figure = told.figure
    is_share = figure.unit in {"%", "điểm %"}
    asks_share = _SHARE.search(wanted.folded) is not None
    dimension = dimension_of(figure) if figure.unit else ""
    # "Đạt 58,7% kế hoạch" is the share that is asked for.
    asides = told.asides - {"ratio", "plan"} if is_share and asks_share else told.asides
    asides = asides | (told.asides & wanted.asides)
    return (
        _kinship(dimension, wanted.dimension),
        is_share >= asks_share,
        not (told.years and wanted.years) or bool(told.years & wanted.years),
        wanted.elsewhen and bool(told.years & wanted.years),
        not wanted.measure or may_tell(figure, wanted.measure),
        1 if asides & wanted.asides else -bool(asides),
        not asides - wanted.asides,
        max(_named_by(told, words - wanted.told_by_unit) for words in wanted.words)
        + _LIKELY * (wanted.number in fold(figure.measure).split()),
        -figure.start,
    )


def _named_by(told: Told, words: frozenset[str]) -> float:
    """Return how much of what a question says is said of a figure, and little else."""
    named = sum(told.said.get(token, 0.0) for token in words)
    beside = frozenset(content_tokens(told.part)) - words
    return named - _EXCESS * len(beside)


def _kinship(dimension: str, wanted: str) -> int:
    """Return how well a dimension is the one that is wanted; what is bare may only be counted."""
    if not wanted or dimension == wanted or (not dimension and wanted in {"count", "other"}):
        return 2
    return 0 if dimension else 1


def _named(text: str, wanted: Wanted) -> frozenset[str]:
    tokens = folded_tokens(text)
    return wanted.topic.intersection((*tokens, *bigrams(tokens)))
