"""The page behind a web server, on this computer alone unless told otherwise."""

from __future__ import annotations

import gc
import logging
import os
import socket
import warnings
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount

from hoibaocao.errors import SettingInvalid
from hoibaocao.serving.api import tell_errors
from hoibaocao.serving.assets import assets
from hoibaocao.serving.gate import Gate
from hoibaocao.serving.guard import Guard
from hoibaocao.serving.login import login_routes
from hoibaocao.serving.streams import Streams
from hoibaocao.serving.visitors import LOCAL_HOSTS, visitor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager

    import gradio as gr
    from gradio.routes import App

    from hoibaocao.chat.messages import Lang
    from hoibaocao.serving.visitors import Visitors

HOST, PORT = "127.0.0.1", 7860
LARGEST_UPLOAD = 200 * 2**20  # bytes
READERS = 40
"""Threads beyond those of the line, so that who only reads never waits behind who asks."""
EVENTS_AT_ONCE = 8
"""Events of a kind on the page, such as opening it; questions have their own line."""

_LOOK_EVERY_S = 0.01  # for the next event; gradio's thousand looks a second keep a computer busy
_KEPT_OPEN_S = 75  # longer than proxies and programs, who may send just as a connection closes
_LAST_WORDS_S = 1  # open pages listen for ever, so stopping does not wait for them
_CLEANED_S = (600, 3600)  # every ten minutes, what came an hour ago and was not taken
_NO_DOCS = {"docs_url": None, "redoc_url": None, "openapi_url": None}


def create_app(
    page: gr.Blocks,
    *,
    lang: Lang = "vi",
    allowed_hosts: Sequence[str] = LOCAL_HOSTS,
    visitors: Visitors,
    routes: Sequence[APIRouter] = (),
    largest_upload: int = LARGEST_UPLOAD,
    threads: int = 2 * READERS,
) -> FastAPI:
    """Mount the page in an application that serves nothing else.

    Args:
        page: As made by `hoibaocao.chat.ui.page.build_page`.
        lang: The language of the page.
        allowed_hosts: The names by which browsers may call this server, without ports.
        visitors: Knows who comes and what they may do.
        routes: What is served beside the page.
        largest_upload: Bytes of the files that are sent at once.
        threads: As many requests are worked on or wait in line at the same time.
    """
    from gradio import mount_gradio_app  # noqa: PLC0415 - it loads slowly
    from gradio.route_utils import BUILD_PATH_LIB  # noqa: PLC0415
    from gradio.utils import get_upload_folder  # noqa: PLC0415

    from hoibaocao.chat.ui import look  # noqa: PLC0415 - it loads gradio
    from hoibaocao.serving.sessions import Sessions  # noqa: PLC0415 - likewise

    app = FastAPI(
        title="Hỏi Báo Cáo",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/docs",
        lifespan=_with_threads(threads),
    )
    app.add_api_route("/healthz", _is_well, include_in_schema=False)
    for router in (assets(Path(BUILD_PATH_LIB)), login_routes(visitors, lang), *routes):
        app.include_router(router, include_in_schema=router.prefix == "/api")
    tell_errors(app)
    page.max_threads = threads
    page.queue(default_concurrency_limit=EVENTS_AT_ONCE)
    page._queue.sleep_when_free = _LOOK_EVERY_S  # noqa: SLF001 - gradio has no option
    page.delete_cache = _CLEANED_S
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
            max_file_size=largest_upload,
            auth_dependency=visitor,
            ssr_mode=False,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
            **look(),
        )
    (mounted,) = (route for route in app.routes if isinstance(route, Mount))
    cast("App", mounted.app).state_holder = Sessions(page)
    # The last one that is added is the first that a request meets.
    app.add_middleware(Streams, events=page._queue)  # noqa: SLF001 - likewise
    uploads = Path(get_upload_folder())
    app.add_middleware(Gate, visitors=visitors, largest_upload=largest_upload, uploads=uploads)
    names = [_in_url(name) for name in allowed_hosts]
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)
    app.add_middleware(Guard, lang=lang)
    return app


async def _is_well() -> dict[str, str]:  # not in a thread: also when all of them are taken
    return {"status": "ok"}


def _with_threads(
    threads: int,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Let so many requests have a thread: those who wait in line hold one each."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = threads
        yield

    return lifespan


def serve(
    app: FastAPI,
    host: str = HOST,
    port: int = PORT,
    announce: Callable[[str], None] | None = None,
    stop: Callable[[], None] = lambda: None,
) -> None:
    """Serve until interrupted.

    Args:
        app: As made by `create_app`.
        host: The address to listen at.
        port: The port; 0 takes a free one.
        announce: Called with the page's address as soon as it can be opened.
        stop: Called when nothing more is to begin; returns when what was begun has ended.

    Raises:
        SettingInvalid: Nothing can listen at that address and port.
    """
    listener = _listen(host, port)
    if announce:
        announce(f"http://{_in_url(host)}:{listener.getsockname()[1]}/")
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_WORDS_S,
        timeout_keep_alive=_KEPT_OPEN_S,
    )
    server = _Server(config, stop)
    # While stopping, each page that is still open would be reported as an error.
    logging.getLogger("uvicorn.error").addFilter(lambda _: not server.should_exit)
    gc.freeze()  # to look through all that is loaded took a quarter of a second each time
    with listener, suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that lets answers end before it closes the connections they leave by."""

    def __init__(self, config: uvicorn.Config, stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._stop = stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; called once, when the process is told to end."""
        await run_in_threadpool(self._stop)
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        reason = f"{host}:{port} is not free ({os.strerror(error.errno or 0)})"
        raise SettingInvalid(name="HOIBAOCAO_SERVER__PORT", reason=reason) from error
    # Else the second packet of each reply waits 40 ms until the browser has confirmed the first:
    # asyncio sets this only on sockets that were opened by the number of their protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
