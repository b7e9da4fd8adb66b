"""Refusals word for word, from a small library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering.extracting import Answering, answering_from


def test_without_any_known_period_a_refusal_lists_titles(
    write_reports: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    answering = answering_from(
        write_reports({"doi-may.txt": "BÁO CÁO\nTình hình huyện Đồi Mây\n\nXã vui vẻ."}), tmp_path
    )
    question = "Thu ngân sách huyện Đồi Mây năm 2019 là bao nhiêu"
    answer = answering(question)
    assert [period.start.year for period in answer.scope.absent_periods] == [2019]
    assert answer.text == (
        f"Đã tìm: “{question}”. Thư viện không có báo cáo nào về năm 2019 (huyện Đồi Mây). "
        "Hiện có báo cáo: BÁO CÁO Tình hình huyện Đồi Mây."
    )


_ABSENT_PLACE = "Tổng thu ngân sách nhà nước của huyện Kỳ Anh năm 2023?"
_ABSENT_PERIOD = "Tổng thu ngân sách nhà nước của huyện Đồi Mây năm 2019?"
_NOT_TOLD = "Sản lượng cá tra của huyện Đồi Mây 6 tháng đầu năm 2023?"


@pytest.mark.parametrize(
    ("question", "missing", "available"),
    [
        (
            _ABSENT_PLACE,
            "huyện Kỳ Anh, tỉnh Hà Tĩnh",
            ("huyện Bến Sương, Vân Lam, năm 2023", "thị xã Bến Sương"),
        ),
        (_ABSENT_PERIOD, "năm 2019", ("6 tháng đầu năm 2023", "6 tháng đầu năm 2024")),
        (_NOT_TOLD, "Sản lượng cá tra", ("Tình hình kinh tế - xã hội 6 tháng đầu năm 2023",)),
    ],
)
def test_a_refusal_names_what_is_missing_and_what_there_is(
    answering: Answering, question: str, missing: str, available: tuple[str, ...]
) -> None:
    answer = answering(question)
    assert answer.refused
    assert (answer.statements, answer.citations) == ((), ())
    looked_for, rest = answer.text.split(". ", 1)
    assert looked_for == f"Đã tìm: “{question[:-1]}”"
    assert missing in answer.text
    for each in available:
        assert each in rest


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (_ABSENT_PLACE, "The library has no report of huyện Kỳ Anh, tỉnh Hà Tĩnh. It has"),
        (
            _ABSENT_PERIOD,
            "The library has no report on 2019 (huyện Đồi Mây, Vân Lam). It has: the",
        ),
        (_NOT_TOLD, "The reports looked through (1) do not state it."),
    ],
)
def test_a_refusal_in_english(answering: Answering, question: str, told: str) -> None:
    answer = answering(question, "en")
    assert answer.refused
    assert answer.text.startswith(f"Looked for: “{question[:-1]}”. {told}")


def test_a_namesake_is_named_first_when_a_place_is_absent(answering: Answering) -> None:
    text = answering("Tổng thu ngân sách thị xã Bến Sương, tỉnh Hà Tĩnh năm 2023?").text
    assert text.endswith(
        "không có báo cáo nào của thị xã Bến Sương, tỉnh Hà Tĩnh. Hiện có báo cáo: "
        "huyện Bến Sương, Vân Lam, năm 2023; thị xã Bến Sương, Vân Lam, năm 2023; "
        "xã Suối Ngà, Vân Lam, năm 2023; tỉnh Vân Lam, năm 2023."
    )


def test_a_text_of_no_known_place_does_not_answer_for_a_district(
    write_reports: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    answering = answering_from(
        write_reports({"ghi-chep.txt": "Ghi chép nội bộ\n\nThu ngân sách đạt 12 tỷ đồng."}),
        tmp_path,
    )
    assert answering("Thu ngân sách huyện Kỳ Anh?").text == (
        "Đã tìm: “Thu ngân sách huyện Kỳ Anh”. Thư viện không có báo cáo nào của huyện Kỳ Anh, tỉnh"
        " Hà Tĩnh. Hiện có báo cáo: Ghi chép nội bộ."
    )


def test_an_absent_period_names_only_what_there_is_of_the_place(answering: Answering) -> None:
    text = answering(_ABSENT_PERIOD).text
    assert "Bến Sương" not in text


def test_a_figure_of_another_place_is_never_the_answer(answering: Answering) -> None:
    for question in (_ABSENT_PLACE, _ABSENT_PERIOD):
        assert "tỷ đồng" not in answering(question).text


def test_a_refusal_names_places_that_came_since_the_last_one(
    write_reports: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    said = "BÁO CÁO\nTình hình huyện {} năm 2023\n\nĐời sống ổn định."
    answering = answering_from(write_reports({"a.txt": said.format("Đồi Mây")}), tmp_path)
    question = "Thu ngân sách huyện Kỳ Anh là bao nhiêu?"
    first = answering(question)
    write_reports({"b.txt": said.format("Bến Sương")})
    answering.library.sync()
    text = answering(question).text
    assert first.refused
    assert "Bến Sương" not in first.text
    assert "huyện Đồi Mây" in text
    assert "huyện Bến Sương" in text
