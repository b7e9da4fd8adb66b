"""Lets each request through the door it is for, or says why not."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from hoibaocao.errors import AccountsUnusable, NotAllowed
from hoibaocao.serving.replies import plain, told
from hoibaocao.serving.rules import Rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        uploads: The folder that files come to.
    """

    def __init__(
        self, app: ASGIApp, visitors: Visitors, largest_upload: int, uploads: Path
    ) -> None:
        self._uploads = uploads.resolve()
        self._app = app
        self._visitors = visitors
        self._largest_upload = largest_upload
        self._sessions: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, as ASGI asks."""
        rule = rule_of(scope["method"], scope["path"]) if scope["type"] == "http" else None
        if rule is None:  # the start and the end of the server; the guard refuses all else
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        refusal: Response | None
        try:
            refusal = await run_in_threadpool(self._admit, rule, request)
            if refusal is None:
                receive = await self._opened(rule, request, receive)
        except AccountsUnusable as error:
            refusal = told(503, error)
        except TooLarge:
            refusal = plain(413, "TooLarge", "Yêu cầu quá lớn. / The request is too large.")
        except PermissionError:
            refusal = told(403, NotAllowed())
        except (ValueError, RecursionError):
            words = "Yêu cầu không hợp lệ. / The request is not valid."
            refusal = plain(422, "RequestInvalid", words)
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
            PermissionError: It is for the page of somebody else, or names a file of the computer.
            ValueError: It is not what it should be.
        """
        for word in _sessions_in(request):
            self._claim(word, request)
        if request.scope["method"] in {"GET", "HEAD"}:
            return receive
        if rule.uploads:
            length = request.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > self._largest_upload:
                raise TooLarge
            return receive
        body = await _read(receive)
        if request.url.path == "/gradio_api/queue/join":
            self._check_event(json.loads(body), request)
        return _again(body, receive)

    def _check_event(self, event: object, request: HTTPConnection) -> None:
        if not isinstance(event, dict):
            raise ValueError(event)
        self._claim(str(event.get("session_hash") or ""), request)
        if not all(map(self._was_sent, _files_in(event))):
            raise PermissionError

    def _was_sent(self, path: object) -> bool:
        """Tell whether a file is one that was sent to this server.

        Gradio, mounted, takes any path of the computer and fetches any address that is named.
        """
        return isinstance(path, str) and Path(path).resolve().is_relative_to(self._uploads)

    def _claim(self, word: str, request: HTTPConnection) -> None:
        if not word:
            return  # gradio refuses it
        request.state.session = word
        with self._lock:
            owner = self._sessions.setdefault(word, request.state.user)
            self._sessions.move_to_end(word)
            if len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        if owner != request.state.user:
            raise PermissionError


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


def _sessions_in(request: HTTPConnection) -> list[str]:
    """Return the words by which a request names a browser's page, in its address."""
    path = request.url.path
    if path.startswith("/gradio_api/heartbeat/"):
        return [path.rpartition("/")[2]]
    if path == "/gradio_api/queue/data":
        return parse_qs(str(request.url.query)).get("session_hash", [])
    return []


def _files_in(event: dict[str, Any]) -> Iterator[object]:
    """Yield the paths of all files that an event names, wherever in it."""
    left: list[object] = [event]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if "path" in value:
                yield value["path"]
            left += value.values()
        elif isinstance(value, list):
            left += value
