"""What a sentence holds, whatever is asked: read once, when it is indexed.

To find periods, dates and names in the sentences of a question's best passages would take many
times as long as the search for them. Only `tokens_of` depends on the abbreviations in force.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from pydantic import TypeAdapter

from hoibaocao.reading.headings import is_letterhead
from hoibaocao.reading.table_rows import is_row
from hoibaocao.records import Passage, Period
from hoibaocao.vietnamese.dates import DateMention, find_dates, names_time
from hoibaocao.vietnamese.number_words import number_words
from hoibaocao.vietnamese.people import may_be_people
from hoibaocao.vietnamese.periods import PeriodMention, find_periods, is_school_year
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.text import fold, is_folded, normal
from hoibaocao.vietnamese.unit_names import units_counted

_SAME_TIME_BEFORE = re.compile(r"\W*(?:cung ky|nam truoc|nam ngoai|cung thoi diem)\b")
_CLAUSE = re.compile(r"[;()]|,(?=\s(?:năm|nam|quý|quy|cùng kỳ|cung ky|\d{1,2} th[áa]ng)\s)")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)–-]|[IVXLC]+[.–-]|[a-zđ][.)]|[-–+•*])\s")
_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?:/\d+)?%?")
_PLAN = re.compile(
    r"(?<!\w)(?:phấn đấu|dự kiến|đặt kế hoạch|giữ chỉ tiêu|phan dau|"
    r"(?<!% )(?<!phần trăm )(?<!vượt )(?<!so với )(?<!chương trình )"
    r"(?:mục tiêu(?! quốc gia| kép)|chỉ tiêu đề ra))(?!\w)"
)
"""What a result is held against, as in "đạt 76,8% mục tiêu", is no plan, nor is a programme."""
BARE_CELLS = " | "
"""Parts the cells of a row in plain text, which does not say what its columns are."""
_A_YEAR_BEFORE = date.min
"""Stands for the last day of a period that is told by no more than "năm trước"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage.

    Attributes:
        start: Where it begins in the passage's text.
        end: Where it ends there.
        figure: There is a figure, in digits or words, that is not part of a date or period, nor
            of a document's number in its head.
        dated: There is a date, a period, or a year, decade or century of any age.
        plan: It tells a plan, or stands among what is to come.
        names: The last two words, folded, of what may be names of persons.
        figures_of: The last days of the periods that its figures are said to be of; none if those
            of a clause are said to be of none.
        periods: Those named up to its end, in the whole sentence if it is one part of a long one;
            what is only compared to left aside.
    """

    start: int
    end: int
    figure: bool = False
    dated: bool = False
    plan: bool = False
    names: tuple[str, ...] = ()
    figures_of: tuple[date, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is known of a passage.

    Attributes:
        first_sentence: The number in the report of the first of its sentences.
        sentences: What each of them holds.
        texts: Each of them.
        heading: The tokens of its section and title, as `tokens_of` gives them.
        tokens: Those of each sentence.
    """

    first_sentence: int
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    heading: str
    tokens: tuple[str, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each sentence folded."""
        return tuple(map(fold, self.texts))

    @cached_property
    def row_names(self) -> tuple[str, ...]:
        """What each sentence that is a row of a table is about; empty for the others."""
        return tuple(_row_name(text) if is_row(text) else "" for text in self.texts)

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """The names of the units whose figures each sentence gives; see `units_counted`."""
        # The columns of a row may be other units.
        pairs = zip(self.sentences, self.texts, self.row_names, strict=True)
        return tuple(units_counted(row or text) if of.figure else () for of, text, row in pairs)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How many tokens each sentence has."""
        return tuple(len(tokens.split()) for tokens in self.tokens)

    @cached_property
    def above(self) -> frozenset[str]:
        """The tokens of the heading."""
        return frozenset(self.heading.split())


_SENTENCES = TypeAdapter(tuple[Sentence, ...])


def sentences_of(passage: Passage, report: Period | None, plan: str = "") -> tuple[Sentence, ...]:
    """Return the sentences of a passage, in order.

    Args:
        passage: What to read.
        report: What its report is about; dates periods that are named without a year.
        plan: The heading of the part of the report about what is to come, if it stands in one:
            its sentences tell plans, for the period that the heading names; the rows of a table
            are what the table's own head says.
    """
    whole = sentence_spans(passage.text, len(passage.text))
    year = report.start.year if report else None
    read = (_read(passage.text, span, whole, year) for span in sentence_spans(passage.text))
    of = _periods(plan, year)
    return tuple(
        replace(each, plan=True, periods=tuple(dict.fromkeys((*each.periods, *of))))
        if plan and not _is_row(passage.text[each.start : each.end])
        else each
        for each in read
    )


def to_json(sentences: Sequence[Sentence]) -> str:
    """Return sentences as they are kept."""
    return _SENTENCES.dump_json(tuple(sentences), exclude_defaults=True).decode()


def from_json(content: str) -> tuple[Sentence, ...]:
    """Return what `to_json` wrote."""
    return _SENTENCES.validate_json(content)


def _read(passage: str, span: Span, whole: Sequence[Span], year: int | None) -> Sentence:
    start, end = span
    text = passage[start:end]
    bare = _NUMBERING.sub("", text)
    first = next(first for first, last in whole if last >= end)
    return Sentence(
        start,
        end,
        figure=not is_letterhead(text) and (_has_figure(bare) or _has_number_word(bare)),
        dated=any(_times(bare)) or names_time(bare),
        plan=_is_planned(bare),
        names=tuple(" ".join(fold(bare[a:b]).split()[-2:]) for a, b in may_be_people(bare)),
        figures_of=_figures_of(bare),
        periods=_periods(bare if first == start else passage[first:end], year),
    )


def _is_plan(text: str) -> bool:
    """Tell whether the first figure of a sentence is a planned one.

    In "đạt 25.480 ha; mục tiêu là 24.000 ha" the result comes first, and what it is held against.
    """
    planned = _PLAN.search(normal(text))
    return planned is not None and not _has_figure(text[: planned.start()])


def _is_planned(text: str) -> bool:
    """Tell whether a sentence tells a plan; a row does if its name says so, or all its cells."""
    if not is_row(text):
        return _is_plan(text)
    name = _row_name(text)
    cells = [each for each in _CLAUSE.split(text[len(name) :]) if _has_figure(each)]
    planned = [_PLAN.search(normal(each)) is not None for each in cells]
    return _PLAN.search(normal(name)) is not None or (bool(cells) and all(planned))


def _row_name(row: str) -> str:
    """Return what a row is about: up to a colon, or to the bracket around its cells."""
    name = row.partition(":")[0]
    return name.rpartition(" (")[0] if name.count("(") > name.count(")") else name


def _periods(text: str, year: int | None) -> tuple[Period, ...]:
    named = find_periods(text, default_year=year) if _times(text)[0] else ()
    periods = (each.period for each in named if each.period and not each.comparison)
    return tuple(dict.fromkeys(periods))


def _figures_of(text: str) -> tuple[date, ...]:
    days: set[date] = set()
    of_row: set[date] = set()
    of_cell = is_row(text)
    if of_cell:  # what its name tells holds for all cells: "Tháng 2 – Phí chợ (…)"
        of_row = _ends(_row_name(text))
    for clause in filter(_has_figure, _CLAUSE.split(text)):
        if _SAME_TIME_BEFORE.match(fold(clause)):
            days.add(_A_YEAR_BEFORE)
            continue
        ends = _ends(clause, of_cell=of_cell) or of_row
        if not ends:
            return ()
        days |= ends
    return tuple(sorted(days))


def _ends(text: str, *, of_cell: bool = False) -> set[date]:
    """Return the last days of the periods that text names, those it compares with aside.

    What is told of a school year is told for the report's own period. In a cell, months without a
    year are of the one year that is named: "Năm 2023 – Thực hiện 9 tháng: 12".
    """
    mentions = [each for each in _times(text)[0] if not each.comparison]
    periods = [each.period for each in mentions if each.period]
    months = [each for each in mentions if each.period is None and each.months]
    years = {of.start.year for of in periods if of.kind == "year"}
    if of_cell and months and len(years) == len(periods) == 1:
        periods = [of for each in months if (of := each.in_year(*years))]
    return {of.end for of in periods if not is_school_year(of)}


def _is_row(text: str) -> bool:
    return BARE_CELLS in text or is_row(text)


def _has_figure(text: str) -> bool:
    """Tell whether there is a figure beside those of periods and dates."""
    return _FIGURE.search(text) is not None and _FIGURE.search(_timeless(text)) is not None


def _has_number_word(text: str) -> bool:
    """Tell whether there is a number in words beside those of periods and dates."""
    words = number_words(folded=is_folded(text))
    return all(words.search(normal(each)) for each in (text, _timeless(text)))


def _timeless(text: str) -> str:
    """Return text without its periods and dates."""
    spans = sorted((each.start, each.end) for found in _times(text) for each in found)
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


@lru_cache(maxsize=8)  # a sentence and its only clause are the same text
def _times(text: str) -> tuple[list[PeriodMention], list[DateMention]]:
    return find_periods(text), find_dates(text)
