"""What happens when somebody asks, opens a conversation, or opens a report."""

from __future__ import annotations

import logging
from collections.abc import Iterator  # noqa: TC003 - gradio reads the annotations
from dataclasses import replace
from typing import TYPE_CHECKING

import gradio as gr

from hoibaocao.chat import cards, render
from hoibaocao.chat.orders import Order, read_order
from hoibaocao.chat.ratings import RATINGS, rate
from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.chat.troubles import explain
from hoibaocao.chat.ui.library_view import LibraryView
from hoibaocao.chat.ui.parts import Permit, Update, Updates, at_once
from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.records import Question
from hoibaocao.searching.questions import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hoibaocao.answering.assistants import Answering
    from hoibaocao.chat.permits import InLine
    from hoibaocao.chat.talks import Talks
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Turn

_log = logging.getLogger(__name__)

_LONGEST_TITLE = 120
_PARTS = ("chat", "sources", "side", "question", "editing", "send", "stop", "talks", "name")


def updates(**changed: Update) -> Updates:
    """Return the updates of the parts of the tab; those that are not named stay as they are."""
    return tuple(changed.get(part, gr.skip()) for part in _PARTS)


class Desk:
    """Moves values between the assistant, the conversations and the page.

    What they look like is decided in `hoibaocao.chat.render` and ``page.css``. A visitor works
    only on conversations of the user they are.
    """

    def __init__(
        self,
        assistant: Answering,
        library: Library,
        talks: Talks,
        ratings: Path,
        *,
        permit: Permit,
        is_warm: Callable[[], bool] = lambda: True,
        in_line: InLine = at_once,
    ) -> None:
        self.library = library
        self.view = LibraryView(library, permit.words)
        self.permit = permit
        self.words = permit.words
        self._in_line = in_line
        self._assistant = assistant
        self._talks = talks
        self._ratings = ratings
        self._is_warm = is_warm

    def ask(  # noqa: PLR0917 - gradio passes by position
        self,
        question: str,
        editing: str,
        name: str,
        places: list[str],
        periods: list[str],
        request: gr.Request,
    ) -> Iterator[Updates]:
        """Answer, showing more and more of it; each value fits the parts of the tab.

        Args:
            question: As typed.
            editing: Not empty if it takes the place of the last question.
            name: Of the conversation; empty for a new one.
            places: Those to look in, all if none.
            periods: Likewise.
            request: Who asks.
        """
        question = question.strip()[:LONGEST]
        talk = self._talk(request, name) if question else None
        if talk is None or talk.is_asking(question):
            yield updates()
            return
        if editing:
            talk.drop_last()
        asked = Exchange(question, places=tuple(places), periods=tuple(periods))
        yield from self._answered(talk, asked, talk.history(), request)

    def ask_example(
        self,
        name: str,
        places: list[str],
        periods: list[str],
        request: gr.Request,
        event: gr.SelectData,
    ) -> Iterator[Updates]:
        """Ask the example that was clicked."""
        yield from self.ask(str(event.value["text"]), "", name, places, periods, request)

    def ask_again(self, asked: str, name: str, request: gr.Request) -> Iterator[Updates]:
        """Ask the last question again, or one of another place or period behind an answer."""
        order = read_order(asked)
        talk = self._talk(request, name)
        if order.verb == "retry" and talk.exchanges:
            last = talk.drop_last() or Exchange("")
            again = Exchange(last.question, places=last.places, periods=last.periods)
            yield from self._answered(talk, again, talk.history(), request)
        elif order.verb == "follow" and order["what"]:
            what = self.words.also.join(filter(None, (order["what"], order["beside"])))
            question = self.words.follow.format(what=what)[:LONGEST]
            history = talk.history(order.number("turn"))
            yield from self._answered(talk, Exchange(question), history, request)
        else:
            yield updates()

    def _answered(
        self, talk: Talk, asked: Exchange, history: tuple[Turn, ...], request: gr.Request
    ) -> Iterator[Updates]:
        run = talk.begin(replace(asked, early=not self._is_warm()))
        self._save(talk, request)
        yield self._shown(talk, request)
        try:
            for now in self._answers(asked, history, request.username or ""):
                if not talk.put(run, now):
                    break
                if _is_growing(now):
                    yield updates(**self._conversation(talk))
        except GeneratorExit:  # the visitor has left while the answer was being made
            if talk.finish(run):
                talk.put(run, replace(talk.exchanges[-1], stopped=True))
                self._save(talk, request)
            raise
        # Gradio repeats the last value at the end, so an answer that is over ends with nothing.
        if not talk.finish(run):
            yield updates()
            return
        self._save(talk, request)
        yield self._finished(talk, request)

    def _answers(self, asked: Exchange, history: tuple[Turn, ...], user: str) -> Iterator[Exchange]:
        answer = None
        question = Question(asked.question, history, asked.places, asked.periods)
        try:
            for answer in self._in_line(user, self._assistant.stream(question)):
                yield replace(asked, answer=answer)
        except HoiBaoCaoError as error:
            yield replace(asked, trouble=explain(error, self.words.lang))
        except Exception:  # noqa: BLE001 - a bug: logged in full, and never an empty answer
            _log.exception("a question was not answered")
            yield replace(asked, trouble=self.words.unexpected)
        else:
            if answer is None:
                _log.error("the assistant gave no answer")
                yield replace(asked, trouble=self.words.unexpected)

    def stop(self, name: str, request: gr.Request) -> Updates:
        """Keep what there is of the answer and say that it was stopped."""
        talk = self._talk(request, name)
        talk.stop()
        self._save(talk, request)
        return self._finished(talk, request)

    def obey(self, asked: str, name: str, request: gr.Request) -> Updates:
        """Begin, open, rename or delete a conversation, or keep what somebody thinks of an answer.

        Args:
            asked: The order.
            name: Of the conversation that is open.
            request: Who orders.
        """
        order, user = read_order(asked), request.username or ""
        try:
            if order.verb == "rate":
                return self._rated(self._talk(request, name), order)
            if order.verb == "delete":
                self._talks.delete(user, order["talk"])
            if order.verb == "rename":
                other = self._talks.open(user, order["talk"])
                other.rename(" ".join(order["text"].split())[:_LONGEST_TITLE])
                self._talks.save(user, other)
            if order.verb == "open":
                name = order["talk"]
            elif order.verb == "new" or (order.verb == "delete" and order["talk"] == name):
                name = ""
            return self._shown(self._talks.open(user, name), request)
        except HoiBaoCaoError as error:
            gr.Warning(explain(error, self.words.lang), title="")
            return updates()

    def _rated(self, talk: Talk, order: Order) -> Updates:
        turn = order.number("turn")
        exchange = talk.exchanges[turn] if 0 <= turn < len(talk.exchanges) else Exchange("")
        if exchange.answer and order["rating"] in RATINGS:
            rate(self._ratings, exchange.answer, order["rating"])
            gr.Info(self.words.rate_thanks, title="", duration=4)
        return updates()

    def greet(self, request: gr.Request) -> str:
        """Show who is logged in; the style sheet hides what they may not do."""
        may_edit = self.permit.allows("edit")
        return render.who(request.username or "", self.words, may_edit=may_edit)

    def open_page(self, request: gr.Request) -> Updates:
        """Show the conversation that the address names, and what is drawn from the library.

        Without a name nothing is drawn over a conversation that may have begun meanwhile.
        """
        examples, *fresh = self.view.refresh()
        name = request.query_params.get("talk", "")
        if not name:
            listed = render.talks(self._talks.listed(request.username or ""), "", self.words)
            return examples, *updates(talks=listed)[1:], *fresh
        chat, *shown = self._shown(self._talk(request, name), request)
        return gr.Chatbot(chat, examples=examples.examples), *shown, *fresh

    def _talk(self, request: gr.Request, name: str) -> Talk:
        try:
            return self._talks.open(request.username or "", name)
        except HoiBaoCaoError as error:
            gr.Warning(explain(error, self.words.lang), title="")
            return self._talks.open(request.username or "")

    def _save(self, talk: Talk, request: gr.Request) -> None:
        try:
            self._talks.save(request.username or "", talk)
        except HoiBaoCaoError as error:
            _log.error("%s", error)
            gr.Warning(explain(error, self.words.lang), title="")

    def _shown(self, talk: Talk, request: gr.Request) -> Updates:
        return updates(
            **self._conversation(talk),
            side=gr.Tabs(selected="sources"),
            question="",
            editing="",
            **self._around(talk, request),
        )

    def _finished(self, talk: Talk, request: gr.Request) -> Updates:
        return updates(**self._conversation(talk), **self._around(talk, request))

    def _conversation(self, talk: Talk) -> dict[str, Update]:
        return {
            "chat": render.messages(talk, self.words, self.view.asked_next),
            "sources": cards.evidence(talk.exchanges, self.words),
        }

    def _around(self, talk: Talk, request: gr.Request) -> dict[str, Update]:
        listed = self._talks.listed(request.username or "")
        return {
            "send": gr.Button(visible=not talk.is_busy),
            "stop": gr.Button(visible=talk.is_busy),
            "talks": render.talks(listed, talk.name, self.words),
            "name": talk.name,
        }


def _is_growing(now: Exchange) -> bool:
    """Tell whether more of an answer may follow; what is found, not written, comes whole."""
    return now.answer is not None and now.answer.answerer == "llm"
