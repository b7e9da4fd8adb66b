"""Which of a sentence's figures is asked for."""

import json
import re
from pathlib import Path

import pytest

from hoibaocao.answering.clauses import marks_of
from hoibaocao.answering.figures import told_figures
from hoibaocao.answering.wanted import Wanted

_DATA = Path(__file__).parents[1] / "data"
_SENT = (
    "Đưa 264 người đi xuất khẩu lao động, vượt kế hoạch 220 người; trong đó Nhật Bản 143 người, "
    "Đài Loan 87 người"
)
_POOR = "Tỷ lệ hộ nghèo giảm từ 7,86% xuống 5,42%, tỷ lệ hộ cận nghèo 6,17%"
_PARTY = (
    "Đảng bộ có 53 chi bộ với 2.164 đảng viên; 9 tháng kết nạp 34 đảng viên mới so với chỉ tiêu cả "
    "năm 45 đảng viên"
)
_SPENT = (
    "Giải ngân 2.853 tỷ đồng, đạt 58,7% kế hoạch, cao hơn cùng kỳ (51,2%) và thấp hơn bình quân cả "
    "nước (61,4%)"
)
_CORRUPT = "Khởi tố mới 11 vụ, 27 bị can về tội tham nhũng; xét xử sơ thẩm 8 vụ, 19 bị cáo"
_THIN = "Trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi 18,4%, thể nhẹ cân 9,7%"
_PETITIONS = "Đủ điều kiện xử lý 187 đơn (khiếu nại 12, tố cáo 5, phản ánh 170)"
_LAND = "Cấp 873 giấy chứng nhận (GCNQSDĐ), trong đó cấp lần đầu 118 giấy"
_PRICES = "Giá tiêu dùng tăng 0,28% so với tháng trước, tăng 3,12% so với cùng kỳ"


def _marked(text: str, question: str) -> list[str]:
    return [
        text[start:end] for start, end in marks_of(text, Wanted.of(question, question, question))
    ]


@pytest.mark.parametrize(
    ("text", "question", "figure"),
    [
        (_SENT, "bao nhiêu người đi xuất khẩu lao động", "264 người"),
        (_SENT, "xuat khau lao dong di Nhat Ban bao nhieu nguoi", "143 người"),
        (_SENT, "kế hoạch xuất khẩu lao động bao nhiêu người", "220 người"),
        (_POOR, "tỷ lệ hộ nghèo", "5,42%"),
        (_POOR, "ty le ho ngheo truoc do la bao nhieu", "7,86%"),
        (_POOR, "tỷ lệ hộ cận nghèo", "6,17%"),
        (_PARTY, "kết nạp được mấy đảng viên", "34 đảng viên"),
        (_PARTY, "chỉ tiêu kết nạp đảng viên", "45 đảng viên"),
        (_PARTY, "đảng bộ có bao nhiêu đảng viên", "2.164 đảng viên"),
        (_SPENT, "giải ngân đạt bao nhiêu phần trăm", "58,7%"),
        (_CORRUPT, "khởi tố mới bao nhiêu vụ tham nhũng", "11 vụ"),
        (_THIN, "trẻ dưới 5 tuổi suy dinh dưỡng nhẹ cân", "9,7%"),
        (_THIN, "trẻ suy dinh dưỡng thấp còi", "18,4%"),
        (_PETITIONS, "bao nhiêu đơn tố cáo", "5"),
        (_PETITIONS, "đủ điều kiện xử lý bao nhiêu đơn", "187 đơn"),
        (_LAND, "cấp được bao nhiêu GCNQSDĐ", "873 giấy chứng nhận"),
        (_PRICES, "giá tiêu dùng tăng bao nhiêu so với cùng kỳ", "3,12%"),
        (_PRICES, "giá tiêu dùng tăng bao nhiêu so với tháng trước", "0,28%"),
        ("Năm 2023 thu 9 tỷ đồng; năm 2022 thu 7 tỷ đồng", "thu năm 2022", "7 tỷ đồng"),
        ("Năm 2025 phấn đấu: thu 9 tỷ đồng; trồng 7 ha chè", "trồng chè năm 2025", "7 ha"),
        ("Có 9 hộ nghèo. Hộ cận nghèo 12 hộ, có 5 hộ chính sách", "số hộ cận nghèo", "12 hộ"),
    ],
)
def test_the_figure_that_is_asked_for_is_marked(text: str, question: str, figure: str) -> None:
    assert _marked(text, question) == [figure]


def test_what_stands_before_a_figure_is_said_of_it_the_less_the_farther_away() -> None:
    one, two, three = told_figures("Chè 12 ha, sắn 9 ha; ngô 7 ha")
    assert [each.part for each in (one, two, three)] == ["Chè 12 ha", "sắn 9 ha", "ngô 7 ha"]
    assert [each.said.get("che", 0.0) for each in (one, two, three)] == [1.0, 0.85, 0.5]
    assert [each.said.get("ngo", 0.0) for each in (one, two, three)] == [0.0, 0.0, 1.0]


@pytest.mark.parametrize(("half", "least"), [("tuned", 0.96), ("unseen", 0.93)])
def test_figures_of_sentences_as_reports_have_them(half: str, least: float) -> None:
    lines = (_DATA / f"figures_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    right = [
        any(
            re.match(rf"\D*{re.escape(figure)}(?!\d|[.,]\d)", mark) for mark in _marked(text, asked)
        )
        for line in lines
        for text in [json.loads(line)["text"]]
        for asked, figure in json.loads(line)["asked"].items()
    ]
    assert sum(right) >= least * len(right)
