"""Questions in JSON lines: batches to ask, and gold questions to score against."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoibaocao.errors import QuestionInvalid
from hoibaocao.records import Turn


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A line of a batch file; ``gold`` holds the whole line."""

    id: str
    question: str
    history: tuple[Turn, ...]
    gold: dict[str, Any]


def read_questions(path: Path) -> Iterator[BatchQuestion]:
    """Yield the questions of a JSON-lines file; other keys than the known ones are kept as gold.

    Raises:
        QuestionInvalid: The file cannot be read, or a line is not a question.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionInvalid(where=path, reason=str(error)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _question(line, f"{path}:{number}")


def _question(line: str, where: str) -> BatchQuestion:
    try:
        row = json.loads(line)
        history = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history", ()))
        question = row["question"]
        if not isinstance(question, str):
            raise TypeError("question is not text")
        return BatchQuestion(str(row["id"]), question, history, row)
    except (ValueError, TypeError, AttributeError) as error:
        raise QuestionInvalid(where=where, reason=str(error)) from error
    except KeyError as error:
        raise QuestionInvalid(where=where, reason=f"it lacks {error}") from error
