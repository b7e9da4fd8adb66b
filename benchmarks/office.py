"""An office to measure: the server in a process of its own, over the sample reports."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from hoibaocao.serving.accounts import Accounts, Role

PASSWORD = "mật khẩu để đo"
_START_S = 300.0
_SERVE = "from hoibaocao.cli import main; main(['serve'])"


@dataclass(frozen=True, slots=True)
class Office:
    """A server that runs.

    Attributes:
        url: Of its page.
        pid: Of its process.
        token: For programs that ask.
        start_s: So many seconds after its start it answered.
    """

    url: str
    pid: int
    token: str
    start_s: float

    @asynccontextmanager
    async def browser(self, user: str = "") -> AsyncIterator[httpx.AsyncClient]:
        """Give the connections of a browser, logged in if a user is named."""
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(base_url=self.url, timeout=120, limits=limits) as client:
            if user:
                entered = await client.post("/login", data={"name": user, "password": PASSWORD})
                if entered.status_code != 303:
                    raise PermissionError(user)
            yield client

    def program(self) -> httpx.AsyncClient:
        """Give the connections of a program with a token."""
        headers = {"Authorization": f"Bearer {self.token}"}
        limits = httpx.Limits(max_connections=None)
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=120, limits=limits)


@contextmanager
def office(
    users: Sequence[str] = (), role: Role = "reader", folder: Path | None = None
) -> Iterator[Office]:
    """Serve the sample reports until the end.

    Args:
        users: Who has an account; nobody needs one if there is none.
        role: Of all users.
        folder: Keeps the index; one of its own, if there is none, goes at the end.
    """
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = folder or Path(name)
        accounts = Accounts(folder / "data" / "accounts.json")
        for user in users:
            accounts.add(user, PASSWORD, role)
        token = accounts.add_token("do") if users else ""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        ours = {"DATA_DIR": folder / "data", "INDEX_DIR": folder / "index", "SERVER__PORT": port}
        env = os.environ | {f"HOIBAOCAO_{each}": str(value) for each, value in ours.items()}
        began = time.perf_counter()
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [sys.executable, "-c", _SERVE], env=env, stdout=log, stderr=log
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, server, folder / "log")
            yield Office(url, server.pid, token, time.perf_counter() - began)
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _START_S
    with httpx.Client(base_url=url) as client:
        while time.monotonic() < until and server.poll() is None:
            try:
                client.get("/healthz").raise_for_status()
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
    raise RuntimeError(log.read_text(errors="replace")[-2000:])
