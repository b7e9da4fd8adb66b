"""What people do to a real index of many reports: update, stop, and make it anew."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import VI
from hoibaocao.indexing.library import Library
from tests.browser.conftest import LivePage, ask, open_tab
from tests.chat.scripted import ScriptedAssistant
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.browser

_MANY = 400
_TEXT = (
    "BÁO CÁO\nTình hình kinh tế - xã hội năm {year} của huyện Sông Trăng\n\n"
    "Thu ngân sách đạt {n} tỷ đồng. {filler}"
)
_FILLER = " ".join(f"Chỉ tiêu số {n} đạt kế hoạch đề ra." for n in range(50))


def _write(folder: Path, numbers: range) -> None:
    for n in numbers:
        text = _TEXT.format(year=2000 + n, n=n, filler=_FILLER)
        (folder / f"bao-cao-{n:03}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    _write(made, range(1))
    return made


@pytest.fixture
def library(folder: Path) -> Library:
    made = Library(folder, folder.parent / "index", FakeEmbedder(), target_chars=1600)
    made.sync()
    return made


@pytest.fixture
def page(live_page: LivePage, library: Library) -> Page:
    return live_page(ScriptedAssistant(), library)


def test_an_update_of_many_reports_names_each_and_is_stopped(
    page: Page, folder: Path, library: Library
) -> None:
    open_tab(page, VI.library)
    expect(page.locator(".library tbody tr")).to_have_count(1)
    expect(page.locator("#stop-update")).to_be_hidden()
    _write(folder, range(1, _MANY))
    page.locator("#update").click()
    expect(page.locator("#outcome")).to_contain_text("Đọc báo cáo: bao-cao-")
    page.locator("#stop-update").click()
    expect(page.locator("#outcome")).to_have_text(VI.update_stopped)
    expect(page.locator("#update")).to_be_visible()
    assert len(library.reports()) == 1
    assert library.current().name == "gen-000001"
    for file in sorted(folder.iterdir())[3:]:
        file.unlink()
    page.locator("#update").click()
    expect(page.locator("#outcome")).to_contain_text("3 báo cáo")
    expect(page.locator(".library tbody tr")).to_have_count(3)
    assert len(library.reports()) == 3


def test_the_plan_tells_of_new_names_copies_editions_and_corrections(
    page: Page, folder: Path, library: Library
) -> None:
    open_tab(page, VI.library)
    _write(folder, range(1, 3))
    page.locator("#update").click()
    expect(page.locator(".library tbody tr")).to_have_count(3)
    (folder / "bao-cao-000.txt").rename(folder / "ten-moi.txt")
    copied = (folder / "bao-cao-001.txt").read_text(encoding="utf-8")
    (folder / "ban-sao.txt").write_text(copied, encoding="utf-8")
    revised = copied.replace("đạt 1 tỷ", "đạt 2 tỷ")
    (folder / "ban-sua.txt").write_text(revised, encoding="utf-8")
    library.correct("bao-cao-002.txt", {"number": "12/BC-UBND"})
    page.locator("#plan").click()
    told = page.locator("#outcome")
    expect(told).to_contain_text("Đổi tên (1): bao-cao-000.txt → ten-moi.txt")
    expect(told).to_contain_text("Trùng nội dung (1): ban-sao.txt trùng với bao-cao-001.txt")
    expect(told).to_contain_text("Bản sửa đổi (1): ban-sua.txt mới hơn ban-sao.txt")
    expect(told).to_contain_text("Đã sửa thông tin (1): bao-cao-002.txt")
    page.locator("#update").click()
    expect(told).to_contain_text("4 báo cáo")
    row = page.locator(".library tr", has_text="ban-sao.txt").first
    expect(row).to_contain_text("còn có tên bao-cao-001.txt")
    expect(row).to_contain_text("có bản mới hơn: ban-sua.txt")


def test_an_index_of_another_version_is_made_anew(
    live_page: LivePage, folder: Path, library: Library
) -> None:
    other = Library(folder, folder.parent / "index", FakeEmbedder("other"), target_chars=1600)
    page = live_page(ScriptedAssistant(), other)
    expect(page.locator("#state")).to_contain_text(VI.no_index)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name=VI.rebuild).click()
    expect(page.locator("#state")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=VI.rebuild).click()
    expect(page.locator("#outcome")).to_contain_text("1 báo cáo")
    expect(page.locator("#state")).to_be_hidden()
    expect(page.locator(".library tbody tr")).to_have_count(1)
    assert other.current().manifest.model.name == "other"
    assert (folder.parent / "index" / "gen-000001").is_dir()


def test_an_older_index_that_answers_is_told(
    live_page: LivePage, folder: Path, library: Library
) -> None:
    _write(folder, range(1, 2))
    newest = folder.parent / "index" / library.sync().generation
    (newest / "manifest.json").write_text("{", encoding="utf-8")
    again = Library(folder, folder.parent / "index", FakeEmbedder(), target_chars=1600)
    page = live_page(ScriptedAssistant(), again)
    expect(page.locator("#state")).to_contain_text(VI.old_index)
    ask(page, "Thu?")
    expect(page.locator(".said")).to_be_visible()
    open_tab(page, VI.library)
    expect(page.locator(".library tbody tr")).to_have_count(1)
