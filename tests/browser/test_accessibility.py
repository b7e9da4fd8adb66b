"""axe-core finds no serious fault on the page, in both languages, light and dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import EN, VI
from tests.browser.conftest import LivePage, ask, open_tab

pytestmark = pytest.mark.browser

SIZES = (
    pytest.param({"width": 1366, "height": 768}, "", id="laptop"),
    pytest.param({"width": 1920, "height": 1080, "color_scheme": "dark"}, "en", id="desktop"),
    pytest.param({"width": 390, "height": 844}, "", id="phone"),
    pytest.param({"width": 390, "height": 844, "color_scheme": "dark"}, "", id="phone at night"),
)


def faults(page: Page) -> list[str]:
    """Name what axe-core calls serious or critical, with the place of each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("size", "path"), SIZES)
def test_nothing_keeps_anybody_out(live_page: LivePage, size: dict[str, Any], path: str) -> None:
    page = live_page(path=path, **size)
    words = EN if path else VI
    ask(page, "Tổng chi?")
    expect(page.locator("#send")).to_be_visible()
    assert faults(page) == []
    page.locator("#c0-1 a.open").click()
    expect(page.locator(".report mark")).to_be_visible()
    assert faults(page) == []
    open_tab(page, words.library)
    expect(page.locator(".library tbody tr")).to_have_count(2)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
