"""Find names of persons: capitalised words behind a Vietnamese surname, or foreign ones."""

import re

from hoibaocao.vietnamese.sentences import Span

_WORD = r"(?:[A-ZĐ]|(?![à-ỹđ])[À-Ỹ])[^\W\d_]+"
_CAPITALISED = re.compile(rf"(?<!\w){_WORD}(?:[ -]{_WORD})+")
_SURNAMES = frozenset(
    """An Âu Bạch Bàn Bành Bế Bùi Cao Cầm Chu Châu Cù Cung Đàm Dương Đào Đặng Điểu Đinh Đoàn Doãn Đỗ
    Giang Giàng Giáp Hà Hàn Hồ Hoàng Hứa Huỳnh Kha Khổng Khúc Kiều Kim La Lâm Lê Lò Lục Lữ Lương
    Lường Lưu Lý Ma Mã Mai Mạc Nghiêm Ngô Nguyễn Ninh Nông Ông Phạm Phan Phí Phó Phùng Quách Quan
    Quàng Sầm Sùng Tạ Tăng Thạch Thái Thân Thào Thẩm Tiêu Tô Tôn Tòng Tống Trần Triệu Trịnh Trương
    Từ Ứng Vàng Văn Vi Võ Vũ Vương Vừ""".split()
)
_FEWEST_WORDS = 3
"""A Vietnamese name is told from a place such as Hà Tĩnh or Cao Lãnh by its middle name."""


def find_people(text: str) -> list[Span]:
    """Return the start and end of what are names of persons in NFC text, in order.

    A Vietnamese name has a surname, a middle name and a given name; titles and places before it
    ("Bí thư", "xã Cẩm Vịnh") are left out. A name without any Vietnamese letter counts as foreign.
    """
    people = []
    for match in _CAPITALISED.finditer(text):
        words = [(m.start() + match.start(), m[0]) for m in re.finditer(r"[^ -]+", match[0])]
        starts = [
            start
            for at, (start, word) in enumerate(words)
            if word in _SURNAMES and len(words) - at >= _FEWEST_WORDS
        ]
        if starts:
            people.append((starts[0], match.end()))
        elif match[0].isascii():
            people.append(match.span())
    return people
