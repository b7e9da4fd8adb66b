"""What the server writes down: a line of JSON an event, without questions and secrets."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCESS = logging.getLogger("hoibaocao.access")
_HIDDEN = "***"


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON.

    Of an error that nobody expected the line tells its kind and where it was raised, not its
    message, which may hold what somebody asked.

    Args:
        secrets: Words that must not be written, wherever they come from.
        with_messages: Tell the messages of unexpected errors, too.
    """

    def __init__(self, secrets: Sequence[str] = (), *, with_messages: bool = False) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]
        self._with_messages = with_messages

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = self._told(record.exc_info[1])
        text = json.dumps(line, ensure_ascii=False)
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text

    def _told(self, error: BaseException) -> list[str]:
        if self._with_messages:
            return "".join(traceback.format_exception(error)).splitlines()
        frames = traceback.extract_tb(error.__traceback__)
        return [
            type(error).__qualname__,
            *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames),
        ]


def set_up_logs(secrets: Sequence[str] = (), *, with_questions: bool = False) -> None:
    """Write the records of this process to stderr, as `JsonLines` does.

    On a terminal, requests are left out: a page makes some thirty a question, and its address would
    be lost among them.

    Args:
        secrets: Words that must not be written.
        with_questions: Write what is asked, too, and the messages of unexpected errors.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secrets, with_messages=with_questions))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    ACCESS.setLevel(logging.WARNING if sys.stderr.isatty() else logging.INFO)
    if with_questions:
        logging.getLogger("hoibaocao.asked").setLevel(logging.INFO)
