"""Questions in JSON lines: batches to ask, and gold questions to score against."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoibaocao.errors import QuestionEmpty, QuestionInvalid, QuestionTooLong
from hoibaocao.records import Question, Turn
from hoibaocao.searching.questions import tidy

_GOLD = frozenset({"kind", "answerable", "reports", "evidence", "answer_contains"})


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A line of a batch file; ``gold`` holds the whole line."""

    id: str
    question: Question
    gold: dict[str, Any]


def read_questions(path: Path) -> Iterator[BatchQuestion]:
    """Yield the questions of a JSON-lines file; other keys than the known ones are kept as gold.

    Raises:
        QuestionInvalid: The file cannot be read, or a line is not a question.
    """
    for line in read_lines(path):
        if isinstance(line, QuestionInvalid):
            raise line
        yield line


def read_lines(path: Path) -> Iterator[BatchQuestion | QuestionInvalid]:
    """Yield the questions of a JSON-lines file, or why a line is none.

    Raises:
        QuestionInvalid: The file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionInvalid(where=path, reason=str(error)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _question(line, f"{path}:{number}")
            except QuestionInvalid as invalid:
                yield invalid


def read_gold(path: Path) -> list[BatchQuestion]:
    """Return the gold questions of a file; raises as `read_questions`, and for missing keys."""
    questions = list(read_questions(path))
    for question in questions:
        if missing := sorted(_GOLD - question.gold.keys()):
            reason = f"it lacks {', '.join(missing)}"
            raise QuestionInvalid(where=f"{path}: {question.id}", reason=reason)
    return questions


def _turn(turn: dict[str, str]) -> Turn:
    role, content = turn["role"], turn["content"]
    if role not in {"user", "assistant"} or not isinstance(content, str):
        raise ValueError("a turn of the history has role user or assistant, and content")
    return Turn("user" if role == "user" else "assistant", content)


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    texts = row.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError(f"{key} is not a list of texts")
    return tuple(texts)


def _question(line: str, where: str) -> BatchQuestion:
    try:
        row = json.loads(line)
        history = tuple(_turn(turn) for turn in row.get("history", ()))
        text = row["question"]
        if not isinstance(text, str):
            raise TypeError("question is not text")
        tidy(text)
        question = Question(text, history, _texts(row, "places"), _texts(row, "periods"))
        return BatchQuestion(str(row["id"]), question, row)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise QuestionInvalid(where=where, reason=str(error)) from error
    except (QuestionEmpty, QuestionTooLong) as error:
        raise QuestionInvalid(where=where, reason=error) from error
    except KeyError as error:
        raise QuestionInvalid(where=where, reason=f"it lacks {error}") from error
