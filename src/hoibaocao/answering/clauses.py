"""Which part of a sentence answers: the clause to state, and the words of it to mark.

A clause is cut out only when it names all of the question's topic that its sentence names; where
that leaves a doubt, the sentence is stated whole.
"""

import re
from dataclasses import replace
from itertools import combinations_with_replacement

from hoibaocao.answering.clause_parts import parts_of
from hoibaocao.answering.columns import cell_asked
from hoibaocao.answering.figures import Told, of_cell, told_figures
from hoibaocao.answering.wanted import Wanted, fitness
from hoibaocao.indexing.facts import BARE_CELLS
from hoibaocao.reading.row_cells import Row, RowCell, row_of
from hoibaocao.searching.fitting import dimension_of
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.numbers import Figure, find_figures
from hoibaocao.vietnamese.offices import holders
from hoibaocao.vietnamese.people import find_people
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import bigrams, folded_tokens

_SHORT = 100
"""A sentence of at most this many characters is never cut."""

_RATE = re.compile(r"\b(?:ty le|ti le)\b|%")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIGNS = " +-–−~≈<>≤≥"


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
    return max(told, key=lambda each: fitness(each, wanted), default=None)


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
    is_share = not figure.unit and _RATE.search(fold(cell.column))
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


def _may_be_in(figure: Figure, unit: str) -> bool:
    """Tell whether a figure counts in a unit; parts of a sum leave theirs out: "(nam 12, nữ 7)"."""
    return not figure.measure or unit in fold(figure.measure).split()


def _named(text: str, wanted: Wanted) -> frozenset[str]:
    tokens = folded_tokens(text)
    return wanted.topic.intersection((*tokens, *bigrams(tokens)))
