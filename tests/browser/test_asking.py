"""What people do with questions and answers, on the scripted page."""

import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import EN, VI
from hoibaocao.vietnamese.places import label
from tests.browser.conftest import LivePage, ask
from tests.chat.scripted import HILLS, QUOTE, REFUSAL, ScriptedAssistant, ScriptedLibrary

pytestmark = pytest.mark.browser

WHERE = label(HILLS)


@pytest.fixture
def page(live_page: LivePage) -> Page:
    return live_page()


def questions(page: Page) -> list[str]:
    return page.locator("#chat .question").all_text_contents()


def test_a_scope_is_changed_with_a_click_and_asked_again(page: Page) -> None:
    ask(page, "Thu?")
    page.locator("button.pick.periods").click()
    chooser = page.locator("dialog.chooser")
    expect(chooser).to_be_visible()
    expect(chooser.locator("li")).to_have_text(["6 tháng đầu năm 2023", "năm 2022"])
    page.keyboard.type("nam 2022")
    expect(chooser.locator("li")).to_have_text(["năm 2022"])
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question")).to_have_text(["Thu?", "còn năm 2022?"])
    expect(page.locator(".said")).to_have_count(2)
    page.locator("button.pick.places").last.click()
    page.keyboard.press("Escape")
    expect(chooser).to_have_count(0)


def test_one_asks_on_again_and_otherwise(live_page: LivePage) -> None:
    assistant = ScriptedAssistant()
    page = live_page(assistant, ScriptedLibrary())
    assistant.released.set()
    ask(page, "chậm")
    again = page.get_by_role("button", name=VI.retry)
    expect(again).to_be_visible()
    assistant.released.clear()
    again.click()
    expect(page.locator("#stop")).to_be_visible()
    assistant.released.set()
    expect(page.locator("#send")).to_be_visible()
    assert questions(page) == ["chậm"]
    page.get_by_role("button", name=VI.edit).click()
    box = page.locator("#question textarea")
    expect(box).to_have_value("chậm")
    expect(box).to_be_focused()
    ask(page, "thời tiết?")
    expect(page.locator(".said")).to_have_text([REFUSAL.text])
    assert questions(page) == ["thời tiết?"]


def test_escape_gives_up_editing(page: Page) -> None:
    ask(page, "Thu?")
    expect(page.locator(".said")).to_have_count(1)
    page.get_by_role("button", name=VI.edit).click()
    page.keyboard.press("Escape")
    ask(page, "thời tiết?")
    expect(page.locator(".said")).to_have_count(2)


def test_an_answer_is_copied_with_its_sources(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Thu?")
    page.get_by_role("button", name=VI.copy).click()
    expect(page.locator("button.copy")).to_have_text(f"✓ {VI.copied}")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Thu?\n\nThu ngân sách đạt 325,6 tỷ đồng [1].")
    assert f"[1] “{QUOTE}” (Báo cáo 6 tháng đầu năm 2023; {WHERE}; " in copied


@pytest.mark.parametrize(("name", "ending"), [(VI.export_docx, ".docx"), (VI.export_md, ".md")])
def test_an_answer_is_kept_as_a_file(page: Page, name: str, ending: str) -> None:
    ask(page, "Thu?")
    page.locator("#chat summary", has_text=VI.export).click()
    with page.expect_download() as waiting:
        page.locator("#chat a.file", has_text=name).click()
    assert waiting.value.suggested_filename == f"Thu{ending}"


def test_what_is_wrong_with_an_answer_is_told_with_two_clicks(page: Page) -> None:
    ask(page, "Thu?")
    page.locator("#chat summary", has_text=VI.rate_bad).click()
    page.get_by_role("button", name=VI.rate_figure).click()
    expect(page.get_by_text(VI.rate_thanks)).to_be_visible()


def test_a_conversation_is_there_after_a_reload_and_in_english(page: Page) -> None:
    ask(page, "Thu?")
    expect(page.locator(".talks li.here")).to_contain_text("Thu?")
    expect(page.locator("#send")).to_be_visible()
    page.reload()
    expect(page.locator(".said")).to_contain_text("Thu ngân sách đạt 325,6 tỷ đồng")
    page.get_by_role("link", name=VI.other_language).click()
    expect(page.get_by_role("tab", name=EN.ask_tab)).to_be_visible()
    expect(page.locator(".said")).to_contain_text("Thu ngân sách đạt 325,6 tỷ đồng")
    expect(page.locator("a.open").first).to_have_text(EN.open_report)
    assert page.locator("html").get_attribute("lang") == "en"
    ask(page, "gây lỗi")
    expect(page.locator(".trouble")).to_contain_text("There is no index at index yet.")
    page.get_by_role("link", name=EN.other_language).click()
    expect(page.get_by_role("tab", name=VI.ask_tab)).to_be_visible()
    expect(page.locator("#chat .question")).to_have_count(2)


def test_conversations_are_renamed_opened_and_deleted(page: Page) -> None:
    ask(page, "Một?")
    expect(page.locator(".talks li.here .title")).to_have_text("Một?")
    page.once("dialog", lambda dialog: dialog.accept("Đổi tên rồi"))
    page.locator(".talks li.here summary").click()
    page.locator(".talks li.here").get_by_role("button", name=VI.rename).click()
    expect(page.locator(".talks li.here .title")).to_have_text("Đổi tên rồi")
    page.get_by_role("button", name=VI.new_talk).click()
    expect(page.locator("#chat .question")).to_have_count(0)
    page.get_by_role("button", name="Đổi tên rồi").click()
    expect(page.locator("#chat .question")).to_have_text(["Một?"])
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".talks li.here summary").click()
    page.locator(".talks li.here").get_by_role("button", name=VI.delete).click()
    expect(page.locator("#chat .question")).to_have_count(0)
    expect(page.locator(".talks .title", has_text="Đổi tên rồi")).to_have_count(0)


def test_everything_is_reached_with_the_keyboard(page: Page) -> None:
    page.locator("#question textarea").focus()
    page.keyboard.type("Thu?")
    page.keyboard.press("Enter")
    expect(page.locator("#chat button.copy")).to_be_visible()
    page.locator("a.marker").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#c0-1")).to_be_focused()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className"))
    assert {"passage", "open", "read"} <= reached


def test_one_side_of_a_comparison_is_changed_with_a_click(page: Page) -> None:
    ask(page, "so sánh")
    page.locator("button.pick.places").nth(1).click()
    page.locator("dialog.chooser li button").first.click()
    asked = f"còn {WHERE}{VI.also}{WHERE}?"
    expect(page.locator("#chat .question")).to_have_text(["so sánh", asked])
