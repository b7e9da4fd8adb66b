"""What comes from outside: other hosts and origins, names of files, paths, and what is not told."""

import logging
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hoibaocao import wiring
from hoibaocao.chat.messages import VI
from hoibaocao.chat.orders import order
from hoibaocao.chat.permits import everything
from hoibaocao.chat.talks import Talks
from hoibaocao.chat.ui.desk import Desk
from hoibaocao.chat.ui.parts import Permit
from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.indexing.library import Library
from hoibaocao.serving.logs import JsonLines
from hoibaocao.serving.visitors import COOKIE
from hoibaocao.settings import load_settings
from tests.chat.scripted import ScriptedAssistant, app_of, in_loop
from tests.fakes import FakeEmbedder
from tests.serving.conftest import Office

HOSTS = {
    "localhost:7860": True,
    "127.0.0.1:7860": True,
    "[::1]:7860": True,
    "evil.invalid": False,
    "localhost.evil.invalid:7860": False,
    "www.localhost:7860": False,
    "192.168.1.5:7860": False,
    "": False,
}
ORIGINS = ("http://{host}", "https://{host}", "http://evil.invalid", "null")
ROUTES = ("GET /healthz", "GET /config", "POST /login")


def test_of_96_hosts_origins_and_routes_only_the_own_pairs_pass(office: Office) -> None:
    browser = office.browser("reader")
    passed = []
    for (host, own), origin, route in product(HOSTS.items(), ORIGINS, ROUTES):
        headers = {"Host": host, "Origin": origin.format(host=host)}
        cookies = f"{COOKIE}={browser.cookies[COOKIE]}"
        given = browser.request(*route.split(), headers={**headers, "Cookie": cookies})
        if given.status_code not in {400, 403, 404}:
            passed.append((host, origin, route))
        assert "content-security-policy" in given.headers
        assert own or given.status_code in {400, 403}
    own_hosts = [host for host, own in HOSTS.items() if own]
    assert passed == [(host, ORIGINS[0], route) for host in own_hosts for route in ROUTES]


@pytest.mark.parametrize(
    ("site", "mode", "method", "status"),
    [
        ("cross-site", "no-cors", "GET", 403),
        ("same-site", "cors", "GET", 403),
        ("cross-site", "navigate", "POST", 403),
        ("cross-site", "navigate", "GET", 200),
        ("same-origin", "cors", "GET", 200),
        ("none", "navigate", "GET", 200),
    ],
)
def test_other_sites_may_link_to_the_page_and_no_more(
    office: Office, site: str, mode: str, method: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    given = office.browser("reader").request(method, "/login", headers=headers)
    assert given.status_code == status


_PARTS = (
    "../{}", "../../{}", "/{}", "/etc/{}", "..\\{}", "C:\\{}", "\\\\host\\share\\{}", "./{}/..",
    "....//{}", "%2e%2e%2f{}", "{}/../../x", "~/{}", "file:///{}", "http://evil.invalid/{}",
    "{}\x00.txt", "{}\n.txt", "{}\r.txt", "{};rm -rf .txt", "$({})", "`{}`", "{}|x", "<{}>", "{}:x",
    "{}\u202etxt", " {} ", "{}. . .", ".{}", "~${}", "{}\u0301", "-{}",
)  # fmt: skip
_BASES = (
    "a.txt", "passwd", ".env", "accounts.json", "reports.toml", "abbreviations.toml", "con.txt",
    "NUL", "x" * 300, "báo cáo.docx", "\ud800.txt".encode("utf-8", "replace").decode(), "..", ".",
    "CURRENT", "index/CURRENT", "a/b/c.txt", "🎉.pdf",
)  # fmt: skip
HOSTILE = [part.format(base) for part, base in product(_PARTS, _BASES)][:500]


@pytest.fixture
def house(write_reports: Callable[[dict[str, str]], Path], tmp_path: Path) -> Library:
    """Give a library with a secret beside its folder."""
    folder = write_reports({"song-trang.txt": "BÁO CÁO\nThu ngân sách đạt 104,3 tỷ đồng."})
    (tmp_path / "secret.txt").write_text("BÍ MẬT", encoding="utf-8")
    settings = load_settings(folder, tmp_path / "index")
    library = wiring.make_library(settings, FakeEmbedder())
    library.sync()
    return library


def _outside(folder: Path) -> dict[str, bytes]:
    kept = {path for path in folder.rglob("*") if path.is_file()}
    inside = {path for path in kept if path.is_relative_to(folder / "reports")}
    return {str(path): path.read_bytes() for path in kept - inside}


def test_500_hostile_names_write_nothing_outside_of_the_library(
    house: Library, tmp_path: Path
) -> None:
    assert len(HOSTILE) == 500
    before = _outside(tmp_path)
    for name in HOSTILE:
        with suppress(HoiBaoCaoError):  # anything else is a failure
            house.add(name, b"x")
    added = list((tmp_path / "reports").rglob("*"))
    assert all(path.parent == tmp_path / "reports" for path in added if path.is_file())
    assert not [path for path in added if path.name.startswith(".")]
    assert _outside(tmp_path) == before


FORMS = (
    "../secret.txt", "../../secret.txt", "/etc/passwd", "{folder}/secret.txt", "./../secret.txt",
    "song-trang.txt/../../secret.txt", "..\\secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt",
    "file://{folder}/secret.txt", "//etc/passwd", "song-trang.txt\x00", "~/secret.txt", "", "..",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_15_forms_of_paths_read_nothing_outside_of_the_library(
    house: Library, tmp_path: Path, form: str
) -> None:
    path = form.format(folder=tmp_path)
    desk = Desk(
        ScriptedAssistant(),  # type: ignore[arg-type]
        house,
        Talks(tmp_path / "talks"),
        tmp_path / "ratings.jsonl",
        permit=Permit(everything, VI),
    )
    shown = str(desk.view.open_report(order("open", report=path, quote="0-0")))
    assert "BÍ MẬT" not in shown
    for use in (house.original, house.report, house.remove):
        with pytest.raises(HoiBaoCaoError):
            use(path)
    assert (tmp_path / "secret.txt").exists()


CANARY = "canary-7f3a"


def _error_paths(
    office: Office, program: TestClient, browser: TestClient
) -> list[Callable[[], Any]]:
    """Return thirty ways to go wrong with a secret in hand."""
    wrong = {"Authorization": f"Bearer {CANARY}"}
    cookie = {"Cookie": f"{COOKIE}={CANARY}; hoibaocao-browser={CANARY}"}
    login = {"name": "reader", "password": CANARY}
    stranger = office.browser()
    paths = ("/", "/config", "/api/reports", "/api/docs", "/files/report?path=x", "/nowhere")
    ways: list[Callable[[], Any]] = [
        *(lambda p=p: stranger.get(p, headers=wrong) for p in paths),
        *(lambda p=p: stranger.get(p, headers=cookie) for p in paths),
        *(lambda p=p: stranger.post(p, headers=wrong, json={"question": "x"}) for p in paths),
        lambda: stranger.post("/login", data=login),
        lambda: stranger.post("/login", data=login | {"name": CANARY}),
        lambda: stranger.post("/login", data=login, headers={"Origin": "null"}),
        lambda: stranger.post("/login", data={"password": CANARY * 200}),
        lambda: stranger.post("/login", content=CANARY, headers={"Content-Type": "text/plain"}),
        lambda: stranger.post("/logout", headers=cookie),
        lambda: program.post("/api/ask", json={"question": f"hỏng {CANARY}"}),
        lambda: program.post("/api/search", json={"question": f"hỏng {CANARY}"}),
        lambda: program.get("/api/ask"),
        lambda: browser.post("/gradio_api/queue/join", content=CANARY),
        lambda: browser.post("/gradio_api/upload", content=CANARY),
        lambda: browser.get("/files/talks/x.md", headers={"Authorization": CANARY}),
    ]
    return ways


def test_a_secret_goes_through_thirty_errors_and_is_never_told(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    program, browser = office.program(), office.browser("reader")
    for client in (program, browser):
        client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
    ways = _error_paths(office, program, browser)
    assert len(ways) == 30
    with caplog.at_level(logging.DEBUG, logger="hoibaocao"):
        told = [way().text for way in ways]
    lines = [JsonLines().format(record) for record in caplog.records]
    assert len([line for line in lines if "request" in line]) >= 30
    assert [line for line in (*lines, *told) if CANARY in line] == []


def test_uploads_and_pages_of_others_are_out_of_reach(office: Office) -> None:
    reader, editor = office.browser("reader"), office.browser("editor")
    join = {"data": [], "fn_index": 0, "session_hash": "mine"}
    with TestClient(office.app, base_url="http://localhost:7860") as client:
        client.cookies.update(reader.cookies)
        assert client.post("/gradio_api/queue/join", json=join).status_code == 200
        client.cookies.update(editor.cookies)
        for given in (
            client.post("/gradio_api/queue/join", json=join),
            client.get("/gradio_api/queue/data?session_hash=mine"),
            client.get("/gradio_api/heartbeat/mine"),
        ):
            assert given.status_code == 403


def test_a_file_that_was_not_sent_is_not_taken(house: Library, tmp_path: Path) -> None:
    app = in_loop(lambda: app_of(ScriptedAssistant(), house, tmp_path))
    secret = {"path": str(tmp_path / "secret.txt"), "meta": {"_type": "gradio.FileData"}}
    remote = {**secret, "path": "x", "url": "http://evil.invalid/x"}
    with TestClient(app, base_url="http://localhost:7860") as client:
        config = client.get("/config").json()
        (upload,) = [
            each["id"]
            for each in config["dependencies"]
            if each["targets"] and each["targets"][0][1] == "upload"
        ][:1]
        for file in (secret, remote, {"path": None}, {"path": "../secret.txt"}):
            join = {"data": [[{"x": file}]], "fn_index": upload, "session_hash": "s"}
            assert client.post("/gradio_api/queue/join", json=join).status_code == 403
        sent = client.post("/gradio_api/upload", files={"files": ("b.txt", b"Thu")}).json()
        join["data"] = [[{"path": sent[0], "meta": secret["meta"]}]]
        assert client.post("/gradio_api/queue/join", json=join).status_code == 200
        assert "b.txt" in client.get("/gradio_api/queue/data?session_hash=s").text
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert names == ["b.txt", "song-trang.txt"]
