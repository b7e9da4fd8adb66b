import json
import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from hoibaocao.chat.contract import answer_json, entry_json, report_json
from hoibaocao.serving.line import Line
from tests.chat.scripted import HALF_REPORT, REVENUE, ScriptedLibrary
from tests.serving.conftest import Office

ASKED = {"question": "Thu ngân sách?"}


@pytest.fixture(scope="module")
def program(office: Office) -> TestClient:
    return office.program()


def _events(text: str) -> list[tuple[str, Any]]:
    lines = [line.partition(": ")[2] for line in text.splitlines() if line]
    return [(kind, json.loads(data)) for kind, data in list(pairwise(lines))[::2]]


def test_an_answer_has_the_shape_of_the_command_line(program: TestClient) -> None:
    assert program.post("/api/ask", json=ASKED).json() == json.loads(
        json.dumps(answer_json(REVENUE))
    )


def test_what_was_said_and_where_to_look_go_with_the_question(
    program: TestClient, office: Office
) -> None:
    said = [{"role": "user", "content": "Thu?"}, {"role": "assistant", "content": "325,6"}]
    scope = {"places": ["Đồi Xanh"], "periods": ["năm 2022"]}
    program.post("/api/ask", json={"question": "Còn chi?", "history": said, **scope})
    asked = office.assistant.asked[-1]
    assert [turn.content for turn in asked.history] == ["Thu?", "325,6"]
    assert (asked.places, asked.periods) == (("Đồi Xanh",), ("năm 2022",))


def test_an_answer_is_streamed(program: TestClient) -> None:
    response = program.post("/api/ask", json=ASKED, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = _events(response.text)
    assert [kind for kind, _ in events] == ["answer", "answer", "done"]
    assert events[0][1]["answer"] == "Thu ngân sách đạt"
    assert events[-1][1] == events[-2][1]


def test_reports_are_listed_and_shown(program: TestClient) -> None:
    entries = [entry_json(entry) for entry in ScriptedLibrary().reports()]
    assert program.get("/api/reports").json() == entries
    assert program.get(f"/api/reports/{HALF_REPORT.path}").json() == report_json(HALF_REPORT)


@pytest.mark.parametrize(
    ("request_", "body", "status", "kind"),
    [
        ("GET /api/reports/mat.txt", None, 404, "ReportNotFound"),
        ("POST /api/ask", {"question": "gây lỗi"}, 503, "IndexMissing"),
        ("POST /api/ask", {}, 422, "RequestInvalid"),
        ("POST /api/ask", {"question": "x", "lạ": 1}, 422, "RequestInvalid"),
        ("POST /api/ask", ["x"], 422, "RequestInvalid"),
        ("POST /api/search", {"question": "x", "k": 0}, 422, "RequestInvalid"),
        ("POST /api/ask", {"question": "x" * (1 << 20)}, 413, "TooLarge"),
    ],
)
def test_errors_have_one_shape(
    program: TestClient, request_: str, body: Any, status: int, kind: str
) -> None:
    response = program.request(*request_.split(), json=body)
    assert (response.status_code, response.json()["error"]["kind"]) == (status, kind)
    assert " / " in response.json()["error"]["message"]


def test_a_bug_is_told_without_its_message(office: Office) -> None:
    headers = {"Authorization": f"Bearer {office.token}"}
    client = TestClient(
        office.app, "http://localhost", raise_server_exceptions=False, headers=headers
    )
    response = client.post("/api/ask", json={"question": "hỏng"})
    assert (response.status_code, response.json()["error"]["kind"]) == (500, "Unexpected")


def test_strangers_are_told_to_send_a_token(office: Office) -> None:
    response = office.browser().post("/api/ask", json=ASKED)
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    wrong = office.browser().get("/api/reports", headers={"Authorization": "Bearer hbc_x"})
    assert wrong.status_code == 401


def test_the_interface_is_described_for_admins(office: Office) -> None:
    described = office.browser("admin").get("/api/docs").json()
    assert set(described["paths"]) == {
        "/api/ask",
        "/api/search",
        "/api/reports",
        "/api/reports/{path}",
    }


@pytest.fixture
def narrow(make_office: Callable[..., Office]) -> Iterator[Office]:
    office = make_office(line=Line(1, 0))
    yield office
    office.assistant.released.set()


def test_a_full_line_is_told_with_when_to_come_back(narrow: Office) -> None:
    slow = threading.Thread(
        target=lambda: narrow.program().post("/api/ask", json={"question": "chậm"})
    )
    slow.start()
    while not narrow.assistant.asked:
        pass
    response = narrow.program().post("/api/ask", json=ASKED)
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert response.json()["error"]["message"].startswith("Đang có quá nhiều người hỏi")
    narrow.assistant.released.set()
    slow.join(timeout=10)
    assert narrow.program().post("/api/ask", json=ASKED).status_code == 200
