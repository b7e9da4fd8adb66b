"""One question or a batch of them, and where to look, at the command line."""

import json
from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.chat.messages import WORDS
from hoibaocao.records import Answer, Question
from tests.conftest import Console


def test_batches(console: Console, tmp_path: Path) -> None:
    console("index")
    batch = tmp_path / "q.jsonl"
    batch.write_text(
        '{"id": "a", "question": "Cửa Thông năm 2022 thu ngân sách?", "kind": "x"}\n'
        '{"id": "b", "question": "Sông Trăng còn bao nhiêu hộ nghèo?"}\n',
        encoding="utf-8",
    )
    for command in ("search", "ask"):
        out = tmp_path / f"{command}.jsonl"
        assert console(command, "--batch", str(batch), "--out", str(out))[0] == 0
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [row["id"] for row in rows] == ["a", "b"]
    hit = json.loads((tmp_path / "search.jsonl").read_text(encoding="utf-8").splitlines()[0])[
        "hits"
    ]
    assert hit[0]["report"] == "cua-thong.txt"
    assert set(hit[0]) == {
        "report",
        "title",
        "place",
        "period",
        "page",
        "section",
        "start",
        "end",
        "text",
        "score",
        "also_in",
    }


def test_a_bad_line_does_not_stop_the_others(console: Console, tmp_path: Path) -> None:
    console("index")
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    batch.write_text(
        '{"id": 1, "question": "Thu?"}\n{\n{"id": 3, "question": "Thu?", "places": ["Xyz Qwk"]}\n'
        '{"id": 4, "question": "Thu?"}\n',
        encoding="utf-8",
    )
    code, _, err = console("ask", "--batch", str(batch), "--out", str(out))
    assert code == 1
    assert "Có 2 dòng không trả lời được" in err
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], "error" in row) for row in rows] == [
        ("1", False),
        (None, True),
        ("3", True),
        ("4", False),
    ]
    assert f"{batch}:2" in rows[1]["error"]
    assert "Xyz Qwk" in rows[2]["error"]


def test_a_failure_costs_one_line_and_an_end_none(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console("index")
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    texts = ("Thu?", "Thu lỗi?", "Thu?", "Thu dừng?", "Thu?")
    lines = [json.dumps({"id": at, "question": text}) for at, text in enumerate(texts)]
    batch.write_text("\n".join(lines), encoding="utf-8")
    failures = {"Thu lỗi?": ZeroDivisionError, "Thu dừng?": KeyboardInterrupt}
    ask = Assistant.ask

    def failing(assistant: Assistant, question: Question) -> Answer:
        if failure := failures.get(question.text):
            raise failure
        return ask(assistant, question)

    monkeypatch.setattr(Assistant, "ask", failing)
    code, _, err = console("ask", "--batch", str(batch), "--out", str(out))
    assert (code, "Đã dừng" in err) == (1, True)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row.get("error")) for row in rows] == [
        ("0", None),
        ("1", WORDS["vi"].unexpected),
        ("2", None),
    ]


def test_results_that_cannot_be_written_are_told(console: Console, tmp_path: Path) -> None:
    console("index")
    good = tmp_path / "good.jsonl"
    good.write_text('{"id": 1, "question": "Thu?"}', encoding="utf-8")
    code, _, err = console("ask", "--batch", str(good), "--out", str(tmp_path / "no" / "x.jsonl"))
    assert code == 1
    assert "--out" in err
    assert err.count("\n") == 1


def test_a_question_looks_in_what_was_picked(console: Console) -> None:
    console("index")
    ask = ("ask", "Thu ngân sách?", "--json")
    picked = json.loads(console(*ask, "--place", "cua thong", "--period", "năm 2022")[1])
    assert {citation["report"] for citation in picked["citations"]} == {"cua-thong.txt"}
    both = console(*ask, "--place", "Cửa Thông", "--place", "huyện Sông Trăng")[1]
    assert json.loads(both)["scope"]["places"] == ["thị xã Cửa Thông", "huyện Sông Trăng"]
    said = console("search", "Thu ngân sách Sông Trăng?", "--place", "Cửa Thông")[1]
    assert said.startswith("Không có báo cáo: huyện Sông Trăng\n1. ")
    assert "song-trang.txt" not in said


def test_what_was_picked_and_is_unknown_is_an_error(console: Console) -> None:
    console("index")
    for command in ("ask", "search"):
        code, out, err = console(command, "Thu?", "--place", "Foo")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "địa phương “Foo”" in err
        assert "hoibaocao reports" in err
        code, out, err = console(command, "Thu?", "--period", "dạo nọ")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "kỳ báo cáo “dạo nọ”" in err
        assert "6 tháng đầu năm 2023" in err


def test_a_line_of_a_batch_may_pick_for_itself(console: Console, tmp_path: Path) -> None:
    console("index")
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    batch.write_text(
        '{"id": "own", "question": "Thu?", "places": ["Sông Trăng"]}\n'
        '{"id": "same", "question": "Thu?"}\n',
        encoding="utf-8",
    )
    for command in ("search", "ask"):
        files = ("--batch", str(batch), "--out", str(out))
        assert console(command, *files, "--place", "Cửa Thông")[0] == 0
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert {row["id"]: row["scope"]["places"] for row in rows} == {
            "own": ["huyện Sông Trăng"],
            "same": ["thị xã Cửa Thông"],
        }
