"""Words typed without the blank between them."""

import pytest

from hoibaocao.vietnamese.stuck_words import StuckWord
from hoibaocao.vietnamese.syllable_counts import SyllableCounts
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs

_TEXT = "Thu ngân sách 6 tháng đầu năm 2023 của huyện Cẩm Xuyên. UBND huyện báo cáo ở xã Yên Hòa."
PAIRS = SyllablePairs(SyllableCounts.counted([_TEXT]))


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("thungansach", "thu ngan sach"),
        ("ngânsách", "ngân sách"),
        ("CamXuyen", "Cam Xuyen"),
        ("huyeenjCaamrXuyeen", "huyeenj Caamr Xuyeen"),
        ("huyeenCaamXuyeen", "huyeen Caam Xuyeen"),
        ("6thang", "6 thang"),
        ("6thangdaunam2023", "6 thang dau nam 2023"),
        ("UBNDhuyện", "UBND huyện"),
        ("ubndhuyen", "ubnd huyen"),
        ("quano", ""),
        ("co2", ""),
        ("thu", ""),
        ("panthers", ""),
        ("thu" * 14, ""),
    ],
)
def test_pieces_have_to_be_known_side_by_side(typed: str, parted: str) -> None:
    assert StuckWord(typed, PAIRS).parted([], []) == parted


def test_neighbours_speak_for_a_piece() -> None:
    assert StuckWord("hoacam", PAIRS).parted([], []) == ""
    assert StuckWord("hoacam", PAIRS).parted(["yên"], ["xuyên"]) == "hoa cam"


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        ("xãcủa", "xã của"),
        ("báoở", "báo ở"),
        ("xacua", ""),
        ("hòaa", ""),
        ("xãannam", ""),
        ("ngansách", "ngan sách"),
        ("thungãnsach", "thu ngãn sach"),
        ("huyệncãmxuyen", "huyện cãm xuyen"),
        ("ngânvĩh", ""),
        ("cũaYên", "cũa Yên"),
        ("xãOCOP", "xã OCOP"),
        ("xaOCOP", ""),
    ],
)
def test_diacritics_show_that_a_word_is_several(typed: str, parted: str) -> None:
    assert StuckWord(typed, PAIRS).parted_loosely() == parted
