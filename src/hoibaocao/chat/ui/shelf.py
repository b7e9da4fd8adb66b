"""The tab of the library: its reports, and what keeps them in line with the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator  # noqa: TC003 - gradio reads the annotations
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat.prose import note
from hoibaocao.chat.ui.correcting import Correcting
from hoibaocao.chat.ui.keeping import AtWork, Shelf
from hoibaocao.chat.ui.parts import (
    PRIVATE,
    SAFE,
    Handler,
    Update,
    order_box,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Around:
    """The parts of the page around the tab that it works with.

    Attributes:
        tabs: Its tabs.
        state: Where it is told what is wrong with the index.
        rebuilds: The box of the orders to make it anew; they can be given on any tab.
        update: Of the library; the pages of all languages share it.
    """

    tabs: gr.Tabs
    state: gr.Markdown
    rebuilds: gr.Textbox
    update: AtWork


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
        fresh: What is drawn from the library, as `LibraryView.refresh` gives it.
    """
    words, permit = desk.words, desk.permit
    keeper = Shelf(desk.library, permit, around.update)
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
            yield {
                outcome: told,
                **draw(typed),
                **dict(zip(fresh, desk.view.refresh(), strict=True)),
            }

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
            concurrency_limit=1,
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
