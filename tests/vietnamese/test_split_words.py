"""Words typed with a blank in them."""

import pytest

from hoibaocao.vietnamese.split_words import without_splits
from hoibaocao.vietnamese.syllable_counts import SyllableCounts
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs

PAIRS = SyllablePairs(
    SyllableCounts.counted(["Thu ngân sách 6 tháng đầu năm 2023 của huyện Cẩm Xuyên."])
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu ngân sá ch 6 th áng đầu năm", "thu ngân sách 6 tháng đầu năm"),
        ("thu ngan sa ch bao nh ieu", "thu ngan sach bao nhieu"),
        ("Th u ngân sách", "Thu ngân sách"),
        ("thu ngân sách", "thu ngân sách"),
        ("thu a", "thu a"),
        ("tp Cẩm Xuyên", "tp Cẩm Xuyên"),
        ("bước sóng n m", "bước sóng n m"),
        ("so n la gi", "so n la gi"),
        ("mot so n la gi", "mot so n la gi"),
        ("thu ngâ n sách", "thu ngân sách"),
        ("thu nga n sach", "thu ngan sach"),
    ],
)
def test_halves_are_joined_where_the_library_has_the_word(typed: str, meant: str) -> None:
    assert without_splits(typed, PAIRS) == meant


def test_a_question_may_be_split_everywhere() -> None:
    assert without_splits("thu ngân sá ch " * 1100, PAIRS) == "thu ngân sách " * 1100
