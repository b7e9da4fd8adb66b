import json
from pathlib import Path

import pytest

from hoibaocao.chat.ratings import rate
from hoibaocao.errors import TalkNotSaved
from tests.chat.scripted import CITED, REVENUE, answer


def test_a_line_tells_what_was_asked_answered_cited_and_thought(tmp_path: Path) -> None:
    file = tmp_path / "data" / "ratings.jsonl"
    rate(file, answer("Thu đạt\n325 tỷ đồng [1].", CITED), "scope")
    rate(file, REVENUE, "good")
    first, second = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert first.pop("at").endswith("+00:00")
    assert first == {
        "rating": "scope",
        "question": "Thu ngân sách?",
        "reading": "",
        "answer": "Thu đạt\n325 tỷ đồng [1].",
        "answerer": "extractive",
        "generation": "gen-000001",
        "citations": [{"report": "doi-xanh/6-thang.txt", "start": CITED.start, "end": CITED.end}],
    }
    assert second["rating"] == "good"


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalkNotSaved):
        rate(tmp_path, REVENUE, "good")
