"""Asked how much something grew, no share of a plan is told, nor what else grew."""

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REVENUE = "Thu ngân sách đạt 86,2 tỷ đồng, bằng 116% dự toán."
_SPENDING = "Chi ngân sách đạt 64,5 tỷ đồng, bằng 52% dự toán, tăng 7,5% so với cùng kỳ."
_REPORT = f"""\
BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2023 của huyện Đồi Mây

I. KẾT QUẢ

{_REVENUE}

{_SPENDING}
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("library")
    return assistant_over(folder, {"a.txt": _REPORT})


@pytest.mark.parametrize(
    ("question", "refused", "quote"),
    [
        ("Chi ngân sách huyện Đồi Mây tăng bao nhiêu so với cùng kỳ?", False, _SPENDING),
        ("Thu ngân sách huyện Đồi Mây tăng bao nhiêu so với cùng kỳ?", True, _REVENUE),
        ("Thu ngân sách huyện Đồi Mây đạt bao nhiêu?", False, _REVENUE),
    ],
)
def test_growth_is_told_or_said_to_be_missing(
    assistant: Assistant, question: str, refused: bool, quote: str
) -> None:
    answer = assistant.ask(Question(question))
    assert (answer.refused, [each.quote for each in answer.citations]) == (refused, [quote])
