from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hoibaocao.chat.messages import EN, VI
from hoibaocao.serving.accounts import Accounts
from hoibaocao.serving.gate import Gate
from hoibaocao.serving.guard import Guard
from hoibaocao.serving.login import login_routes
from hoibaocao.serving.visitors import COOKIE, Visitors, is_local
from tests.chat.scripted import ScriptedAssistant
from tests.serving.conftest import HOST, PASSWORD, Office

RIGHT = {"name": " Reader ", "password": PASSWORD}


@pytest.fixture
def fresh(tmp_path: Path) -> Office:
    """Give a server with nothing but its door."""
    accounts = Accounts(tmp_path / "accounts.json")
    for role in ("reader", "editor"):
        accounts.add(role, PASSWORD, "reader")
    app, visitors = FastAPI(), Visitors(accounts, local=True)
    app.include_router(login_routes(visitors, "vi"))
    for path in ("/", "/config"):
        app.add_api_route(path, lambda: "inside")
    app.add_middleware(Gate, visitors=visitors, largest_upload=1, uploads=tmp_path)
    app.add_middleware(Guard)
    return Office(app, tmp_path, accounts, ScriptedAssistant(), "")


def test_the_page_to_log_in_needs_nothing_from_elsewhere(office: Office) -> None:
    page = office.browser().get("/login")
    assert page.status_code == 200
    assert VI.user_name in page.text
    assert 'lang="vi"' in page.text
    assert [word for word in ("http:", "https:", "<script", "src=") if word in page.text] == []
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert EN.user_name in office.browser().get("/login?lang=en").text


def test_somebody_logs_in_works_and_logs_out(fresh: Office) -> None:
    browser = fresh.browser()
    assert browser.get("/").headers["location"] == "/login"
    entered = browser.post("/login", data=RIGHT)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert browser.get("/").status_code == 200
    assert "reader" in browser.get("/login").text
    stolen = browser.cookies[COOKIE]
    assert browser.post("/logout").headers["location"] == "/login"
    assert browser.get("/").status_code == 307
    browser.cookies.set(COOKIE, stolen)
    assert browser.get("/config").status_code == 401


@pytest.mark.parametrize(("base", "secure"), [(HOST, False), ("https://localhost:7860", True)])
def test_cookies_are_for_the_server_alone(fresh: Office, base: str, secure: bool) -> None:
    browser = TestClient(fresh.app, base_url=base, follow_redirects=False)
    for cookie in browser.post("/login", data=RIGHT).headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert ("Secure" in cookie) is secure
        assert "Domain" not in cookie


def test_of_a_hundred_wrong_logins_ninety_five_are_refused_by_the_throttle(fresh: Office) -> None:
    browser = fresh.browser()
    wrong = RIGHT | {"password": "không phải mật khẩu"}
    answers = [browser.post("/login", data=wrong) for _ in range(100)]
    assert [each.status_code for each in answers] == [401] * 5 + [429] * 95
    assert 0 < int(answers[-1].headers["retry-after"]) <= 301
    assert VI.log_in_wait.format(minutes=5) in answers[-1].text
    assert fresh.browser().post("/login", data=RIGHT).status_code == 429
    others = RIGHT | {"name": "editor"}
    assert fresh.browser().post("/login", data=others).status_code == 303


def test_a_known_browser_is_not_shut_out_by_a_stranger(fresh: Office) -> None:
    known = fresh.browser()
    known.post("/login", data=RIGHT)
    stranger = fresh.browser()
    for _ in range(10):
        stranger.post("/login", data=RIGHT | {"password": "không phải mật khẩu"})
    assert known.post("/login", data=RIGHT).status_code == 303


def test_wrong_names_and_wrong_passwords_look_alike(fresh: Office) -> None:
    browser = fresh.browser()
    given = [
        browser.post("/login", data={"name": name, "password": "không phải mật khẩu"})
        for name in ("reader", "khong-ai")
    ]
    assert [each.status_code for each in given] == [401, 401]
    assert given[0].text == given[1].text


@pytest.mark.parametrize(
    ("host", "names", "local"),
    [
        ("127.0.0.1", ["127.0.0.1", "localhost", "::1"], True),
        ("::1", ["::1"], True),
        ("localhost", [], True),
        ("0.0.0.0", ["localhost"], False),
        ("10.0.0.5", ["10.0.0.5"], False),
        ("127.0.0.1", ["hoi.huyen.gov.vn"], False),
    ],
)
def test_behind_a_proxy_a_server_is_not_this_computers_alone(
    host: str, names: list[str], local: bool
) -> None:
    assert is_local(host, names) is local
