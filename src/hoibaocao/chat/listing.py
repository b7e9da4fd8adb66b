"""The library as people see it: its reports, what a sync changed, and questions to begin with.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.chat.messages import VI, WORDS, Lang, Words
from hoibaocao.chat.orders import Place, link_to
from hoibaocao.chat.prose import note, text
from hoibaocao.chat.troubles import unreadable
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hoibaocao.indexing.catalogue import Entry
    from hoibaocao.records import Answer, Changes, Metadata, SyncResult
    from hoibaocao.records import Place as AdministrativePlace

_SHOWN_NAMES = 20
_FURTHER = 2


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
        f'<a class="title open" href="{link}">{text(entry.metadata.title)}</a>'
        f'<div class="where">{text(where)}</div><div class="where path">{text(entry.path)}</div>'
    )


def about(metadata: Metadata, words: Words) -> Iterator[str]:
    """Yield the place and the period of a report in words."""
    yield label(metadata.place) if metadata.place else words.no_place
    yield words.describe(metadata.period) if metadata.period else words.no_period


def stamp(metadata: Metadata, words: Words) -> Iterator[str]:
    """Yield the number and the day of a document in words, as far as they are known."""
    if metadata.number:
        yield words.number.format(number=metadata.number)
    if metadata.issued:
        yield words.issued.format(day=f"{metadata.issued:%d/%m/%Y}")


def examples(
    entries: Sequence[Entry], read: Callable[[str], str], words: Words, most: int = 4
) -> Iterator[str]:
    """Yield questions that the library can be asked: each of another place and indicator.

    Args:
        entries: Its reports.
        read: Gives the text of a report by its path.
        words: The page's words; the indicators are told by those of Vietnamese reports.
        most: How many.
    """
    left = dict(zip(VI.indicators, words.indicators, strict=True))
    seen: set[AdministrativePlace] = set()
    for entry in entries:
        place, period = entry.metadata.place, entry.metadata.period
        if not left or len(seen) == most:
            return
        if place is None or period is None or place in seen:
            continue
        said = normal(read(entry.path))
        told = next((name for name in left if normal(name).removeprefix("tổng ") in said), None)
        if told:
            seen.add(place)
            yield words.example_of.format(
                indicator=left.pop(told), place=label(place), period=words.describe(period)
            )


def next_questions(found: Answer, entries: Sequence[Entry], words: Words) -> list[str]:
    """Name other periods of the place that an answer is about, and other places of its period.

    Args:
        found: The answer; about one place and period, else nothing is named.
        entries: The reports of the library.
        words: The page's words.
    """
    told = {(each.metadata.place, each.metadata.period) for each in found.citations}
    place, period = told.pop() if len(told) == 1 else (None, None)
    if place is None or period is None:
        return []
    others = {(entry.metadata.place, entry.metadata.period) for entry in entries}
    then = [when for where, when in others if where == place and when and when != period]
    there = [
        where
        for where, when in others
        if when == period and where and where != place and where.level == place.level
    ]
    then.sort(key=lambda when: (when.kind != period.kind, abs(when.end - period.end), when.kind))
    there.sort(key=lambda where: (where.province != place.province, label(where)))
    return [*map(words.describe, then[:_FURTHER]), *map(label, there[:_FURTHER])]


def options(entries: Sequence[Entry], words: Words) -> str:
    """Hold the names that a place or a period of a question can be changed for."""
    names = {"places": places(entries), "periods": [name for name, _ in periods(entries, words)]}
    lists = (
        f'<ul class="{kind}">{"".join(f"<li>{text(name)}</li>" for name in held)}</ul>'
        for kind, held in names.items()
    )
    tip = f"{words.filter_here}|{words.close}"
    return f'<div class="options" title="{text(tip)}">{"".join(lists)}</div>'


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
