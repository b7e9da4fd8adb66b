"""Questions how much something grew, and sentences that tell no growth."""

import pytest

from hoibaocao.vietnamese.growth import asks_growth, tells_plan_only


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Thu ngân sách tăng bao nhiêu phần trăm?", True),
        ("thu ngan sach tang may phan tram", True),
        ("Thu ngân sách so với cùng kỳ ra sao?", True),
        ("How much did revenue increase?", True),
        ("Thu ngân sách tăng bao nhiêu so với dự toán?", False),
        ("Thu ngân sách đạt bao nhiêu?", False),
    ],
)
def test_a_question_asks_how_much_something_grew(question: str, asks: bool) -> None:
    assert asks_growth(question) is asks


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("Thu 6 tháng đầu năm đạt 86 tỷ đồng, bằng 116% dự toán.", True),
        ("thu dat 86 ty dong, bang 116% du toan", True),
        ("Thu đạt 86 tỷ đồng, bằng 116% dự toán và 98% cùng kỳ.", False),
        ("Giá trị sản xuất duy trì 17%.", False),
        ("Số hộ nghèo còn 64 hộ, đầu năm là 88 hộ, đạt kế hoạch.", False),
    ],
)
def test_a_sentence_holds_a_result_against_a_plan_only(sentence: str, only: bool) -> None:
    assert tells_plan_only(sentence) is only
