"""The page: chat on the left; citations, the whole report and the library on the right.

The only module that knows gradio, apart from `hoibaocao.serving`. It moves values between the
assistant, the library and the page; what they look like is decided in `hoibaocao.chat.render`
and ``page.css``. What a visitor asks stays in the visitor's own session.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator  # noqa: TC003 - gradio reads the annotations
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat import listing, render
from hoibaocao.chat.messages import WORDS, Lang, Words, stage
from hoibaocao.chat.prose import note
from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.searching.questions import LONGEST

if TYPE_CHECKING:
    from hoibaocao.answering.assistant import Assistant
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Turn

_log = logging.getLogger(__name__)

Update = Any  # what gradio takes as the new state of a component
Updates = tuple[Update, ...]

_EXAMPLES = 4
_NOTHING: Updates = (gr.skip(),) * 6
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_SAFE: dict[str, Any] = {"sanitize_html": True, "latex_delimiters": []}


def look() -> dict[str, Any]:
    """Give what the page looks like, as `gradio.mount_gradio_app` takes it; nothing is remote.

    The files named in ``head`` stand beside this module and must be served at the page's root.
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
    assistant: Assistant,
    library: Library,
    *,
    lang: Lang = "vi",
    questions_at_once: int = 4,
    is_warm: Callable[[], bool] = lambda: True,
) -> gr.Blocks:
    """Lay out the page and connect it; nothing is asked or read until somebody opens it.

    Args:
        assistant: Answers questions.
        library: The reports to show and keep up to date.
        lang: The language of the page's own words.
        questions_at_once: How many visitors are answered at the same time; others wait in line.
        is_warm: Tells whether the model is loaded; until then a question is told that it waits.
    """
    # Else gradio sums up its own statistics, which nobody sees here, after every event.
    os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", str(10**9))
    desk = _Desk(assistant, library, lang, is_warm)
    page = gr.Blocks(analytics_enabled=False, title=desk.words.name, fill_width=True)
    with page:
        talk = gr.State(Talk())
        gr.Markdown(render.banner(desk.words), elem_id="banner", **_SAFE)
        with gr.Row(elem_id="desk"):
            with gr.Column(scale=55, min_width=320, elem_id="talk"):
                chat, scope, question, send, stop, clear = _talk_column(desk.words)
            with gr.Column(scale=45, min_width=320, elem_id="side"):
                side, sources, back, report, update, outcome, shelf = _side_column(desk.words)
        address = gr.Textbox(visible="hidden", elem_id="address", show_label=False)

        answering = [chat, sources, side, question, send, stop]
        line: dict[str, Any] = {
            "concurrency_limit": questions_at_once,
            "concurrency_id": "ask",
            "trigger_mode": "multiple",
        }
        asking = [question.submit, send.click]
        gr.on(asking, desk.ask, [question, talk, *scope], answering, **line, **_PRIVATE)
        chat.example_select(desk.ask_example, [talk, *scope], answering, **line, **_PRIVATE)
        stop.click(desk.stop, talk, answering, **_PRIVATE)
        clear.click(desk.clear, talk, [*answering, report], **_PRIVATE)
        address.change(desk.open_report, address, [report, side], **_PRIVATE)
        back.click(lambda: gr.Tabs(selected="sources"), None, side, **_PRIVATE)
        drawn = [shelf, chat, *scope]
        page.load(desk.refresh, None, drawn, **_PRIVATE)
        update.click(desk.sync, None, outcome, api_visibility="private").then(
            desk.refresh, None, drawn, **_PRIVATE
        )
    return page


def _talk_column(
    words: Words,
) -> tuple[gr.Chatbot, list[gr.Dropdown], gr.Textbox, gr.Button, gr.Button, gr.Button]:
    """Lay out the conversation and the parts a question is asked with."""
    chat = gr.Chatbot(
        placeholder=f"### {words.welcome}",
        show_label=False,
        elem_id="chat",
        height=None,
        buttons=[],
        feedback_options=None,
        allow_tags=False,
        **_SAFE,
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
        clear = gr.Button(words.clear, elem_id="clear", **narrow)
    return chat, scope, question, send, stop, clear


def _side_column(
    words: Words,
) -> tuple[gr.Tabs, gr.Markdown, gr.Button, gr.Markdown, gr.Button, gr.Markdown, gr.Markdown]:
    """Lay out the citations, the report and the library, one in sight at a time."""
    with gr.Tabs() as side:
        with gr.Tab(words.sources, id="sources"):
            sources = gr.Markdown(render.evidence((), words), elem_id="sources", **_SAFE)
        with gr.Tab(words.report, id="report"):
            back = gr.Button(words.back, size="sm", elem_id="back")
            report = gr.Markdown(note("hint", words.no_report), elem_id="report", **_SAFE)
        with gr.Tab(words.library, id="library"):
            update = gr.Button(words.update, size="sm", elem_id="update")
            outcome = gr.Markdown(note("hint", words.update_help), elem_id="outcome", **_SAFE)
            shelf = gr.Markdown(elem_id="listing", **_SAFE)
    return side, sources, back, report, update, outcome, shelf


class _Desk:
    """What happens when somebody does something on the page."""

    def __init__(
        self, assistant: Assistant, library: Library, lang: Lang, is_warm: Callable[[], bool]
    ) -> None:
        self._assistant = assistant
        self._library = library
        self._lang = lang
        self._is_warm = is_warm
        self.words = WORDS[lang]

    def ask(
        self, question: str, talk: Talk, places: list[str], periods: list[str]
    ) -> Iterator[Updates]:
        """Answer, showing more and more of it; each value fits the page's answering parts.

        Args:
            question: As typed.
            talk: The conversation so far.
            places: Those to look in, all if none.
            periods: Likewise.
        """
        question = question.strip()[:LONGEST]
        if not question or talk.is_asking(question):
            yield _NOTHING
            return
        history = talk.history()
        run = talk.begin(question, early=not self._is_warm())
        yield self._shown(talk, busy=True)
        for now in self._answers(question, history, places, periods):
            if not talk.put(run, now):
                break
            yield *self._shown(talk)[:2], *_NOTHING[2:]
        # Gradio repeats the last value at the end, so an answer that is over ends with nothing.
        yield (*_NOTHING[:4], *self._buttons()) if talk.finish(run) else _NOTHING

    def ask_example(
        self, talk: Talk, places: list[str], periods: list[str], event: gr.SelectData
    ) -> Iterator[Updates]:
        """Ask the example that was clicked."""
        yield from self.ask(str(event.value["text"]), talk, places, periods)

    def _answers(
        self, question: str, history: list[Turn], places: list[str], periods: list[str]
    ) -> Iterator[Exchange]:
        answer = None
        scope = {"places": places, "periods": periods}
        try:
            for answer in self._assistant.stream(question, history, **scope):
                yield Exchange(question, answer)
        except HoiBaoCaoError as error:
            yield Exchange(question, trouble=explain(error, self._lang))
        except Exception:  # noqa: BLE001 - a bug: logged in full, and never an empty answer
            _log.exception("a question was not answered")
            yield Exchange(question, trouble=self.words.unexpected)
        else:
            if answer is None:
                _log.error("the assistant gave no answer")
                yield Exchange(question, trouble=self.words.unexpected)

    def _shown(self, talk: Talk, *, busy: bool = False) -> Updates:
        return (
            render.messages(talk.exchanges, self.words),
            render.evidence(talk.exchanges, self.words),
            gr.Tabs(selected="sources"),
            "",
            *self._buttons(busy=busy),
        )

    @staticmethod
    def _buttons(*, busy: bool = False) -> Updates:
        return gr.Button(visible=not busy), gr.Button(visible=busy)

    def stop(self, talk: Talk) -> Updates:
        """Keep what there is of the answer and say that it was stopped."""
        talk.stop()
        return *self._shown(talk)[:2], *_NOTHING[2:4], *self._buttons()

    def clear(self, talk: Talk) -> Updates:
        """Begin anew."""
        talk.clear()
        return *self._shown(talk), note("hint", self.words.no_report)

    def open_report(self, address: str) -> tuple[Update, Update]:
        """Show what a link of the page leads to: a report at its quote, or a part of one."""
        target = render.linked(address)
        if target is None:
            return gr.skip(), gr.skip()
        return self._attempt(lambda: self._opened(target)), gr.Tabs(selected="report")

    def _opened(self, target: render.Place) -> str:
        if target.whole:
            return render.report(self._library.report(target.report), target, self.words)
        around = self._library.around(target.report, target.start)
        return render.excerpt(around, target, self.words)

    def refresh(self) -> Updates:
        """List the library as it is now, and draw from it example questions and what to pick."""
        shelf = self._attempt(lambda: listing.library(self._library.reports(), self.words))
        try:
            entries = self._library.reports()
        except HoiBaoCaoError:
            entries = ()  # the listing says why
        drawn = [*listing.examples(entries, self.words), *self.words.examples][:_EXAMPLES]
        return (
            shelf,
            gr.Chatbot(examples=[{"text": line} for line in drawn]),
            gr.Dropdown(listing.places(entries), value=[], multiselect=True),
            gr.Dropdown(listing.periods(entries, self.words), value=[], multiselect=True),
        )

    def sync(self, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008
        """Bring the index in line with the folder of reports and say what changed."""

        def report(name: str, done: int, total: int) -> None:
            progress((done, total), desc=stage(name, self._lang), unit="")

        return self._attempt(lambda: listing.synced(self._library.sync(report), self._lang))

    def _attempt(self, work: Callable[[], str]) -> str:
        try:
            return work()
        except HoiBaoCaoError as error:
            return render.trouble(explain(error, self._lang))
        except Exception:  # noqa: BLE001 - a bug: logged in full
            _log.exception("the page could not do what it was asked")
            return render.trouble(self.words.unexpected)
