"""The JSON shapes that others rely on: batch files, ``--json``, and whatever serves them."""

from collections.abc import Mapping
from typing import Any

from hoibaocao.indexing.catalogue import Entry
from hoibaocao.records import (
    Answer,
    Changes,
    Choice,
    Citation,
    Hit,
    Metadata,
    Passage,
    Report,
    Scope,
    SyncResult,
)
from hoibaocao.searching.evidence import RANKING, Evidence, Signs
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label

Json = dict[str, Any]


def search_json(result: SearchResult) -> Json:
    """Return what was found for a question."""
    return {
        "question": result.question,
        "reading": result.reading,
        "scope": _scope(result.scope),
        "choices": [_choice(choice) for choice in result.choices],
        "hits": [_hit(hit) for hit in result.hits],
    }


def explained_json(result: SearchResult) -> Json:
    """Return what was found, with why: the topic's sides, and for each hit what counted.

    ``legs`` are a passage's shares of the fused score; ``signs`` what each sign of its best
    sentence adds to the score that ranks it.
    """
    sides = []
    for found in result.sides:
        best: dict[int, Evidence] = {}
        for evidence in found.evidence:
            best.setdefault(id(evidence.hit.passage), evidence)
        sides.append(
            {
                "place": label(found.side.place) if found.side.place else None,
                "period": describe(found.side.period) if found.side.period else None,
                "exact_period": found.side.exact,
                "reports": len(found.side.reports),
                "hits": [
                    {**_hit(hit), "legs": _rounded(legs), **_signs(best.get(id(hit.passage)))}
                    for hit, legs in zip(found.hits, found.shares, strict=True)
                ],
            }
        )
    return {**search_json(result), "topic": result.topic, "sides": sides}


def _signs(evidence: Evidence | None) -> Json:
    if evidence is None:
        return {"sentence": None, "signs": {}, "answers": False}
    counted = zip(Signs._fields, RANKING, evidence.signs, strict=True)
    signs = {name: weight * value for name, weight, value in counted if value}
    return {"sentence": evidence.text, "signs": _rounded(signs), "answers": evidence.answers}


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def answer_json(answer: Answer) -> Json:
    """Return an answer with its statements and citations."""
    return {
        "question": answer.question,
        "reading": answer.reading or answer.question,
        "answer": answer.text,
        "refused": answer.refused,
        "scope": _scope(answer.scope),
        "choices": [_choice(choice) for choice in answer.choices],
        "statements": [
            {"text": s.text, "citations": list(s.citations), "verified": s.verified}
            for s in answer.statements
        ],
        "citations": [_citation(citation) for citation in answer.citations],
        "answerer": answer.answerer,
        "notice": answer.notice,
        "generation": answer.generation,
        "timings_ms": dict(answer.timings_ms),
    }


def entry_json(entry: Entry) -> Json:
    """Return a report of the catalogue without its text."""
    passages = entry.end_passage - entry.first_passage
    return {"report": entry.path, **_metadata(entry.metadata), "passages": passages}


def report_json(report: Report) -> Json:
    """Return a report with its canonical text."""
    return {
        "report": report.path,
        **_metadata(report.metadata),
        "pages": len(report.page_starts) or None,
        "sections": [{"start": s.start, "heading": s.heading} for s in report.sections],
        "text": report.text,
    }


def changes_json(changes: Changes) -> Json:
    """Return how the library folder differs from the index."""
    return {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "removed": list(changes.removed),
        "unchanged": list(changes.unchanged),
        "unreadable": [{"report": u.report, "reason": u.reason} for u in changes.unreadable],
    }


def sync_json(result: SyncResult) -> Json:
    """Return what a sync did."""
    return {
        "generation": result.generation,
        "reports": result.reports,
        "passages": result.passages,
        "duration_s": round(result.duration_s, 3),
        **changes_json(result.changes),
    }


def _choice(choice: Choice) -> Json:
    about = _metadata(choice.metadata)
    return {"report": choice.report, **{name: about[name] for name in ("title", "place", "period")}}


def _hit(hit: Hit) -> Json:
    passage = hit.passage
    address = _address(passage, hit.metadata, passage.start, passage.end)
    return {**address, "text": passage.text, "score": hit.score}


def _citation(citation: Citation) -> Json:
    address = _address(citation.passage, citation.metadata, citation.start, citation.end)
    return {"n": citation.n, **address, "quote": citation.quote}


def _address(passage: Passage, metadata: Metadata, start: int, end: int) -> Json:
    about = _metadata(metadata)
    return {
        "report": passage.report,
        **{name: about[name] for name in ("title", "place", "period")},
        "page": passage.page,
        "section": passage.section,
        "start": start,
        "end": end,
    }


def _metadata(metadata: Metadata) -> Mapping[str, str | None]:
    return {
        "title": metadata.title,
        "place": label(metadata.place) if metadata.place else None,
        "period": describe(metadata.period) if metadata.period else None,
        "issued": metadata.issued.isoformat() if metadata.issued else None,
        "author": metadata.author or None,
    }


def _scope(scope: Scope) -> Json:
    return {
        "places": [label(place) for place in scope.places],
        "periods": [describe(period) for period in scope.periods],
        "absent_places": [label(place) for place in scope.absent_places],
        "absent_periods": [describe(period) for period in scope.absent_periods],
    }
