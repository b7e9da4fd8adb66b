from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from hoibaocao.chat.messages import VI
from hoibaocao.serving.accounts import Accounts
from tests.browser.conftest import Served
from tests.chat.scripted import ScriptedAssistant, ScriptedLibrary

pytestmark = pytest.mark.browser
PASSWORD = "mật khẩu của tôi"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a page that somebody must log in to."""
    folder = tmp_path_factory.mktemp("data")
    accounts = Accounts(folder / "accounts.json")
    accounts.add("lan", PASSWORD, "reader")
    accounts.add("hoa", PASSWORD, "editor")
    served = Served(ScriptedAssistant(), ScriptedLibrary(), folder)
    yield served.url
    served.stop()


@pytest.mark.parametrize(("user", "edits"), [("lan", False), ("hoa", True)])
def test_somebody_logs_in_asks_and_logs_out(
    browser: Browser, url: str, user: str, edits: bool
) -> None:
    page = browser.new_page()
    page.goto(url)
    page.get_by_label(VI.user_name).fill(user)
    page.get_by_label(VI.password).fill("không phải mật khẩu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(VI.log_in_wrong)
    page.get_by_label(VI.user_name).fill(user)
    page.get_by_label(VI.password).fill(PASSWORD)
    page.keyboard.press("Enter")
    question = page.locator("#question textarea")
    question.fill("Thu ngân sách?")
    question.press("Enter")
    expect(page.locator("#chat")).to_contain_text("325,6")
    page.get_by_role("tab", name=VI.library).click()
    expect(page.locator("#listing table")).to_be_visible()
    expect(page.locator("#update")).to_be_visible(visible=edits)
    expect(page.locator("#who .login")).to_have_text(user)
    page.locator("#who .login").click()
    page.get_by_role("button", name=VI.log_out).click()
    expect(page.get_by_label(VI.password)).to_be_visible()
    page.goto(url)
    expect(page.get_by_label(VI.password)).to_be_visible()
    page.close()
