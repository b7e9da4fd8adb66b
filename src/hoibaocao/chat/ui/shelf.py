"""The tab of the library: its reports, and what keeps them in line with the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator  # noqa: TC003 - gradio reads the annotations
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat import listing, shelf
from hoibaocao.chat.messages import stage
from hoibaocao.chat.orders import read_order
from hoibaocao.chat.prose import note
from hoibaocao.chat.ui.correcting import Correcting
from hoibaocao.chat.ui.parts import (
    PRIVATE,
    SAFE,
    Handler,
    Permit,
    Stopped,
    Update,
    attempt,
    order_box,
)
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.ui.desk import Desk
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Progress


class Shelf:
    """What happens when somebody looks after the library."""

    def __init__(self, library: Library, permit: Permit) -> None:
        self._library = library
        self._words = permit.words
        self._check = permit.check
        self._stop = Event()
        self._is_running = False

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
        self._is_running = True
        told = self._told(progress)
        try:
            return attempt(
                lambda: listing.synced(self._library.sync(told, full=full), self._words),
                self._words,
            )
        finally:
            self._is_running = False
            self._stop.clear()

    def _told(self, progress: gr.Progress) -> Progress:
        def report(name: str, done: int, total: int, what: str = "", /) -> None:
            if self._stop.is_set():
                raise Stopped
            at_work = ": ".join(filter(None, (stage(name, self._words.lang), what)))
            progress((done, total), desc=at_work, unit="")

        return report

    def begin(self) -> tuple[Update, Update]:
        """Show the button that stops an update; one that was pressed too late counts no more."""
        self._stop.clear()
        return gr.Button(visible=False), gr.Button(visible=True)

    def buttons(self) -> tuple[Update, Update]:
        """Show the button that starts an update, or stops the one that is under way."""
        running = self._is_running
        return gr.Button(visible=not running), gr.Button(visible=running)

    def stop(self) -> None:
        """Stop the update that is under way, at its next step."""
        self._stop.set()

    def undo(self) -> str:
        """Put the generation before the last update in use again."""
        return attempt(self._undone, self._words)

    def _undone(self) -> str:
        step = self._library.undo()
        line = self._words.undone.format(
            generation=step.generation, reports=step.reports, passages=step.passages
        )
        return note("hint", line)


@dataclass(frozen=True, slots=True)
class Around:
    """The parts of the page around the tab that it works with.

    Attributes:
        tabs: Its tabs.
        state: Where it is told what is wrong with the index.
        rebuilds: The box of the orders to make it anew; they can be given on any tab.
    """

    tabs: gr.Tabs
    state: gr.Markdown
    rebuilds: gr.Textbox


@dataclass(frozen=True, slots=True)
class LibraryTab:
    """What the tab shows of the library.

    Attributes:
        parts: Those that are drawn from it.
        draw: Gives each of them as it is now; the words that are searched for narrow the table.
    """

    parts: list[Any]
    draw: Callable[[str], dict[Any, Update]]


def library_tab(desk: Desk, around: Around, fresh: Sequence[Any]) -> LibraryTab:
    """Lay out the tab and connect it.

    Args:
        desk: Knows the library.
        around: What it works with.
        fresh: What is drawn from the library, as `Desk.refresh` gives it.
    """
    words, permit = desk.words, desk.permit
    keeper = Shelf(desk.library, permit)
    orders = order_box("shelf")
    upload, plan, update, stop, undo = _buttons(words)
    outcome = gr.Markdown(note("hint", words.update_help), elem_id="outcome", **SAFE)
    form = Correcting(desk.library, permit, outcome)
    filters = _filters(words)
    table = gr.Markdown(elem_id="listing", **SAFE)
    with gr.Accordion(words.history, open=False, elem_id="history"):
        history = gr.Markdown(**SAFE)

    doing = [update, stop]
    parts = [*doing, *filters[1:4], history, around.state, table]

    def draw(typed: str) -> dict[Any, Update]:
        shown = (*keeper.buttons(), *keeper.refresh(), keeper.listed(typed))
        return dict(zip(parts, shown, strict=True))

    def changing(change: Callable[[gr.Progress], str]) -> Handler:
        # One event, not a chain of them: each link would open and close a stream of its own.
        def run(
            typed: str,
            progress: gr.Progress = gr.Progress(),  # noqa: B008
        ) -> Iterator[dict[Any, Update]]:
            yield dict(zip(doing, keeper.begin(), strict=True))
            told = change(progress)
            yield {outcome: told, **draw(typed), **dict(zip(fresh, desk.refresh(), strict=True))}

        return permit("edit", run)

    told: dict[str, Any] = {"api_visibility": "private"}
    listed = permit("ask", keeper.listed)
    gr.on([each.change for each in filters], listed, filters, table, **PRIVATE)
    orders.change(permit("ask", keeper.obey), [orders, *filters], [table, outcome], **PRIVATE)
    orders.change(permit("ask", form.obey), orders, form.parts, **PRIVATE)
    upload.upload(permit("edit", keeper.add), upload, outcome, **told)
    plan.click(permit("edit", keeper.plan), None, outcome, **told)
    stop.click(permit("edit", keeper.stop), None, None, **PRIVATE)
    around.rebuilds.change(
        permit("edit", lambda: gr.Tabs(selected="library")), None, around.tabs, **PRIVATE
    )
    for asked, change in (
        (update.click, keeper.sync),
        (around.rebuilds.change, keeper.rebuild),
        (undo.click, lambda _: keeper.undo()),
    ):
        asked(
            changing(change),
            filters[0],
            [outcome, *parts, *fresh],
            show_progress_on=outcome,
            concurrency_id="sync",
            **told,
        )
    return LibraryTab(parts, draw)


def _buttons(
    words: Words,
) -> tuple[gr.UploadButton, gr.Button, gr.Button, gr.Button, gr.Button]:
    small: dict[str, Any] = {"size": "sm", "scale": 0, "min_width": 120}
    with gr.Row(elem_id="shelf-buttons"):
        return (
            gr.UploadButton(words.upload, file_count="multiple", elem_id="upload", **small),
            gr.Button(words.plan, elem_id="plan", **small),
            gr.Button(words.update, variant="primary", elem_id="update", **small),
            gr.Button(words.stop_update, elem_id="stop-update", visible=False, **small),
            gr.Button(words.undo, elem_id="undo", **small),
        )


def _filters(words: Words) -> list[Any]:
    names = {"place": words.places, "period": words.periods, "kind": words.kind}
    with gr.Row(elem_id="shelf-filters"):
        search = gr.Textbox("", label=words.search_here, elem_id="shelf-search", min_width=200)
        return [
            search,
            *(
                gr.Dropdown([], label=name, multiselect=True, min_width=140, elem_id=f"by-{each}")
                for each, name in names.items()
            ),
            gr.Dropdown(
                [(getattr(words, each), each) for each in ("reads_well", "reads_poorly")],
                label=words.quality,
                multiselect=True,
                min_width=140,
                elem_id="by-quality",
            ),
        ]
