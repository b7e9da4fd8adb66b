"""The reports of the library as a table that is searched, filtered and paged.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hoibaocao.chat.listing import about
from hoibaocao.chat.orders import Place, button, link_to, order
from hoibaocao.chat.prose import note, text
from hoibaocao.chat.tools import menu
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.indexing.catalogue import Entry

_ROWS = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are shown: those with all ``words``, and one of each list that is not empty."""

    words: str = ""
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def fits(self, entry: Entry) -> bool:
        """Tell whether a report is shown."""
        told = entry.metadata
        place = label(told.place) if told.place else ""
        period = describe(told.period) if told.period else ""
        named = fold(f"{told.title} {entry.path} {told.number} {place} {period}")
        return (
            all(word in named for word in fold(self.words).split())
            and (not self.places or place in self.places)
            and (not self.periods or period in self.periods)
            and (not self.kinds or kind_of(entry) in self.kinds)
        )


def kind_of(entry: Entry) -> str:
    """Return the kind of a report's file, as its name ends."""
    return PurePosixPath(entry.path).suffix.lower()


def table(entries: Sequence[Entry], wanted: Wanted, page: int, words: Words) -> str:
    """Show a page of the reports that are wanted.

    Args:
        entries: All there are.
        wanted: Which to show.
        page: Counted from 1; beyond the last one the last one is shown.
        words: The page's words.
    """
    if not entries:
        return note("hint", words.library_empty)
    shown = [entry for entry in entries if wanted.fits(entry)]
    pages = max(1, -(-len(shown) // _ROWS))
    page = min(max(page, 1), pages)
    total = sum(entry.end_passage - entry.first_passage for entry in shown)
    holds = words.library_holds.format(reports=len(shown), passages=total)
    headings = (words.report, words.place, words.period, words.kind, words.length, words.actions)
    head = "".join(f"<th>{text(name)}</th>" for name in headings)
    rows = "".join(_row(entry, words) for entry in shown[(page - 1) * _ROWS : page * _ROWS])
    return (
        f'<div class="library">{note("hint", holds)}'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"{_pager(page, pages, words)}</div>"
    )


def _row(entry: Entry, words: Words) -> str:
    place, period = about(entry.metadata, words)
    length = words.passages.format(count=entry.end_passage - entry.first_passage)
    original = order("files/report", path=entry.path)
    remove, sure = order("remove", report=entry.path), words.remove_ask.format(name=entry.path)
    tools = (
        f'<a class="file" href="{text(original)}" download="">{text(words.original)}</a>',
        button("shelf", order("correct", report=entry.path), words.correct),
        button("shelf", remove, words.remove, style="sure", ask=sure),
    )
    return (
        f'<tr><td><a class="title open" href="{link_to(Place(entry.path))}">'
        f'{text(entry.metadata.title)}</a><div class="where path">{text(entry.path)}</div></td>'
        f"<td>{text(place)}</td><td>{text(period)}</td><td>{text(kind_of(entry))}</td>"
        f"<td>{text(length)}</td><td>{menu('⋯', tools, words.actions)}</td></tr>"
    )


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
