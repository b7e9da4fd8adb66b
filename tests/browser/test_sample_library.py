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


def test_a_comparison_shows_the_quote_of_each_side(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    box = page.locator("#question textarea")
    box.fill("So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng")
    box.press("Enter")
    expect(page.locator(".said")).to_contain_text("104,3")
    page.locator("a.marker").last.click()
    expect(page.locator(".card.chosen mark")).to_be_in_viewport()
    expect(page.locator(".card.chosen")).to_contain_text("huyện Sông Trăng")


def test_what_the_reports_do_not_say_is_said(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    box = page.locator("#question textarea")
    box.fill("Thu ngân sách huyện Sóc Sơn năm 2023?")
    box.press("Enter")
    expect(page.locator(".said")).to_contain_text("không có báo cáo nào của huyện Sóc Sơn")


def test_a_question_looks_in_what_is_picked(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    for part, option in (
        ("#places", "huyện Sông Trăng, Bình Lâm"),
        ("#periods", "quý I/2024"),
    ):
        page.locator(f"{part} input").click()
        page.get_by_role("option", name=option, exact=True).click()
        page.keyboard.press("Escape")
    box = page.locator("#question textarea")
    box.fill("Tổng thu ngân sách đạt bao nhiêu?")
    box.press("Enter")
    expect(page.locator(".said")).to_contain_text("46,2 tỷ đồng")
    box.fill("Tổng thu ngân sách Cẩm Xuyên đạt bao nhiêu?")
    box.press("Enter")
    expect(page.locator(".said").last).to_contain_text(
        "Phạm vi đã chọn không có báo cáo nào của huyện Cẩm Xuyên"
    )
