"""The legs that a search stands on: dense, accented and folded, each with its weight."""

from collections.abc import Sequence

from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit
from hoibaocao.searching.fusion import Leg
from hoibaocao.searching.topic import Candidate, Topic
from hoibaocao.vietnamese.text import is_folded

DENSE, ACCENTED, FOLDED = 0.7, 0.8, 0.2
"""Weights of the legs for a question typed with diacritics."""

DENSE_UNACCENTED, FOLDED_UNACCENTED = 0.3, 1.0
"""Weights for one typed without: the embedding model is nearly blind to it."""

DEPTH = 50
"""Passages taken from each leg before fusion."""


def candidates_of(generation: Generation, ranking: Sequence[tuple[int, float]]) -> list[Candidate]:
    """Return the passages of a ranking, in its order."""
    passages = generation.catalogue.passages(number for number, _ in ranking)
    return [
        Candidate(number, Hit(passage, entry.metadata, score))
        for (number, score), (entry, passage) in zip(ranking, passages, strict=True)
    ]


def legs_of(generation: Generation, topic: Topic, reports: Sequence[int], depth: int) -> list[Leg]:
    """Return what each leg finds in some reports."""
    words = " ".join(topic.texts)
    entries = generation.catalogue.entries
    passages = within = None
    if len(reports) < len(entries):
        within = reports
        passages = [
            range(entries[report].first_passage, entries[report].end_passage) for report in reports
        ]
    dense = generation.dense.search(topic.vector, depth, passages)
    folded = generation.lexical.search(words, depth, "folded", within)
    if is_folded(topic.texts[0]):
        return [
            Leg("dense", dense, DENSE_UNACCENTED),
            Leg("folded", folded, FOLDED_UNACCENTED),
        ]
    accented = generation.lexical.search(words, depth, "accented", within)
    return [
        Leg("dense", dense, DENSE),
        Leg("accented", accented, ACCENTED),
        Leg("folded", folded, FOLDED),
    ]
