import unicodedata

import pytest

from hoibaocao.vietnamese.text import Spelled, clean, fold, is_folded, normal


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Thu  ngân\u00a0sách\t2023 ", "Thu ngân sách 2023"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("một\n\n\n\nhai", "một\n\nhai"),
        ("ngân\u00ad sách\u200b \ufeffnhà\u202enước", "ngân sách nhànước"),
        (unicodedata.normalize("NFD", "Cẩm Xuyên đạt"), "Cẩm Xuyên đạt"),
        ("\x00đầu\x0ccuối", "đầu cuối"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện Uỷ HOÀ Bình", "huyện ủy hòa bình"),
        ("quý I, quỹ, hoàn thành", "quý i, quỹ, hoàn thành"),
        ("thuỷ lợi khoẻ mạnh", "thủy lợi khỏe mạnh"),
        ("Hoá đơn; toả sáng", "hóa đơn; tỏa sáng"),
    ],
)
def test_normal_unifies_case_and_tone_placement(text: str, expected: str) -> None:
    assert normal(text) == expected
    assert len(normal(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đường Ưu ẵ Ỵ", "duong uu a y"), ("İstanbul ß 120,3%", "istanbul ß 120,3%")],
)
def test_fold_keeps_the_length(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


def test_is_folded() -> None:
    assert is_folded("Thu ngan sach 2023")
    assert not is_folded("Thu ngân sách 2023")
    assert is_folded("20 °C – “Thu”")
    assert not is_folded("Zürich")  # no letter of Vietnamese, and yet more than is typed in a hurry
    assert not is_folded("ĐẮK LẮK")


def test_a_pattern_is_matched_as_spelled_or_typed_without_diacritics() -> None:
    pattern = Spelled(r"(phường|xã) \w+")
    assert pattern.match("PHƯỜNG Hưng Lợi")
    assert pattern.fullmatch("Phuong Hung")
    assert pattern.search("tại xã An Khê")
    assert not pattern.match("PHƯƠNG HƯỚNG")
    assert not pattern.search("xạ thủ ở đây")
