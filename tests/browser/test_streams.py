"""Where the network is slow, what a page asked for still comes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hoibaocao.chat.messages import VI
from tests.browser.conftest import Contexts, Served, open_tab
from tests.chat.scripted import ScriptedAssistant, ScriptedLibrary, app_of

pytestmark = pytest.mark.browser


class _Late(Served):
    """Lets the word that a stream ends arrive later than what was sent after it."""

    def app(self, *parts: Any) -> ASGIApp:
        inner = app_of(*parts)

        async def late(scope: Scope, receive: Receive, send: Send) -> None:
            async def leave(message: Message) -> None:
                if b"close_stream" in message.get("body", b""):
                    await asyncio.sleep(0.3)
                await send(message)

            await inner(scope, receive, leave)

        return late


@pytest.fixture
def page(contexts: Contexts, tmp_path: Path) -> Iterator[Page]:
    served = _Late(ScriptedAssistant(), ScriptedLibrary(), tmp_path)
    page = contexts("light").new_page()
    page.goto(served.url)
    yield page
    page.close()
    served.stop()


def test_an_event_that_crosses_the_end_of_the_stream_is_not_lost(page: Page) -> None:
    page.wait_for_selector("#chat .example")
    open_tab(page, VI.library)
    for _ in range(3):
        page.locator("#plan").click()
        expect(page.locator("#outcome .summary, #outcome .note")).to_be_visible()
        page.locator("#update").click()
        expect(page.locator("#outcome")).to_contain_text("Xong sau")
        expect(page.locator("#update")).to_be_visible()
