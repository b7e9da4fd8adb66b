"""What is told of one thing is no answer to a question for another one much like it."""

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REPORT = """# Báo cáo tình hình kinh tế - xã hội năm 2023 của huyện Đồi Mây, tỉnh Vân Lam

Huyện giải phóng mặt bằng cho 9 dự án với diện tích 61,2 ha.

Khu công nghiệp Đồi Mây II có 23 doanh nghiệp hoạt động.

Huyện đón 84.000 lượt khách, trên địa bàn có 11 khách sạn phục vụ khách du lịch.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("library"), {"a.md": _REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Huyện Đồi Mây giải phóng mặt bằng cho mấy dự án năm 2023?", "9 dự án"),
        ("Huyện Đồi Mây thu hút mấy dự án năm 2023?", ""),
        ("KCN Đồi Mây II có bao nhiêu doanh nghiệp?", "23 doanh nghiệp"),
        ("KCN Đồi Mây I có bao nhiêu doanh nghiệp?", ""),
        ("Huyện Đồi Mây có bao nhiêu khách sạn năm 2023?", "11 khách sạn"),
        ("Khách sạn ở huyện Đồi Mây giá phòng thế nào?", ""),
    ],
)
def test_only_what_is_asked_is_told(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(Question(question))
    assert answer.refused == (not told)
    assert told in answer.text
