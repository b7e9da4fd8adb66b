"""With networking cut off the page works wholly: nothing is fetched from outside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from hoibaocao.chat.messages import EN
from tests.browser.conftest import Contexts, Serve, ask, open_tab
from tests.chat.scripted import QUOTE, ScriptedAssistant, ScriptedLibrary

pytestmark = pytest.mark.browser

_INSIDE = "HOIBAOCAO_TEST_OFFLINE"
_CUT_OFF = ("unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "")


def _open_all(context: BrowserContext, url: str) -> list[str]:
    """Ask, read and look through the library; return what was asked of other hosts."""
    strangers: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((url, "data:")):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    page = context.new_page()
    page.route("**/*", guard)
    page.goto(f"{url}en")
    ask(page, "Thu?")
    page.locator("#c0-1 a.open").click()
    expect(page.locator(".report mark")).to_have_text(QUOTE)
    open_tab(page, EN.library)
    expect(page.locator(".library tbody tr")).to_have_count(2)
    page.locator("#update").click()
    expect(page.locator("#outcome")).to_contain_text("3 reports")
    page.close()
    return strangers


def test_no_request_leaves_the_page(contexts: Contexts, serve: Serve) -> None:
    url = serve(ScriptedAssistant(), ScriptedLibrary())
    assert _open_all(contexts("light"), url) == []


@pytest.mark.skipif(_INSIDE in os.environ, reason="it is what runs without a network")
def test_the_page_works_without_a_network(tmp_path: Path) -> None:
    """Runs the other test again in a network of its own that leads nowhere."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        pytest.skip("cutting the network off takes Linux with 'unshare' and 'ip'")
    if subprocess.run([*_CUT_OFF, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let users have networks of their own")
    python = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov")
    test = f"{__file__}::{test_no_request_leaves_the_page.__name__}"
    run = subprocess.run(
        [*_CUT_OFF, *python, f"--basetemp={tmp_path / 'inside'}", test],
        env=os.environ | {_INSIDE: "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout
    assert "1 passed" in run.stdout
