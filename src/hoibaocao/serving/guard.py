"""The door of the web server: who may come in, and with which orders a response leaves.

Gradio alone sends no security headers, answers any origin and has many doors the page never
uses. The guard refuses requests that another site makes a browser send, opens of Gradio's paths
only those the page calls, and gives each response a strict content security policy.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OPEN = re.compile(
    r"/(|vi|en|healthz|config|theme\.css|page\.css|page\.js|favicon\.ico|(assets|static|files)/.+"
    r"|gradio_api/(upload|upload_progress|queue/join|queue/data|startup-events|heartbeat/\w+))"
)
# Gradio writes style attributes and style elements, so inline styles stay allowed.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
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
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        page: list[bytes] = []  # the page's body while it is being collected
        start: Message = {}

        async def leave(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce)
                if not _is_page(headers):
                    await send(message)
            elif message["type"] == "http.response.body" and _is_page(Headers(scope=start)):
                page.append(message.get("body", b""))
                if not message.get("more_body"):
                    lang = scope["path"].strip("/") or self._lang
                    await _send_page(start, b"".join(page), nonce, lang, send)
            else:
                await send(message)

        refusal = _refusal(scope)
        await (refusal or self._app)(scope, receive, leave)


async def _send_page(start: Message, body: bytes, nonce: str, lang: str, send: Send) -> None:
    body = body.replace(b"<script", f'<script nonce="{nonce}"'.encode())
    body = re.sub(rb'(<html\s+lang=)"\w+"', rf'\1"{lang}"'.encode(), body, count=1)
    headers = MutableHeaders(scope=start)
    headers["Content-Length"] = str(len(body))
    headers["Cache-Control"] = "no-store"
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _is_page(headers: Headers) -> bool:
    return headers.get("Content-Type", "").startswith("text/html")


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if not _OPEN.fullmatch(scope["path"].rstrip("/") or "/"):
        return PlainTextResponse("Not found", status_code=404)
    if _is_foreign(Headers(scope=scope)):
        return PlainTextResponse("Requests from other sites are refused", status_code=403)
    return None


def _is_foreign(headers: Headers) -> bool:
    """Tell whether a browser sends this on behalf of another site.

    Browsers name the sender in ``Origin`` whenever a request may change something or its answer
    may be read across sites; programs other than browsers send none.
    """
    origin = headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("Host")
