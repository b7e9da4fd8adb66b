"""A real Chromium on the real page; a request to another host, or one refused, fails the test."""

import asyncio
import os
import socket
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)
from starlette.types import ASGIApp

from tests.chat.scripted import ScriptedAssistant, ScriptedLibrary, app_of

CHROMIUM = Path(os.environ.get("HOIBAOCAO_TEST_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)

TIMEOUT_MS = 20_000
"""A busy machine is slow; what is there at once is not waited for."""

Colors = Literal["light", "dark"]
Contexts = Callable[[Colors], BrowserContext]
LivePage = Callable[..., Page]
Serve = Callable[[Any, Any], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(
            f"no browser at {CHROMIUM}: install Debian's package 'chromium', "
            "or name another one in HOIBAOCAO_TEST_CHROMIUM"
        )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split(), timeout=60_000
        )
        expect.set_options(timeout=TIMEOUT_MS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """Give a function that makes a context a colour scheme, which keeps what pages have loaded."""

    @cache
    def context(color_scheme: Colors) -> BrowserContext:
        made = browser.new_context(color_scheme=color_scheme)
        made.set_default_timeout(TIMEOUT_MS)
        return made

    return context


class Served:
    """The page of an assistant and a library, served from a thread until `stop`."""

    def __init__(self, assistant: Any, library: Any, folder: Path) -> None:
        self._parts = assistant, library, folder
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._server: uvicorn.Server | None = None
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()

    def app(self, *parts: Any) -> ASGIApp:
        return app_of(*parts)

    async def _serve(self) -> None:
        config = uvicorn.Config(
            self.app(*self._parts), log_level="warning", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        await self._server.serve(sockets=[self._listener])

    def stop(self) -> None:
        if self._server:
            self._server.should_exit = True
        self._thread.join(timeout=20)
        self._listener.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Give a function that serves an assistant and a library, each pair once."""
    served: dict[tuple[int, int], Served] = {}

    def at(assistant: Any, library: Any) -> str:
        pair = id(assistant), id(library)
        if pair not in served:
            served[pair] = Served(assistant, library, tmp_path_factory.mktemp("data"))
        return served[pair].url

    yield at
    for server in served.values():
        server.stop()


@pytest.fixture(scope="session")
def scripted() -> tuple[ScriptedAssistant, ScriptedLibrary]:
    return ScriptedAssistant(), ScriptedLibrary()


@pytest.fixture
def live_page(
    contexts: Contexts,
    serve: Serve,
    scripted: tuple[ScriptedAssistant, ScriptedLibrary],
) -> Iterator[LivePage]:
    """Give a function that opens the page of an assistant and a library, scripted ones if none.

    Keyword arguments: ``width`` and ``height`` of the window, its ``color_scheme``, and the
    ``path`` that is opened: ``en`` is the page in English.
    """
    failures: list[str] = []
    pages: list[Page] = []

    def open_page(
        assistant: Any = None,
        library: Any = None,
        *,
        width: int = 1366,
        height: int = 768,
        color_scheme: Colors = "light",
        path: str = "",
    ) -> Page:
        url = serve(assistant or scripted[0], library or scripted[1])
        page = contexts(color_scheme).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})

        def watch(response: Response) -> None:
            if not response.ok:
                failures.append(f"{response.status} {response.url}")

        def ask(request: Request) -> None:
            if not request.url.startswith((url, "data:")):
                failures.append(f"a stranger: {request.url}")

        page.on("request", ask)
        page.on("response", watch)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.goto(url + path)
        page.wait_for_selector("#chat :is(.example, .reply)")  # once all has loaded
        page.wait_for_selector(".options", state="attached")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert failures == []


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")


def open_tab(page: Page, name: str) -> None:
    """Turn to a tab."""
    page.get_by_role("tab", name=name).click()
