"""The page as a whole: what it looks like, and its two tabs in each language.

Gradio's HTML and plot components compile code in the browser, which the content security policy
forbids; so markup is shown by Markdown and chat messages, which also clean it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat import render
from hoibaocao.chat.messages import LANGS, WORDS, Lang
from hoibaocao.chat.permits import everything
from hoibaocao.chat.ui.asking import asking_tab
from hoibaocao.chat.ui.desk import Desk
from hoibaocao.chat.ui.keeping import AtWork
from hoibaocao.chat.ui.parts import PRIVATE, SAFE, Permit, Update, at_once, order_box
from hoibaocao.chat.ui.shelf import Around, library_tab

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hoibaocao.answering.assistants import Answering
    from hoibaocao.chat.permits import InLine, May
    from hoibaocao.chat.talks import Talks
    from hoibaocao.indexing.library import Library


def look() -> dict[str, Any]:
    """Give what the page looks like, as `gradio.mount_gradio_app` takes it; nothing is remote.

    The files named in ``head`` stand in `hoibaocao.chat` and must be served at the page's root.
    """
    theme = gr.themes.Base(
        primary_hue="teal",
        neutral_hue="slate",
        font=["system-ui", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "Noto Sans Mono", "monospace"],
        text_size="md",
        spacing_size="sm",
        radius_size="md",
    ).set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover="*primary_800",
    )
    head = '<link rel="stylesheet" href="page.css"><script src="page.js" defer></script>'
    return {"theme": theme, "head": head}


def build_page(
    assistant: Answering,
    library: Library,
    talks: Talks,
    ratings: Path,
    *,
    lang: Lang = "vi",
    questions_at_once: int | None = 4,
    is_warm: Callable[[], bool] = lambda: True,
    may: May = everything,
    in_line: InLine = at_once,
) -> gr.Blocks:
    """Lay out the page and connect it; nothing is asked or read until somebody opens it.

    Args:
        assistant: Answers questions.
        library: The reports to show and keep up to date.
        talks: Keeps the conversations.
        ratings: The file that keeps what people think of answers.
        lang: The language of the page; the other one is at the address of its name.
        questions_at_once: How many visitors are answered at the same time; all if None, as where
            ``in_line`` has them wait.
        is_warm: Tells whether the model is loaded; until then a question is told that it waits.
        may: Tells who may do what; each handler asks it each time.
        in_line: Has the answers of a user made when it is their turn.
    """
    # Else gradio keeps and sums up its own statistics, which nobody sees here, at every event.
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", str(10**9))
    os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "1")
    page = gr.Blocks(analytics_enabled=False, title=WORDS[lang].name, fill_width=True)
    (other,) = (each for each in LANGS if each != lang)
    update = AtWork()
    for each, beyond in ((lang, other), (other, "")):
        permit = Permit(may, WORDS[each])
        desk = Desk(
            assistant, library, talks, ratings, permit=permit, is_warm=is_warm, in_line=in_line
        )
        with page if each == lang else page.route(each, f"/{each}"):
            _lay_out(desk, page, f"./{beyond}", update, questions_at_once)
    return page


def _lay_out(
    desk: Desk, page: gr.Blocks, other: str, update: AtWork, questions_at_once: int | None
) -> None:
    words, permit = desk.words, desk.permit
    gr.Markdown(render.banner(words, other), elem_id="banner", **SAFE)
    who = gr.Markdown(elem_id="who", **SAFE)
    state, rebuilds = gr.Markdown(elem_id="state", **SAFE), order_box("rebuild")
    with gr.Tabs(elem_id="tabs") as tabs:
        with gr.Tab(words.ask_tab, id="ask"):
            asking = asking_tab(desk, tabs, questions_at_once)
        with gr.Tab(words.library, id="library"):
            library = library_tab(desk, Around(tabs, state, rebuilds, update), asking.fresh)

    def opened(request: gr.Request) -> dict[Any, Update]:
        asked = zip(asking.whole, desk.open_page(request), strict=True)
        return {**dict(asked), who: desk.greet(request), **library.draw("")}

    page.load(permit("ask", opened), None, [*asking.whole, who, *library.parts], **PRIVATE)
