import json
import threading
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from hoibaocao.errors import AccountInvalid, AccountsUnusable, AccountTaken, AccountUnknown
from hoibaocao.serving import accounts as module
from hoibaocao.serving.accounts import Accounts

PASSWORD = "mật khẩu của tôi"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(tmp_path / "data" / "accounts.json")
    made.add("Lan", PASSWORD, "editor")
    return made


def _session(accounts: Accounts) -> str:
    cookie = accounts.log_in("lan", PASSWORD)
    assert cookie
    return cookie


def test_an_account_is_called_in_lower_case_and_has_its_role(accounts: Accounts) -> None:
    assert accounts.listed() == {"lan": "editor"}
    assert (accounts.role_of("lan"), accounts.role_of("hoa")) == ("editor", None)


def test_the_file_is_for_its_owner_alone_and_holds_no_password(
    accounts: Accounts, tmp_path: Path
) -> None:
    token = accounts.add_token("robot")
    file = tmp_path / "data" / "accounts.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.glob("*.json*")] == ["accounts.json"]
    held = file.read_text()
    assert PASSWORD not in held
    assert token not in held
    assert json.loads(held)["users"]["lan"]["password"].startswith("$argon2id$")


def test_passwords_are_hashed_as_rfc_9106_says() -> None:
    hasher = PasswordHasher()
    assert (hasher.type.name, hasher.memory_cost, hasher.time_cost) == ("ID", 65_536, 3)


def test_a_password_fits_however_its_letters_were_typed(accounts: Accounts) -> None:
    assert accounts.log_in("lan", "mật khẩu của tôi")
    assert accounts.log_in("lan", "mật khẩu của tội") is None
    assert accounts.log_in("hoa", PASSWORD) is None


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("", PASSWORD, "name"),
        ("Lan Anh", PASSWORD, "name"),
        ("../lan", PASSWORD, "name"),
        ("x" * 33, PASSWORD, "name"),
        ("hoa", "1234567", "password"),
        ("hoa", "x" * 257, "password"),
        ("hoa", "", "password"),
    ],
)
def test_what_cannot_be_an_account_is_told(
    accounts: Accounts, name: str, password: str, reason: str
) -> None:
    with pytest.raises(AccountInvalid) as caught:
        accounts.add(name, password, "reader")
    assert caught.value.reason == reason


def test_names_are_taken_once_and_only_those_there_are_can_be_changed(accounts: Accounts) -> None:
    with pytest.raises(AccountTaken):
        accounts.add("LAN", PASSWORD, "admin")
    with pytest.raises(AccountUnknown):
        accounts.change("hoa", role="admin")
    with pytest.raises(AccountUnknown):
        accounts.remove("hoa")
    assert accounts.listed() == {"lan": "editor"}


def test_a_session_lasts_until_logging_out_even_for_a_stolen_cookie(accounts: Accounts) -> None:
    first, second = _session(accounts), _session(accounts)
    assert (accounts.whose(first), accounts.whose(second)) == ("lan", "lan")
    accounts.log_out(first)
    assert (accounts.whose(first), accounts.whose(second)) == (None, "lan")


def test_a_session_ends_with_the_password_and_with_the_account(accounts: Accounts) -> None:
    cookie = _session(accounts)
    accounts.change("lan", role="reader")
    assert accounts.whose(cookie) == "lan"
    accounts.change("lan", password="một mật khẩu khác")
    assert accounts.whose(cookie) is None
    cookie = accounts.log_in("lan", "một mật khẩu khác") or ""
    accounts.remove("lan")
    accounts.add("lan", "một mật khẩu khác", "reader")
    assert accounts.whose(cookie) is None


def test_a_session_ends_after_a_working_day(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = _session(accounts)
    monkeypatch.setattr(module, "SESSION_S", -1)
    assert accounts.whose(cookie) is None


def test_forged_cookies_are_worth_nothing(accounts: Accounts, tmp_path: Path) -> None:
    other = Accounts(tmp_path / "other.json")
    other.add("lan", PASSWORD, "admin")
    strange = [_session(other), "", "x", _session(accounts)[:-1] + "!", "ă.b.c"]
    strange.append(str(accounts.signer("browser").dumps(["lan", "x", "y"])))
    assert [accounts.whose(cookie) for cookie in strange] == [None] * 6


def test_a_token_is_known_until_it_is_removed(accounts: Accounts) -> None:
    token = accounts.add_token("robot")
    assert accounts.holder(token) == "robot"
    assert (accounts.holder(token + "x"), accounts.holder("")) == (None, None)
    with pytest.raises(AccountTaken):
        accounts.add_token("robot")
    assert accounts.tokens() == ["robot"]
    accounts.remove_token("robot")
    assert accounts.holder(token) is None
    with pytest.raises(AccountUnknown):
        accounts.remove_token("robot")


def test_what_another_process_changes_counts_at_once(accounts: Accounts, tmp_path: Path) -> None:
    cookie = _session(accounts)
    Accounts(tmp_path / "data" / "accounts.json").remove("lan")
    assert accounts.whose(cookie) is None


def test_a_damaged_file_lets_nobody_in_and_is_not_no_accounts(
    accounts: Accounts, tmp_path: Path
) -> None:
    (tmp_path / "data" / "accounts.json").write_text("{")
    for use in (lambda: accounts.exist, lambda: accounts.whose("x"), accounts.listed):
        with pytest.raises(AccountsUnusable):
            use()
    with pytest.raises(AccountsUnusable):
        accounts.add("hoa", PASSWORD, "admin")


def test_accounts_made_at_the_same_time_are_all_kept(accounts: Accounts) -> None:
    names = [f"u{n}" for n in range(8)]
    threads = [threading.Thread(target=accounts.add, args=(n, PASSWORD, "reader")) for n in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(accounts.listed()) == ["lan", *names]
