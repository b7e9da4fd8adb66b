from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hoibaocao.chat.talk import Exchange
from hoibaocao.chat.talks import Talks
from hoibaocao.serving.downloads import downloads
from tests.chat.scripted import ATTACK_REPORT, REVENUE, ScriptedLibrary

LIBRARY: Any = ScriptedLibrary()


@pytest.fixture
def talks(tmp_path: Path) -> Talks:
    return Talks(tmp_path)


@pytest.fixture
def client(talks: Talks) -> TestClient:
    app = FastAPI()
    app.include_router(downloads(LIBRARY, talks, lambda request: request.headers.get("user", "")))
    return TestClient(app)


def _saved(talks: Talks) -> str:
    talk = talks.open("lan")
    talk.exchanges = (Exchange("Thu: <b>/2023?", REVENUE), Exchange("Còn?"))
    talks.save("lan", talk)
    return talk.name


@pytest.mark.parametrize(("kind", "magic"), [("docx", b"PK"), ("md", b"## Thu: "), ("xlsx", b"PK")])
def test_an_answer_is_a_file_named_by_its_question(
    client: TestClient, talks: Talks, kind: str, magic: bytes
) -> None:
    response = client.get(f"/files/talks/{_saved(talks)}.{kind}?turn=0", headers={"user": "lan"})
    assert response.content.startswith(magic)
    name = quote(f"Thu b 2023.{kind}")
    assert response.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"


def test_a_conversation_is_a_file_in_the_language_of_the_page(
    client: TestClient, talks: Talks
) -> None:
    path = f"/files/talks/{_saved(talks)}.md"
    assert "bị ngắt" in client.get(path, headers={"user": "lan"}).text
    assert "cut off" in client.get(f"{path}?lang=en", headers={"user": "lan"}).text


@pytest.mark.parametrize(
    ("path", "user"),
    [
        ("{name}.md", "hoa"),
        ("{name}.md", ""),
        ("{name}.pdf", "lan"),
        ("{name}.md?turn=2", "lan"),
        ("{name}.md?turn=-1", "lan"),
        ("{name}.xlsx?turn=1", "lan"),
        ("..%2f..%2fx.md", "lan"),
    ],
)
def test_what_is_not_there_or_of_another_is_not_given(
    client: TestClient, talks: Talks, path: str, user: str
) -> None:
    address = f"/files/talks/{path.format(name=_saved(talks))}"
    assert client.get(address, headers={"user": user}).status_code == 404


def test_a_damaged_conversation_is_told(client: TestClient, talks: Talks, tmp_path: Path) -> None:
    name = _saved(talks)
    for file in tmp_path.glob("*/*.jsonl"):
        file.write_bytes(b"{")
    fresh = FastAPI()
    fresh.include_router(downloads(LIBRARY, Talks(tmp_path), lambda _: "lan"))
    response = TestClient(fresh).get(f"/files/talks/{name}.md")
    assert response.status_code == 500
    assert response.json()["detail"].startswith("Không đọc được hội thoại")


def test_a_report_is_given_as_it_was_put_in_and_never_shown(client: TestClient) -> None:
    response = client.get("/files/report", params={"path": ATTACK_REPORT.path})
    assert response.text == ATTACK_REPORT.text
    assert response.headers["content-type"] == "application/octet-stream"
    name = quote("tan-cong <b>.html")
    assert response.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"


@pytest.mark.parametrize("path", ["", "mat.txt", "../settings.py", "/etc/passwd"])
def test_only_reports_are_given(client: TestClient, path: str) -> None:
    assert client.get("/files/report", params={"path": path}).status_code == 404
