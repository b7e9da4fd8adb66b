"""What somebody orders by a click on the page, as the value of a button or the address of a link.

A button of the class ``do KIND`` has its order as value, ``verb?field=value``; ``page.js`` puts it
into the hidden text box ``#do-KIND``, whose change the page answers to. All of it comes from the
visitor's browser, so whoever obeys checks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, quote, urlencode

from hoibaocao.chat.prose import text

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["ask", "talk", "report", "shelf", "rebuild"]
"""Whom an order is for: one who answers, the conversations, the open report, the library, or its
index as a whole."""


@dataclass(frozen=True, slots=True)
class Order:
    """A verb and its fields; a field that is not there is empty."""

    verb: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    def number(self, name: str) -> int:
        """Return a field that is a number of at most nine digits; -1 if it is none."""
        return int(self[name]) if re.fullmatch(r"\d{1,9}", self[name], re.ASCII) else -1


def read_order(value: str) -> Order:
    """Read an order as `order` writes it; whatever else gives one that nobody obeys."""
    verb, _, fields = value.partition("?")
    return Order(verb.removeprefix("#"), dict(parse_qsl(fields, keep_blank_values=True)))


def order(verb: str, **fields: object) -> str:
    """Write an order."""
    return f"{verb}?{urlencode(fields, quote_via=quote)}"


def button(kind: Kind, value: str, words: str, *, style: str = "", ask: str = "") -> str:
    """Write a button.

    Args:
        kind: Whom its order is for.
        value: The order.
        words: What stands on it.
        style: Further classes: ``sure`` asks ``ask`` before it orders; ``text`` asks for a text,
            which is added to the order as ``text``.
        ask: What it asks.
    """
    title = f' title="{text(ask)}"' if ask else ""
    classes = " ".join(filter(None, ("do", kind, style)))
    return (
        f'<button type="button" class="{classes}" value="{escape(value)}"{title}>'
        f"{text(words)}</button>"
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where to open a report: its path and the quote to mark, if any.

    ``whole`` for all of it, else the passage at the quote and its neighbours. ``page`` for the
    picture of that page instead of the text.
    """

    report: str
    start: int = 0
    end: int = 0
    whole: bool = True
    page: int = 0


def link_to(target: Place) -> str:
    """Write the address of a report within the page, which `place_in` reads back."""
    verb = "page" if target.page else "open" if target.whole else "read"
    spot = {"report": target.report, "quote": f"{target.start}-{target.end}"}
    page = {"page": target.page} if target.page else {}
    return escape("#" + order(verb, **spot, **page))


def place_in(asked: Order) -> Place | None:
    """Return the report that an order opens; None if it opens none."""
    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})", asked["quote"], re.ASCII)
    if asked.verb not in {"open", "read", "page"} or not asked["report"] or span is None:
        return None
    page = max(asked.number("page"), 1) if asked.verb == "page" else 0
    return Place(asked["report"], int(span[1]), int(span[2]), asked.verb != "read", page)
