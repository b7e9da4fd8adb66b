import pytest
from playwright.sync_api import Page, expect

from hoibaocao.chat.messages import VI
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import IndexMissing
from tests.browser.conftest import LivePage, ask, open_tab
from tests.chat.scripted import ATTACK, QUOTE, REFUSAL, ScriptedAssistant, ScriptedLibrary

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(live_page: LivePage) -> Page:
    return live_page()


def test_a_marker_leads_to_its_card_and_on_to_the_report(page: Page) -> None:
    ask(page, "Thu ngân sách?")
    expect(page.locator(".said")).to_contain_text("Thu ngân sách đạt 325,6 tỷ đồng")
    expect(page.locator("#chat button.copy")).to_be_visible()
    page.locator("a.marker").first.click()
    expect(page.locator(".card.chosen")).to_have_attribute("id", "c0-1")
    page.locator(".card.chosen a.open").click()
    expect(page.locator(".report mark")).to_have_text(QUOTE)
    expect(page.locator(".report mark")).to_be_in_viewport()
    page.locator("#back").click()
    expect(page.locator("#c0-1")).to_be_visible()


def test_a_marker_finds_its_card_behind_an_open_report(page: Page) -> None:
    ask(page, "Thu ngân sách?")
    page.locator("#c0-1 a.open").click()
    expect(page.locator(".report mark")).to_be_in_viewport()
    page.locator("a.marker").nth(1).click()
    expect(page.locator("#c0-2")).to_be_in_viewport()


def test_a_card_leads_on_through_the_report(page: Page) -> None:
    ask(page, "Thu ngân sách?")
    page.locator("#c0-1 a.read").click()
    expect(page.locator(".report mark")).to_have_text(QUOTE)
    expect(page.locator(".report mark")).to_be_in_viewport()
    page.locator(".report a.read", has_text=VI.before).click()
    expect(page.locator(".report a.read", has_text=VI.after)).to_be_visible()
    page.locator(".report a.open").click()
    expect(page.locator(".report a.open")).to_have_count(0)


def test_a_report_opens_again_after_its_quote_was_left(page: Page) -> None:
    ask(page, "Thu ngân sách?")
    for _ in range(2):
        page.locator("#c0-1 a.open").click()
        expect(page.locator(".report mark")).to_be_in_viewport()
        page.locator("#back").click()


def test_the_markers_of_an_older_answer_still_lead_to_its_cards(page: Page) -> None:
    ask(page, "Thu ngân sách?")
    expect(page.locator("#c0-2")).to_be_visible()
    ask(page, "Tổng chi?")
    expect(page.locator("#c1-1")).to_be_visible()
    expect(page.locator("#c0-1")).to_be_hidden()
    page.locator("a.marker").first.click()
    expect(page.locator("#c0-1")).to_be_in_viewport()
    expect(page.locator("#c1-1")).to_be_hidden()


def test_what_is_written_in_reports_and_questions_runs_nothing(page: Page) -> None:
    ask(page, f"Thu? {ATTACK}")
    expect(page.locator("#c0-2 mark")).to_have_text(ATTACK)
    expect(page.locator(".question")).to_have_text(f"Thu? {ATTACK}")
    page.locator("#c0-2 a.open").click()
    expect(page.locator(".report mark")).to_be_in_viewport()
    open_tab(page, VI.library)
    expect(page.locator(".library tbody tr").nth(1)).to_contain_text(ATTACK)
    assert page.evaluate("window.hacked") is None
    within = "#chat .message, #side"
    assert page.locator(f":is({within}) :is(img, script, iframe, form, strong a)").count() == 0
    assert page.locator(f":is({within}) a:not([href^='#'], [href^='files/'])").count() == 0


def test_refusals_doubts_and_failures_are_told(page: Page) -> None:
    ask(page, "thời tiết?")
    expect(page.locator(".refused")).to_have_text(VI.refused)
    expect(page.locator(".said")).to_have_text(REFUSAL.text)
    ask(page, "Tổng chi?")
    expect(page.locator(".unverified")).to_have_text(VI.unverified)
    doubts = [VI.verified_some.format(count=1), VI.llm_failed]
    expect(page.locator(".note.notice")).to_have_text(doubts)
    ask(page, "gây lỗi")
    expect(page.locator(".trouble").last).to_have_text(explain(IndexMissing(path="index")))
    ask(page, "hỏng")
    expect(page.locator(".trouble").last).to_have_text(VI.unexpected)


def test_an_answer_is_stopped_and_the_next_question_answered(live_page: LivePage) -> None:
    assistant = ScriptedAssistant()
    page = live_page(assistant, ScriptedLibrary())
    ask(page, "chậm")
    expect(page.locator(".said")).to_have_text("Thu ngân sách đạt")
    page.locator("#stop").click()
    expect(page.locator(".note.stopped")).to_have_text(VI.stopped)
    ask(page, "thời tiết?")
    expect(page.locator(".said")).to_have_text(["Thu ngân sách đạt", REFUSAL.text])
    assistant.released.set()
    ask(page, "gây lỗi")
    expect(page.locator(".trouble")).to_be_visible()
    expect(page.locator(".said")).to_have_text(["Thu ngân sách đạt", REFUSAL.text])


def test_an_update_tells_what_changed(page: Page) -> None:
    open_tab(page, VI.library)
    page.locator("#update").click()
    expect(page.locator(".summary")).to_contain_text("Xong sau 1,3 giây: 3 báo cáo, 41 đoạn.")
    expect(page.locator(".summary")).to_contain_text("Không đọc được hong.pdf: tệp bị hỏng")
    assert page.evaluate("window.hacked") is None


def test_a_report_opens_from_the_library(page: Page) -> None:
    open_tab(page, VI.library)
    page.locator(".library a").first.click()
    expect(page.locator(".report .path")).to_have_text("doi-xanh/6-thang.txt")


def test_an_example_is_asked_with_a_click_and_another_conversation_begun(page: Page) -> None:
    page.locator("#chat .example").first.click()
    expect(page.locator(".said")).to_be_visible()
    expect(page.locator("#send")).to_be_visible()
    page.get_by_role("button", name=VI.new_talk).click()
    expect(page.locator(".said")).to_have_count(0)
    expect(page.locator("#chat .example").first).to_be_visible()


def test_a_missing_index_is_told_in_the_library(live_page: LivePage) -> None:
    page = live_page(ScriptedAssistant(), ScriptedLibrary(missing=True))
    open_tab(page, VI.library)
    expect(page.locator("#listing")).to_have_text(explain(IndexMissing(path="index")))


@pytest.mark.parametrize("size", [PHONE, {"width": 1366, "height": 768}])
def test_nothing_scrolls_sideways(live_page: LivePage, size: dict[str, int]) -> None:
    page = live_page(**size)
    ask(page, f"Thu? {ATTACK}")
    expect(page.locator("#c0-2")).to_be_visible()
    page.locator("#c0-2 a.open").click()
    expect(page.locator(".report")).to_be_visible()
    open_tab(page, VI.library)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_on_a_phone_a_marker_scrolls_down_to_its_card(live_page: LivePage) -> None:
    page = live_page(**PHONE)
    ask(page, "Thu ngân sách?")
    expect(page.locator("#c0-2")).to_be_attached()
    page.locator("a.marker").nth(1).click()
    expect(page.locator("#c0-2")).to_be_in_viewport()
