"""The reports of the library as a table that is searched, filtered and paged.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hoibaocao.chat.listing import about
from hoibaocao.chat.orders import Place, button, link_to, order
from hoibaocao.chat.prose import note, text
from hoibaocao.chat.tools import menu
from hoibaocao.chat.troubles import explain
from hoibaocao.reading.quality import POOR
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.errors import HoiBaoCaoError
    from hoibaocao.indexing.entries import Entry
    from hoibaocao.records import Edition

_ROWS = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are shown: those with all ``words``, and one of each list that is not empty."""

    words: str = ""
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()

    def fits(self, entry: Entry) -> bool:
        """Tell whether a report is shown."""
        told = entry.metadata
        place = label(told.place) if told.place else ""
        period = describe(told.period) if told.period else ""
        names = " ".join((told.title, entry.path, *entry.other_names, told.number))
        named = fold(f"{names} {place} {period}")
        return (
            all(word in named for word in fold(self.words).split())
            and (not self.places or place in self.places)
            and (not self.periods or period in self.periods)
            and (not self.kinds or kind_of(entry) in self.kinds)
            and (not self.qualities or quality_of(entry) in self.qualities)
        )


def kind_of(entry: Entry) -> str:
    """Return the kind of a report's file, as its name ends."""
    return PurePosixPath(entry.path).suffix.lower()


def quality_of(entry: Entry) -> str:
    """Tell how well a report was read: the name of the word for it."""
    return "reads_poorly" if entry.quality < POOR else "reads_well"


def standing(flaw: HoiBaoCaoError | None, words: Words, *, is_answering: bool) -> str:
    """Tell that the newest index cannot be used, with a button that makes it anew.

    Args:
        flaw: Why it cannot be used; nothing is shown if it can.
        words: The page's words.
        is_answering: Whether an older one is used in its stead.
    """
    if flaw is None:
        return ""
    line = words.old_index if is_answering else words.no_index
    again = button("rebuild", order("rebuild"), words.rebuild, style="sure", ask=words.rebuild_ask)
    why = f'<div class="where">{text(explain(flaw, words.lang))}</div>'
    return f'<div class="trouble"><div class="tools">{text(line)} {again}</div>{why}</div>'


def table(
    entries: Sequence[Entry],
    wanted: Wanted,
    page: int,
    words: Words,
    editions: Sequence[Edition] = (),
) -> str:
    """Show a page of the reports that are wanted.

    Args:
        entries: All there are.
        wanted: Which to show.
        page: Counted from 1; beyond the last one the last one is shown.
        words: The page's words.
        editions: Which of them is a revision of which.
    """
    if not entries:
        return note("hint", words.library_empty)
    shown = [entry for entry in entries if wanted.fits(entry)]
    if not shown:
        return note("hint", words.nothing_found)
    pages = max(1, -(-len(shown) // _ROWS))
    page = min(max(page, 1), pages)
    total = sum(entry.end_passage - entry.first_passage for entry in shown)
    holds = words.library_holds.format(reports=len(shown), passages=total)
    first = (words.report, words.place, words.period, words.kind, words.length)
    headings = (*first, words.quality, words.came, words.actions)
    head = "".join(f"<th>{text(name)}</th>" for name in headings)
    newer = {each.older: each.newer for each in editions}
    rows = "".join(
        _row(entry, newer.get(entry.path), words)
        for entry in shown[(page - 1) * _ROWS : page * _ROWS]
    )
    return (
        f'<div class="library">{note("hint", holds)}'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"{_pager(page, pages, words)}</div>"
    )


def _row(entry: Entry, newer: str | None, words: Words) -> str:
    place, period = about(entry.metadata, words)
    length = words.passages.format(count=entry.end_passage - entry.first_passage)
    original = order("files/report", path=entry.path)
    remove, sure = order("remove", report=entry.path), words.remove_ask.format(name=entry.path)
    tools = (
        f'<a class="file" href="{text(original)}" download="">{text(words.original)}</a>',
        button("shelf", order("correct", report=entry.path), words.correct),
        button("shelf", remove, words.remove, style="sure", ask=sure),
    )
    came = f"{datetime.fromisoformat(entry.added).astimezone():%d/%m/%Y}" if entry.added else ""
    cells = (place, period, kind_of(entry), length)
    told = "".join(f"<td>{text(cell)}</td>" for cell in cells)
    return (
        f'<tr><td><a class="title open" href="{link_to(Place(entry.path))}">'
        f'{text(entry.metadata.title)}</a><div class="where path">{text(entry.path)}</div>'
        f"{_siblings(entry, newer, words)}</td>{told}<td>{_quality(entry, words)}</td>"
        f"<td>{text(came)}</td><td>{menu('⋯', tools, words.actions)}</td></tr>"
    )


def _siblings(entry: Entry, newer: str | None, words: Words) -> str:
    """Tell of the other files that say the same, and of the one that says it better."""
    names = ", ".join(entry.other_names)
    shown = note("where", words.other_names.format(names=names)) if names else ""
    return shown + (note("notice", words.newer_edition.format(report=newer)) if newer else "")


def _quality(entry: Entry, words: Words) -> str:
    if quality_of(entry) == "reads_well":
        return text(words.reads_well)
    why = text(words.reads_poorly_why)
    return f'<em class="unverified" title="{why}">{text(words.reads_poorly)}</em>'


def _pager(page: int, pages: int, words: Words) -> str:
    if pages == 1:
        return ""
    steps = ((page - 1, words.page_before), (page + 1, words.page_after))
    links = " ".join(
        button("shelf", order("page", n=number), name)
        for number, name in steps
        if 1 <= number <= pages
    )
    return f'<div class="steps">{text(words.pages.format(page=page, pages=pages))} {links}</div>'
