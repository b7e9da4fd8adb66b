"""What the tabs of the page share: options of components and events, and updates by name."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from inspect import isgeneratorfunction
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.context import LocalContext

from hoibaocao.chat import render
from hoibaocao.chat.prose import note
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import HoiBaoCaoError, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.orders import Kind
    from hoibaocao.chat.permits import Act, May
    from hoibaocao.records import Answer

_log = logging.getLogger(__name__)


class Stopped(Exception):
    """Raised within work that somebody has stopped; nothing has changed."""


Update = Any  # what gradio takes as the new state of a component
Updates = tuple[Update, ...]

Handler = Callable[..., Any]

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
SAFE: dict[str, Any] = {"sanitize_html": True, "latex_delimiters": []}


def order_box(kind: Kind) -> gr.Textbox:
    """Make the hidden box that orders of a kind are put into; its change is the order."""
    return gr.Textbox(visible="hidden", elem_id=f"do-{kind}", show_label=False)


def attempt(work: Callable[[], str], words: Words) -> str:
    """Return what some work shows, or what went wrong with it in plain words."""
    try:
        return work()
    except HoiBaoCaoError as error:
        return render.trouble(explain(error, words.lang))
    except Stopped:
        return note("hint", words.update_stopped)
    except Exception:  # noqa: BLE001 - a bug: logged in full
        _log.exception("the page could not do what it was asked")
        return render.trouble(words.unexpected)


def at_once(_user: str, answers: Iterator[Answer]) -> Iterator[Answer]:
    """Let nobody wait, as where one person asks."""
    return answers


class Permit:
    """Makes handlers check, each time they are called, that who calls them may.

    What a page does not show can be called all the same, so a hidden button protects nothing.

    Args:
        may: Tells who may do what.
        words: Of the page.
    """

    def __init__(self, may: May, words: Words) -> None:
        self._may = may
        self.words = words

    def __call__(self, act: Act, handler: Handler) -> Handler:
        """Return a handler that does the same for those who may."""

        @wraps(handler)
        def checked(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the handler takes
            self.check(act)
            return handler(*given, **named)

        @wraps(handler)
        def checked_stream(*given: Any, **named: Any) -> Iterator[Any]:  # noqa: ANN401
            self.check(act)
            yield from handler(*given, **named)

        return checked_stream if isgeneratorfunction(handler) else checked

    def allows(self, act: Act) -> bool:
        """Tell whether who calls the handler at work may."""
        request = LocalContext.request.get(None)
        return self._may((request.username if request else None) or "", act)

    def check(self, act: Act) -> None:
        """Go on only if who calls the handler at work may.

        Raises:
            gr.Error: They may not; the page tells them.
        """
        if not self.allows(act):
            raise gr.Error(explain(NotAllowed(), self.words.lang), title="", print_exception=False)
