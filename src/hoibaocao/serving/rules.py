"""Which doors there are, and what somebody must be allowed to do to go through them.

A path that is not here is shut, whatever stands behind it: Gradio has many doors that the page
never uses (its file proxy, its own login, monitoring, run history, documentation).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from hoibaocao.chat.permits import Act

Kind = Literal["page", "api", "files"]


_READ, _SEND = frozenset({"GET", "HEAD"}), frozenset({"POST"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A door.

    Attributes:
        paths: Those it is for, exactly.
        act: What is needed to go through; None for nothing.
        methods: Of the requests that it is for.
        kind: A ``page`` sends strangers to log in; tokens open only the ``api``.
        uploads: Takes files, which may be larger than other requests.
    """

    paths: re.Pattern[str]
    act: Act | None
    methods: frozenset[str] = _READ
    kind: Kind = "files"
    uploads: bool = False


RULES = (
    Rule(re.compile(r"/(healthz|login|page\.css|favicon\.ico)"), None),
    Rule(re.compile(r"/(login|logout)"), None, _SEND),
    Rule(re.compile(r"/((vi|en)/?)?"), "ask", kind="page"),
    Rule(re.compile(r"/(config|theme\.css|page\.js|(assets|static|files)/.+)"), "ask"),
    Rule(re.compile(r"/gradio_api/(queue/data|startup-events|heartbeat/\w+)"), "ask"),
    Rule(re.compile(r"/gradio_api/queue/join"), "ask", _SEND),
    Rule(re.compile(r"/gradio_api/upload"), "edit", _SEND, uploads=True),
    Rule(re.compile(r"/gradio_api/upload_progress"), "edit"),
    Rule(re.compile(r"/api/docs"), "manage", kind="api"),
    Rule(re.compile(r"/api/reports(/.+)?"), "ask", kind="api"),
    Rule(re.compile(r"/api/(ask|search)"), "ask", _SEND, kind="api"),
)


def rule_of(method: str, path: str) -> Rule | None:
    """Return the rule of a request; None if what it asks for is shut."""
    rules = (rule for rule in RULES if method in rule.methods and rule.paths.fullmatch(path))
    return next(rules, None)
