"""What a user picks to look in, on the sample reports with the embedded model."""

import pytest

from hoibaocao.records import Question
from tests.conftest import Sample

pytestmark = pytest.mark.model

_FIRST_HALF_OF_2023 = {
    "binh-lam-6-thang-2023.pdf",
    "cam-xuyen-6-thang-2023.docx",
    "cua-thong-6-thang-2023.html",
    "song-trang-6-thang-2023.docx",
}


def _found(
    sample: Sample, question: str, *, places: tuple[str, ...] = (), periods: tuple[str, ...] = ()
) -> set[str]:
    hits = sample.assistant.search(Question(question, places=places, periods=periods), 50).hits
    return {hit.passage.report for hit in hits}


def test_a_picked_place_answers_a_question_without_one(sample: Sample) -> None:
    places = ("cam xuyen",)
    assert _found(sample, "Thu ngân sách?", places=places) == {"cam-xuyen-6-thang-2023.docx"}
    answer = sample.assistant.ask(Question("Thu ngân sách?", places=places))
    assert not answer.refused
    assert "120,3 tỷ đồng" in answer.text


def test_another_place_is_said_to_be_outside_and_hits_stay_within(sample: Sample) -> None:
    question, places = "Thu ngân sách của Sông Trăng 6 tháng đầu năm 2023?", ("Cẩm Xuyên",)
    assert _found(sample, question, places=places) == {"cam-xuyen-6-thang-2023.docx"}
    answer = sample.assistant.ask(Question(question, places=places))
    assert (answer.refused, answer.citations) == (True, ())
    assert [place.name for place in answer.scope.absent_places] == ["Sông Trăng"]
    assert (
        "Phạm vi đã chọn không có báo cáo nào của huyện Sông Trăng, Bình Lâm. "
        "Hiện có báo cáo: huyện Cẩm Xuyên, tỉnh Hà Tĩnh, 6 tháng đầu năm 2023."
    ) in answer.text


def test_a_picked_place_without_reports_is_said_with_what_there_is(sample: Sample) -> None:
    question, places = "Thu ngân sách của Cẩm Xuyên?", ("huyện Sóc Sơn",)
    assert _found(sample, question, places=places) == set()
    answer = sample.assistant.ask(Question(question, places=places))
    assert (answer.refused, answer.citations) == (True, ())
    assert "Phạm vi đã chọn không có báo cáo nào của huyện Cẩm Xuyên" in answer.text
    assert [place.name for place in answer.scope.absent_places] == ["Cẩm Xuyên", "Sóc Sơn"]
    assert "Hiện có báo cáo: huyện Cẩm Xuyên, tỉnh Hà Tĩnh; " in answer.text


def test_the_side_that_was_picked_is_answered_and_the_other_told(sample: Sample) -> None:
    answer = sample.assistant.ask(
        Question("So sánh thu ngân sách của Cẩm Xuyên và Sông Trăng", places=("Cẩm Xuyên",))
    )
    assert {citation.passage.report for citation in answer.citations} == {
        "cam-xuyen-6-thang-2023.docx"
    }
    assert answer.text.endswith("Phạm vi đã chọn không có báo cáo: huyện Sông Trăng, Bình Lâm.")


@pytest.mark.parametrize("question", ["Thu ngân sách?", "Công thức nấu phở bò là gì?"])
def test_only_reports_of_a_picked_period_are_searched(sample: Sample, question: str) -> None:
    periods = ("6 tháng đầu năm 2023",)
    assert _found(sample, question, periods=periods) == _FIRST_HALF_OF_2023


def test_another_period_is_said_to_be_outside_with_what_there_is(sample: Sample) -> None:
    question, periods = "Thu ngân sách Sông Trăng 6 tháng đầu năm 2024?", ("6 tháng đầu năm 2023",)
    assert _found(sample, question, periods=periods) == {"song-trang-6-thang-2023.docx"}
    answer = sample.assistant.ask(Question(question, periods=periods))
    assert answer.refused
    assert (
        "Phạm vi đã chọn không có báo cáo nào về 6 tháng đầu năm 2024 "
        "(huyện Sông Trăng, Bình Lâm). Hiện có báo cáo: 6 tháng đầu năm 2023."
    ) in answer.text


def test_a_picked_province_is_its_own_report_or_a_district_that_is_named(sample: Sample) -> None:
    places = ("tỉnh Bình Lâm",)
    assert _found(sample, "Thu ngân sách?", places=places) == {"binh-lam-6-thang-2023.pdf"}
    assert _found(sample, "Thu ngân sách Sông Trăng quý I/2024?", places=places) == {
        "song-trang-quy-1-2024.txt"
    }
