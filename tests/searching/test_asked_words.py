"""What of a question is looked for."""

import pytest

from hoibaocao.searching.asked_words import asked_words
from hoibaocao.searching.scope import ScopeReader


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "Cho tôi hỏi thu ngân sách Đồi Mây 6 tháng 2024 là bao nhiêu ạ?",
            "thu ngân sách là bao nhiêu?",
        ),
        ("Chỉ tiêu thu ngân sách Đồi Mây 6 tháng cuối năm 2024?", "thu ngân sách?"),
        ("Chỉ tiêu thu ngân sách Đồi Mây 6 tháng đầu năm 2024?", "Chỉ tiêu thu ngân sách?"),
        ("Đồi Mây hay Bến Sương thu ngân sách nhiều hơn năm 2023?", "thu ngân sách ?"),
        ("Dự kiến thu ngân sách Đồi Mây năm 2019?", "thu ngân sách năm 2019?"),
        ("DIỆN TÍCH CHÈ ĐỒI MÂY", "diện tích chè"),
    ],
)
def test_the_words_that_are_looked_for(reader: ScopeReader, question: str, words: str) -> None:
    assert asked_words(reader.resolve(question)) == words
