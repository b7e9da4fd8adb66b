"""Lets each request through the door it is for, or says why not."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response

from hoibaocao.chat.troubles import explain
from hoibaocao.errors import AccountsUnusable, HoiBaoCaoError, NotAllowed
from hoibaocao.serving.rules import Rule, rule_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from hoibaocao.serving.visitors import Visitors

LARGEST_REQUEST: Final = 1 << 20
"""Bytes of a request that holds no files; questions and orders are far smaller."""
_SESSIONS = 100_000


class TooLarge(Exception):
    """Raised when a request has more bytes than are taken."""


class Gate:
    """ASGI middleware: who comes, may they, and is it small enough.

    Gradio knows a browser's page by a word that the browser chooses. Each such word belongs to
    who used it first, so that nobody listens to the answers of another.

    Args:
        app: What is behind the gate.
        visitors: Knows who comes.
        largest_upload: Bytes of a request with files.
    """

    def __init__(self, app: ASGIApp, visitors: Visitors, largest_upload: int) -> None:
        self._app = app
        self._visitors = visitors
        self._largest_upload = largest_upload
        self._sessions: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, as ASGI asks."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        rule = rule_of(scope["path"]) if scope["type"] == "http" else None
        if rule is None:  # the guard has refused it already; websockets are not used
            return
        request = HTTPConnection(scope)
        try:
            refusal = await run_in_threadpool(self._admit, rule, request)
        except AccountsUnusable as error:
            refusal = told(503, error)
        if refusal is None:
            try:
                receive = await self._opened(rule, request, receive)
            except TooLarge:
                refusal = plain(413, "TooLarge", "Yêu cầu quá lớn. / The request is too large.")
            except PermissionError:
                refusal = told(403, NotAllowed())
        await (refusal or self._app)(scope, receive, send)

    def _admit(self, rule: Rule, request: HTTPConnection) -> Response | None:
        """Write down who comes; return why they must stay outside."""
        user = self._visitors.who(request, tokens=rule.kind == "api")
        request.state.user = user
        if rule.act is None:
            return None
        if user is None:
            if rule.kind == "page":
                return RedirectResponse("/login?lang=en" if "/en" in request.url.path else "/login")
            words = "Hãy đăng nhập hoặc gửi mã truy cập. / Log in, or send a token."
            refusal = plain(401, "NotLoggedIn", words)
            refusal.headers["WWW-Authenticate"] = "Bearer"
            return refusal
        return None if self._visitors.may(user, rule.act) else told(403, NotAllowed())

    async def _opened(self, rule: Rule, request: HTTPConnection, receive: Receive) -> Receive:
        """Return the request's body, checked as far as it can be before it is handled.

        Raises:
            TooLarge: It is larger than is taken.
            PermissionError: It is for the page of somebody else.
        """
        path = request.url.path.rstrip("/")
        if path.startswith("/gradio_api/heartbeat/"):
            self._claim(path.rpartition("/")[2], request)
        if path == "/gradio_api/queue/data":
            query = parse_qs(str(request.url.query))
            for word in query.get("session_hash", []):
                self._claim(word, request)
        if request.scope["method"] in {"GET", "HEAD"}:
            return receive
        if rule.uploads:
            length = request.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > self._largest_upload:
                raise TooLarge
            return receive
        body = await _read(receive)
        if path == "/gradio_api/queue/join":
            self._claim(_session_in(body), request)
        return _again(body, receive)

    def _claim(self, word: str, request: HTTPConnection) -> None:
        with self._lock:
            owner = self._sessions.setdefault(word, request.state.user)
            self._sessions.move_to_end(word)
            if len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        if owner != request.state.user:
            raise PermissionError


def told(status: int, error: HoiBaoCaoError) -> Response:
    """Answer with an error in plain words, in both languages."""
    return plain(status, type(error).__name__, f"{explain(error)} / {explain(error, 'en')}")


def plain(status: int, kind: str, message: str) -> Response:
    """Answer with an error, in the shape that all errors of the API have."""
    return JSONResponse({"error": {"kind": kind, "message": message}}, status)


async def _read(receive: Receive) -> bytes:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_REQUEST:
            raise TooLarge
    return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Give a body that was read once more, then whatever else comes."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _session_in(body: bytes) -> str:
    try:
        return str(json.loads(body)["session_hash"])
    except (ValueError, KeyError, TypeError):
        return ""  # gradio refuses it
