"""A server with an account of each role, and browsers that are logged in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from hoibaocao.serving import accounts as module
from hoibaocao.serving.accounts import Accounts, Role
from hoibaocao.serving.visitors import COOKIE
from tests.chat.scripted import ScriptedAssistant, ScriptedLibrary, app_of, in_loop

PASSWORD = "mật khẩu của tôi"
HOST = "http://localhost:7860"


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Hash passwords in a moment; the real cost is tested where it matters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PasswordHasher", lambda: PasswordHasher(1, 8, 1))
        yield


@dataclass(frozen=True, slots=True)
class Office:
    """A server, and the folder that it keeps its things in."""

    app: FastAPI
    folder: Path
    accounts: Accounts
    assistant: ScriptedAssistant
    token: str

    def browser(self, user: str = "") -> TestClient:
        """Give a browser, logged in if a user is named."""
        client = TestClient(self.app, base_url=HOST, follow_redirects=False)
        if user:
            client.cookies.set(COOKIE, self.accounts.log_in(user, PASSWORD) or "")
        return client

    def program(self) -> TestClient:
        """Give a program that has a token."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return TestClient(self.app, base_url=HOST, headers=headers, follow_redirects=False)


@pytest.fixture(scope="session")
def make_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Office]:
    """Give a function that makes a server whose accounts are called like their roles."""

    def make(**parts: Any) -> Office:
        folder = tmp_path_factory.mktemp("office")
        accounts = Accounts(folder / "accounts.json")
        for role in get_args(Role):
            accounts.add(role, PASSWORD, role)
        token = accounts.add_token("robot")
        assistant = ScriptedAssistant()
        app = in_loop(lambda: app_of(assistant, ScriptedLibrary(), folder, **parts))
        return Office(app, folder, accounts, assistant, token)

    return make


@pytest.fixture(scope="session")
def office(make_office: Callable[..., Office]) -> Office:
    return make_office()
