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
_NEAREST = 6.0
"""What the nearness in meaning of its nearest sentence weighs for a passage of a general text."""


def by_evidence(candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> list[Candidate]:
    """Rank passages by the evidence in them; those without any come last, as they were found.

    Args:
        candidates: As the legs found them, best first.
        evidence: The sentences of the first of them.
    """
    sentences: dict[tuple[str, int], list[Evidence]] = {}
    for each in evidence:
        key = (each.hit.passage.report, each.hit.passage.start)
        sentences.setdefault(key, []).append(each)
    weights = {key: _weight(each) for key, each in sentences.items()}
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


def _weight(evidence: Sequence[Evidence]) -> float:
    """Return what the sentences of a passage weigh together.

    Each counts as exp(score), as it does in the fit of the weights: one that stands out decides,
    and among equals a passage with more of them comes first. In general texts, which do not repeat
    each other, any sentence may be like the question by chance: many prove no more than few, but
    what is nearest in meaning tells what a passage is about.
    """
    weight = sum(math.exp(each.score) for each in evidence)
    if evidence[0].hit.metadata.period is not None:
        return weight
    nearest = max(each.signs.nearness for each in evidence)
    return weight / len(evidence) * math.exp(_NEAREST * nearest)


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
