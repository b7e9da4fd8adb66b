"""The page behind a web server, on this computer alone unless told otherwise."""

from __future__ import annotations

import logging
import os
import socket
import warnings
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from hoibaocao.errors import SettingInvalid
from hoibaocao.serving.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import gradio as gr

HOST, PORT = "127.0.0.1", 7860
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")

_LAST_WORDS_S = 1  # open pages listen for ever, so stopping does not wait for them
_LARGEST_FILE = 200 * 2**20  # bytes
_NO_DOCS = {"docs_url": None, "redoc_url": None, "openapi_url": None}
_ASSETS = {
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/favicon.ico": ("favicon.svg", "image/svg+xml"),
}


def create_app(
    page: gr.Blocks,
    *,
    lang: str = "vi",
    allowed_hosts: Sequence[str] = LOCAL_HOSTS,
    routes: Sequence[APIRouter] = (),
) -> FastAPI:
    """Mount the page in an application that serves nothing else.

    Args:
        page: As made by `hoibaocao.chat.ui.page.build_page`.
        lang: The language of the page.
        allowed_hosts: The names by which browsers may call this server, without ports.
        routes: What is served beside the page.
    """
    from gradio import mount_gradio_app  # noqa: PLC0415 - it loads slowly

    from hoibaocao.chat.ui import look  # noqa: PLC0415 - it loads gradio

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_api_route("/healthz", lambda: {"status": "ok"})
    for path, (name, media_type) in _ASSETS.items():
        app.add_api_route(path, _asset(name, media_type))
    for router in routes:
        app.include_router(router)
    with warnings.catch_warnings():
        # Gradio warns that pages in two languages are not rendered on the server; none is.
        warnings.filterwarnings("ignore", "SSR mode is not supported", UserWarning)
        mount_gradio_app(
            app,
            page,
            path="/",
            footer_links=[],
            run_history=False,
            app_kwargs=_NO_DOCS,
            show_error=False,
            max_file_size=_LARGEST_FILE,
            ssr_mode=False,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
            **look(),
        )
    app.add_middleware(Guard, lang=lang)
    names = [_in_url(name) for name in allowed_hosts]
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    return app


def _asset(name: str, media_type: str) -> Callable[[], Response]:
    content = files("hoibaocao.chat").joinpath(name).read_bytes()
    return lambda: Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})


def serve(
    app: FastAPI,
    host: str = HOST,
    port: int = PORT,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve until interrupted.

    Args:
        app: As made by `create_app`.
        host: The address to listen at.
        port: The port; 0 takes a free one.
        announce: Called with the page's address as soon as it can be opened.

    Raises:
        SettingInvalid: Nothing can listen at that address and port.
    """
    import uvicorn  # noqa: PLC0415 - only serving needs it

    listener = _listen(host, port)
    if announce:
        announce(f"http://{_in_url(host)}:{listener.getsockname()[1]}/")
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_WORDS_S,
    )
    server = uvicorn.Server(config)
    # While stopping, each page that is still open would be reported as an error.
    logging.getLogger("uvicorn.error").addFilter(lambda _: not server.should_exit)
    with listener, suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = f"{host}:{port} is not free ({os.strerror(error.errno or 0)})"
        raise SettingInvalid(name="HOIBAOCAO_SERVER__PORT", reason=reason) from error


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
