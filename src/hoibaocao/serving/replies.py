"""What programs are told when they do not get what they asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from hoibaocao.chat.messages import WORDS
from hoibaocao.chat.troubles import explain

if TYPE_CHECKING:
    from hoibaocao.errors import HoiBaoCaoError


def told(status: int, error: HoiBaoCaoError) -> Response:
    """Answer with an error in plain words, in both languages."""
    return plain(status, type(error).__name__, f"{explain(error)} / {explain(error, 'en')}")


def plain(status: int, kind: str, message: str) -> Response:
    """Answer with an error, in the shape that all errors of the API have."""
    return JSONResponse({"error": {"kind": kind, "message": message}}, status)


def unexpected() -> Response:
    """Answer after a bug: it is in the log, not here."""
    words = f"{WORDS['vi'].unexpected} / {WORDS['en'].unexpected}"
    return plain(500, "Unexpected", words)
