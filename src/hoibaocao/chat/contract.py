"""The JSON shapes that others rely on: batch files, ``--json``, and whatever serves them."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hoibaocao.indexing.checking import Checked
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.history import Update
from hoibaocao.records import (
    Answer,
    Changes,
    Choice,
    Citation,
    Edition,
    Hit,
    Metadata,
    Passage,
    Report,
    Scope,
    SyncResult,
)
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
        "hits": [hit_json(hit) for hit in result.hits],
    }


def hit_json(hit: Hit) -> Json:
    """Return a passage that was found; ``also_in`` are the reports that say the same."""
    passage = hit.passage
    return {
        **_address(passage, hit.metadata, passage.start, passage.end),
        "text": passage.text,
        "score": hit.score,
        "also_in": _reports(hit.also_in),
    }


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


def entry_json(entry: Entry, editions: Sequence[Edition] = ()) -> Json:
    """Return a report of the catalogue without its text.

    Args:
        entry: Of the catalogue.
        editions: Of the catalogue.
    """
    return {
        "report": entry.path,
        "other_names": list(entry.other_names),
        **_metadata(entry.metadata),
        "pages": entry.pages or None,
        "passages": entry.end_passage - entry.first_passage,
        "quality": round(entry.quality, 3),
        "added": entry.added or None,
        "newer_edition": next((e.newer for e in editions if e.older == entry.path), None),
    }


def report_json(report: Report) -> Json:
    """Return a report with its canonical text."""
    return {
        "report": report.path,
        **_metadata(report.metadata),
        "pages": len(report.page_starts) or None,
        "quality": round(report.quality, 3),
        "sections": [{"start": s.start, "heading": s.heading} for s in report.sections],
        "text": report.text,
    }


def changes_json(changes: Changes) -> Json:
    """Return how the library folder differs from the index."""
    return {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "renamed": [{"from": each.before, "to": each.after} for each in changes.renamed],
        "removed": list(changes.removed),
        "unchanged": list(changes.unchanged),
        "duplicates": [{"name": d.name, "report": d.report} for d in changes.duplicates],
        "editions": [{"newer": each.newer, "older": each.older} for each in changes.editions],
        "unreadable": [{"report": u.report, "reason": u.reason} for u in changes.unreadable],
        "abbreviations": changes.abbreviations,
        "corrected": list(changes.corrected),
        "astray": list(changes.astray),
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


def update_json(update: Update) -> Json:
    """Return a step in the history of the index."""
    changes = changes_json(update.changes)
    del changes["unchanged"]
    return {
        "generation": update.generation,
        "at": update.at,
        "undone": update.undone or None,
        "duration_s": round(update.duration_s, 3),
        "reports": update.reports,
        "passages": update.passages,
        **changes,
    }


def checked_json(checked: Checked, folders: Mapping[str, str]) -> Json:
    """Return what a check found; ``folders`` are the options to be repeated in the repair."""
    options = [word for option in folders.items() for word in option]
    return {
        "generation": checked.generation or None,
        "reports": checked.reports,
        "passages": checked.passages,
        "unused_passages": checked.unused,
        "model": checked.model or None,
        "findings": [
            {
                "flaw": finding.flaw,
                "where": finding.where,
                "repair": shlex.join(
                    ["hoibaocao", "index", *(["--full"] if finding.full else []), *options]
                ),
            }
            for finding in checked.findings
        ],
    }


def _choice(choice: Choice) -> Json:
    about = _metadata(choice.metadata)
    return {"report": choice.report, **{name: about[name] for name in ("title", "place", "period")}}


def _citation(citation: Citation) -> Json:
    address = _address(citation.passage, citation.metadata, citation.start, citation.end)
    also_in = _reports(citation.also_in)
    return {
        "n": citation.n,
        **address,
        "quote": citation.quote,
        "marks": [list(span) for span in citation.marks],
        "other_names": list(citation.passage.other_names),
        "also_in": also_in,
    }


def _reports(hits: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(hit.passage.report for hit in hits))


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
        "number": metadata.number or None,
        "issuer": metadata.issuer or None,
    }


def _scope(scope: Scope) -> Json:
    return {
        "places": [label(place) for place in scope.places],
        "periods": [describe(period) for period in scope.periods],
        "absent_places": [label(place) for place in scope.absent_places],
        "absent_periods": [describe(period) for period in scope.absent_periods],
    }
