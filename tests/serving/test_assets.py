import gzip
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hoibaocao.serving.assets import assets

SCRIPT = "export const mark = 'dấu';\n"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index-x1.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "built" / "font-x2.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.js").write_text("BÍ MẬT", encoding="utf-8")
    app = FastAPI()
    app.include_router(assets(tmp_path / "built"))
    return TestClient(app)


@pytest.mark.parametrize(("accepted", "packed"), [("gzip, br", "gzip"), ("identity", None)])
def test_a_script_is_sent_as_the_browser_takes_it_and_kept(
    client: TestClient, accepted: str, packed: str | None
) -> None:
    sent = client.get("/assets/index-x1.js", headers={"Accept-Encoding": accepted})
    assert (sent.status_code, sent.text) == (200, SCRIPT)
    assert sent.headers.get("content-encoding") == packed
    assert sent.headers["content-type"] == "text/javascript; charset=utf-8"
    assert sent.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert sent.headers["vary"] == "Accept-Encoding"


def test_a_file_is_packed_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bytes] = []
    pack = gzip.compress

    def counted(content: bytes, *, mtime: int) -> bytes:
        packed.append(content)
        return pack(content, mtime=mtime)

    monkeypatch.setattr(gzip, "compress", counted)
    for _ in range(3):
        client.get("/assets/index-x1.js")
    assert packed == [SCRIPT.encode()]


def test_a_font_is_sent_as_it_is(client: TestClient) -> None:
    sent = client.get("/assets/font-x2.woff2")
    assert (sent.content, sent.headers.get("content-encoding")) == (b"wOF2", None)


@pytest.mark.parametrize("name", ["missing.js", "..%2Fsecret.js", "%2e%2e%2fsecret.js", "."])
def test_nothing_else_is_sent(client: TestClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404
