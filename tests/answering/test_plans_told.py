"""What is planned is told under what the report calls it, and is no result."""

from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REPORT = """\
ỦY BAN NHÂN DÂN
HUYỆN AN BÌNH

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện An Bình, tỉnh Vân Lam

I. Tài chính

- Thu ngân sách nhà nước: 120,3 tỷ đồng.

II. Hạn chế

Giải ngân vốn đầu tư công chậm. Đơn thư kéo dài. Nguyên nhân do thiếu cán bộ.

Nghị quyết số 05-NQ/HU được 9 xã triển khai.

III. CHỈ TIÊU NĂM 2024

- Thu ngân sách nhà nước: 150 tỷ đồng.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("planned")
    return assistant_over(folder, {"a.txt": _REPORT})


def test_a_target_is_no_result(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Thu ngân sách huyện An Bình năm 2023 là bao nhiêu?"))
    assert [each.quote for each in answer.citations] == ["- Thu ngân sách nhà nước: 120,3 tỷ đồng."]


def test_a_target_is_told_as_one(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Chỉ tiêu thu ngân sách năm 2024 của huyện An Bình?"))
    assert answer.text == (
        "Huyện An Bình, Vân Lam, năm 2023 – Chỉ tiêu năm 2024:"
        " Thu ngân sách nhà nước: 150 tỷ đồng. [1]"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Thu ngân sách huyện An Bình năm 2024 là bao nhiêu?", "kế hoạch có nêu: Huyện An Bình"),
        ("How much budget revenue did An Binh have in 2024?", "the plan says: Huyện An Bình"),
    ],
)
def test_a_result_that_is_not_there_is_refused_beside_its_target(
    assistant: Assistant, asked: str, said: str
) -> None:
    answer = assistant.ask(Question(asked))
    assert answer.refused
    assert said in answer.text
    assert [each.quote for each in answer.citations] == ["- Thu ngân sách nhà nước: 150 tỷ đồng."]


@pytest.mark.parametrize("asked", ["Thu ngân sách An Bình năm 2022?", "Dân số An Bình năm 2024?"])
def test_without_a_target_it_is_only_refused(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(Question(asked))
    assert (answer.refused, answer.citations) == (True, ())


def test_the_name_of_a_part_is_told_without_its_number(tmp_path: Path) -> None:
    text = _REPORT.replace("III. CHỈ TIÊU", "Phần thứ ba. CHỈ TIÊU")
    answer = assistant_over(tmp_path, {"a.txt": text}).ask(
        Question("Chỉ tiêu thu ngân sách năm 2024 của huyện An Bình?")
    )
    assert answer.text.startswith("Huyện An Bình, Vân Lam, năm 2023 – Chỉ tiêu năm 2024: Thu")


def test_the_reason_of_all_shortcomings_is_that_of_each(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Vì sao giải ngân vốn đầu tư công của An Bình năm 2023 chậm?"))
    assert [each.quote for each in answer.citations] == [
        "Giải ngân vốn đầu tư công chậm. Đơn thư kéo dài. Nguyên nhân do thiếu cán bộ."
    ]


def test_a_document_is_the_one_of_its_number(assistant: Assistant) -> None:
    asked = "Nghị quyết số {} được bao nhiêu xã của huyện An Bình triển khai năm 2023?"
    assert not assistant.ask(Question(asked.format("5"))).refused
    assert assistant.ask(Question(asked.format("15"))).refused


def test_what_is_planned_up_to_a_year_is_planned_for_it(tmp_path: Path) -> None:
    text = _REPORT.replace("năm 2023", "5 năm 2019 - 2023").replace("2024", "2024 - 2028")
    assistant = assistant_over(tmp_path, {"a.txt": text})
    asked = "Huyện An Bình đặt chỉ tiêu thu ngân sách đến năm {} là bao nhiêu?"
    assert "150 tỷ đồng" in assistant.ask(Question(asked.format("2028"))).text
    assert assistant.ask(Question(asked.format("2027"))).refused
