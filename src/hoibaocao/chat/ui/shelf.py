"""The tab of the library: its reports, and what keeps them in line with the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from hoibaocao.chat import listing
from hoibaocao.chat.messages import stage
from hoibaocao.chat.prose import note
from hoibaocao.chat.ui.parts import PRIVATE, SAFE, attempt

if TYPE_CHECKING:
    from typing import Any

    from hoibaocao.chat.ui.desk import Desk


def library_tab(desk: Desk, page: gr.Blocks, fresh: list[Any]) -> None:
    """Lay out the tab and connect it.

    Args:
        desk: Knows the library.
        page: All of it.
        fresh: What is drawn from the library, as `Desk.refresh` gives it.
    """
    words = desk.words
    update = gr.Button(words.update, size="sm", elem_id="update")
    outcome = gr.Markdown(note("hint", words.update_help), elem_id="outcome", **SAFE)
    shelf = gr.Markdown(elem_id="listing", **SAFE)

    def listed() -> str:
        return attempt(lambda: listing.library(desk.library.reports(), words), words)

    def sync(progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        """Bring the index in line with the folder of reports and say what changed."""

        def report(name: str, done: int, total: int) -> None:
            progress((done, total), desc=stage(name, words.lang), unit="")

        return attempt(lambda: listing.synced(desk.library.sync(report), words.lang), words)

    page.load(listed, None, shelf, **PRIVATE)
    update.click(sync, None, outcome, api_visibility="private").then(
        listed, None, shelf, **PRIVATE
    ).then(desk.refresh, None, fresh, **PRIVATE)
