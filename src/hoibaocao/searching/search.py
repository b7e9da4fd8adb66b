"""Hybrid search: scope first, then the dense and the lexical legs, fused."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain

from hoibaocao.embedding.encoder import Embedder
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Choice, Hit, Period, Place, Scope
from hoibaocao.searching.asked_words import asked_words
from hoibaocao.searching.duplicates import collapsed
from hoibaocao.searching.evidence import Evidence, find_evidence
from hoibaocao.searching.fusion import contributions, fused, interleave
from hoibaocao.searching.introducing import introduced
from hoibaocao.searching.legs import DEPTH, candidates_of, legs_of
from hoibaocao.searching.ordering import by_evidence
from hoibaocao.searching.preambles import asking_part
from hoibaocao.searching.questions import (
    alternatives,
    pared,
    tidy,
)
from hoibaocao.searching.quoting import Quoted, quoted, section_on
from hoibaocao.searching.reranking import READ, Reranker, reranking_leg
from hoibaocao.searching.scope import Resolution, ScopeReader
from hoibaocao.searching.sides import Side
from hoibaocao.searching.topic import Topic, measured
from hoibaocao.searching.topic_vectors import TopicVectors
from hoibaocao.vietnamese.english import is_english, translated
from hoibaocao.vietnamese.everyday import wordings
from hoibaocao.vietnamese.report_parts import PartsAsked

_TIE = 0.1
"""Reports answer equally well if their evidence names so nearly the same share of the topic."""

_SHORTEST_REPORTED = timedelta(days=27)
"""From the first to the last day of the shortest month; no report is of "hôm nay", "tuần này"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one side of a question, best first.

    ``shares`` tells for each hit what each leg added to its score. ``quotes`` are the parts of a
    report that are asked for as they stand; their passages lead the hits.
    """

    side: Side
    hits: tuple[Hit, ...]
    shares: tuple[Mapping[str, float], ...]
    evidence: tuple[Evidence, ...]
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was understood of a question and what was found, best first.

    ``reading`` is the question as it was read: slips mended, diacritics restored. The first of
    the texts of the ``topic`` is the reading without the places and periods that were resolved, in
    Vietnamese, abbreviations spelt out; the others are how reports may word it. ``sides`` groups
    hits by the place and period they were looked for under; sides whose period the library lacks
    are ``absent``, though ``hits`` shows what there is instead. ``choices`` are reports that answer
    equally well when the question does not say which it means.

    To tell why: ``resolution`` of the question, what was found on each side of it, the absent ones
    too (``searched``), and how many ``reports`` there were to look in.
    """

    question: str
    reading: str
    topic: Topic
    scope: Scope
    hits: tuple[Hit, ...]
    sides: tuple[Found, ...]
    absent: tuple[Side, ...]
    choices: tuple[Choice, ...]
    resolution: Resolution
    searched: tuple[Found, ...]
    reports: int


class Searcher:
    """Finds passages of a generation.

    Args:
        embedder: The one that the generation was made with.
        reranker: Reads the best passages of each side again; None to do without.
    """

    def __init__(self, embedder: Embedder, reranker: Reranker | None = None) -> None:
        self._vectors = TopicVectors(embedder)
        self._reranker = reranker

    def search(
        self,
        generation: Generation,
        question: str,
        k: int,
        *,
        today: date | None = None,
        places: Sequence[str] = (),
        periods: Sequence[str] = (),
    ) -> SearchResult:
        """Return the ``k`` passages most likely to answer a question.

        Args:
            generation: The one to search.
            question: As typed.
            k: How many passages to return.
            today: The day that "năm ngoái" counts from; the clock's if None.
            places: Names of those to look in; the question narrows them.
            periods: Those to look in, in words such as "6 tháng đầu năm 2023"; likewise.

        Raises:
            QuestionEmpty: There is no word in it.
            QuestionTooLong: It is longer than is read.
            PlaceUnknown: A place to look in cannot be read.
            PeriodUnknown: A period to look in cannot be read.
            RerankerUnavailable: A reranker is set and cannot be loaded.
        """
        question = tidy(question)
        mended = generation.language.mended(question)
        reading = generation.language.restored(mended)
        today = today or datetime.now().astimezone().date()
        resolution = scope_reader(generation).resolve(
            mended, reading, today=today, places=places, periods=periods
        )
        words = asked_words(resolution)
        words = translated(words) if is_english(reading) else words
        asked = chain.from_iterable(side.reports for side in resolution.sides)
        known = generation.abbreviations.of_question(reading, asked)
        spelt_out = map(known.spelt_out, (words, asking_part(reading)))
        words, told = map(generation.language.told_by_context, spelt_out)
        first, *others = alternatives(pared(words))
        texts = (*wordings(first), *others)
        vector = self._vectors.of(texts[:2])
        topic = Topic.of(generation, told, texts, vector, resolution.named)
        ranked = [
            _led(
                generation,
                topic,
                resolution.parts,
                *self._widened(generation, topic, side, k=k, reach=resolution.reach),
            )
            for side in resolution.sides
        ]
        present = tuple(found for found, _ in ranked if _speaks_of_its_period(found))
        rankings = [
            [(number, hit.score) for number, hit in zip(numbers, found.hits, strict=True)]
            for found, numbers in ranked
        ]
        hits = {n: hit for found, ns in ranked for n, hit in zip(ns, found.hits, strict=True)}
        return SearchResult(
            question=question,
            reading=resolution.reading,
            topic=topic,
            scope=_scope(resolution, present),
            hits=tuple(hits[number] for number, _ in interleave(rankings, k)),
            sides=present,
            absent=tuple(f.side for f, _ in ranked if not _speaks_of_its_period(f)),
            choices=() if resolution.absent_places else _choices(present),
            resolution=resolution,
            searched=tuple(found for found, _ in ranked),
            reports=len(generation.catalogue.entries),
        )

    def _widened(
        self, generation: Generation, topic: Topic, side: Side, *, k: int, reach: tuple[int, ...]
    ) -> tuple[Found, list[int]]:
        """Return what is found for a side, within reach if a period alone may mislead.

        A report of another period, or of none, may tell of it; without a place the period says too
        little of which report is meant. Among texts of no period even what answers may be outdone.
        Where they are silent, others may tell.
        """
        found = self._found(generation, topic, side, k)
        for instead in () if _is_answered(found[0]) else side.instead:
            other = self._found(generation, topic, instead, k)
            if _is_answered(other[0]):
                return other
        if side.place or not side.period or not side.exact:
            return found
        if _is_answered(found[0]) and not side.undated:
            return found
        wide = replace(side, reports=reach, exact=False, undated=False)
        other = self._found(generation, topic, wide, k)
        return max(found, other, key=_score_of_answer)

    def _found(
        self, generation: Generation, topic: Topic, side: Side, k: int
    ) -> tuple[Found, list[int]]:
        """Return the best passages of a side, those with the best evidence first."""
        topic = topic.naming(generation, side.place) if side.naming and side.place else topic
        legs = legs_of(generation, topic, side.reports, max(k, DEPTH))
        if self._reranker:
            legs.append(reranking_leg(self._reranker, topic.texts[0], generation.catalogue, legs))
        shares = contributions(legs)
        ranking = fused(shares)[: max(k, READ)]
        candidates = candidates_of(generation, ranking)
        if side.exact:  # else what a passage says depends on the period of its report
            candidates = collapsed(candidates)
        read = measured(generation, topic, candidates[:READ])
        evidence = introduced(find_evidence(generation, topic, side, read), topic.office)
        order = by_evidence(candidates, evidence)[:k]
        numbers = [c.number for c in order]
        found = Found(
            side,
            hits=tuple(c.hit for c in order),
            shares=tuple(shares[number] for number in numbers),
            evidence=tuple(evidence),
        )
        return found, numbers


def _led(
    generation: Generation, topic: Topic, parts: PartsAsked, found: Found, numbers: list[int]
) -> tuple[Found, list[int]]:
    """Let the passages that are quoted lead what else was found for a side, and its numbers.

    What a letterhead lacks no sentence tells.
    """
    quotes = quoted(generation, parts, found.side)
    if not parts.kinds and topic.section and found.side.exact and not _is_named(found):
        quotes = section_on(generation, topic.section, found.side)
    if not quotes:
        return (replace(found, evidence=()) if parts.of_letterhead else found), numbers
    best = found.hits[0].score if found.hits else 0.0
    rows: dict[int, tuple[Hit, Mapping[str, float]]]
    rows = {each.number: (replace(each.hit, score=best), {}) for each in quotes}
    rest = zip(numbers, found.hits, found.shares, strict=True)
    rows |= {number: (hit, shares) for number, hit, shares in rest if number not in rows}
    hits, shares = zip(*rows.values(), strict=True)
    return replace(found, hits=hits, shares=shares, quotes=tuple(quotes)), [*rows]


def _speaks_of_its_period(found: Found) -> bool:
    """Tell whether the reports of a side may be of its period, or a sentence answers for it."""
    side = found.side
    return side.period is None or side.exact or side.undated or _is_answered(found)


def _score_of_answer(found: tuple[Found, list[int]]) -> float:
    """Return the score of the best sentence that answers."""
    return max((each.score for each in found[0].evidence if each.answers), default=-math.inf)


def _is_answered(found: Found) -> bool:
    return bool(found.quotes) or any(each.answers for each in found.evidence)


def _is_named(found: Found) -> bool:
    """Tell whether a sentence answers that names the topic more than the heading above it does."""
    answering = (each.signs for each in found.evidence if each.answers)
    return any(signs.coverage >= signs.heading for signs in answering)


def _choices(present: Sequence[Found]) -> tuple[Choice, ...]:
    """Return the reports of different places or periods that answer a side equally well."""
    if len(present) != 1 or present[0].quotes:
        return ()
    answering = [each for each in present[0].evidence if each.answers]
    choices: dict[tuple[Place | None, Period | None], Choice] = {}
    for each in answering:
        if each.signs.coverage < answering[0].signs.coverage - _TIE:
            continue
        for hit in (each.hit, *each.hit.also_in):
            of = hit.metadata
            choices.setdefault((of.place, of.period), Choice(hit.passage.report, of))
    return tuple(choices.values()) if len(choices) > 1 else ()


def _scope(resolution: Resolution, present: Sequence[Found]) -> Scope:
    """Return what was asked about; a commune that nothing tells of is absent, too."""
    asked = dict.fromkeys(side.period for side in resolution.sides if side.period)
    held = {found.side.period for found in present}
    lacking = () if any(map(_is_answered, present)) else resolution.lacking
    return Scope(
        places=(*resolution.places, *lacking),
        periods=tuple(asked),
        absent_places=(*resolution.absent_places, *lacking),
        absent_periods=tuple(
            p for p in asked if p not in held and p.end - p.start >= _SHORTEST_REPORTED
        ),
    )


@lru_cache(maxsize=2)
def scope_reader(generation: Generation) -> ScopeReader:
    """Return the reader of a generation, made once; two are kept while one replaces the other."""
    return ScopeReader([entry.metadata for entry in generation.catalogue.entries])
