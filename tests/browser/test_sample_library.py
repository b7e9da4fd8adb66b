"""The path of a first-time user, on the sample reports with the embedded model."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LivePage
from tests.conftest import Sample

pytestmark = [pytest.mark.browser, pytest.mark.model]


def test_a_clerk_asks_checks_and_reads_on(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    box = page.locator("#question textarea")
    box.fill("thu ngan sach cam xuyen 6 thang dau nam 2023")
    box.press("Enter")
    expect(page.locator(".said")).to_contain_text("120,3 tỷ đồng")
    page.locator("a.marker").first.click()
    card = page.locator(".card.chosen")
    expect(card).to_contain_text("huyện Cẩm Xuyên")
    expect(card).to_contain_text("6 tháng đầu năm 2023")
    expect(card.locator("mark")).to_contain_text("đạt 120,3 tỷ đồng")
    card.locator("a.open").click()
    marked = page.locator(".report mark")
    expect(marked).to_contain_text("40% kế hoạch tỉnh giao")
    expect(marked).to_be_in_viewport()
