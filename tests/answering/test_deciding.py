"""Yes or no, only where the statement proves it."""

import pytest

from hoibaocao.answering.deciding import verdict_of
from hoibaocao.answering.wanted import Wanted

_MET = "Thu ngân sách đạt 120,3 tỷ đồng, bằng 104% dự toán, giảm 3% so với cùng kỳ"


@pytest.mark.parametrize(
    ("question", "stated", "verdict"),
    [
        ("Thu ngân sách có đạt kế hoạch không?", _MET, "yes"),
        ("thu ngan sach da hoan thanh du toan chua", _MET, "yes"),
        ("Thu ngân sách có đạt kế hoạch không?", "Thu 8 tỷ đồng, bằng 40% kế hoạch", "not_yet"),
        ("Thu có vượt dự toán không?", "Thu đạt 8 tỷ đồng, bằng 100% dự toán", "not_yet"),
        ("Thu có vượt dự toán không?", "Thu đạt 8 tỷ đồng, vượt 5% dự toán", "yes"),
        ("Thu có đạt dự toán không?", "Thu bằng 110% dự toán tỉnh, 90% dự toán huyện", None),
        ("Thu có đạt dự toán không?", "Thu đạt 8 tỷ đồng", None),
        ("Thu ngân sách có tăng không?", _MET, "no"),
        ("Thu ngân sách có giảm so với cùng kỳ không?", _MET, "yes"),
        ("Thu có tăng không?", "Thu tăng 5%, riêng thu từ đất giảm 2%", None),
        ("Did revenue tăng in 2023?", _MET, "no"),
        ("Tốc độ tăng trưởng của huyện là bao nhiêu?", "Giá tiêu dùng tăng 3%", None),
        ("Thu ngân sách không đạt kế hoạch, đúng không?", _MET, None),
        ("Thu ngân sách đạt bao nhiêu phần trăm kế hoạch?", _MET, None),
    ],
)
def test_a_verdict_is_given_where_the_statement_proves_it(
    question: str, stated: str, verdict: str | None
) -> None:
    assert verdict_of(stated, Wanted.of(question, question, question)) == verdict
