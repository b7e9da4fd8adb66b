"""Find names of persons: capitalised words behind a Vietnamese surname, or foreign ones."""

import re

from hoibaocao.vietnamese.signatures import find_signatures
from hoibaocao.vietnamese.text import CAPITALS
from hoibaocao.vietnamese.titles import TITLES

_OF_HIGHLANDS = "(?:H['’]|K['’])"
"""What names of the highlands begin with: "H'Yim Kđoh", "K'Brểu"; before men's, "Y" is a word."""
_WORD = (
    rf"(?:{_OF_HIGHLANDS}?[{CAPITALS}][^\W\d_]+"
    r"|Y(?= (?!(?i:tế|tá|học|khoa|dược|sĩ|sỹ|đức|án|lệnh|cụ|bác)\b)))"
)
_CAPITALISED = re.compile(rf"(?<!\w){_WORD}(?:[ -](?:A )?{_WORD})+")  # "Giàng A Chu"
SURNAMES = frozenset(
    """An Âu Bạch Bàn Bành Bế Bùi Cao Cầm Chu Châu Cù Cung Đàm Dương Đào Đặng Điểu Đinh Đoàn Doãn Đỗ
    Giang Giàng Giáp Hà Hàn Hồ Hoàng Hứa Huỳnh Kha Khổng Khúc Kiều Kim La Lâm Lê Lò Lục Lữ Lương
    Lường Lưu Lý Ma Mã Mai Mạc Nghiêm Ngô Nguyễn Ninh Nông Phạm Phan Phí Phó Phùng Quách Quan
    Quàng Sầm Sùng Tạ Tăng Thạch Thái Thân Thào Thẩm Tiêu Tô Tôn Tòng Tống Trần Triệu Trịnh Trương
    Từ Ứng Vàng Văn Vi Võ Vũ Vương Vừ Y Lầu Tẩn Chảo Phàn Hảng Thò Lèo Sình Pờ Lỳ Chẩu Hờ Hạng
    Cháng Siu Ksor Kpă Rmah Rahlan""".split()
)
_TITLE = re.compile(rf" (?=[{CAPITALS}])(?i:phó |ủy viên|uỷ viên|{TITLES})")
_FEWEST_WORDS = 3
"""A Vietnamese name is told from a place such as Hà Tĩnh or Cao Lãnh by its middle name."""


def may_begin_name(word: str) -> bool:
    """Tell whether a word is a surname, or what names of the highlands begin with."""
    return word in SURNAMES or re.match(_OF_HIGHLANDS, word) is not None


def may_be_people(text: str) -> list[tuple[int, int]]:
    """Return the start and end of what may be names of persons in NFC text, in order.

    Words in capitals alone are a title or heading, but for who signs.
    """
    found = {match.span() for match in _CAPITALISED.finditer(text) if not match[0].isupper()}
    return sorted(found.union(block.span("name") for block in find_signatures(text)))


def find_people(text: str) -> list[tuple[int, int]]:
    """Return the start and end of what are names of persons in NFC text, in order.

    A Vietnamese name has a surname, a middle name and a given name; titles and places before it
    ("Bí thư", "xã Cẩm Vịnh") are left out. A name without any Vietnamese letter counts as foreign.
    Who signs may have any name, in capitals too.
    """
    people = [block.span("name") for block in find_signatures(text)]
    for match in _CAPITALISED.finditer(text):
        words = [(m.start() + match.start(), m[0]) for m in re.finditer(r"[^ -]+", match[0])]
        starts = [
            start
            for at, (start, word) in enumerate(words)
            if may_begin_name(word) and (len(words) - at >= _FEWEST_WORDS or word not in SURNAMES)
        ]
        if starts:
            people.append((starts[0], _end_of_name(text, starts[0], match.end())))
        elif match[0].isascii():
            people.append(match.span())
    return sorted(set(people))


def _end_of_name(text: str, start: int, end: int) -> int:
    """Return where a name ends: before a title without a comma, as in "Lê Văn Ba Chủ tịch Hội"."""
    title = _TITLE.search(text, start)
    if title is None or title.start() >= end:
        return end
    return title.start() if len(text[start : title.start()].split()) >= _FEWEST_WORDS else end
