"""Which sentence of the passages that were found answers a question, if any does.

Every sentence gets a score from what can be counted: how much of what the question is about it
names, weighted by how rare the words are; how near its meaning is; and whether it holds the kind
of thing that is asked for. A sentence about another period than the one asked is no evidence.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hoibaocao.answering.questions import Asked, asked_for
from hoibaocao.embedding.encoder import Embedder
from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Period
from hoibaocao.searching.scope import Side
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.periods import find_periods, same
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.text import fold, is_folded, normal
from hoibaocao.vietnamese.tokens import bigrams, content_tokens, folded_tokens

ENOUGH, ENOUGH_UNACCENTED = 0.35, 0.58
"""A sentence of less support does not answer; see `Evidence.support`. Without diacritics there is
no meaning to go by, and folded words meet by chance."""

_PASSAGES = 6
"""Sentences are taken from this many of the best passages of a side."""

_COMPARED = 24
"""So many sentences, the best by their words, are compared by meaning as well."""

_PAIRS = 0.4
_HEADING = 0.5
_KIND = 0.35
_RANK = 0.02
_MEANING = 0.75
_ELSEWHEN = 0.15
_PLANNED = 0.2
_BY_CHANCE = 0.16
"""How much nearer than an average passage a sentence may be that says nothing of the topic."""

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[IVXLC]+\.|[a-zđ][.)]|[-–+•*])\s")
_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?:/\d+)?%?")
_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_NAME = re.compile(rf"(?<!\w)[{_CAPITAL}]\w+(?: [{_CAPITAL}]\w+)+")
_PLAN = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|dự kiến|đặt kế hoạch|chỉ tiêu đề ra|phan dau)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence: ``start`` and ``end`` are offsets into the report's canonical text.

    ``score`` ranks the sentences of a question. ``support`` can be compared between questions:
    about 1 for a sentence that names all that is asked about, 0 for one that names none of it;
    ``answers`` tells whether it is enough, and whether the kind of thing asked for is there.
    """

    hit: Hit
    start: int
    end: int
    text: str
    answers: bool
    support: float
    score: float


@dataclass(frozen=True, slots=True)
class _Question:
    """What sentences are held against.

    ``by_chance`` is the cosine of the topic with an average passage, which depends on the model;
    ``weights`` are those of the folded tokens.
    """

    question: str
    vector: Vectors
    by_chance: float
    accented: bool
    weights: dict[str, float]
    pairs: frozenset[str]
    asked: Asked
    plans: bool
    named: tuple[str, ...]


class EvidenceFinder:
    """Ranks sentences as evidence.

    Args:
        embedder: Compares meaning.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def find(
        self, generation: Generation, result: SearchResult, side: Side, hits: Sequence[Hit]
    ) -> list[Evidence]:
        """Return the sentences that may be evidence for a side of a question, best first.

        Args:
            generation: The one that was searched.
            result: What was found in it.
            side: The place and period the evidence has to be about.
            hits: What was found for the side, best first.
        """
        asked = self._question(generation, result)
        found = [
            evidence
            for rank, hit in enumerate(hits[:_PASSAGES])
            for evidence in _sentences(hit, rank, asked, side)
        ]
        found.sort(key=lambda evidence: -evidence.score)
        return self._by_meaning(asked, found[:_COMPARED])

    def _question(self, generation: Generation, result: SearchResult) -> _Question:
        tokens = content_tokens(result.topic) or folded_tokens(result.topic)
        lexical, passages = generation.lexical, len(generation.lexical)
        vector = self._embedder.embed_question(result.topic)
        return _Question(
            question=fold(result.question),
            vector=vector,
            by_chance=float(generation.dense.centroid @ vector),
            accented=not is_folded(result.topic),
            weights={
                token: math.log(1 + passages / (1 + lexical.frequency(token))) for token in tokens
            },
            pairs=frozenset(bigrams(tokens)),
            asked=asked_for(result.question),
            plans=_PLAN.search(normal(result.question)) is not None,
            named=result.named,
        )

    def _by_meaning(self, asked: _Question, found: list[Evidence]) -> list[Evidence]:
        """Add how near each sentence is in meaning."""
        if not asked.accented or not found:
            return found
        vectors = self._embedder.embed_passages([evidence.text for evidence in found])
        scored = []
        for evidence, cosine in zip(found, (vectors @ asked.vector).tolist(), strict=True):
            nearer = (cosine - asked.by_chance) / (1 - asked.by_chance)
            near = _MEANING * (nearer - _BY_CHANCE)
            support = evidence.support + near
            scored.append(
                replace(
                    evidence,
                    answers=evidence.answers and support >= ENOUGH,
                    support=support,
                    score=evidence.score + near,
                )
            )
        return sorted(scored, key=lambda evidence: (-evidence.score, evidence.start))


def _sentences(hit: Hit, rank: int, asked: _Question, side: Side) -> Iterator[Evidence]:
    passage = hit.passage
    heading = frozenset(folded_tokens(f"{passage.section} {hit.metadata.title}"))
    total = sum(asked.weights.values()) or 1.0
    for start, end in sentence_spans(passage.text):
        text = passage.text[start:end]
        folded = fold(text)
        if text == passage.section or not all(name in folded for name in asked.named):
            continue
        if not _may_speak_of(side, asked.asked, passage.text, (start, end), hit.metadata.period):
            continue
        tokens = frozenset(folded_tokens(text))
        coverage = sum(
            weight * (1.0 if token in tokens else _HEADING if token in heading else 0.0)
            for token, weight in asked.weights.items()
        )
        pairs = asked.pairs.intersection(bigrams(folded_tokens(text)))
        fits = _fits(asked, text)
        score = coverage / total + _PAIRS * len(pairs) / max(len(asked.pairs), 1)
        score += _KIND * fits - _RANK * rank - _about_something_else(side, asked, text)
        yield Evidence(
            hit=hit,
            start=passage.start + start,
            end=passage.start + end,
            text=text,
            answers=fits and (asked.accented or coverage / total >= ENOUGH_UNACCENTED),
            support=coverage / total,
            score=score,
        )


def _may_speak_of(
    side: Side, asked: Asked, passage: str, sentence: Span, report: Period | None
) -> bool:
    """Tell whether a sentence can speak of the period of a side.

    In a report of that very period it can. Elsewhere a figure needs the period in its own
    sentence, up to its last clause; other things may be told of it anywhere in the passage.
    """
    if side.period is None or side.exact:
        return True
    if asked != "figure":
        return True
    whole = next(span for span in sentence_spans(passage, len(passage)) if span[1] >= sentence[1])
    mentions = find_periods(
        passage[whole[0] : sentence[1]], default_year=report.start.year if report else None
    )
    return any(
        mention.period is not None and not mention.comparison and same(mention.period, side.period)
        for mention in mentions
    )


def _about_something_else(side: Side, asked: _Question, text: str) -> float:
    """Return a penalty for a sentence that tells a plan, or another period than the one asked."""
    penalty = 0.0
    if not asked.plans and _PLAN.search(normal(text)):
        penalty += _PLANNED
    if side.period is not None:
        named = [m.period for m in find_periods(text) if m.period and not m.comparison]
        if named and all(period.end != side.period.end for period in named):
            penalty += _ELSEWHEN
    return penalty


def _fits(asked: _Question, text: str) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for."""
    bare = _NUMBERING.sub("", text)
    if asked.asked == "figure":
        return _FIGURE.search(_without_periods(bare)) is not None
    if asked.asked == "person":
        return any(fold(name[0]) not in asked.question for name in _NAME.finditer(bare))
    if asked.asked == "date":
        return bool(find_dates(bare)) or bool(find_periods(bare))
    return True


def _without_periods(text: str) -> str:
    spans = [(m.start, m.end) for m in find_periods(text)]
    spans += [(m.start, m.end) for m in find_dates(text)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text
