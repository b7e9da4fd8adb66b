"""A sentence of a report as an answer states it: short, under its place and period, and cited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoibaocao.answering.clauses import clause_of, key_figure, marks_of
from hoibaocao.answering.figures import Told, told_figures
from hoibaocao.answering.reading_on import read_on
from hoibaocao.answering.wanted import Wanted
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.plans import announces_plan
from hoibaocao.reading.headings import begins_item
from hoibaocao.reading.table_rows import is_row
from hoibaocao.records import BELOW, Answer, Citation, Hit, Period, Place, Statement
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import SearchResult
from hoibaocao.searching.signs import is_headed
from hoibaocao.vietnamese.capitals import sentence_case
from hoibaocao.vietnamese.numbers import find_figures, same_figure
from hoibaocao.vietnamese.periods import describe, describe_en
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.sentences import Span

_NUMBER = re.compile(
    r"(?:(?i:phần|chương|mục) (?i:thứ )?\w+\s*[.:–-]"
    r"|(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-ZĐa-zđ])[.)/–-]+)\s+"
)
_LEAD = re.compile(r"(?:(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)–-]|[-–+•*])\s+")


@dataclass(frozen=True, slots=True)
class Point:
    """What is stated of a report.

    Attributes:
        hit: The passage it stands in.
        quote: Offsets of the sentences to cite, in the report's text.
        text: What is said, word for word: the quote, or the clause of it that answers.
        marks: The words that answer, as offsets in the report's text.
        figure: The figure that answers, if one is asked for.
        heading: Of the section that is stated as a whole, or that tells what is to come: the
            period of the report is not that of its plans.
        goes_on: Whether it goes on with what is stated before it.
    """

    hit: Hit
    quote: Span
    text: str
    marks: tuple[Span, ...]
    figure: Told | None = None
    heading: str = ""
    goes_on: bool = False

    @property
    def stated(self) -> str:
        """Return what is said under the place and the period of its report.

        A period that the words themselves begin with is not said twice.
        """
        if self.goes_on:
            return self.text
        of = self.hit.metadata
        period = None if of.period and _begins_with(self.text, of.period) else of.period
        where = " – ".join(filter(None, (heading_of(of.place, period), self.heading)))
        if not where:
            return self.text
        blank = "\n" if "\n" in self.text else " "
        return f"{where}:{blank}{self.text}"

    @property
    def answer(self) -> str:
        """Return the words that answer, joined by semicolons."""
        passage = self.hit.passage
        return "; ".join(passage.quote(a, b) for a, b in self.marks)

    @property
    def is_row(self) -> bool:
        """Whether it reads like the row of a table."""
        return is_row(self.text)

    def citation(self, n: int) -> Citation:
        """Return the citation of number ``n`` that proves it."""
        passage = self.hit.passage
        start, end = self.quote
        return Citation(
            n=n,
            passage=passage,
            metadata=self.hit.metadata,
            start=start,
            end=end,
            quote=passage.quote(start, end),
            also_in=self.hit.also_in,
            marks=self.marks,
        )


def point_of(evidence: Evidence, wanted: Wanted) -> Point:
    """Return what is stated of a sentence that answers.

    Args:
        evidence: The sentence; it is read on where it does not tell all by itself.
        wanted: By the question.
    """
    hit = evidence.hit
    wanted = wanted.told_of(hit.metadata.period)
    own = (evidence.start, evidence.end)
    signs = evidence.signs
    # An item of a list that says more of the topic than its heading does is what is asked for.
    is_item = begins_item(evidence.text) and signs.heading < signs.coverage
    is_list = is_headed(signs) or (wanted.is_list and not is_item)
    quote = read_on(hit.passage, own, to_list=is_list)
    at = hit.passage.start
    text = hit.passage.text[quote[0] - at : quote[1] - at]
    start, end = clause_of(text, wanted) if quote == own else (0, len(text))
    said = text[start:end]
    offset = quote[0] + start
    return Point(
        hit=hit,
        quote=quote,
        text=tidy_lines(said) if quote != own else " ".join(without_lead(said).split()),
        heading=_plan_above(hit),
        marks=tuple((offset + a, offset + b) for a, b in marks_of(said, wanted)),
        figure=key_figure(said, wanted) if wanted.asked == "figure" else None,
    )


def answer_of(
    generation: Generation, result: SearchResult, text: str, points: Sequence[Point]
) -> Answer:
    """Return an answer that states these points, each proved by the citation of its number.

    Args:
        generation: The one that was searched.
        result: What was found in it.
        text: What is shown, with the numbers of the citations.
        points: In the order of their numbers, from 1.
    """
    return Answer(
        question=result.question,
        text=text,
        refused=False,
        scope=result.scope,
        statements=tuple(
            Statement(point.stated, citations=(n,), verified=True)
            for n, point in enumerate(points, 1)
        ),
        citations=tuple(point.citation(n) for n, point in enumerate(points, 1)),
        answerer="extractive",
        generation=generation.name,
    )


def widest(points: Sequence[Point]) -> list[Point]:
    """Return the points, one that is quoted within another replaced by that one, each once."""
    return list(dict.fromkeys(max(_holding(points, each), key=_width) for each in points))


def without_repeated_rows(points: Sequence[Point]) -> list[Point]:
    """Return the points without rows of tables that give a figure which prose gives, too."""
    prose = [each for each in points if not each.is_row]
    return [each for each in points if not each.is_row or not any(_repeats(each, p) for p in prose)]


def _repeats(row: Point, prose: Point) -> bool:
    figure = row.figure or next(iter(told_figures(row.text)), None)
    if figure is None or row.hit.passage.report != prose.hit.passage.report:
        return False
    return any(same_figure(figure.figure, each) for each in find_figures(prose.text))


def _holding(points: Sequence[Point], inner: Point) -> list[Point]:
    report, (start, end) = inner.hit.passage.report, inner.quote
    return [
        each
        for each in points
        if each.hit.passage.report == report and each.quote[0] <= start and end <= each.quote[1]
    ]


def _width(point: Point) -> int:
    return point.quote[1] - point.quote[0]


def named_section(heading: str) -> str:
    """Return a heading as a statement names it: without its number, in small letters."""
    number = _NUMBER.match(heading)
    return sentence_case(heading[number.end() if number else 0 :])


def _plan_above(hit: Hit) -> str:
    """Return the name of the section about what is to come that a passage stands in, if any."""
    above = hit.passage.section.split(BELOW)
    plans = (each for each in above if announces_plan(each, hit.metadata.period))
    return named_section(next(plans, ""))


def tidy_lines(said: str) -> str:
    """Return what is said without the numbering before it, the items of a list on lines."""
    first, *items = (without_lead(line) for line in said.split("\n") if line.strip())
    lines = [first, *(f"- {item}" for item in items)]
    if items and not first.endswith(":"):
        lines[0] = f"- {first}"
    return "\n".join(line.rstrip(" ;,") for line in lines)


def without_lead(line: str) -> str:
    """Return a line without the number or the bullet before it."""
    lead = _LEAD.match(line)
    return line[lead.end() :] if lead else line


def _begins_with(said: str, period: Period) -> bool:
    return said.lower().removeprefix("trong ").startswith(f"{describe(period).lower()},")


def heading_of(place: Place | None, period: Period | None, lang: str = "vi") -> str:
    """Return a place and a period as a statement begins."""
    where = where_of(place, period, lang)
    return where[:1].upper() + where[1:]


def where_of(place: Place | None, period: Period | None, lang: str = "vi") -> str:
    """Return a place and a period as they stand within a sentence."""
    words = describe_en if lang == "en" else describe
    parts = (label(place) if place else "", words(period) if period else "")
    return ", ".join(part for part in parts if part)
