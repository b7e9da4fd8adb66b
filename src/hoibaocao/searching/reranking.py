"""A reranker as one more leg of the search: slow and sharp, so it reads only the best passages."""

from collections.abc import Sequence
from typing import Protocol

from hoibaocao.indexing.catalogue import Catalogue
from hoibaocao.searching.fusion import Leg, fuse

WEIGHT = 2.0
"""Somewhat more than the other legs together; not fitted, which would need a certain model."""

READ = 16
"""So many of the best passages are read closely, here and sentence by sentence."""


class Reranker(Protocol):
    """Tells how well passages answer a question; safe to use from several threads."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return a score a passage, in their order; only their differences count."""
        ...


def reranking_leg(
    reranker: Reranker, question: str, catalogue: Catalogue, legs: Sequence[Leg]
) -> Leg:
    """Return what a reranker says of the best passages of the other legs.

    Args:
        reranker: The one that is set.
        question: What is asked, without the places and periods that are resolved already.
        catalogue: Holds the passages.
        legs: What the others found.
    """
    numbers = [number for number, _ in fuse(legs)[:READ]]
    texts = [f"{of.heading}\n{of.text}".strip() for _, of in catalogue.passages(numbers)]
    scored = zip(numbers, reranker.scores(question, texts) if texts else [], strict=True)
    return Leg("reranker", sorted(scored, key=lambda pair: (-pair[1], pair[0])), WEIGHT)
