"""Score hits and answers on the gold questions, with what near-identical reports ask for.

Beside the scores of `hoibaocao.evaluating.score`: ``flagged``, the scope says that a place or
period is missing, as it should for the kinds ``absent_*``, and ``flagged_wrongly`` for others;
``offered``, how many of
the reports that answer equally well are among the hits; ``wrong_place``, an answer cites a report
of another place or period than asked.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.quality.rows import Row, spelled
from benchmarks.quality.world import Period
from hoibaocao.evaluating.score import Scores, averages, score_answer, score_hits

About = Mapping[str, tuple[str, Period]]
"""The place and period of each report."""

_TOP = 10
_TO_FLAG = ("absent_place", "absent_period")


def judge_hits(gold: Row, found: Mapping[str, Any]) -> Scores:
    """Return the scores of a search; a stock pipeline has no scope, so it never flags."""
    scope = found.get("scope", {})
    flagged = float(bool(scope.get("absent_places") or scope.get("absent_periods")))
    scores = {"flagged" if gold["kind"] in _TO_FLAG else "flagged_wrongly": flagged}
    if "candidates" in gold:
        offered = {hit["report"] for hit in found["hits"][:_TOP]} & set(gold["candidates"])
        return {**scores, "offered": len(offered) / min(_TOP, len(gold["candidates"]))}
    if gold["answerable"]:
        scores |= score_hits(gold, found)
    if len(gold["evidence"]) > 1:
        del scores["recall@1"]  # no first hit holds the evidence of two sides
    return scores


def judge_answer(gold: Row, answer: Mapping[str, Any], about: About) -> Scores:
    """Return the scores of an answer."""
    cited = {about[citation["report"]] for citation in answer["citations"]}
    wrong = not answer["refused"] and bool(cited - _asked_about(gold, about))
    scores = {"wrong_place": float(wrong)}
    return scores if "candidates" in gold else {**scores, **score_answer(gold, answer)}


def _asked_about(gold: Row, about: About) -> set[tuple[str, Period]]:
    if gold["answerable"]:
        return {about[report] for report in gold["reports"]}
    return {
        pair
        for pair in about.values()
        if pair[0] in gold["places"] and spelled(pair[1]) in gold["periods"]
    }


def is_wrong(scores: Scores) -> bool:
    """Tell whether a question is worth a look."""
    wanted = ("recall@1", "right_and_cited", "refusal")
    return any(scores.get(name, 1.0) < 1 for name in wanted) or bool(scores.get("wrong_place"))


def tables(judged: Iterable[tuple[Row, Scores]]) -> dict[str, Scores]:
    """Return the means a kind, and what typing in another way has cost.

    The row ``unaccented: as meant`` holds the scores of the same questions before they were
    typed without diacritics; so do those of the other ways of typing.
    """
    judged = list(judged)
    by_id = {row["id"]: scores for row, scores in judged}
    pairs = [(row["kind"], scores) for row, scores in judged]
    meant = [
        (f"{row['kind']}: as meant", by_id[row["of"]])
        for row, _ in judged
        if row.get("of") in by_id
    ]
    return {**averages(pairs), **{k: v for k, v in averages(meant).items() if k != "ALL"}}
