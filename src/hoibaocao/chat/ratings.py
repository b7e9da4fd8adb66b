"""What people think of answers, a line of JSON each, for whoever improves the program."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Literal, get_args

from hoibaocao.errors import TalkNotSaved

if TYPE_CHECKING:
    from pathlib import Path

    from hoibaocao.records import Answer

Rating = Literal["good", "figure", "scope", "citation", "other"]
RATINGS: tuple[Rating, ...] = get_args(Rating)
"""An answer is good, or wrong in its figure, its place or period, its citation, or otherwise."""

_APPENDING = Lock()


def rate(file: Path, answer: Answer, rating: Rating) -> None:
    """Append what somebody thinks of an answer.

    Args:
        file: The file; made when there is none.
        answer: With the question, the text and what it cites.
        rating: What they think of it.

    Raises:
        TalkNotSaved: The disk refuses.
    """
    row = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rating": rating,
        "question": answer.question,
        "reading": answer.reading,
        "answer": answer.text,
        "answerer": answer.answerer,
        "generation": answer.generation,
        "citations": [
            {"report": each.passage.report, "start": each.start, "end": each.end}
            for each in answer.citations
        ],
    }
    try:
        with _APPENDING:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with file.open("a", encoding="utf-8", newline="\n") as lines:
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise TalkNotSaved(reason=error.strerror or error) from error
