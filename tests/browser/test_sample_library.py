"""The path of a first-time user, on the sample reports with the embedded model."""

import pytest
from playwright.sync_api import expect

from hoibaocao.chat.messages import VI
from tests.browser.conftest import LivePage, ask
from tests.conftest import Sample

pytestmark = [pytest.mark.browser, pytest.mark.model]

_COMPARISON = "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng"


def test_a_clerk_asks_checks_and_reads_on(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    ask(page, "thu ngan sach cam xuyen 6 thang dau nam 2023")
    expect(page.locator(".said")).to_contain_text("120,3 tỷ đồng")
    expect(page.locator("#chat button.copy")).to_be_visible()
    page.locator("a.marker").first.click()
    card = page.locator(".card.chosen")
    expect(card).to_contain_text("huyện Cẩm Xuyên")
    expect(card).to_contain_text("6 tháng đầu năm 2023")
    expect(card.locator("mark")).to_contain_text("đạt 120,3 tỷ đồng")
    expect(card.locator("mark strong")).to_have_text("120,3 tỷ đồng")
    card.locator("a.open").click()
    marked = page.locator(".report mark")
    expect(marked).to_contain_text("40% kế hoạch tỉnh giao")
    expect(marked).to_be_in_viewport()


def test_a_comparison_is_a_table_with_the_difference_and_a_quote_of_each_side(
    live_page: LivePage, sample: Sample
) -> None:
    page = live_page(sample.assistant, sample.library)
    ask(page, _COMPARISON)
    expect(page.locator(".said th")).to_have_text(["Địa bàn, kỳ", "Số liệu", "Báo cáo viết"])
    expect(page.locator(".said td:first-child")).to_have_text(
        [
            "Huyện Cẩm Xuyên, tỉnh Hà Tĩnh, 6 tháng đầu năm 2023",
            "Huyện Sông Trăng, Bình Lâm, 6 tháng đầu năm 2023",
        ]
    )
    figures = page.locator(".said td:nth-child(2) strong")
    expect(figures).to_have_text(["120,3 tỷ đồng", "104,3 tỷ đồng"])
    expect(page.locator(".said")).to_contain_text("chênh lệch, tính từ hai số trên: 16 tỷ đồng.")
    expect(page.locator("#chat button.copy")).to_be_visible()
    page.locator("a.marker").last.click()
    expect(page.locator(".card.chosen mark")).to_be_in_viewport()
    expect(page.locator(".card.chosen")).to_contain_text("huyện Sông Trăng")


def test_a_comparison_is_read_on_a_phone(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library, width=390, height=844)
    ask(page, _COMPARISON)
    expect(page.locator(".said td")).to_have_count(6)
    widths = page.locator(".said td").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
    assert min(widths) > 200
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_follow_up_shows_the_question_that_is_meant(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    ask(page, "Thu ngân sách 6 tháng đầu năm 2023 của Sông Trăng là bao nhiêu?")
    expect(page.locator(".said strong")).to_have_text("104,3 tỷ đồng")
    ask(page, "còn năm 2024?")
    expect(page.locator(".said strong").last).to_have_text("118,7 tỷ đồng")
    meant = "Thu ngân sách 6 tháng đầu năm 2024 của Sông Trăng là bao nhiêu?"
    expect(page.locator(".note.scope", has_text=meant)).to_have_text(f"{VI.reading} {meant}")


def test_what_the_reports_do_not_say_is_said(live_page: LivePage, sample: Sample) -> None:
    page = live_page(sample.assistant, sample.library)
    ask(page, "Thu ngân sách huyện Sóc Sơn năm 2023?")
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
    ask(page, "Tổng thu ngân sách đạt bao nhiêu?")
    expect(page.locator(".said")).to_contain_text("46,2 tỷ đồng")
    ask(page, "Tổng thu ngân sách Cẩm Xuyên đạt bao nhiêu?")
    expect(page.locator(".said").last).to_contain_text(
        "Phạm vi đã chọn không có báo cáo nào của huyện Cẩm Xuyên"
    )
