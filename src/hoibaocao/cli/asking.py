"""What the commands that take questions share: one question or a batch, and where to look."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hoibaocao.chat import command_words as words
from hoibaocao.chat.messages import WORDS
from hoibaocao.chat.troubles import explain
from hoibaocao.cli.folders import PATH
from hoibaocao.errors import (
    BatchIncomplete,
    HoiBaoCaoError,
    OutputNotWritable,
    PeriodUnknown,
    PlaceUnknown,
    QuestionInvalid,
)
from hoibaocao.evaluating.questions import BatchQuestion, read_lines
from hoibaocao.records import Question

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, or the file of a ``batch`` and the one its results go ``out`` to.

    ``places`` and ``periods`` are those to look in; a line of the batch may name its own.
    """

    question: str | None
    batch: Path | None
    out: Path | None
    places: tuple[str, ...]
    periods: tuple[str, ...]

    @property
    def single(self) -> Question | None:
        """The question, if it is one."""
        if self.question is None:
            return None
        return Question(self.question, places=self.places, periods=self.periods)

    def answer_batch(self, answer: Callable[[Question], dict[str, Any]]) -> None:
        """Write what each question of the batch is answered with, or why it is not, one by one.

        Whatever stops it, what was answered before is kept.

        Raises:
            QuestionInvalid: The file of the batch cannot be read.
            OutputNotWritable: The results cannot be written.
            BatchIncomplete: They are written, and some lines hold an error instead of an answer.
        """
        assert self.batch is not None and self.out is not None  # noqa: PT018, S101  # by `asking`
        lines = list(read_lines(self.batch))  # before the results of another batch are lost
        failed = 0
        try:
            with self.out.open("w", encoding="utf-8", newline="\n", buffering=1) as out:
                for line in lines:
                    row = self._row(line, answer)
                    failed += "error" in row
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
        except OSError as error:
            reason = error.strerror or error
            raise OutputNotWritable(path=self.out, reason=reason) from error
        if failed:
            raise BatchIncomplete(count=failed, path=self.out)

    def _row(
        self,
        line: BatchQuestion | QuestionInvalid,
        answer: Callable[[Question], dict[str, Any]],
    ) -> dict[str, Any]:
        """Return the answer to a line, or what is wrong with the line itself."""
        if isinstance(line, QuestionInvalid):
            return {"id": None, "error": explain(line)}
        try:
            return {"id": line.id, **answer(self._in_scope(line.question))}
        except (PlaceUnknown, PeriodUnknown) as error:
            return {"id": line.id, "error": explain(error)}
        except HoiBaoCaoError:  # the same for every line
            raise
        except Exception:  # noqa: BLE001 - a bug: logged in full, and the other lines are answered
            _log.exception("a question was not answered")
            return {"id": line.id, "error": WORDS["vi"].unexpected}

    def _in_scope(self, question: Question) -> Question:
        return replace(
            question,
            places=question.places or self.places,
            periods=question.periods or self.periods,
        )


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Add a question or a batch of them and where to look, handed over as `Asking`."""

    @wraps(command)
    def with_questions(
        *before: object,
        question: str | None,
        batch: Path | None,
        out: Path | None,
        place: tuple[str, ...],
        period: tuple[str, ...],
        **rest: object,
    ) -> None:
        is_single = question is not None and batch is None and out is None
        if not is_single and (question is not None or batch is None or out is None):
            raise click.UsageError(words.ONE_OR_BATCH, click.get_current_context())
        command(*before, asked=Asking(question, batch, out, place, period), **rest)

    for add in (
        click.option("--out", type=PATH, help=words.OUT),
        click.option("--batch", type=PATH, help=words.BATCH),
        click.option("--period", multiple=True, help=words.PERIOD),
        click.option("--place", multiple=True, help=words.PLACE),
        click.argument("question", required=False),
    ):
        with_questions = add(with_questions)
    return with_questions
