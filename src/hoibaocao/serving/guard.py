"""The door of the web server: what comes in at all, and with which orders a response leaves.

Gradio alone sends no security headers, answers any origin and has many doors the page never
uses. The guard refuses requests that another site makes a browser send, opens only the doors of
`hoibaocao.serving.rules`, gives each response a strict content security policy, and writes down
that it went out.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from hoibaocao.serving.logs import ACCESS
from hoibaocao.serving.replies import unexpected
from hoibaocao.serving.rules import rule_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger(__name__)

# Gradio writes style attributes and style elements, so inline styles stay allowed.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; "
    "form-action {forms}; frame-ancestors 'none'"
)
# Only the page to log in has forms; reports and answers must not bring their own.
_WITH_FORMS = "/login"
_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",  # with none at all, forms do not name their origin
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """ASGI middleware; streams pass through untouched, only the page itself is rewritten.

    Args:
        app: The application behind the door.
        lang: The language of the page at ``/``; Gradio's template claims English of all.
    """

    def __init__(self, app: ASGIApp, lang: str = "vi") -> None:
        self._app = app
        self._lang = lang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, as ASGI asks."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        left: list[Message] = []

        async def leave(message: Message) -> None:
            left.append(message)
            del left[1:]
            await out(message)

        out = self._dressed(scope, send)
        try:
            await (_refusal(scope) or self._app)(scope, receive, leave)
        except Exception:
            _log.exception("a request was not handled")
            if left:
                raise  # part of the response is on its way: the connection is cut
            await unexpected()(scope, receive, leave)

    def _dressed(self, scope: Scope, send: Send) -> Send:
        """Return what sends a response with its headers, and the page with its nonce."""
        began = time.perf_counter()
        nonce = secrets.token_urlsafe(16)
        page: list[bytes] = []  # the page's body while it is being collected
        start: Message = {}

        async def leave(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                forms = "'self'" if scope["path"] == _WITH_FORMS else "'none'"
                headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce, forms=forms)
                _note(scope, message["status"], began)
                if not _is_page(headers):
                    await send(message)
            elif message["type"] == "http.response.body" and _is_page(Headers(scope=start)):
                page.append(message.get("body", b""))
                if not message.get("more_body"):
                    path = scope["path"].strip("/")
                    lang = "" if scope["path"] == _WITH_FORMS else path or self._lang
                    await _send_page(start, b"".join(page), nonce, lang, send)
            else:
                await send(message)

        return leave


async def _send_page(start: Message, body: bytes, nonce: str, lang: str, send: Send) -> None:
    body = body.replace(b"<script", f'<script nonce="{nonce}"'.encode())
    if lang:
        body = re.sub(
            rb'(<html\s+lang=)"\w+"', rf'\1"{lang}" data-lang="{lang}"'.encode(), body, count=1
        )
    headers = MutableHeaders(scope=start)
    headers["Content-Length"] = str(len(body))
    headers["Cache-Control"] = "no-store"
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _is_page(headers: Headers) -> bool:
    return headers.get("Content-Type", "").startswith("text/html")


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if rule_of(scope["method"], scope["path"]) is None:
        return PlainTextResponse("Not found", status_code=404)
    if _is_foreign(scope):
        return PlainTextResponse("Requests from other sites are refused", status_code=403)
    return None


def _is_foreign(scope: Scope) -> bool:
    """Tell whether a browser sends this on behalf of another site.

    Browsers name the sender in ``Origin`` whenever a request may change something or its answer
    may be read across sites, and say in ``Sec-Fetch-Site`` whether it is the same; programs other
    than browsers send neither. A link from elsewhere may be followed.
    """
    headers = Headers(scope=scope)
    origin = headers.get("Origin")
    if origin is not None:
        return origin != f"{scope['scheme']}://{headers.get('Host')}"
    if headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}:
        return False
    return headers.get("Sec-Fetch-Mode") != "navigate" or scope["method"] != "GET"


def _note(scope: Scope, status: int, began: float) -> None:
    facts = {
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "ms": round(1000 * (time.perf_counter() - began)),
        "user": scope.get("state", {}).get("user"),
    }
    ACCESS.info("request", extra={"facts": facts})
