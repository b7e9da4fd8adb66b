"""The JSON interface: what the page does for readers, for programs.

The shapes are those of ``--json`` (`hoibaocao.chat.contract`); an error is
``{"error": {"kind": "QuestionEmpty", "message": "…"}}`` with a status that fits.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, Literal

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, StreamingResponse

from hoibaocao import errors
from hoibaocao.chat.contract import answer_json, entry_json, report_json, search_json
from hoibaocao.chat.messages import WORDS
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.records import Question, Turn
from hoibaocao.serving.replies import plain, told
from hoibaocao.serving.visitors import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hoibaocao.answering.assistants import Answering
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Answer
    from hoibaocao.serving.line import Line

_log = logging.getLogger(__name__)

_EVENTS = "text/event-stream"
_RETRY_S = "30"
_STATUS: dict[type[HoiBaoCaoError], int] = {
    errors.QuestionEmpty: 422,
    errors.QuestionTooLong: 422,
    errors.PlaceUnknown: 422,
    errors.PeriodUnknown: 422,
    errors.ReportNotFound: 404,
    errors.NotAllowed: 403,
}


class Said(BaseModel):
    """A turn of the conversation so far."""

    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class Asked(BaseModel):
    """A question, what was said before it, and where to look: everywhere if nothing is named."""

    model_config = ConfigDict(extra="forbid")
    question: str
    history: list[Said] = Field(default=[], max_length=100)
    places: list[str] = Field(default=[], max_length=50)
    periods: list[str] = Field(default=[], max_length=50)

    def as_question(self) -> Question:
        """Return it as the assistant takes it."""
        turns = tuple(Turn(said.role, said.content) for said in self.history)
        return Question(self.question, turns, tuple(self.places), tuple(self.periods))


class Sought(Asked):
    """A question whose passages are wanted, and how many; as for an answer if None."""

    k: int | None = Field(default=None, ge=1, le=100)


def api_routes(assistant: Answering, library: Library, line: Line) -> APIRouter:
    """Make the routes of the interface.

    Args:
        assistant: Answers.
        library: Holds the reports.
        line: Where those who ask wait for their turn.
    """
    router = APIRouter(prefix="/api")

    @router.post("/ask", response_model=None)
    def ask(request: Request, asked: Asked) -> Response:
        """Answer; with ``Accept: text/event-stream``, fuller and fuller, then ``done``."""
        answers = line.take(visitor(request), assistant.stream(asked.as_question()))
        if _EVENTS not in request.headers.get("Accept", ""):
            *_, answer = answers
            return JSONResponse(answer_json(answer))
        first = next(answers)  # what goes wrong at once has a status of its own
        return StreamingResponse(_events(first, answers), media_type=_EVENTS)

    @router.post("/search", response_model=None)
    def search(request: Request, sought: Sought) -> dict[str, Any]:
        """Find passages."""
        with line.turn(visitor(request)):
            result = assistant.search(sought.as_question(), sought.k)
        return search_json(result)

    @router.get("/reports", response_model=None)
    def reports() -> list[dict[str, Any]]:
        """List the reports."""
        return [entry_json(entry) for entry in library.reports()]

    @router.get("/reports/{path:path}", response_model=None)
    def report(path: str) -> dict[str, Any]:
        """Give a report with its text."""
        return report_json(library.report(path))

    return router


def tell_errors(app: FastAPI) -> None:
    """Make an application answer with errors in plain words."""
    app.add_exception_handler(HoiBaoCaoError, _expected)
    app.add_exception_handler(RequestValidationError, _malformed)


def _events(first: Answer, rest: Iterator[Answer]) -> Iterator[str]:
    answer = first
    try:
        yield _event("answer", answer_json(answer))
        for answer in rest:
            yield _event("answer", answer_json(answer))
    except HoiBaoCaoError as error:
        yield _event("error", _error(error))
    except Exception:  # noqa: BLE001 - a bug: logged in full, and never the end of an answer
        _log.exception("an answer was cut off")
        yield _event("error", {"kind": "Unexpected", "message": WORDS["vi"].unexpected})
    else:
        yield _event("done", answer_json(answer))


def _event(kind: str, data: dict[str, Any]) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _error(error: HoiBaoCaoError) -> dict[str, Any]:
    return {"kind": type(error).__name__, "message": f"{explain(error)} / {explain(error, 'en')}"}


def _expected(_: Request, error: Exception) -> Response:
    assert isinstance(error, HoiBaoCaoError)  # noqa: S101 - as it was registered
    response = told(_STATUS.get(type(error), 503), error)
    if isinstance(error, errors.LineFull | errors.ServerStopping):
        response.headers["Retry-After"] = _RETRY_S
    return response


def _malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as it was registered
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    message = f"Yêu cầu không hợp lệ. / The request is not valid. ({where}: {first['msg']})"
    return plain(422, "RequestInvalid", message)
