"""Hybrid search: scope first, then the dense and the lexical legs, fused."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.embedding.encoder import Embedder
from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Period, Scope
from hoibaocao.searching.fusion import fuse, interleave
from hoibaocao.searching.scope import Resolution, ScopeReader, Side
from hoibaocao.vietnamese.english import is_english, translated
from hoibaocao.vietnamese.periods import find_periods, same
from hoibaocao.vietnamese.text import is_folded

DENSE, ACCENTED, FOLDED = 0.7, 0.5, 0.5
"""Weights of the legs for a question typed with diacritics."""

DENSE_UNACCENTED, FOLDED_UNACCENTED = 0.3, 1.0
"""Weights for one typed without: the embedding model is nearly blind to it."""

_DEPTH = 50
"""Passages taken from each leg before fusion."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was understood of a question and what was found, best first.

    ``topic`` and ``named`` are those of `Resolution`; the topic is in Vietnamese. ``sides`` groups
    hits by the place and period they were looked for under; sides whose period the library lacks
    are left out, though ``hits`` shows what there is instead.
    """

    question: str
    topic: str
    named: tuple[str, ...]
    scope: Scope
    hits: tuple[Hit, ...]
    sides: tuple[tuple[Side, tuple[Hit, ...]], ...]


class Searcher:
    """Finds passages of a generation."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def search(self, generation: Generation, question: str, k: int) -> SearchResult:
        """Return the ``k`` passages most likely to answer a question in NFC."""
        resolution = _scope_reader(generation).resolve(question)
        topic = translated(resolution.topic) if is_english(question) else resolution.topic
        vector = self._embedder.embed_question(question)
        rankings = [
            self._rank(generation, topic, vector, side.reports)[:k] for side in resolution.sides
        ]
        grouped = [
            (side, _hits(generation, ranking))
            for side, ranking in zip(resolution.sides, rankings, strict=True)
        ]
        present = tuple((side, hits) for side, hits in grouped if _speak_of(side, hits))
        return SearchResult(
            question=question,
            topic=topic,
            named=resolution.named,
            scope=_scope(resolution, [side for side, _ in present]),
            hits=_hits(generation, interleave(rankings, k)),
            sides=present,
        )

    def _rank(
        self, generation: Generation, topic: str, vector: Vectors, reports: Sequence[int]
    ) -> list[tuple[int, float]]:
        entries = generation.catalogue.entries
        passages = within = None
        if len(reports) < len(entries):
            within = reports
            passages = [
                number
                for report in reports
                for number in range(entries[report].first_passage, entries[report].end_passage)
            ]
        dense = generation.dense.search(vector, _DEPTH, passages)
        folded = generation.lexical.search(topic, _DEPTH, "folded", within)
        if is_folded(topic):
            return fuse([(dense, DENSE_UNACCENTED), (folded, FOLDED_UNACCENTED)])
        accented = generation.lexical.search(topic, _DEPTH, "accented", within)
        return fuse([(dense, DENSE), (accented, ACCENTED), (folded, FOLDED)])


def _hits(generation: Generation, ranking: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    found = generation.catalogue.passages(number for number, _ in ranking)
    return tuple(
        Hit(passage, entry.metadata, round(score, 6))
        for (entry, passage), (_, score) in zip(found, ranking, strict=True)
    )


def _speak_of(side: Side, hits: Sequence[Hit]) -> bool:
    """Tell whether the reports of a side are of its period, or a passage names it."""
    period = side.period
    return period is None or side.exact or any(_names(hit, period) for hit in hits)


def _names(hit: Hit, period: Period) -> bool:
    of = hit.metadata.period
    mentions = find_periods(hit.passage.text, default_year=of.start.year if of else None)
    return any(
        mention.period is not None and not mention.comparison and same(mention.period, period)
        for mention in mentions
    )


def _scope(resolution: Resolution, present: Sequence[Side]) -> Scope:
    asked = dict.fromkeys(side.period for side in resolution.sides if side.period)
    held = {side.period for side in present}
    return Scope(
        places=resolution.places,
        periods=tuple(asked),
        absent_places=resolution.absent_places,
        absent_periods=tuple(period for period in asked if period not in held),
    )


@lru_cache(maxsize=2)
def _scope_reader(generation: Generation) -> ScopeReader:
    """Make the reader of a generation once; two are kept while one replaces the other."""
    return ScopeReader([entry.metadata for entry in generation.catalogue.entries])
