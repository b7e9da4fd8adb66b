"""In which order the passages of a side are shown."""

import math
from collections.abc import Sequence
from dataclasses import replace

from hoibaocao.records import Hit
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.topic import Candidate

_IN_SIGHT = 5
"""Hits that are seen at a glance."""
_SURE = 2
"""So many of the passages that the legs found best are among them, whatever evidence they hold."""


def by_evidence(candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> list[Candidate]:
    """Rank passages by the evidence in them; those without any come last, as they were found.

    Each sentence counts as exp(score), as it does in the fit of the weights: one that stands out
    decides, and among equals a passage with more of them comes first.

    Args:
        candidates: As the legs found them, best first.
        evidence: The sentences of the first of them.
    """
    weights: dict[tuple[str, int], float] = {}
    for each in evidence:
        key = (each.hit.passage.report, each.hit.passage.start)
        weights[key] = weights.get(key, 0.0) + math.exp(each.score)
    floor = math.log(min(weights.values(), default=1.0)) - 1
    scored = []
    for candidate in candidates:
        hit = candidate.hit
        weight = weights.get((hit.passage.report, hit.passage.start))
        behind = hit.score - candidates[0].hit.score
        score = round(floor + behind if weight is None else math.log(weight), 6)
        rescored = Hit(hit.passage, hit.metadata, score, hit.also_in)
        scored.append(Candidate(candidate.number, rescored))
    ranked = sorted(scored, key=lambda candidate: (-candidate.hit.score, candidate.number))
    return _in_sight(ranked, {candidate.number for candidate in candidates[:_SURE]})


def _in_sight(ranked: list[Candidate], sure: set[int]) -> list[Candidate]:
    """Raise some passages that are ranked behind to the last places that are seen at a glance.

    Scores fall along the hits still: each place keeps its own.
    """
    behind = [each for each in ranked[_IN_SIGHT:] if each.number in sure]
    if not behind:
        return ranked
    others = [each for each in ranked if each.number not in sure]
    room = _IN_SIGHT - len(sure)
    first = {*sure, *(each.number for each in others[:room])} - {each.number for each in behind}
    order = [*(each for each in ranked if each.number in first), *behind, *others[room:]]
    scores = [each.hit.score for each in ranked]
    return [
        replace(each, hit=replace(each.hit, score=score))
        for each, score in zip(order, scores, strict=True)
    ]
