import pytest

from hoibaocao.indexing.facts import Sentence
from hoibaocao.searching.fitting import fits
from hoibaocao.searching.questions import Asked
from hoibaocao.vietnamese.text import fold


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có năm bến thuyền nhỏ.", True),
        ("vung ven co may ben thuyen", "Vùng ven có chín bến.", True),
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có bến thuyền từ năm ngoái.", False),
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có năm cây cầu.", False),
        ("Vùng ven xếp thứ mấy về lúa?", "Vùng ven đứng thứ nhì về lúa.", True),
        ("Vùng ven xếp thứ mấy về lúa?", "Vùng ven có hai vụ lúa.", False),
        ("Số bến thuyền của vùng ven?", "Vùng ven có năm bến thuyền nhỏ.", False),
    ],
)
def test_a_number_in_words_counts_what_is_asked(question: str, text: str, expected: bool) -> None:
    sentence = Sentence(0, len(text))
    assert fits("figure", None, fold(question), sentence, text, folded=fold(text)) is expected


@pytest.mark.parametrize(
    ("asked", "sentence", "expected"),
    [
        ("figure", Sentence(0, 1, figure=True), True),
        ("figure", Sentence(0, 1, dated=True), False),
        ("date", Sentence(0, 1, dated=True), True),
        ("date", Sentence(0, 1, figure=True), False),
        ("person", Sentence(0, 1, names=("van binh",)), True),
        ("person", Sentence(0, 1, names=("thi mai",)), False),
        ("other", Sentence(0, 1), True),
    ],
)
def test_the_kind_that_is_asked_for(asked: Asked, sentence: Sentence, expected: bool) -> None:
    assert fits(asked, None, "ai thay ba lo thi mai?", sentence, "?", folded="?") is expected
