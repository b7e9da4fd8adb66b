"""Files that people keep: conversations, answers, tables, and reports as they were put in."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request, Response

from hoibaocao.chat.exporting import markdown, spreadsheet
from hoibaocao.chat.exporting_word import word_file
from hoibaocao.chat.messages import WORDS, Lang
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hoibaocao.chat.talk import Exchange
    from hoibaocao.chat.talks import Talks
    from hoibaocao.indexing.library import Library

_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_LONGEST_NAME = 60


def downloads(library: Library, talks: Talks, who: Callable[[Request], str]) -> APIRouter:
    """Make the routes that files are fetched from.

    Args:
        library: Holds the reports.
        talks: Keeps the conversations.
        who: Tells which user sends a request.
    """
    router = APIRouter(prefix="/files")

    @router.get("/talks/{name}.{kind}")
    def talk_file(
        request: Request, name: str, kind: str, turn: int | None = None, lang: str = "vi"
    ) -> Response:
        """Give a conversation, or one answer of it, as a file."""
        known: Lang = "en" if lang == "en" else "vi"
        try:
            exchanges = talks.open(who(request), name).exchanges
        except HoiBaoCaoError as error:
            raise HTTPException(500, explain(error, known)) from error
        if turn is not None:
            exchanges = exchanges[turn : turn + 1] if turn >= 0 else ()
        if not exchanges or kind not in _KINDS:
            raise HTTPException(404)
        return _file(exchanges[0].question, kind, _content(exchanges, kind, known))

    @router.get("/report")
    def report_file(path: str) -> Response:
        """Give a report as it was put in; never to be shown within the page's own site."""
        try:
            content = library.original(path)
        except HoiBaoCaoError as error:
            raise HTTPException(404, explain(error)) from error
        return _attached(PurePosixPath(path).name, content, "application/octet-stream")

    return router


def _content(exchanges: tuple[Exchange, ...], kind: str, lang: Lang) -> bytes:
    words = WORDS[lang]
    if kind == "docx":
        return word_file(exchanges, words)
    if kind == "md":
        return markdown(exchanges, words).encode()
    answer = exchanges[0].answer
    if answer is None:
        raise HTTPException(404)
    return spreadsheet(answer, words)


def _file(title: str, kind: str, content: bytes) -> Response:
    name = " ".join("".join(c if c.isalnum() else " " for c in title).split())[:_LONGEST_NAME]
    return _attached(f"{name or kind}.{kind}", content, _KINDS[kind])


def _attached(name: str, content: bytes, media_type: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})
