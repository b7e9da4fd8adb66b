"""What people read off the library: names to pick, questions to begin with, what has changed.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from hoibaocao.chat.messages import VI, Words, moment, seconds
from hoibaocao.chat.prose import note, text
from hoibaocao.chat.troubles import unreadable
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label, same_place
from hoibaocao.vietnamese.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hoibaocao.indexing.entries import Entry
    from hoibaocao.indexing.history import Update
    from hoibaocao.records import Answer, Changes, Metadata, SyncResult
    from hoibaocao.records import Place as AdministrativePlace

_SHOWN_NAMES = 20
_FURTHER = 2
_TRIED = 6
"""So many other periods and places, the nearest, are looked at."""


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


def next_questions(
    found: Answer, entries: Sequence[Entry], is_told: Callable[[Entry], bool], words: Words
) -> list[str]:
    """Name other periods of the place that an answer is about, and other places of its period.

    Args:
        found: The answer; about one place and period, else nothing is named, nor behind a refusal:
            it says itself what to ask.
        entries: The reports of the library.
        is_told: Whether a report tells what the answer tells; asked of the nearest few.
        words: The page's words.
    """
    told = {(each.metadata.place, each.metadata.period) for each in found.citations}
    place, period = told.pop() if len(told) == 1 and not found.refused else (None, None)
    if place is None or period is None:
        return []
    others = [
        (where, when, entry)
        for entry in entries
        if (where := entry.metadata.place) and (when := entry.metadata.period)
    ]
    then = [each for each in others if same_place(each[0], place) and each[1] != period]
    there = [
        each
        for each in others
        if each[1] == period and each[0].level == place.level and not same_place(each[0], place)
    ]
    then.sort(key=lambda of: (of[1].kind != period.kind, abs(of[1].end - period.end), of[1].kind))
    there.sort(key=lambda of: (of[0].province != place.province, label(of[0])))
    when_told = (words.describe(when) for _, when, entry in then[:_TRIED] if is_told(entry))
    where_told = (label(where) for where, _, entry in there[:_TRIED] if is_told(entry))
    return [
        name for named in (when_told, where_told) for name in islice(dict.fromkeys(named), _FURTHER)
    ]


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


def synced(result: SyncResult, words: Words) -> str:
    """Tell what a sync did: the outcome, then what changed and what could not be read."""
    outcome = words.synced.format(
        seconds=seconds(result.duration_s, words.lang),
        reports=result.reports,
        passages=result.passages,
    )
    return summary(outcome, result.changes, words)


def summary(outcome: str, changes: Changes, words: Words) -> str:
    """Tell what has changed or would, and what cannot be read, below a line that sums it up."""
    told = [*_changes(changes, words)]
    told += [unreadable(file, words.lang) for file in changes.unreadable]
    lines = "".join(f"<li>{text(line)}</li>" for line in told)
    return f'<div class="summary"><strong>{text(outcome)}</strong><ul>{lines}</ul></div>'


def history(steps: Sequence[Update], words: Words) -> str:
    """List what was put in use when, the latest first."""
    if not steps:
        return note("hint", words.no_history)
    lines = "".join(f"<li>{_step(each, words)}</li>" for each in reversed(steps))
    return f'<div class="summary"><ul>{lines}</ul></div>'


def _step(step: Update, words: Words) -> str:
    line = words.step_undone if step.undone else words.step
    shown = line.format(
        at=moment(step.at), undone=step.undone, reports=step.reports, passages=step.passages
    )
    changes = () if step.changes.none else _changes(step.changes, words)
    return text("; ".join([shown, *changes]))


def _changes(changes: Changes, words: Words) -> Iterator[str]:
    kinds = (
        (words.added, changes.added),
        (words.changed, [each for each in changes.changed if each not in changes.corrected]),
        (words.corrections, changes.corrected),
        (words.astray, changes.astray),
        (words.renamed, [f"{each.before} → {each.after}" for each in changes.renamed]),
        (words.removed, changes.removed),
        (
            words.duplicates,
            [words.same.format(name=each.name, report=each.report) for each in changes.duplicates],
        ),
        (
            words.editions,
            [words.newer.format(newer=each.newer, older=each.older) for each in changes.editions],
        ),
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
