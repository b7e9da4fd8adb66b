"""What happens when somebody looks after the library."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import gradio as gr

from hoibaocao.chat import listing, shelf
from hoibaocao.chat.messages import stage
from hoibaocao.chat.orders import read_order
from hoibaocao.chat.prose import note
from hoibaocao.chat.ui.parts import (
    Permit,
    Stopped,
    Update,
    attempt,
)
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Progress


@dataclass(slots=True)
class AtWork:
    """The update of a library that is under way, whoever began it in whichever language."""

    is_running: bool = False
    stop: Event = field(default_factory=Event)


class Shelf:
    """What happens when somebody looks after the library."""

    def __init__(self, library: Library, permit: Permit, update: AtWork) -> None:
        self._library = library
        self._words = permit.words
        self._check = permit.check
        self._update = update

    def listed(self, words: str, *picked: list[str], page: int = 1) -> str:
        """Show a page of the reports that are wanted, as `hoibaocao.chat.shelf.table` does.

        Args:
            words: What is searched for.
            picked: The other fields of `hoibaocao.chat.shelf.Wanted`.
            page: Counted from 1.
        """
        wanted = shelf.Wanted(words, *map(tuple, picked))
        return attempt(lambda: self._table(wanted, page), self._words)

    def _table(self, wanted: shelf.Wanted, page: int) -> str:
        entries, editions = self._library.reports(), self._library.editions()
        return shelf.table(entries, wanted, page, self._words, editions)

    def obey(self, asked: str, words: str, *picked: list[str]) -> tuple[Update, Update]:
        """Turn to a page of the table, or take a report out of the library."""
        order = read_order(asked)
        if order.verb == "page":
            shown = self.listed(words, *picked, page=order.number("n"))
            return shown, gr.skip()
        if order.verb == "remove":
            self._check("edit")
            return gr.skip(), attempt(lambda: self._removed(order["report"]), self._words)
        return gr.skip(), gr.skip()

    def _removed(self, name: str) -> str:
        self._library.remove(name)
        return note("hint", self._words.gone.format(name=name))

    def refresh(self) -> tuple[Update, ...]:
        """Draw what to filter by, the history, and what is wrong with the index."""
        flaw: HoiBaoCaoError | None
        try:
            entries, flaw = self._library.reports(), self._library.notice
        except HoiBaoCaoError as error:
            entries, flaw = (), error
        return (
            gr.Dropdown(listing.places(entries), value=[], multiselect=True),
            gr.Dropdown(listing.periods(entries, self._words), value=[], multiselect=True),
            gr.Dropdown(sorted({shelf.kind_of(e) for e in entries}), value=[], multiselect=True),
            attempt(lambda: listing.history(self._library.history(), self._words), self._words),
            shelf.standing(flaw, self._words, is_answering=bool(entries)),
        )

    def add(self, files: list[str]) -> str:
        """Put files into the library folder and say what an update would do; none is replaced."""
        told = [self._added(Path(file)) for file in files]
        received = self._words.uploaded.format(count=sum(not each for each in told))
        return "".join([*told, note("hint", received), self.plan()])

    def _added(self, file: Path) -> str:
        """Return what went wrong; nothing if the file is in the library."""

        def add() -> str:
            self._library.add(file.name, file.read_bytes())
            return ""

        try:
            return attempt(add, self._words)
        finally:
            file.unlink(missing_ok=True)  # the page's own copy

    def plan(self, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        """Say what an update would change."""
        return attempt(lambda: self._planned(self._told(progress)), self._words)

    def _planned(self, progress: Progress) -> str:
        changes = self._library.plan(progress)
        outcome = self._words.up_to_date if changes.none else self._words.planned
        return listing.summary(outcome, changes, self._words)

    def sync(self, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        """Bring the index in line with the folder of reports and say what changed."""
        return self._written(progress, full=False)

    def rebuild(self, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        """Make the index anew from all reports, beside the one there is, and say what changed."""
        return self._written(progress, full=True)

    def _written(self, progress: gr.Progress, *, full: bool) -> str:
        self._update.is_running = True
        told = self._told(progress)
        try:
            return attempt(
                lambda: listing.synced(self._library.sync(told, full=full), self._words),
                self._words,
            )
        finally:
            self._update.is_running = False
            self._update.stop.clear()

    def _told(self, progress: gr.Progress) -> Progress:
        def report(name: str, done: int, total: int, what: str = "", /) -> None:
            if self._update.stop.is_set():
                raise Stopped
            at_work = ": ".join(filter(None, (stage(name, self._words.lang), what)))
            progress((done, total), desc=at_work, unit="")

        return report

    def begin(self) -> tuple[Update, Update]:
        """Show the button that stops an update; one that was pressed too late counts no more."""
        self._update.stop.clear()
        return gr.Button(visible=False), gr.Button(visible=True)

    def buttons(self) -> tuple[Update, Update]:
        """Show the button that starts an update, or stops the one that is under way."""
        running = self._update.is_running
        return gr.Button(visible=not running), gr.Button(visible=running)

    def stop(self) -> None:
        """Stop the update that is under way, at its next step."""
        self._update.stop.set()

    def undo(self) -> str:
        """Put the generation before the last update in use again."""
        return attempt(self._undone, self._words)

    def _undone(self) -> str:
        step = self._library.undo()
        line = self._words.undone.format(
            generation=step.generation, reports=step.reports, passages=step.passages
        )
        return note("hint", line)
