"""Two things asked for at once are both told, each cited."""

from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.several import asked_apart
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REPORT = """\
ỦY BAN NHÂN DÂN
HUYỆN AN BÌNH

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện An Bình, tỉnh Vân Lam

I. Tài chính

Tổng thu ngân sách nhà nước trên địa bàn đạt 120,3 tỷ đồng.

Tổng chi ngân sách địa phương đạt 341,5 tỷ đồng.

II. Xã hội

Toàn huyện còn 847 hộ nghèo, giảm 121 hộ.

Trồng rừng tập trung được 327 ha.

An ninh chính trị được giữ vững.
"""


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return assistant_over(tmp_path, {"a.txt": _REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thu chi ngân sách An Bình năm 2023?", ["120,3 tỷ đồng", "341,5 tỷ đồng"]),
        ("An Bình năm 2023 còn mấy hộ nghèo và trồng bao nhiêu ha rừng?", ["847", "327 ha"]),
    ],
)
def test_both_are_told_and_cited(assistant: Assistant, question: str, told: list[str]) -> None:
    answer = assistant.ask(Question(question))
    assert not answer.refused
    assert answer.question == question
    assert [each.n for each in answer.citations] == [1, 2]
    assert [each.citations for each in answer.statements] == [(1,), (2,)]
    for n, part in enumerate(told, 1):
        assert part in answer.citations[n - 1].quote
        assert f"[{n}]" in answer.text


def test_what_is_not_told_of_the_two_is_said(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Quốc phòng, an ninh An Bình năm 2023?"))
    assert not answer.refused
    assert [each.quote for each in answer.citations] == ["An ninh chính trị được giữ vững."]
    assert "Đã tìm: “quốc phòng" in answer.text


def test_what_is_not_told_is_said_beside_the_nearest_which_is(tmp_path: Path) -> None:
    assistant = assistant_over(
        tmp_path, {"a.txt": _REPORT.replace("Tổng chi ngân sách địa phương", "Tổng vốn")}
    )
    answer = assistant.ask(Question("Thu chi ngân sách An Bình năm 2023?"))
    assert not answer.refused
    assert "120,3 tỷ đồng" in answer.citations[0].quote
    assert "Đã tìm: “chi ngân sách" in answer.text


def test_a_general_text_is_asked_for_one_thing(tmp_path: Path, assistant: Assistant) -> None:
    question = "Hộ nghèo giảm và trồng rừng bao nhiêu?"
    assert asked_apart(assistant.search(Question(question))) is not None
    (tmp_path / "general").mkdir()
    general = assistant_over(
        tmp_path / "general", {"a.txt": "Trồng rừng tập trung được 327 ha, giảm 12 hộ."}
    )
    assert asked_apart(general.search(Question(question))) is None
