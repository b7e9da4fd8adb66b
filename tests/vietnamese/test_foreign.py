import unicodedata

import pytest

from hoibaocao.vietnamese.foreign import is_foreign

VIETNAMESE = "Tổng thu ngân sách trên địa bàn huyện đạt 120,3 tỷ đồng, bằng 40% dự toán. [1]"
ENGLISH = "The budget revenue of Cẩm Xuyên district reached 120,3 tỷ đồng in that period. [1]"
UNACCENTED = "Tong thu ngan sach tren dia ban huyen dat 120,3 ty dong. [1]"
CHINESE = "锦川县上半年财政收入达到1203亿越南盾，完成预算的百分之四十。[1]"
RUSSIAN = "Доходы бюджета района составили 120,3 млрд донгов. [1]"
FRENCH = "Les recettes budgétaires du district ont atteint 120,3 milliards de dongs. [1]"


@pytest.mark.parametrize(
    ("text", "in_vietnamese", "in_english"),
    [
        (VIETNAMESE, True, False),
        (ENGLISH, False, True),
        (f"{ENGLISH} {ENGLISH}", False, True),
        (UNACCENTED, False, True),  # not clearly another language than English
        (CHINESE, False, False),
        (RUSSIAN, False, False),
        (FRENCH, False, True),
        ("120,3 tỷ đồng. [1]", True, True),
        ("98,5%. [2]", True, True),
        ("Bà Nguyễn Thị Hoa, Chủ tịch UBND huyện. [1]", True, False),
        ("The chair is Nguyễn Thị Hoa of Cẩm Xuyên. [1]", False, True),
        ("Ti\u1ec3u h\u1ecdc \u0111\u1ea1t chu\u1ea9n: nước, điện, đường. [1]", True, False),
    ],
)
def test_the_language_of_an_answer(text: str, *, in_vietnamese: bool, in_english: bool) -> None:
    assert (not is_foreign(text, "vi", 5), not is_foreign(text, "en", 5)) == (
        in_vietnamese,
        in_english,
    )


def test_too_short_a_text_tells_nothing() -> None:
    assert not is_foreign(ENGLISH, "vi", 30)
    assert is_foreign(f"{ENGLISH} {ENGLISH} {ENGLISH}", "vi", 30)


def test_decomposed_letters_count() -> None:
    assert not is_foreign(unicodedata.normalize("NFD", VIETNAMESE), "vi", 5)
