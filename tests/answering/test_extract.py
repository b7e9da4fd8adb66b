"""Answers word for word, from a small library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering.extracting import Answering, answering_from
from tests.small_library import REPORTS

_HALF = "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023: "
_REVENUE = "Tổng thu ngân sách nhà nước trên địa bàn đạt 125,3 tỷ đồng, bằng 52% dự toán."


_HEAD = "| Địa bàn, kỳ | Số liệu | Báo cáo viết |\n| --- | --- | --- |\n"


def _row(n: int, where: str, revenue: str, share: str) -> str:
    return (
        f"| {where} | {revenue} tỷ đồng [{n}] | Tổng thu ngân sách nhà nước trên địa bàn đạt "
        f"{revenue} tỷ đồng, bằng {share} dự toán. [{n}] |"
    )


def test_one_statement_under_its_place_and_period(answering: Answering) -> None:
    answer = answering("Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?")
    assert answer.text == f"{_HALF}{_REVENUE} [1]"
    (statement,) = answer.statements
    assert (statement.text, statement.citations) == (_HALF + _REVENUE, (1,))
    assert statement.verified
    assert (answer.refused, answer.answerer, answer.generation) == (
        False,
        "extractive",
        "gen-000001",
    )


def test_a_quote_is_exactly_what_stands_in_the_report(answering: Answering) -> None:
    answer = answering("Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?")
    (citation,) = answer.citations
    text = answering.library.report(citation.passage.report).text
    assert citation.passage.report == "doi-may/2023-6t.txt"
    assert text[citation.start : citation.end] == citation.quote == _REVENUE
    assert citation.passage.start <= citation.start < citation.end <= citation.passage.end
    assert [text[start:end] for start, end in citation.marks] == ["125,3 tỷ đồng"]
    assert (citation.n, citation.metadata.place and citation.metadata.place.name) == (1, "Đồi Mây")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai ký báo cáo năm 2023 của xã Suối Ngà?", True),
        ("Chủ tịch UBND xã Suối Ngà là ai?", True),
        ("Phó Chủ tịch UBND xã Suối Ngà là ai?", False),
        ("Chủ tịch HĐND xã Suối Ngà là ai?", False),
    ],
)
def test_who_signed_is_told_in_one_line_and_quoted_as_it_stands(
    tmp_path: Path, question: str, told: bool
) -> None:
    (tmp_path / "reports").mkdir()
    signed = "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLò Thị Mai"
    report = REPORTS["suoi-nga/2023.txt"]
    (tmp_path / "reports" / "2023.txt").write_text(f"{report}\n{signed}\n", encoding="utf-8")
    answer = answering_from(tmp_path / "reports", tmp_path)(question)
    assert answer.refused is not told
    assert [citation.quote for citation in answer.citations] == [signed] * told
    line = "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lò Thị Mai [1]"
    assert answer.text.endswith(line) is told


@pytest.mark.parametrize(
    ("question", "rows", "compared"),
    [
        (
            "So sánh tổng thu ngân sách nhà nước 6 tháng đầu năm 2023 của Đồi Mây, huyện Bến Sương",
            [
                _row(1, "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023", "125,3", "52%"),
                _row(2, "Huyện Bến Sương, Vân Lam, 6 tháng đầu năm 2023", "310,4", "48%"),
            ],
            (
                "\n\nCao hơn: huyện Bến Sương, Vân Lam; thấp hơn: huyện Đồi Mây, Vân Lam; "
                "chênh lệch, tính từ hai số trên: 185,1 tỷ đồng."
            ),
        ),
        (
            "Tổng thu ngân sách nhà nước năm 2023 của Bến Sương?",
            [
                _row(1, "Huyện Bến Sương, Vân Lam, năm 2023", "640,8", "101%"),
                _row(2, "Thị xã Bến Sương, Vân Lam, năm 2023", "771,3", "104%"),
            ],
            "",
        ),
        (
            "Tổng thu ngân sách nhà nước Đồi Mây 6 tháng 2024 chênh 6 tháng 2023 bao nhiêu?",
            [
                _row(1, "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2024", "148,9", "55%"),
                _row(2, "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023", "125,3", "52%"),
            ],
            (
                "\n\nCao hơn: 6 tháng đầu năm 2024; thấp hơn: 6 tháng đầu năm 2023; "
                "chênh lệch, tính từ hai số trên: 23,6 tỷ đồng."
            ),
        ),
    ],
)
def test_each_side_has_a_row(
    answering: Answering, question: str, rows: list[str], compared: str
) -> None:
    answer = answering(question)
    assert answer.text == _HEAD + "\n".join(rows) + compared
    assert [citation.n for citation in answer.citations] == [1, 2]
    assert [statement.citations for statement in answer.statements] == [(1,), (2,)]


def test_what_is_no_figure_is_told_in_a_line_a_side(answering: Answering) -> None:
    text = answering("Ai là Chủ tịch UBND huyện Đồi Mây và thị xã Bến Sương năm 2023?").text
    assert text == (
        "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023: Ông Trần Văn Bình, Chủ tịch UBND huyện, "
        "trao bằng công nhận cho các xã. [1]\n\nThị xã Bến Sương, Vân Lam, năm 2023: không nêu."
    )


def test_sentences_that_answer_alike_are_all_stated_unless_sides_are_compared(
    write_reports: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    told = "BÁO CÁO\nTình hình huyện {} năm 2023\n\nXã thu ngân sách {} tỷ đồng.{}"
    around = "Tình hình huyện Đồi Mây năm 2023."  # else what stands around tells them apart
    folder = write_reports(
        {
            "doi-may.txt": told.format("Đồi Mây", 8, " Xã thu ngân sách 9 tỷ đồng.\n" + around),
            "ben-suong.txt": told.format("Bến Sương", 7, ""),
        }
    )
    answering = answering_from(folder, tmp_path)
    assert answering("Thu ngân sách huyện Đồi Mây năm 2023?").text == (
        "Huyện Đồi Mây, năm 2023: Xã thu ngân sách 8 tỷ đồng. [1]\n\n"
        "Huyện Đồi Mây, năm 2023: Xã thu ngân sách 9 tỷ đồng. [2]"
    )
    assert answering("Thu ngân sách năm 2023 của huyện Đồi Mây và huyện Bến Sương?").text == (
        f"{_HEAD}"
        "| Huyện Đồi Mây, năm 2023 | 8 tỷ đồng [1] | Xã thu ngân sách 8 tỷ đồng. [1] |\n"
        "| Huyện Bến Sương, năm 2023 | 7 tỷ đồng [2] | Xã thu ngân sách 7 tỷ đồng. [2] |"
    )


def test_a_sentence_on_another_period_stands_under_its_report(answering: Answering) -> None:
    answer = answering("Chi đầu tư phát triển của tỉnh Vân Lam 6 tháng đầu năm 2023?")
    assert answer.text == (
        "Tỉnh Vân Lam, năm 2023: Riêng 6 tháng đầu năm 2023, chi đầu tư phát triển đạt 2.310 tỷ "
        "đồng. [1]"
    )


def test_one_side_that_is_told_is_answered(answering: Answering) -> None:
    answer = answering(
        "Tổng thu ngân sách nhà nước huyện Đồi Mây và huyện Kỳ Anh 6 tháng đầu năm 2023?"
    )
    assert not answer.refused
    assert answer.text == (
        f"{_HEAD}{_row(1, 'Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023', '125,3', '52%')}\n"
        "| Huyện Kỳ Anh, tỉnh Hà Tĩnh | không có báo cáo |  |\n\n"
        "Thư viện không có báo cáo: huyện Kỳ Anh, tỉnh Hà Tĩnh."
    )
    assert [place.name for place in answer.scope.absent_places] == ["Kỳ Anh"]


@pytest.mark.parametrize("question", ["Liệt kê các hạn chế", "Những tồn tại, hạn chế"])
def test_what_stands_below_a_heading_is_told_as_a_list(tmp_path: Path, question: str) -> None:
    (tmp_path / "r.txt").write_text(
        "BÁO CÁO\n\nKinh tế 6 tháng đầu năm 2023 của huyện Đồi Mây\n\nI. KẾT QUẢ\n\n"
        "Thu ngân sách đạt 5 tỷ đồng.\n\nII. TỒN TẠI, HẠN CHẾ\n\n"
        "1. Đường vào bản sạt lở.\n\n2. Thiếu giáo viên mầm non.\n",
        encoding="utf-8",
    )
    answer = answering_from(tmp_path, tmp_path / ".index")(f"{question} của huyện Đồi Mây?")
    assert answer.text == (
        "Huyện Đồi Mây, 6 tháng đầu năm 2023 – Tồn tại, hạn chế:\n"
        "- Đường vào bản sạt lở.\n- Thiếu giáo viên mầm non. [1]"
    )
