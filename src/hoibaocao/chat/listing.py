"""The library as people see it: its reports, what a sync changed, and questions to begin with.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.chat.messages import WORDS, Lang, Words
from hoibaocao.chat.prose import note, text
from hoibaocao.chat.render import Place, about, link_to
from hoibaocao.chat.troubles import unreadable
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hoibaocao.indexing.catalogue import Entry
    from hoibaocao.records import Changes, SyncResult

_SHOWN_NAMES = 20


def library(entries: Sequence[Entry], words: Words) -> str:
    """List the reports with their places, periods and number of passages."""
    if not entries:
        return note("hint", words.library_empty)
    total = sum(entry.end_passage - entry.first_passage for entry in entries)
    holds = words.library_holds.format(reports=len(entries), passages=total)
    rows = "".join(f"<li>{_entry(entry, words)}</li>" for entry in entries)
    return f'<div class="library">{note("hint", holds)}<ul>{rows}</ul></div>'


def _entry(entry: Entry, words: Words) -> str:
    count = words.passages.format(count=entry.end_passage - entry.first_passage)
    where = " · ".join([*about(entry.metadata, words), count])
    link = link_to(Place(entry.path))
    return (
        f'<a class="title" href="{link}">{text(entry.metadata.title)}</a>'
        f'<div class="where">{text(where)}</div><div class="where path">{text(entry.path)}</div>'
    )


def examples(entries: Sequence[Entry], words: Words) -> Iterator[str]:
    """Yield questions the library can be asked: one a place, about that report's period."""
    seen = set()
    for entry in entries:
        place, period = entry.metadata.place, entry.metadata.period
        if place and period and place not in seen:
            seen.add(place)
            yield words.example_about.format(place=label(place), period=words.describe(period))


def places(entries: Sequence[Entry]) -> list[str]:
    """Name the places that there are reports of, in alphabetical order."""
    return sorted({label(entry.metadata.place) for entry in entries if entry.metadata.place})


def periods(entries: Sequence[Entry], words: Words) -> list[tuple[str, str]]:
    """Name the periods of the reports, the latest first: as the page does, and as searched for."""
    held = {entry.metadata.period for entry in entries if entry.metadata.period}
    latest = sorted(held, key=lambda period: (period.end, period.start), reverse=True)
    return [(words.describe(period), describe(period)) for period in latest]


def synced(result: SyncResult, lang: Lang) -> str:
    """Tell what a sync did: the outcome, then what changed and what could not be read."""
    words = WORDS[lang]
    outcome = words.synced.format(
        seconds=round(result.duration_s, 1), reports=result.reports, passages=result.passages
    )
    lines = "".join(f"<li>{text(line)}</li>" for line in _changes(result.changes, words))
    files = "".join(
        f"<li>{text(unreadable(file, lang))}</li>" for file in result.changes.unreadable
    )
    return f'<div class="summary"><strong>{text(outcome)}</strong><ul>{lines}{files}</ul></div>'


def _changes(changes: Changes, words: Words) -> Iterator[str]:
    kinds = (
        (words.added, changes.added),
        (words.changed, changes.changed),
        (words.removed, changes.removed),
    )
    if changes.none:
        yield words.nothing_changed
    for heading, names in kinds:
        if names:
            more = ", …" if len(names) > _SHOWN_NAMES else ""
            listed = ", ".join(names[:_SHOWN_NAMES]) + more
            yield f"{heading.format(count=len(names))}: {listed}"
    if changes.abbreviations:
        yield words.abbreviations
