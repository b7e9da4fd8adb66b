"""The tab where people ask: conversations, the chat, and the sources beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat import cards
from hoibaocao.chat.prose import note
from hoibaocao.chat.ui.parts import PRIVATE, SAFE, order_box
from hoibaocao.searching.questions import LONGEST

if TYPE_CHECKING:
    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class AskingTab:
    """The parts of the tab that others fill.

    Attributes:
        fresh: What is drawn from the library, as `LibraryView.refresh` gives it.
        whole: What is drawn when the page opens, as `Desk.open_page` gives it.
    """

    fresh: list[Any]
    whole: list[Any]


def asking_tab(desk: Desk, tabs: gr.Tabs, questions_at_once: int | None) -> AskingTab:
    """Lay out the tab and connect it.

    Args:
        desk: Does what is asked of it.
        tabs: The tabs of the page.
        questions_at_once: How many visitors are answered at the same time.
    """
    words, permit = desk.words, desk.permit
    name = gr.Textbox(visible="hidden", elem_id="talk-name", show_label=False)
    editing = gr.Textbox(visible="hidden", elem_id="editing", show_label=False)
    asks, talks_orders, opens = order_box("ask"), order_box("talk"), order_box("report")
    with gr.Row(elem_id="desk"):
        with gr.Column(scale=0, min_width=0, elem_id="talks"):
            talks = gr.Markdown(elem_id="talk-list", **SAFE)
        with gr.Column(scale=55, min_width=320, elem_id="talk"):
            chat, scope, question, send, stop = _talk_column(words)
        with gr.Column(scale=45, min_width=320, elem_id="side"):
            side, sources, back, report = _side_column(words)
    options = gr.Markdown(elem_id="options", **SAFE)

    parts = [chat, sources, side, question, editing, send, stop, talks, name]
    line: dict[str, Any] = {
        "concurrency_limit": questions_at_once,
        "concurrency_id": "ask",
        "trigger_mode": "multiple",
        **PRIVATE,
    }
    typed = [question, editing, name, *scope]
    gr.on([question.submit, send.click], permit("ask", desk.ask), typed, parts, **line)
    chat.example_select(permit("ask", desk.ask_example), [name, *scope], parts, **line)
    asks.change(permit("ask", desk.ask_again), [asks, name], parts, **line)
    talks_orders.change(permit("ask", desk.obey), [talks_orders, name], parts, **PRIVATE)
    stop.click(permit("ask", desk.stop), name, parts, **PRIVATE)
    opened = [report, side, tabs]
    opens.change(permit("ask", desk.view.open_report), opens, opened, **PRIVATE)
    back.click(permit("ask", lambda: gr.Tabs(selected="sources")), None, side, **PRIVATE)
    fresh = [chat, *scope, options]
    return AskingTab(fresh, [*parts, *fresh[1:]])


def _talk_column(
    words: Words,
) -> tuple[gr.Chatbot, list[gr.Dropdown], gr.Textbox, gr.Button, gr.Button]:
    """Lay out the conversation and the parts a question is asked with."""
    chat = gr.Chatbot(
        placeholder=f"### {words.welcome}",
        show_label=False,
        elem_id="chat",
        height=None,
        buttons=[],
        feedback_options=None,
        allow_tags=False,
        **SAFE,
    )
    with gr.Row(elem_id="scope"):
        scope = [
            gr.Dropdown([], label=name, multiselect=True, min_width=140, elem_id=elem_id)
            for elem_id, name in (("places", words.places), ("periods", words.periods))
        ]
    narrow: dict[str, Any] = {"scale": 0, "min_width": 80}
    with gr.Row(elem_id="asking"):
        question = gr.Textbox(
            placeholder=words.ask_here,
            label=words.ask_here,
            show_label=False,
            container=False,
            max_length=LONGEST,
            autofocus=True,
            scale=1,
            elem_id="question",
        )
        send = gr.Button(words.send, variant="primary", elem_id="send", **narrow)
        stop = gr.Button(words.stop, variant="stop", visible=False, elem_id="stop", **narrow)
    return chat, scope, question, send, stop


def _side_column(words: Words) -> tuple[gr.Tabs, gr.Markdown, gr.Button, gr.Markdown]:
    """Lay out the citations and the report, one in sight at a time."""
    with gr.Tabs() as side:
        with gr.Tab(words.sources, id="sources"):
            sources = gr.Markdown(cards.evidence((), words), elem_id="sources", **SAFE)
        with gr.Tab(words.report, id="report"):
            back = gr.Button(words.back, size="sm", elem_id="back")
            report = gr.Markdown(note("hint", words.no_report), elem_id="report", **SAFE)
    return side, sources, back, report
