"""Questions for a reason and sentences that give one."""

import pytest

from hoibaocao.vietnamese.reasons import asks_reason, explains_before, gives_reason


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Vì sao thu ngân sách giảm?", True),
        ("tai sao giai ngan cham", True),
        ("Nguyên nhân thu ngân sách đạt thấp?", True),
        ("Sao tiêm chủng không đạt?", True),
        ("sao giai ngan cham the", True),
        ("Lý do?", True),
        ("Sao biển ở đâu nhiều?", False),
        ("Thu ngân sách ra sao?", False),
        ("Thu ngân sách là bao nhiêu?", False),
    ],
)
def test_a_question_asks_why(question: str, asks: bool) -> None:
    assert asks_reason(question) is asks


@pytest.mark.parametrize(
    ("sentence", "gives"),
    [
        ("Thu ngân sách đạt thấp do thị trường bất động sản trầm lắng.", True),
        ("Nguyên nhân là vướng mặt bằng.", True),
        ("Nhờ đó số hộ nghèo giảm.", True),
        ("Thu ngân sách đạt 118,7 tỷ đồng, bằng 52,8% dự toán.", False),
        ("Trong đó, công nghiệp đạt độ tăng 5%.", False),
    ],
)
def test_a_sentence_gives_a_reason(sentence: str, gives: bool) -> None:
    assert gives_reason(sentence) is gives


def test_a_sentence_explains_the_one_before_it() -> None:
    assert explains_before("Nguyên nhân do đấu giá đất chậm.")
    assert explains_before("Vướng mắc chính là đường dây điện chưa di dời.")
    assert not explains_before("Vướng mắc còn nhiều do dịch bệnh.")
    assert not explains_before("Thu thuế giảm do dịch bệnh.")
