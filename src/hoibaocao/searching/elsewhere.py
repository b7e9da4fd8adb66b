"""Whether what seems to answer still does so in the light of the other reports.

Reports are near copies, so most sentences have their like in others. Where the like of one is
outdone by another sentence of its report, that other sentence is what is asked for, and the report
in question lacks it: beside "tỷ lệ hộ nghèo" nobody takes "tỷ lệ hộ cận nghèo" for it.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from operator import mul
from statistics import median
from typing import NamedTuple

import numpy as np

from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.row_cells import is_total, row_of
from hoibaocao.searching.evidence import LONG, Evidence, find_evidence
from hoibaocao.searching.fusion import fuse
from hoibaocao.searching.legs import candidates_of, legs_of
from hoibaocao.searching.search import Found, SearchResult
from hoibaocao.searching.sides import Side
from hoibaocao.searching.signs import RANKING, Signs
from hoibaocao.searching.topic import Measured, Topic, measured
from hoibaocao.vietnamese.signatures import find_signatures

_LIKE = 0.95
"""Least cosine of sentences that say the same of different places or periods."""

_NAMES_ALL = 0.99
"""A sentence that names so much of the topic is not doubted: no other can name more of it."""

_SIGNED = re.compile(r"\b(?:ai|nguoi) ky\b")
_NEIGHBOURS = 100
"""Passages near a sentence, in which its like is looked for."""
_REPORTS = 8
_PASSAGES = 24
_FEW = 4
"""Sentences of a report that are judged at once, best first: mostly one of them holds."""
_FITTING = {"figure": RANKING.figure, "person": RANKING.name, "date": RANKING.name}
"""What a sentence scores for holding the kind of thing that is asked for, if that counts."""
LEAST_LEAD = -0.7
"""Of the like of an answer in other reports, weighed by `RANKING`: see `benchmarks.refusal`."""

DOUBTED = 3
"""So many sentences that seem to answer are tried, best first."""


def confirmed(generation: Generation, result: SearchResult) -> SearchResult:
    """Return a search in whose sides only what the other reports confirm ``answers``."""
    sides = tuple(
        replace(found, evidence=_confirmed(generation, result.topic, found))
        for found in result.sides
    )
    return replace(result, sides=sides)


def _confirmed(generation: Generation, topic: Topic, found: Found) -> tuple[Evidence, ...]:
    """Doubt the sentences that answer until one holds; if the best ones do not, none does."""
    answering = [evidence for evidence in found.evidence if evidence.answers]
    refuted: list[Evidence] = []
    for evidence in answering[:DOUBTED]:
        is_own = _is_total(evidence.text) or _is_signature(topic, evidence)
        if evidence.signs.coverage >= _NAMES_ALL or is_own:
            break
        lead = lead_elsewhere(generation, topic, found.side, evidence, LEAST_LEAD)
        if lead is None or lead >= LEAST_LEAD:
            break
        refuted.append(evidence)
    else:
        refuted = answering
    if not refuted:
        return found.evidence
    return tuple(e._replace(answers=False) if e in refuted else e for e in found.evidence)


def _is_total(text: str) -> bool:
    """Tell whether a sentence is a total of a table: its like elsewhere may add up anything."""
    row = row_of(text)
    return row is not None and is_total(row.name)


def _is_signature(topic: Topic, evidence: Evidence) -> bool:
    """Tell whether it is the very signature that is asked for: each report has its own."""
    return _SIGNED.search(topic.question) is not None and bool(find_signatures(evidence.text))


def lead_elsewhere(
    generation: Generation,
    topic: Topic,
    side: Side,
    evidence: Evidence,
    enough: float = math.inf,
) -> float | None:
    """Return by how much the like of a sentence leads in the reports that hold it; their median.

    Less than 0 if another sentence is better evidence there. None if no report outside of the
    side holds the like of it.

    Args:
        generation: The one that was searched.
        topic: What the question is about.
        side: The one that the sentence is evidence for.
        evidence: The sentence.
        enough: If it leads by so much, no more is found out: it may be by more than is told.
    """
    like = _like(generation, evidence.number, side)
    if not like:
        return None
    ranking = fuse(legs_of(generation, topic, [*like], _PASSAGES))[:_PASSAGES]
    read = measured(generation, topic, candidates_of(generation, ranking))
    reports = [_Report.of(generation, topic, read, report, own) for report, own in like.items()]
    reports.sort(key=lambda report: report.most, reverse=True)
    score, best = _plain_score(evidence.signs), [report.most for report in reports]
    for at, report in enumerate(reports):
        if score - median(best) >= enough:
            break
        best[at] = _best_rival(generation, topic, report)
    return score - median(best)


class _Report(NamedTuple):
    """A report that holds the like of a sentence.

    Attributes:
        side: What it is about.
        passages: Those of it that were found.
        numbers: Of their sentences but for the like, the likeliest rivals first.
        most: What the best of them may score.
    """

    side: Side
    passages: Sequence[Measured]
    numbers: Sequence[int]
    most: float

    @classmethod
    def of(
        cls,
        generation: Generation,
        topic: Topic,
        read: Sequence[Measured],
        report: int,
        like: Collection[int],
    ) -> "_Report":
        """Return a report by its number, given all passages that were found."""
        entry = generation.catalogue.entries[report]
        passages = [each for each in read if each.hit.passage.report == entry.path]
        bids = sorted((bid for bid in _bids(passages) if bid[1] not in like), reverse=True)
        highest = bids[0][0] + _FITTING.get(topic.asked, 0.0) if bids else 0.0
        return cls(
            Side((report,), entry.metadata.place, entry.metadata.period),
            passages,
            numbers=[number for _, number in bids],
            most=max(highest, 0.0),
        )


def _best_rival(generation: Generation, topic: Topic, report: _Report) -> float:
    """Return the score of the best sentence of a report that fits, of its like none.

    What a sentence scores if it fits is known before it is judged, which takes longest.
    """
    for start in range(0, len(report.numbers), _FEW):
        few = report.numbers[start : start + _FEW]
        holding = [each for each in report.passages if any(n in each.numbers for n in few)]
        judged = find_evidence(generation, topic, report.side, holding, few)
        fitting = [e.signs for e in judged if e.fits and not (e.signs.plan or e.signs.aside)]
        if fitting:
            return max(map(_plain_score, fitting))
    return 0.0


def _bids(passages: Sequence[Measured]) -> Iterator[tuple[float, int]]:
    """Yield of each sentence what its score depends on beside whether it fits, and its number."""
    for of in passages:
        rows = zip(of.numbers, of.facts.lengths, of.shares, of.alone, of.around, strict=True)
        for number, length, (coverage, pairs, heading), alone, around in rows:
            score = (
                RANKING.coverage * coverage
                + RANKING.heading * heading
                + RANKING.pairs * pairs
                + RANKING.nearness * alone
                + RANKING.around * around
                + RANKING.length * min(length / LONG, 1.0)
            )
            yield score, number


def _plain_score(signs: Signs) -> float:
    """Return the score of a sentence whatever its passage and report are held against."""
    alone = signs._replace(fused=0.0, superseded=0.0)
    return float(sum(map(mul, RANKING, alone)))


def _like(generation: Generation, sentence: int, side: Side) -> dict[int, list[int]]:
    """Return the reports outside of a side with the likest sentences to one, and which those are.

    Only the passages that are nearest to it are looked at: there are too many sentences to compare
    it with all.
    """
    vector = generation.sentences.rows([range(sentence, sentence + 1)])[0]
    catalogue, within = generation.catalogue, frozenset(side.reports)
    near = [passage for passage, _ in generation.dense.search(vector, _NEIGHBOURS)]
    reports = [(passage, catalogue.report_of(passage)) for passage in near]
    outside = [(passage, report) for passage, report in reports if report not in within]
    if not outside:
        return {}
    ranges = [catalogue.sentences_in(passage) for passage, _ in outside]
    # A product of so many rows would wake a thread of BLAS, which then spins for milliseconds.
    cosines = np.einsum("ij,j->i", generation.sentences.rows(ranges), vector).astype(float)
    numbers = np.concatenate([np.arange(of.start, of.stop) for of in ranges])
    told_in = np.repeat([report for _, report in outside], [*map(len, ranges)])
    like = cosines >= _LIKE
    columns = (column[like].tolist() for column in (-cosines, numbers, told_in))
    found: dict[int, list[int]] = {}
    for _, number, report in sorted(zip(*columns, strict=True)):
        if report in found or len(found) < _REPORTS:
            found.setdefault(report, []).append(number)
    return found
