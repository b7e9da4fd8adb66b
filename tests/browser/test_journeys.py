"""Every path through the page, in both languages, on a laptop, a desk's screen and a phone."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import EN, VI, Words
from tests.browser.conftest import LivePage, ask, open_tab
from tests.chat.scripted import (
    HALF_REPORT,
    QUOTE,
    REFUSAL,
    TEXT,
    ScriptedAssistant,
    ScriptedLibrary,
)

pytestmark = pytest.mark.browser

_SIZES = {"laptop": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}


class Visit:
    """The page as one visitor has it."""

    def __init__(self, live_page: LivePage, words: Words, size: str) -> None:
        width, height = _SIZES[size]
        self.words = words
        self.library = ScriptedLibrary()
        self.assistant = ScriptedAssistant()
        path = "" if words is VI else "en"
        self.page = live_page(self.assistant, self.library, width=width, height=height, path=path)

    def show_talks(self) -> None:
        """On a phone they are behind a button, and leave when one is chosen."""
        if not self.page.locator("#talks").is_visible():
            self.page.locator(".show-talks").click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def told(self, words: str) -> None:
        expect(self.page.locator("#outcome")).to_contain_text(words)


@pytest.fixture(params=product((VI, EN), _SIZES), ids=lambda each: f"{each[0].lang}-{each[1]}")
def visit(request: pytest.FixtureRequest, live_page: LivePage) -> Visit:
    return Visit(live_page, *request.param)


def test_asking(visit: Visit) -> None:
    page, words = visit.page, visit.words
    page.locator("#chat .example").first.click()
    expect(page.locator(".said")).to_have_count(1)
    expect(page.locator("#send")).to_be_visible()
    _choose_another_period(page, words)
    ask(page, "chậm")
    expect(page.locator(".said").last).to_have_text("Thu ngân sách đạt")
    page.locator("#stop").click()
    expect(page.locator(".note.stopped")).to_have_text(words.stopped)
    visit.assistant.released.set()
    ask(page, "chậm?")
    expect(page.locator(".said")).to_have_count(4)
    expect(page.locator("#send")).to_be_visible()
    visit.assistant.released.clear()
    page.get_by_role("button", name=words.retry, exact=True).last.click()
    expect(page.locator("#stop")).to_be_visible()
    visit.assistant.released.set()
    expect(page.locator("#send")).to_be_visible()
    page.get_by_role("button", name=words.edit, exact=True).last.click()
    expect(page.locator("#question textarea")).to_have_value("chậm?")
    ask(page, "thời tiết?")
    expect(page.locator(".said").last).to_have_text(REFUSAL.text)
    expect(page.locator(".refused")).to_have_text(words.refused)
    ask(page, "Tổng chi?")
    expect(page.locator(".unverified")).to_have_text(words.unverified)
    page.locator("#chat summary", has_text=words.rate_bad).last.click()
    page.get_by_role("button", name=words.rate_figure).last.click()
    expect(page.get_by_text(words.rate_thanks)).to_be_visible()


def _choose_another_period(page: Page, words: Words) -> None:
    page.locator("button.pick.periods").first.click()
    page.locator("dialog.chooser li button").last.click()
    asked = words.follow.format(what="năm 2022" if words is VI else "2022")
    expect(page.locator("#chat .question").last).to_have_text(asked)
    expect(page.locator(".said")).to_have_count(2)
    expect(page.locator("#send")).to_be_visible()


def test_checking_and_keeping(visit: Visit) -> None:
    page, words = visit.page, visit.words
    ask(page, "Thu?")
    expect(page.locator("#chat button.copy")).to_be_visible()
    page.locator("a.marker").first.click()
    expect(page.locator("#c0-1")).to_be_in_viewport()
    page.locator("#c0-1 a.open").click()
    expect(page.locator(".report mark")).to_have_text(QUOTE)
    expect(page.locator(".report mark")).to_be_in_viewport()
    page.locator("#back").click()
    page.locator("#c0-1 a.read").click()
    page.locator(".report a.read", has_text=words.before).click()
    expect(page.locator(".report a.read", has_text=words.after)).to_be_visible()
    for name, ending in ((words.export_docx, ".docx"), (words.export_md, ".md")):
        page.locator("#chat summary", has_text=words.export).click()
        with page.expect_download() as waiting:
            page.locator("#chat a.file", has_text=name).click()
        assert waiting.value.suggested_filename.endswith(ending)
        page.locator("#chat summary", has_text=words.export).click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.press(words.copy)
    expect(page.locator("button.copy")).to_have_text(f"✓ {words.copied}")


def test_conversations(visit: Visit) -> None:
    page, words = visit.page, visit.words
    here = page.locator(".talks li.here")
    name = f"Sổ tay {words.lang} {page.viewport_size}"
    ask(page, "Một?")
    expect(here.locator(".title")).to_have_text("Một?")
    visit.show_talks()
    page.once("dialog", lambda dialog: dialog.accept(name))
    here.locator("summary").click()
    here.get_by_role("button", name=words.rename).click()
    expect(here.locator(".title")).to_have_text(name)
    visit.show_talks()
    visit.press(words.new_talk)
    expect(page.locator("#chat .question")).to_have_count(0)
    visit.show_talks()
    page.get_by_role("button", name=name).click()
    expect(page.locator("#chat .question")).to_have_text(["Một?"])
    page.reload()
    expect(page.locator("#chat .question")).to_have_text(["Một?"])
    expect(page.locator("html")).to_have_attribute("lang", words.lang)
    visit.show_talks()
    page.once("dialog", lambda dialog: dialog.accept())
    here.locator("summary").click()
    here.get_by_role("button", name=words.delete).click()
    expect(page.locator(".talks .title", has_text=name)).to_have_count(0)


def test_looking_after_the_library(visit: Visit, tmp_path: Path) -> None:
    page, words = visit.page, visit.words
    open_tab(page, words.library)
    rows = page.locator(".library tbody tr")
    search = page.locator("#shelf-search :is(input, textarea)")
    search.fill("bao cao 6 thang")
    expect(rows).to_have_count(1)
    search.fill("")
    expect(rows).to_have_count(2)
    (tmp_path / "moi.txt").write_text("mới", encoding="utf-8")
    with page.expect_file_chooser() as choosing:
        visit.press(words.upload)
    choosing.value.set_files(tmp_path / "moi.txt")
    visit.told(words.uploaded.format(count=1))
    assert visit.library.files == {"moi.txt": "mới".encode()}
    visit.press(words.plan)
    visit.told("moi.txt")
    visit.press(words.update)
    visit.told("hong.pdf")
    visit.press(words.undo)
    visit.told("gen-000001")
    page.get_by_role("button", name=words.history).click()
    expect(page.locator("#history li").first).to_contain_text("gen-000002")
    _correct_and_remove(visit)


def _correct_and_remove(visit: Visit) -> None:
    page, words = visit.page, visit.words
    row = page.locator(".library tbody tr").first
    row.locator("summary").click()
    with page.expect_download() as waiting:
        row.locator("a.file").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == TEXT
    row.get_by_role("button", name=words.correct).click()
    form = page.locator("#correcting")
    form.get_by_label(words.correct_number).fill("12/BC-UBND")
    form.get_by_role("button", name=words.save).click()
    visit.told(words.corrected.format(name=HALF_REPORT.path))
    assert visit.library.corrections == {HALF_REPORT.path: {"number": "12/BC-UBND"}}
    row.locator("summary").click()
    page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name=words.remove).click()
    visit.told(words.gone.format(name=HALF_REPORT.path))
    assert visit.library.removed == [HALF_REPORT.path]
