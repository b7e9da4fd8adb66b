"""Which sentence of the passages that were found answers a question, if any does.

Every sentence gets a score from signs that can be counted: how much of what the question is about
it names, weighted by how rare the words are; how near its meaning is; whether it holds the kind of
thing that is asked for, and of the right period. A sentence that speaks of another period than the
one asked, or of a plan, is poor evidence.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import mul

from hoibaocao.indexing.catalogue import Facts
from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.facts import Sentence
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Metadata, Period, Place
from hoibaocao.searching.fitting import fits as holds_kind
from hoibaocao.searching.nearness import nearness, with_neighbours
from hoibaocao.searching.questions import Asked, asked_for, looks_ahead, office_asked
from hoibaocao.searching.rivals import Rivals
from hoibaocao.searching.scope import Side
from hoibaocao.searching.signs import RANKING, Signs, is_enough
from hoibaocao.searching.speaking import naming_needed
from hoibaocao.searching.wording import Named, Wording, weighed
from hoibaocao.vietnamese.abbreviations import Abbreviations
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.kinds import Kinds, Told, kinds_asked, tells_of
from hoibaocao.vietnamese.offices import Office
from hoibaocao.vietnamese.periods import covers, same
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.unit_names import units_counted

_LONG = 60
_SPENT_OF_YEAR = re.compile(r"\bvon\b[^;.]{0,40}\bnam \d{4}\b.*\b(?:giai ngan|thanh toan)\b")
_NO_WIDER = r"(?<!huyen )(?<!tinh )(?<!thi xa )(?<!quan )(?<!thanh pho )(?<!uy )"


@dataclass(frozen=True, slots=True)
class Evidence:
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was found, with its number in the catalogue."""

    number: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Topic:
    """What sentences are held against.

    ``question`` is folded. ``texts`` are the question without its places and periods, in
    Vietnamese, spelt out, then as reports may word it. ``by_chance`` is the cosine of the topic
    with an average passage, which depends on the model. Of the ``wordings`` counts the one that a
    sentence names most of. ``ahead`` tells that what is to come is asked for. ``named`` are places
    within a report's area that a sentence must name, and it must be of the ``kinds`` asked for; of
    an ``office`` the holder is asked for.
    """

    question: str
    texts: tuple[str, ...]
    vector: Vectors = field(compare=False)
    by_chance: float
    wordings: tuple[Wording, ...]
    asked: Asked
    ahead: bool
    named: tuple[str, ...]
    kinds: Kinds
    office: Office | None

    @classmethod
    def of(
        cls,
        generation: Generation,
        question: str,
        texts: tuple[str, ...],
        vector: Vectors,
        named: tuple[str, ...],
    ) -> "Topic":
        """Return the topic of a question to a generation.

        Args:
            generation: The one to search.
            question: As it is read, in NFC, spelt out.
            texts: Those of the topic.
            vector: Of them.
            named: Folded names that evidence has to contain.
        """
        return cls(
            question=fold(question),
            texts=texts,
            vector=vector,
            by_chance=float(generation.dense.centroid @ vector),
            ahead=looks_ahead(question),
            wordings=weighed(generation.lexical, texts),
            asked=asked_for(question),
            named=named,
            kinds=kinds_asked(texts),
            office=next(filter(None, map(office_asked, (question, *texts))), None),
        )

    def named_by(self, facts: Facts) -> list[Named]:
        """Return how much each sentence of a passage names of the wording it names most of."""
        heading = frozenset(facts.heading.split())
        of_each = (each.named_by(facts.tokens, heading) for each in self.wordings)
        return list(map(max, zip(*of_each, strict=True)))


def find_evidence(
    generation: Generation, topic: Topic, side: Side, candidates: Sequence[Candidate]
) -> list[Evidence]:
    """Return the sentences of passages that may be evidence for a side, best first.

    Args:
        generation: The one that was searched.
        topic: What the question is about.
        side: The place and period the evidence has to be about.
        candidates: The best passages of the side, best first.
    """
    rivals = Rivals.of([candidate.hit for candidate in candidates])
    found = [
        evidence
        for candidate in candidates
        for evidence in _sentences(generation, candidate, rivals, topic, side)
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
    generation: Generation, candidate: Candidate, rivals: Rivals, topic: Topic, side: Side
) -> Iterator[Evidence]:
    hit = candidate.hit
    passage = hit.passage
    naming = naming_needed(side, topic.asked, hit.metadata.period, ahead=topic.ahead)
    facts = generation.catalogue.facts(candidate.number)
    is_told = naming == "nowhere" or (naming == "passage" and _speaks_of(side.period, facts))
    communes = [_as_commune(name, hit.metadata.place) for name in topic.named]
    asks_figure = topic.asked == "figure"
    is_general = hit.metadata.period is None
    counts = asks_figure and not is_general  # general texts count other things
    # They tell who and when in more ways than reports do: "nhà vua", "sau chiến tranh".
    may_not_fit = is_general and not asks_figure and topic.office is None
    is_superseded = rivals.is_superseded(hit.metadata)
    told_kind = partial(_told_kind, generation.abbreviations.everywhere, topic.kinds)
    before = ""
    first = facts.first_sentence
    vectors = generation.sentences.rows(first, first + len(facts.sentences))
    alone = nearness(vectors, topic.vector, topic.by_chance)
    around = nearness(with_neighbours(vectors), topic.vector, topic.by_chance)
    shares = topic.named_by(facts)
    rows = zip(facts.sentences, facts.tokens, shares, alone, around, strict=True)
    for number, (sentence, tokens, share, near_alone, near_around) in enumerate(rows, first):
        text = passage.text[sentence.start : sentence.end]
        if text == passage.heading:
            continue
        is_of_it = is_told or (naming == "sentence" and _names(side.period, sentence))
        is_aside = (
            not is_of_it
            or _is_elsewhen(side, sentence, text)
            or not all(name.search(fold(text)) for name in communes)
            or (asks_figure and sentence.figure and _counts_other(topic, hit.metadata, text))
        )
        fits = holds_kind(topic.asked, topic.office, topic.question, sentence, text)
        signs = Signs(
            coverage=share.coverage,
            heading=share.heading,
            pairs=share.pairs,
            nearness=near_alone,
            around=near_around,
            figure=float(fits and asks_figure),
            name=float(fits and topic.asked in {"person", "date"}),
            plan=float(sentence.plan and asks_figure and not topic.ahead),
            aside=float(is_aside),
            superseded=float(is_superseded),
            fused=hit.score - rivals.best,
            length=min(len(tokens.split()) / _LONG, 1.0),
        )
        seems = (fits or may_not_fit) and is_enough(signs)
        seems = seems and not is_command(passage.text, sentence.start, sentence.end)
        told = told_kind(text, (before, passage.section)) if seems and counts else "asked"
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
        before = text


def _told_kind(abbreviations: Abbreviations, asked: Kinds, text: str, above: Sequence[str]) -> Told:
    """Return whether a sentence may tell of the kinds asked for, spelt out."""
    if not asked:
        return "asked"
    spelt_out = abbreviations.spelt_out
    return tells_of(asked, spelt_out(text), [spelt_out(each) for each in above])


def _as_commune(name: str, around: Place | None) -> re.Pattern[str]:
    """Return how folded text names a commune, and no wider unit of the same name."""
    is_namesake = around is not None and around.level != "commune" and fold(around.name) == name
    unit = r"(?:xa|phuong|thi tran) " if is_namesake else _NO_WIDER
    return re.compile(rf"(?<!\w){unit}{re.escape(name)}(?!\w)")


def _names(period: Period | None, sentence: Sentence) -> bool:
    return any(period is not None and same(of, period) for of in sentence.periods)


def _speaks_of(period: Period | None, facts: Facts) -> bool:
    """Tell whether a passage names a period or a part of it."""
    named = (of for sentence in facts.sentences for of in sentence.periods)
    return any(period is not None and covers(period, of) for of in named)


def _is_elsewhen(side: Side, sentence: Sentence, text: str) -> bool:
    """Tell whether every clause with a figure names another period than the one asked.

    Of a month in a report on more than that, so does a sentence that names other months: the row
    "Tháng 1 (Số vụ: 3)" stands beside that of the month.
    In "vốn năm 2024 là 418 tỷ đồng, giải ngân 221 tỷ đồng" the year is that of the capital: what is
    spent of it is told for the period of the report.
    """
    of = sentence.figures_of
    if side.period is None or side.period.end in of:
        return False
    if not of:
        is_of_month = sentence.figure and side.period.kind == "month" and not side.exact
        named = sentence.periods if is_of_month else ()
        return bool(named) and not any(_overlap(each, side.period) for each in named)
    is_of_capital = side.exact and _SPENT_OF_YEAR.search(fold(text)) is not None
    return not (is_of_capital and {day.year for day in of} == {side.period.end.year})


def _overlap(a: Period, b: Period) -> bool:
    return covers(a, b) or covers(b, a)


def _counts_other(topic: Topic, report: Metadata, text: str) -> bool:
    """Tell whether a sentence counts a part of the place that is asked for."""
    return any(
        fold(name) not in topic.question and not _is_within(report.place, name)
        for name in units_counted(text)
    )


def _is_within(place: Place | None, name: str) -> bool:
    """Tell whether a name may be that of a report's place or of what that is a part of."""
    return place is None or name in {place.name, place.district, place.province}
