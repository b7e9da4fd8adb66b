import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.routing import Mount
from starlette.testclient import TestClient

from hoibaocao.errors import SettingInvalid
from hoibaocao.serving.server import _listen, serve
from hoibaocao.serving.sessions import Sessions
from tests.chat.scripted import ScriptedAssistant, ScriptedLibrary, app_of, in_loop


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("data")
    app = in_loop(lambda: app_of(ScriptedAssistant(), ScriptedLibrary(), folder))
    return TestClient(app, base_url="http://localhost:7860")


def test_it_says_that_it_is_well(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_page_and_its_files_are_served(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "<title>" not in page.text
    assert 'lang="vi"' in page.text
    assert client.get("/page.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/page.css").headers["content-type"] == "text/css; charset=utf-8"


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    theme = client.get("/theme.css").text + client.get("/page.css").text
    assert re.findall(r"url\((?!.data:)[^)]*\)|@import.*", theme) == []


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/gradio_api/info", "/monitoring"])
def test_nothing_describes_or_watches_it(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:7860", 200),
        ("127.0.0.1:7860", 200),
        ("[::1]:7860", 200),
        ("evil.invalid", 400),
        ("www.localhost", 400),
    ],
)
def test_only_known_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_a_taken_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingInvalid) as caught:
            serve(FastAPI(), port=port)
    assert caught.value.facts["reason"] == (
        f"127.0.0.1:{port} is not free (Address already in use)"
    )


def test_it_serves_until_interrupted_and_prints_nothing() -> None:
    code = (
        "from fastapi import FastAPI\n"
        "from hoibaocao.serving.server import serve\n"
        "serve(FastAPI(), port=0, announce=lambda url: print(url, flush=True))\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=pipe, stderr=pipe, text=True
    ) as process:
        assert process.stdout
        url = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", url)
        response = httpx.get(url)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert response.status_code == 404
    assert "server" not in response.headers
    assert (out, err) == ("", "")


def test_a_page_that_is_open_costs_little(tmp_path: Path) -> None:
    app = in_loop(lambda: app_of(ScriptedAssistant(), ScriptedLibrary(), tmp_path))
    (mounted,) = (route for route in app.routes if isinstance(route, Mount))
    gradio: Any = mounted.app
    assert isinstance(gradio.state_holder, Sessions)
    assert gradio.get_blocks()._queue.sleep_when_free == 0.01


def test_no_packet_waits_for_another() -> None:
    with _listen("127.0.0.1", 0) as listener:
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
