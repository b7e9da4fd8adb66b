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


@dataclass(frozen=True, slots=True)
class Rule:
    """A door.

    Attributes:
        paths: Those it is for.
        act: What is needed to go through; None for nothing.
        kind: A ``page`` sends strangers to log in; tokens open only the ``api``.
        uploads: Takes files, which may be larger than other requests.
    """

    paths: re.Pattern[str]
    act: Act | None
    kind: Kind = "files"
    uploads: bool = False


RULES = (
    Rule(re.compile(r"/(healthz|login|logout|page\.css|favicon\.ico)"), None),
    Rule(re.compile(r"/(|vi|en)"), "ask", "page"),
    Rule(re.compile(r"/(config|theme\.css|page\.js|(assets|static|files)/.+)"), "ask"),
    Rule(
        re.compile(r"/gradio_api/(queue/join|queue/data|startup-events|heartbeat/\w+)"),
        "ask",
    ),
    Rule(re.compile(r"/gradio_api/upload"), "edit", uploads=True),
    Rule(re.compile(r"/gradio_api/upload_progress"), "edit"),
    Rule(re.compile(r"/api/docs"), "manage", "api"),
    Rule(re.compile(r"/api/(ask|search|reports|reports/.+)"), "ask", "api"),
)


def rule_of(path: str) -> Rule | None:
    """Return the rule of a path as it was asked for; None if it is shut."""
    bare = path.rstrip("/") or "/"
    return next((rule for rule in RULES if rule.paths.fullmatch(bare)), None)
