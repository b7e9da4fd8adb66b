"""What the tab of questions shows of the library: what to ask and pick, and reports opened."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import gradio as gr

from hoibaocao.chat import listing, opened
from hoibaocao.chat.orders import Place, place_in, read_order
from hoibaocao.chat.ui.parts import Updates, attempt
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.indexing.entries import Entry
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Answer

_EXAMPLES = 4
_EXAMPLES_FROM = 40


class LibraryView:
    """Shows the library in the words of a page."""

    def __init__(self, library: Library, words: Words) -> None:
        self._library = library
        self._words = words

    def entries(self) -> Sequence[Entry]:
        """Return the reports; none where the index cannot be used."""
        try:
            return self._library.reports()
        except HoiBaoCaoError:
            return ()  # the library says why

    def asked_next(self, found: Answer) -> list[str]:
        """Name the other places and periods that the same may be asked of, with success."""

        def is_told(entry: Entry) -> bool:
            return self._library.tells_alike(found.citations[0], entry.path)

        return listing.next_questions(found, self.entries(), is_told, self._words)

    def refresh(self) -> Updates:
        """Draw example questions, what to pick, and what to change a scope for."""
        entries = self.entries()
        return (
            gr.Chatbot(examples=[{"text": line} for line in self._examples(entries)]),
            gr.Dropdown(listing.places(entries), value=[], multiselect=True),
            gr.Dropdown(listing.periods(entries, self._words), value=[], multiselect=True),
            listing.options(entries, self._words),
        )

    def _examples(self, entries: Sequence[Entry]) -> list[str]:
        def read(path: str) -> str:
            return self._library.report(path).text

        some = entries[:: max(1, len(entries) // _EXAMPLES_FROM)]
        drawn = islice(listing.examples(some, read, self._words), _EXAMPLES)
        return [*drawn, *self._words.examples][:_EXAMPLES]

    def open_report(self, asked: str) -> Updates:
        """Show what a link of the page leads to: a report at its quote, or a part of one."""
        target = place_in(read_order(asked))
        if target is None:
            return gr.skip(), gr.skip(), gr.skip()
        shown = attempt(lambda: self._opened(target), self._words)
        return shown, gr.Tabs(selected="report"), gr.Tabs(selected="ask")

    def _opened(self, target: Place) -> str:
        if target.page:
            report = self._library.report(target.report)
            quote = report.text[target.start : target.end]
            picture = self._library.picture(target.report, target.page, quote)
            return opened.page(report, picture, target, self._words)
        if target.whole:
            return opened.report(self._library.report(target.report), target, self._words)
        around = self._library.around(target.report, target.start)
        return opened.excerpt(around, target, self._words)
