"""Which sentence of the passages that were found answers a question, if any does.

Every sentence gets a score from signs that can be counted: how much of what the question is about
it names, weighted by how rare the words are; how near its meaning is; whether it holds the kind of
thing that is asked for, and of the right period. A sentence that speaks of another period than the
one asked, or of a plan, is poor evidence.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Period
from hoibaocao.searching.questions import Asked, asked_for, looks_ahead
from hoibaocao.searching.scope import Side
from hoibaocao.searching.speaking import Naming, named_periods, naming_needed
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.periods import covers, find_periods, same
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.text import fold, normal
from hoibaocao.vietnamese.tokens import bigrams, content_tokens, folded_tokens


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
_SAME_TIME_BEFORE = re.compile(r"\W*(?:cung ky|nam truoc|nam ngoai|cung thoi diem)\b")
_CLAUSE = re.compile(r"[;()]")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[IVXLC]+\.|[a-zđ][.)]|[-–+•*])\s")
_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?:/\d+)?%?")
_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_NAME = re.compile(rf"(?<!\w)[{_CAPITAL}]\w+(?: [{_CAPITAL}]\w+)+")
_PLAN = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|dự kiến|đặt kế hoạch|giữ chỉ tiêu|chỉ tiêu đề ra|phan dau)(?!\w)"
)


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
    """A passage that was found, with its number and its report's in the catalogue."""

    number: int
    report: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Topic:
    """What sentences are held against.

    ``question`` is folded. ``by_chance`` is the cosine of the topic with an average passage, which
    depends on the model; ``weights`` are those of the folded tokens. ``ahead`` tells that what is
    to come is asked for. ``named`` are places within a report's area that a sentence must name.
    """

    question: str
    vector: Vectors
    by_chance: float
    weights: Mapping[str, float]
    pairs: frozenset[str]
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
        return cls(
            question=fold(question),
            vector=vector,
            by_chance=float(generation.dense.centroid @ vector),
            ahead=looks_ahead(question),
            weights={
                token: math.log(1 + passages / (1 + lexical.frequency(token))) for token in tokens
            },
            pairs=frozenset(bigrams(tokens)),
            asked=asked_for(question),
            plans=_PLAN.search(normal(question)) is not None,
            named=named,
        )

    def share(self, tokens: frozenset[str]) -> float:
        """Return what share of the topic's weight these folded tokens carry."""
        total = sum(self.weights.values()) or 1.0
        return sum(self.weights[token] for token in self.weights.keys() & tokens) / total


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
    passage, report = hit.passage, hit.metadata.period
    naming = naming_needed(side, topic.asked, report, ahead=topic.ahead)
    if naming == "in vain":
        return
    spelt_out = generation.abbreviations.of_report(candidate.report).spelt_out
    heading = frozenset(folded_tokens(spelt_out(f"{passage.section} {hit.metadata.title}")))
    around = frozenset(folded_tokens(spelt_out(passage.text)))
    spans = sentence_spans(passage.text)
    first = generation.catalogue.first_sentence(candidate.number)
    cosines = (generation.sentences.rows(first, first + len(spans)) @ topic.vector).tolist()
    for span, cosine in zip(spans, cosines, strict=True):
        text = passage.text[slice(*span)]
        if text == passage.section or not all(name in fold(text) for name in topic.named):
            continue
        if not _may_speak_of(side.period, naming, passage.text, span, report):
            continue
        tokens = folded_tokens(spelt_out(text))
        own = frozenset(tokens)
        fits = _fits(topic, text)
        signs = Signs(
            coverage=topic.share(own),
            heading=topic.share(heading - own),
            passage=topic.share(around - own - heading),
            pairs=len(topic.pairs.intersection(bigrams(tokens))) / (len(topic.pairs) or 1),
            nearness=(cosine - topic.by_chance) / (1 - topic.by_chance),
            figure=float(fits and topic.asked == "figure"),
            name=float(fits and topic.asked in {"person", "date"}),
            plan=float(not topic.plans and _PLAN.search(normal(text)) is not None),
            elsewhen=float(side.period is not None and _is_elsewhen(side.period, text)),
            fused=hit.score - best,
            length=min(len(tokens) / _LONG, 1.0),
        )
        start, end = passage.start + span[0], passage.start + span[1]
        score = sum(map(mul, RANKING, signs))
        yield Evidence(hit, start, end, text, signs, score, fits and _is_enough(signs))


def _is_enough(signs: Signs) -> bool:
    """Tell whether a sentence of these signs answers, not only better than others."""
    if signs.plan or signs.elsewhen:
        return False
    support = signs.coverage + _HEADING * signs.heading + _MEANING * (signs.nearness - _BY_CHANCE)
    return support >= ENOUGH


def _may_speak_of(
    period: Period | None, naming: Naming, passage: str, sentence: Span, report: Period | None
) -> bool:
    """Tell whether a period is named where it must be: for a sentence, up to its last clause."""
    if period is None or naming == "nowhere":
        return True
    year = report.start.year if report else None
    if naming == "passage":
        return any(covers(period, of) for of in named_periods(passage, year))
    whole = next(span for span in sentence_spans(passage, len(passage)) if span[1] >= sentence[1])
    return any(same(of, period) for of in named_periods(passage[whole[0] : sentence[1]], year))


def _is_elsewhen(period: Period, text: str) -> bool:
    """Tell whether every clause with a figure names another period than the one asked."""
    clauses = [clause for clause in _CLAUSE.split(text) if _FIGURE.search(_without_periods(clause))]
    return bool(clauses) and all(_names_another(period, clause) for clause in clauses)


def _names_another(period: Period, clause: str) -> bool:
    if _SAME_TIME_BEFORE.match(fold(clause)):
        return True
    named = named_periods(clause)
    return bool(named) and all(of.end != period.end for of in named)


def _fits(topic: Topic, text: str) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for."""
    bare = _NUMBERING.sub("", text)
    if topic.asked == "figure":
        return _FIGURE.search(_without_periods(bare)) is not None
    if topic.asked == "person":
        names = (fold(name[0]).split() for name in _NAME.finditer(bare))
        return any(" ".join(name[-2:]) not in topic.question for name in names)
    if topic.asked == "date":
        return bool(find_dates(bare)) or bool(find_periods(bare))
    return True


def _without_periods(text: str) -> str:
    spans = [(m.start, m.end) for m in find_periods(text)]
    spans += [(m.start, m.end) for m in find_dates(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text
