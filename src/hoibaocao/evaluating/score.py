"""Score search hits and answers, as their JSON shapes, against gold questions.

A gold question has ``kind``, ``answerable``, ``reports`` (that hold the answer), ``evidence``
(parts of sentences, one a fact) and ``answer_contains`` (what a right answer states).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from hoibaocao.vietnamese.text import clean

Row = Mapping[str, Any]
Scores = dict[str, float]

_RANKS = (1, 5, 10)
_GLANCE = 2000
"""A passage counts up to this many characters."""

_PART_OF_EVIDENCE = 0.5
"""A quote shorter than its evidence counts if it is at least this share of it."""


def score_hits(gold: Row, found: Row) -> Scores:
    """Return recall@1, @5, @10 and reciprocal rank: of the last piece of evidence to be found."""
    ranks = [_rank(evidence, gold["reports"], found["hits"]) for evidence in gold["evidence"]]
    last = max((rank or _RANKS[-1] ** 6 for rank in ranks), default=_RANKS[-1] ** 6)
    complete = bool(ranks) and None not in ranks
    scores = {f"recall@{k}": float(complete and last <= k) for k in _RANKS}
    return {**scores, "mrr": 1 / last if complete else 0.0}


def score_answer(gold: Row, answer: Row) -> Scores:
    """Return what holds of an answer.

    ``right``: it states what it must; ``cited``: every piece of evidence is quoted from the right
    report; ``first``: the first citation is one; ``refusal`` and ``false_refusal``.
    """
    if not gold["answerable"]:
        return {"refusal": float(answer["refused"])}
    citations = answer["citations"]
    quoted = [
        [_is_quote_of(c, evidence, gold["reports"]) for c in citations]
        for evidence in gold["evidence"]
    ]
    states = all(_states(answer["answer"], part) for part in gold["answer_contains"])
    right = float(states and not answer["refused"])
    cited = float(bool(quoted) and all(map(any, quoted)))
    return {
        "right": right,
        "cited": cited,
        "first": float(bool(citations) and any(row[0] for row in quoted)),
        "right_and_cited": right * cited,
        "false_refusal": float(answer["refused"]),
        "citations": float(len(citations)),
    }


def averages(rows: Iterable[tuple[str, Scores]]) -> dict[str, Scores]:
    """Return the mean of each score over all questions (``ALL``) and over each kind."""
    tables: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for kind, scores in rows:
        for name, value in scores.items():
            tables["ALL"][name].append(value)
            tables[kind][name].append(value)
    return {
        kind: {
            "n": float(max(map(len, table.values()))),
            **{name: round(sum(values) / len(values), 4) for name, values in table.items()},
        }
        for kind, table in tables.items()
    }


def _rank(evidence: str, reports: Iterable[str], hits: Iterable[Row]) -> int | None:
    wanted = _plain(evidence)
    for rank, hit in enumerate(hits, 1):
        if hit["report"] in reports and wanted in _plain(hit["text"][:_GLANCE]):
            return rank
    return None


def _is_quote_of(citation: Row, evidence: str, reports: Iterable[str]) -> bool:
    quote, wanted = _plain(citation["quote"]), _plain(evidence)
    within = quote in wanted and len(quote) >= _PART_OF_EVIDENCE * len(wanted)
    return citation["report"] in reports and bool(quote) and (wanted in quote or within)


def _states(text: str, part: str) -> bool:
    """Tell whether a part stands in a text as whole tokens: ``4`` is not in ``2.434,5``."""
    edge = r"(?<![\w])(?<!\d[.,]){}(?![\w])(?![.,]\d)"
    return re.search(edge.format(re.escape(_plain(part))), _plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(clean(text).split()).lower()
