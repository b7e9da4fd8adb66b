"""What people do with the library, on the scripted page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import EN, VI
from tests.browser.conftest import LivePage, open_tab
from tests.chat.scripted import HALF_REPORT, TEXT, ScriptedAssistant, ScriptedLibrary

pytestmark = pytest.mark.browser


@pytest.fixture
def library() -> ScriptedLibrary:
    return ScriptedLibrary()


@pytest.fixture
def page(live_page: LivePage, library: ScriptedLibrary) -> Page:
    page = live_page(ScriptedAssistant(), library)
    open_tab(page, VI.library)
    return page


def test_reports_are_searched_and_filtered(page: Page) -> None:
    rows = page.locator(".library tbody tr")
    expect(rows).to_have_count(2)
    page.locator("#shelf-search :is(input, textarea)").fill("bao cao 6 thang")
    expect(rows).to_have_count(1)
    page.locator("#shelf-search :is(input, textarea)").fill("")
    expect(rows).to_have_count(2)
    page.locator("#by-kind input").click()
    page.get_by_role("option", name=".html").click()
    expect(rows).to_have_count(1)


def test_files_are_added_planned_and_indexed(
    page: Page, library: ScriptedLibrary, tmp_path: Path
) -> None:
    names = ["Báo cáo quý I.txt", "nam-2024.txt"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name=VI.upload).click()
    choosing.value.set_files([tmp_path / name for name in names])
    expect(page.locator("#outcome")).to_contain_text("Đã nhận 2 tệp.")
    expect(page.locator("#outcome")).to_contain_text("ban-sao.txt trùng với doi-xanh/6-thang.txt")
    assert library.files == {name: name.encode() for name in names}
    page.locator("#update").click()
    expect(page.locator("#outcome")).to_contain_text("Xong sau 1,3 giây")


def test_an_original_is_fetched_and_a_report_taken_out_when_that_is_confirmed(
    page: Page, library: ScriptedLibrary
) -> None:
    row = page.locator(".library tbody tr").first
    row.locator("summary").click()
    with page.expect_download() as waiting:
        row.locator("a.file").click()
    assert waiting.value.suggested_filename == "6-thang.txt"
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == TEXT
    page.once("dialog", lambda dialog: dialog.dismiss())
    row.get_by_role("button", name=VI.remove).click()
    page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name=VI.remove).click()
    expect(page.locator("#outcome")).to_contain_text(VI.gone.format(name=HALF_REPORT.path))
    assert library.removed == [HALF_REPORT.path]


def test_an_update_is_undone_and_its_history_read_in_english(
    live_page: LivePage, library: ScriptedLibrary
) -> None:
    page = live_page(ScriptedAssistant(), library, path="en")
    open_tab(page, EN.library)
    page.get_by_role("button", name=EN.undo).click()
    expect(page.locator("#outcome")).to_contain_text("Back at gen-000001")
    page.get_by_role("button", name=EN.history).click()
    expect(page.locator("#history li").first).to_contain_text("back from gen-000002")


def test_what_was_read_wrong_is_put_right(page: Page, library: ScriptedLibrary) -> None:
    row = page.locator(".library tbody tr").first
    row.locator("summary").click()
    row.get_by_role("button", name=VI.correct).click()
    form = page.locator("#correcting")
    expect(form.get_by_label(VI.correct_title)).to_have_value("Báo cáo 6 tháng đầu năm 2023")
    form.get_by_label(VI.period).fill("sai")
    form.get_by_role("button", name=VI.save).click()
    expect(page.locator("#outcome .trouble")).to_contain_text("không hiểu kỳ báo cáo")
    form.get_by_label(VI.period).fill("quý I/2023")
    form.get_by_role("button", name=VI.save).click()
    expect(page.locator("#outcome")).to_contain_text(VI.corrected.format(name=HALF_REPORT.path))
    expect(form).to_be_hidden()
    assert library.corrections == {HALF_REPORT.path: {"period": "quý I/2023"}}
