"""What the tabs of the page share: options of components and events, and updates by name."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat import render
from hoibaocao.chat.prose import note
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.orders import Kind

_log = logging.getLogger(__name__)


class Stopped(Exception):
    """Raised within work that somebody has stopped; nothing has changed."""


Update = Any  # what gradio takes as the new state of a component
Updates = tuple[Update, ...]

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
