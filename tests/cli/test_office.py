import io
from pathlib import Path

import pytest

from tests.conftest import Console


@pytest.fixture
def office(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setenv("HOIBAOCAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO("mật khẩu của tôi\n" * 3))
    return console


def test_accounts_are_added_listed_changed_and_removed(office: Console) -> None:
    added = office("users", "add", "lan", "--role", "editor")
    assert added == (0, "Đã thêm tài khoản lan, quyền editor.\n", "")
    assert office("users", "change", "lan", "--role", "admin")[0] == 0
    assert office("users", "list") == (0, "lan · admin\n", "")
    assert office("users", "change", "lan") == (0, "Đã đổi tài khoản lan.\n", "")
    assert office("users", "remove", "lan") == (0, "Đã bỏ lan.\n", "")
    assert office("users", "list") == (0, "", "")


def test_tokens_are_printed_once_listed_and_removed(office: Console) -> None:
    code, token, _ = office("tokens", "add", "robot")
    assert (code, token.startswith("hbc_")) == (0, True)
    assert office("tokens", "list") == (0, "robot\n", "")
    assert office("tokens", "remove", "robot")[0] == 0
    assert office("tokens", "list") == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("users", "add", "Lan Anh", "--role", "reader"), 1, "tên gồm 1 đến 32 chữ a-z"),
        (("users", "add", "lan"), 2, "--role"),
        (("users", "add", "lan", "--role", "boss"), 2, "boss"),
        (("users", "remove", "lan"), 1, "Không có lan"),
        (("tokens", "remove", "robot"), 1, "Không có robot"),
    ],
)
def test_what_is_wrong_is_told(
    office: Console, arguments: tuple[str, ...], code: int, told: str
) -> None:
    given = office(*arguments)
    assert given[0] == code
    assert told in given[2]


@pytest.mark.parametrize(
    ("variable", "value"),
    [("HOIBAOCAO_SERVER__HOST", "0.0.0.0"), ("HOIBAOCAO_SERVER__ALLOWED_HOSTS", "hoi.gov.vn")],
)
def test_others_are_not_served_without_accounts(
    office: Console, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    code, _, told = office("serve")
    assert code == 1
    assert "hoibaocao users add TÊN --role admin" in told
