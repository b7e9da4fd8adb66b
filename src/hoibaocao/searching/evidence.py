"""Which sentence of the passages that were found answers a question, if any does.

Every sentence gets a score from signs that can be counted: how much of what the question is about
it names, weighted by how rare the words are; how near its meaning is; whether it holds the kind of
thing that is asked for, and of the right period. A sentence that speaks of another period than the
one asked, or of a plan, is poor evidence.
"""

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from hoibaocao.indexing.catalogue import Facts
from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.facts import Sentence, tells_plan
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Period
from hoibaocao.searching.questions import Asked, asked_for, looks_ahead
from hoibaocao.searching.scope import Side
from hoibaocao.searching.speaking import naming_needed
from hoibaocao.vietnamese.periods import covers, same
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import content_tokens, folded_tokens


class Signs(NamedTuple):
    """What is counted of a sentence, or what each count weighs.

    Attributes:
        coverage: Share of the topic's weight that the sentence names.
        heading: Share that only the section's heading or the title names.
        passage: Share that only other sentences of the passage name.
        pairs: Share of the topic's pairs of neighbouring words.
        nearness: How much nearer in meaning than an average passage: 0 no nearer, 1 the same.
        figure: 1 if a figure is asked for and there is one.
        name: 1 if a person or a date is asked for and there is one.
        plan: 1 if it tells a plan that is not asked for.
        elsewhen: 1 if all its figures are of another period than the one asked.
        fused: The passage's score in the search less that of the best passage.
        length: Tokens in units of 60, at most 1.
    """

    coverage: float
    heading: float
    passage: float
    pairs: float
    nearness: float
    figure: float
    name: float
    plan: float
    elsewhen: float
    fused: float
    length: float


RANKING = Signs(
    coverage=3.2,
    heading=1.0,
    passage=-0.7,
    pairs=0.9,
    nearness=6.9,
    figure=2.8,
    name=1.0,
    plan=-1.5,
    elsewhen=-4.1,
    fused=1.1,
    length=1.8,
)
"""Fitted by conditional logit to questions whose evidence is known: `benchmarks.evidence`."""

ENOUGH = 0.35
"""A sentence of less support does not answer."""

_HEADING = 0.5
_MEANING = 0.75
_BY_CHANCE = 0.16
"""How near a sentence may be that says nothing of the topic."""

_LONG = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence: ``start`` and ``end`` are offsets into the report's canonical text.

    ``score`` ranks the sentences of a question; ``answers`` tells whether the sentence answers it,
    not only better than the others.
    """

    hit: Hit
    start: int
    end: int
    text: str
    signs: Signs
    score: float
    answers: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was found, with its number in the catalogue."""

    number: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Topic:
    """What sentences are held against.

    ``question`` is folded. ``by_chance`` is the cosine of the topic with an average passage, which
    depends on the model; ``weights`` are those of the folded tokens, 1 together. ``ahead`` tells
    that what is to come is asked for. ``named`` are places within a report's area that a sentence
    must name.
    """

    question: str
    vector: Vectors
    by_chance: float
    weights: Mapping[str, float]
    pairs: tuple[str, ...]
    asked: Asked
    plans: bool
    ahead: bool
    named: tuple[str, ...]

    @classmethod
    def of(
        cls,
        generation: Generation,
        question: str,
        topic: str,
        vector: Vectors,
        named: tuple[str, ...],
    ) -> "Topic":
        """Weigh the words of a topic by how rare they are in a generation.

        Args:
            generation: The one to search.
            question: As it is read, in NFC, spelt out.
            topic: The question without its places and periods, in Vietnamese, spelt out.
            vector: Of the topic.
            named: Folded names that evidence has to contain.
        """
        tokens = content_tokens(topic) or folded_tokens(topic)
        lexical, passages = generation.lexical, len(generation.lexical)
        weights = {
            token: math.log(1 + passages / (1 + lexical.frequency(token))) for token in tokens
        }
        total = sum(weights.values())
        return cls(
            question=fold(question),
            vector=vector,
            by_chance=float(generation.dense.centroid @ vector),
            ahead=looks_ahead(question),
            weights={token: weight / total for token, weight in weights.items()},
            pairs=tuple(dict.fromkeys(f" {a} {b} " for a, b in pairwise(tokens))),
            asked=asked_for(question),
            plans=tells_plan(question),
            named=named,
        )

    def shares(
        self, own: Container[str], heading: Container[str], around: Container[str]
    ) -> tuple[float, float, float]:
        """Return the weight that a sentence names, that only its heading, and only its passage.

        Args:
            own: Folded tokens of the sentence.
            heading: Those of the heading and title.
            around: Those of the passage.
        """
        coverage = above = beside = 0.0
        for token, weight in self.weights.items():
            if token in own:
                coverage += weight
            elif token in heading:
                above += weight
            elif token in around:
                beside += weight
        return coverage, above, beside


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
    found = [
        evidence
        for candidate in candidates
        for evidence in _sentences(generation, candidate, candidates[0].hit.score, topic, side)
    ]
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.start))


def _sentences(
    generation: Generation, candidate: Candidate, best: float, topic: Topic, side: Side
) -> Iterator[Evidence]:
    hit = candidate.hit
    passage = hit.passage
    naming = naming_needed(side, topic.asked, hit.metadata.period, ahead=topic.ahead)
    facts = generation.catalogue.facts(candidate.number)
    if naming == "in vain" or (naming == "passage" and not _speaks_of(side.period, facts)):
        return
    heading = frozenset(facts.heading.split())
    around = frozenset(" ".join(facts.tokens).split())
    first = facts.first_sentence
    vectors = generation.sentences.rows(first, first + len(facts.sentences))
    cosines = (vectors @ topic.vector).tolist()
    for sentence, tokens, cosine in zip(facts.sentences, facts.tokens, cosines, strict=True):
        text = passage.text[sentence.start : sentence.end]
        if text == passage.section or not _names_all(topic, text):
            continue
        if naming == "sentence" and not _names(side.period, sentence):
            continue
        words = tokens.split()
        coverage, above, beside = topic.shares(frozenset(words), heading, around)
        fits = _fits(topic, sentence)
        signs = Signs(
            coverage=coverage,
            heading=above,
            passage=beside,
            pairs=sum(pair in tokens for pair in topic.pairs) / (len(topic.pairs) or 1),
            nearness=(cosine - topic.by_chance) / (1 - topic.by_chance),
            figure=float(fits and topic.asked == "figure"),
            name=float(fits and topic.asked in {"person", "date"}),
            plan=float(sentence.plan and not topic.plans),
            elsewhen=float(side.period is not None and _is_elsewhen(side.period, sentence)),
            fused=hit.score - best,
            length=min(len(words) / _LONG, 1.0),
        )
        start, end = passage.start + sentence.start, passage.start + sentence.end
        score = sum(map(mul, RANKING, signs))
        yield Evidence(hit, start, end, text, signs, score, fits and _is_enough(signs))


def _is_enough(signs: Signs) -> bool:
    """Tell whether a sentence of these signs answers, not only better than others."""
    if signs.plan or signs.elsewhen:
        return False
    support = signs.coverage + _HEADING * signs.heading + _MEANING * (signs.nearness - _BY_CHANCE)
    return support >= ENOUGH


def _names_all(topic: Topic, text: str) -> bool:
    return not topic.named or all(name in fold(text) for name in topic.named)


def _names(period: Period | None, sentence: Sentence) -> bool:
    return any(period is not None and same(of, period) for of in sentence.periods)


def _speaks_of(period: Period | None, facts: Facts) -> bool:
    """Tell whether a passage names a period or a part of it."""
    named = (of for sentence in facts.sentences for of in sentence.periods)
    return any(period is not None and covers(period, of) for of in named)


def _is_elsewhen(period: Period, sentence: Sentence) -> bool:
    """Tell whether every clause with a figure names another period than the one asked."""
    return bool(sentence.figures_of) and period.end not in sentence.figures_of


def _fits(topic: Topic, sentence: Sentence) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for."""
    if topic.asked == "figure":
        return sentence.figure
    if topic.asked == "person":
        return any(name not in topic.question for name in sentence.names)
    if topic.asked == "date":
        return sentence.dated
    return True
