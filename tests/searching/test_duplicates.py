"""What is shown once: the same said again, and nothing that differs in a figure or a name."""

import pytest

from hoibaocao.records import Hit, Metadata, Passage
from hoibaocao.searching.duplicates import collapsed
from hoibaocao.searching.topic import Candidate

_TEXT = (
    "Công tác thu ngân sách được các cấp, các ngành tập trung chỉ đạo ngay từ đầu năm. Tổng thu "
    "ngân sách nhà nước trên địa bàn huyện Đồi Mây đạt 125,3 tỷ đồng, tăng 12% so với cùng kỳ. "
    "Các khoản thu từ đất đạt thấp do thị trường trầm lắng, một số dự án không đấu giá được. "
    "Chi ngân sách bảo đảm các nhiệm vụ thường xuyên và đột xuất của địa phương theo dự toán."
)


def _candidates(*texts: str) -> list[Candidate]:
    return [
        Candidate(n, Hit(Passage(f"{n}.txt", 0, len(text), text), Metadata(f"{n}"), -float(n)))
        for n, text in enumerate(texts)
    ]


def _shown(*texts: str) -> list[tuple[int, list[str]]]:
    return [
        (candidate.number, [hit.passage.report for hit in candidate.hit.also_in])
        for candidate in collapsed(_candidates(*texts))
    ]


def test_copies_are_listed_at_the_best_one() -> None:
    assert _shown(_TEXT, "Toàn huyện có 7 xã.", _TEXT, _TEXT) == [(0, ["2.txt", "3.txt"]), (1, [])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (". ", ".\n\n"),  # another file format
        ("khoản", "khoan"),  # a slip
        ("theo dự toán", "đúng dự toán"),
    ],
)
def test_another_look_is_the_same(old: str, new: str) -> None:
    assert _shown(_TEXT, _TEXT.replace(old, new)) == [(0, ["1.txt"])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("125,3", "125,4"),
        ("125,3 tỷ", "125,3 triệu"),
        ("12%", "12"),
        ("Đồi Mây", "Bến Sương"),
        ("tăng 12%", "giảm 12%"),
        ("không đấu giá", "đã đấu giá"),
        ("Chi ngân sách bảo đảm", "Nhìn chung, chi ngân sách của các đơn vị bảo đảm tốt"),
    ],
)
def test_what_differs_in_what_it_tells_is_another(old: str, new: str) -> None:
    assert _shown(_TEXT, _TEXT.replace(old, new)) == [(0, []), (1, [])]


def test_figures_that_change_places_are_other_figures() -> None:
    assert _shown("Thu 5 tỷ, chi 7 tỷ.", "Thu 7 tỷ, chi 5 tỷ.") == [(0, []), (1, [])]


def test_very_short_passages_are_compared_too() -> None:
    assert _shown("Thu đạt.", "Thu đạt.", "") == [(0, ["1.txt"]), (2, [])]
