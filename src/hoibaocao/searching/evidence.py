"""Which sentence of the passages that were found answers a question, if any does.

Every sentence gets a score from signs that can be counted: how much of what the question is about
it names, weighted by how rare the words are; how near its meaning is; whether it holds the kind of
thing that is asked for, and of the right period. A sentence that speaks of another period than the
one asked, or of a plan, is poor evidence.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from operator import mul
from typing import Any, NamedTuple

from hoibaocao.indexing.facts import Sentence
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.headings import is_letterhead
from hoibaocao.records import Hit, Metadata, Place
from hoibaocao.searching.fitting import fits as holds_kind
from hoibaocao.searching.fitting import has_dimension, names_somebody, told_of
from hoibaocao.searching.groups import names_group
from hoibaocao.searching.rivals import Rivals
from hoibaocao.searching.rows import is_row_of, row_answers
from hoibaocao.searching.sides import Side
from hoibaocao.searching.signs import RANKING, Signs, is_enough, is_named
from hoibaocao.searching.speaking import Speaking
from hoibaocao.searching.things import names_thing
from hoibaocao.searching.topic import Measured, Topic
from hoibaocao.searching.wording import spells
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.documents import documents_named, documents_of
from hoibaocao.vietnamese.periods import nested
from hoibaocao.vietnamese.text import fold

LONG = 60
"""Tokens of a sentence that is of full length."""

_GOES_ON = ("- ", "– ", "+ ", "* ", "• ", "Trong đó", "trong đó", "Cụ thể")  # items, or on to them
_SPENT_OF_YEAR = re.compile(r"\bvon\b[^;.]{0,40}\bnam \d{4}\b.*\b(?:giai ngan|thanh toan)\b")
_OF_INNER = {
    "commune": (
        r"(?:xa|phuong|thi tran) ",
        r"(?<!huyen )(?<!tinh )(?<!thi xa )(?<!quan )(?<!thanh pho )(?<!uy )",
    ),
    "district": (
        r"(?:huyen|quan|thi xa|thanh pho|tp\.?) ?",
        r"(?<!(?<!thi )xa )(?<!phuong )(?<!thi tran )(?<!tinh )",
    ),
}
"""What stands before the name of an inner place that its wider one bears, too; before any other."""


class Evidence(NamedTuple):  # hundreds a question: a data class takes four times as long to make
    """A sentence: ``start`` and ``end`` are offsets into the report's canonical text.

    ``score`` ranks the sentences of a question; ``answers`` tells whether the sentence answers it,
    not only better than the others. What tells a program what to do never does. ``kindred`` would
    answer if it did not count another kind of the thing asked for: "cận nghèo" for "nghèo".
    """

    hit: Hit
    number: int
    start: int
    end: int
    text: str
    signs: Signs
    score: float
    fits: bool
    answers: bool
    kindred: bool = False


def find_evidence(
    generation: Generation,
    topic: Topic,
    side: Side,
    passages: Sequence[Measured],
    among: Collection[int] = (),
) -> list[Evidence]:
    """Return the sentences of passages that may be evidence for a side, best first.

    Args:
        generation: The one that was searched.
        topic: What the question is about.
        side: The place and period the evidence has to be about.
        passages: The best of the side, held against the topic, best first.
        among: The numbers of the sentences to judge; all if there are none.
    """
    rivals = Rivals.of([each.hit for each in passages])
    found = [
        evidence
        for each in passages
        for evidence in _sentences(generation, each, rivals, topic, side, among=among)
    ]
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.start))


def probabilities(found: Sequence[Evidence]) -> list[float]:
    """Return how likely each sentence of a side is the one that answers, if any of them does.

    The weights of the signs are fitted so that a score is the logarithm of that, but for what is
    the same for all sentences of a side.
    """
    highest = max((each.score for each in found), default=0.0)
    odds = [math.exp(each.score - highest) for each in found]
    total = sum(odds)
    return [each / total for each in odds]


def _sentences(
    generation: Generation,
    of: Measured,
    rivals: Rivals,
    topic: Topic,
    side: Side,
    *,
    among: Collection[int],
) -> Iterator[Evidence]:
    hit, facts = of.hit, of.facts
    passage = hit.passage
    speaking = Speaking(side, topic.asked, hit.metadata.period, facts, ahead=topic.ahead)
    inner = [_as_inner(place, hit.metadata.place) for place in topic.named]
    papers = topic.documents and topic.documents - documents_named(fold(hit.metadata.title))
    asks_figure = topic.asked == "figure"
    of_whole = asks_figure and not (topic.named or names_group(topic.question))
    is_general = hit.metadata.is_general
    sites = topic.events if is_general else (*topic.sites, *topic.events)
    counts = asks_figure and not is_general  # general texts count other things
    measures = counts or (topic.section and not is_general)  # "giá phòng thế nào"
    # They tell who and when in more ways than reports do: "nhà vua", "sau chiến tranh"; and what is
    # asked in words that nobody foresaw is there no figure.
    may_not_fit = is_general and topic.office is None and (not asks_figure or topic.vague)
    is_superseded = rivals.is_superseded(hit.metadata)
    spelt_out = generation.abbreviations.everywhere.spelt_out
    for (
        before,
        number,
        sentence,
        text,
        folded,
        units,
        tokens,
        row,
        length,
        named,
        alone,
        around,
    ) in _judged(of, among):
        fits = holds_kind(topic.asked, topic.office, topic.question, sentence, text, folded=folded)
        if topic.asked == "person" and not is_general:
            fits = fits and names_somebody(text, topic.question)
        is_of_it = speaking.tells(sentence)
        if row and not is_of_it:
            is_of_it = is_row_of(row, text, side.period, hit.metadata.period, ahead=topic.ahead)
        is_aside = (
            not is_of_it
            or _is_elsewhen(side, sentence, folded, asks_figure=asks_figure)
            or (inner and not all(name.search(folded) for name in inner))
            or (sites and not all(site in tokens or site in facts.heading for site in sites))
            or (papers and not papers <= documents_of(passage.text, sentence.start, sentence.end))
            or (topic.asked == "person" and not (fits or is_general))
            or (of_whole and bool(units) and _counts_other(topic, hit.metadata, units))
        )
        coverage, pairs, in_heading = named
        signs = Signs(
            coverage=coverage,
            heading=in_heading,
            pairs=pairs,
            nearness=alone,
            around=around,
            figure=float(fits and asks_figure),
            name=float(fits and topic.asked in {"person", "date"}),
            plan=float(sentence.plan and asks_figure and not (topic.ahead or side.planned)),
            aside=float(is_aside),
            superseded=float(is_superseded),
            fused=hit.score - rivals.best,
            length=min(length / LONG, 1.0),
        )
        speaks = fits or may_not_fit or (topic.bare and is_named(signs))
        seems = speaks and (
            row_answers(spelt_out(row), f"{tokens}{facts.heading}", topic, signs)
            if row
            else is_enough(signs)
        )
        seems = seems and not is_command(passage.text, sentence.start, sentence.end)
        seems = seems and (not topic.word or spells(spelt_out(text), topic.word))
        told = "asked"
        seems = seems and not (
            is_letterhead(text) or (asks_figure and folded in fold(hit.metadata.title))
        )
        if seems and not is_general:
            seems = names_thing(topic.thing, (text, before[1], passage.section), spelt_out)
        if seems and counts:
            # The words of a row hold those of its caption, wherever that stands.
            nearest = (tokens, passage.section, hit.metadata.title) if row else None
            above = nearest or (*before, passage.section)
            kinds = topic.own_kinds if is_named(signs) else topic.kinds
            told = told_of(kinds, topic.dimension, text, above, spelt_out)
        if seems and measures and not has_dimension(text, topic.dimension):
            told = "other"
        if told == "other":
            signs = signs._replace(aside=1.0)
        yield Evidence(
            hit=hit,
            number=number,
            start=passage.start + sentence.start,
            end=passage.start + sentence.end,
            text=text,
            signs=signs,
            score=sum(map(mul, RANKING, signs)),
            fits=fits,
            answers=seems and told == "asked",
            kindred=seems and told == "other",
        )


def _judged(of: Measured, among: Collection[int]) -> Iterator[tuple[Any, ...]]:
    """Yield what is known of each sentence to judge, behind the one before it and its lead-in."""
    facts, heading, before, lead = of.facts, of.hit.passage.heading, "", ""
    rows = zip(
        of.numbers,
        facts.sentences,
        facts.texts,
        facts.folded,
        facts.units,
        facts.tokens,
        facts.row_names,
        facts.lengths,
        of.shares,
        of.alone,
        of.around,
        strict=True,
    )
    for number, text, row in zip(of.numbers, facts.texts, rows, strict=True):
        if heading.endswith(text):
            continue
        if not among or number in among:
            yield (before, lead), *row
        before = text
        lead = lead if text.startswith(_GOES_ON) else text


def _as_inner(place: Place, around: Place | None) -> re.Pattern[str]:
    """Return how folded text names a place within a report's area, and no other of its name."""
    name = fold(place.name)
    with_unit, alone = _OF_INNER[place.level]
    is_namesake = around is not None and around.level != place.level and fold(around.name) == name
    return re.compile(rf"(?<!\w){with_unit if is_namesake else alone}{re.escape(name)}(?!\w)")


def _is_elsewhen(side: Side, sentence: Sentence, folded: str, *, asks_figure: bool) -> bool:
    """Tell whether every clause with a figure names another period than the one asked.

    Where no figure is asked for, one of the same year is none other. Of a month in a report on more
    than that, so does a sentence that names other months: the row "Tháng 1 (Số vụ: 3)" stands
    beside that of the month. In "vốn năm 2024 là 418 tỷ đồng, giải ngân 221 tỷ đồng" the year is
    that of the capital: what is spent of it is told for the period of the report.
    """
    of = sentence.figures_of
    if side.period is None or side.period.end in of:
        return False
    if not of:
        is_of_month = sentence.figure and side.period.kind == "month" and not side.exact
        named = sentence.periods if is_of_month else ()
        return bool(named) and not any(nested(each, side.period) for each in named)
    if not asks_figure and side.period.end.year in {day.year for day in of}:
        return False
    is_of_capital = side.exact and _SPENT_OF_YEAR.search(folded) is not None
    return not (is_of_capital and {day.year for day in of} == {side.period.end.year})


def _counts_other(topic: Topic, report: Metadata, units: Sequence[str]) -> bool:
    """Tell whether a sentence counts a part of the place that is asked for, which is a whole."""
    return any(
        not _is_within(report.place, name) and fold(name) not in topic.question for name in units
    )


def _is_within(place: Place | None, name: str) -> bool:
    """Tell whether a name may begin that of a report's place or of what that is a part of."""
    if place is None:
        return True
    names = (place.name, place.district, place.province)
    return any(fold(each).startswith(fold(name)) for each in names)
