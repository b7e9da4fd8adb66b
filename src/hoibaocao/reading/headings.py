"""Tell headings from other lines, as they are written in Vietnamese reports."""

import re
from collections.abc import Sequence

from hoibaocao.records import Section
from hoibaocao.vietnamese.report_parts import headed
from hoibaocao.vietnamese.text import Spelled, fold
from hoibaocao.vietnamese.titles import TITLES

_LONGEST = 120  # characters shown
_SHORT_LINE = 80
_SHORT = 160  # a longer line is a sentence

_PART = re.compile(r"(phần|chương|mục)\s+(thứ\s+\w+|[ivxlc]+|\d{1,2}|[a-zđ])\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<mark>[IVXLC]{1,5}(\.\d{1,2})*[.)/–-]|[A-ZĐ][.)/]|\d{1,2}((\.\d{1,2}){1,3}[.)/]?|[.)/–-])"
    r"|[a-zđ][.)])"
    r"\s+(?P<words>[^\W\d_].*)"
)
_SENTENCE_END = re.compile(r"[.;,!?…]$")
# Figures belong to sentences; these do not.
_HARMLESS_NUMBERS = re.compile(
    r"\d{1,2} tháng|năm \d{4}|quý \d|\d{1,2}/\d{4}|\d{4}\s*[-–]\s*\d{4}|\((\d{1,2}|[ivx]+)\)",
    re.IGNORECASE,
)
# "1. Về kinh tế: Trong 6 tháng…": the heading stands at the start of its own paragraph.
_LEAD = re.compile(r"[^:.;]{4,80}(?=[:.]\s+[^\W\d_])")
_FEWEST_CAPITALS = 6
_LONGEST_NAME = 4  # words
_KINDS = frozenset({"huyện", "tỉnh", "xã", "phường", "quận"})
_LONGEST_PART = 60  # characters
_SENTENCE_MARK = re.compile(r"[.:;?!|\t]|\d[.,]\d|%")

# Lines that head no section though they look so: the letterhead and the signature. Diacritics
# tell "PHƯỜNG HƯNG LỢI" from "PHƯƠNG HƯỚNG", "SỞ Y TẾ" from "SƠ KẾT" and from "SO SÁNH"; without
# them the word behind does.
_MOTTO = Spelled(
    r"cộng hòa xã hội chủ nghĩa|độc lập[ –-]+tự do[ –-]+hạnh phúc|^đảng cộng sản việt nam"
)
_INDEPENDENCE = Spelled(r"[*\s]*độc lập[ –-]+tự do[ –-]+hạnh phúc[.*\s]*")
_BODY = Spelled(
    r"(ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|huyện ủy|tỉnh ủy|thành ủy|quận ủy|thị ủy"
    r"|đảng ủy|đảng bộ|ban chấp hành|ban thường vụ|văn phòng|sở(?! (?:hữu|kết|liệu|sánh|bộ))"
    r"|chi cục|cục|phòng(?!,| (?:chống|ngừa|trừ|cháy|bệnh|thủ|là)))\b"
)
_UNIT = Spelled(
    r"(huyện|tỉnh(?! (?:hình|trạng))|xã(?! (?:hội|viên))|phường(?! (?:hướng|án|pháp|thức|châm))"
    r"|quận(?! (?:lý|trọng|tâm|hệ|sự))|thị xã|thị trấn|thành phố|tp\.?|đặc khu) \w+"
)
_SIGNER = Spelled(
    r"(tm|kt|tl|tuq|t/m|k/t)\b.*|nơi nhận.*"
    rf"|((quyền|q\.) ?)?(phó )?({TITLES})( thường trực)?"
)
# What a body does, or what there is of a place: "UBND HUYỆN SÔNG TRĂNG SƠ KẾT VỤ XUÂN" and "HUYỆN
# SÔNG TRĂNG - KẾT QUẢ GIẢM NGHÈO NĂM 2022" are headlines.
_DEED = Spelled(
    r"(?<!phòng )(?<!ban )\b(sơ kết|tổng kết|tổ chức|triển khai|thực hiện|chỉ đạo|lãnh đạo|khai mạc"
    r"|đẩy mạnh|tăng cường|tập trung|phát động|phấn đấu|quyết tâm|thông qua|công bố|họp|đạt"
    r"|kết quả|tình hình|số liệu|chỉ tiêu)\b"
)
_NUMBER = re.compile(
    r"(?:so|no)\s*[:.]\s*\S|(?:so )?\d+\s*[-/]\s*(?:bc|tb|nq|kh|ttr|kl|ctr|qd|cv)\b"
)
_DATELINE = re.compile(
    r"[\W_]*(?:(?:quan|phuong) \d{1,2}|[^\W\d][^\d,]{1,40})[,–-]\s*ngay\b.{0,8}thang\b"
    r".{0,8}nam\b.{0,8}$"
    r"|[^\W\d][\w .-]{1,30}, ?ngay \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}$"
    r"|[^\W\d][\w .-]{1,30}, ?ngay [a-z ]{2,20} thang [a-z ]{2,10},? nam hai [a-z ]{4,40}$"
)

# The kind of document, alone on its line or followed by what it is about (folded).
KIND = re.compile(
    r"(?:du thao )?(bao cao(?: tom tat| chinh tri| tong ket| so ket| ket qua| tham luan)?|to trinh"
    r"|thong bao|nghi quyet|ke hoach|chuong trinh|ket luan|de an|bien ban|ban tin|dien van"
    r"|tham luan|(?:bai |loi )?phat bieu|huong dan|chi thi|quyet dinh|phuong an|de cuong"
    r"|cong dien)\b"
)
_LONGEST_KIND = 4  # words: "BÁO CÁO CHUYÊN ĐỀ"


def is_kind(line: str) -> bool:
    """Tell whether a line says nothing but what kind of document it heads."""
    kind = KIND.match(fold(line))
    if kind is None:
        return False
    return kind.end() == len(line) or (line.isupper() and len(line.split()) <= _LONGEST_KIND)


_ROMAN, _LETTER = re.compile(r"[IVXLC]+[.)/–-]\s"), re.compile(r"[A-ZĐ][.)/]\s")
_ONE = r"(?:[IVXLC]+\.)?\d{1,2}"
_RANKS = (
    (0, re.compile(r"(?:phần|chương|mục|phụ lục)(?!\w)", re.IGNORECASE)),
    (2, re.compile(rf"{_ROMAN.pattern}|[^\W\d_]+[\s,:]")),  # without a number as with I
    (3, _LETTER),
    (4, re.compile(rf"{_ONE}[.)/–-]?\s")),
    (5, re.compile(rf"{_ONE}\.\d{{1,2}}[.)/]?\s")),
    (6, re.compile(rf"{_ONE}(?:\.\d{{1,2}}){{2,}}[.)/]?\s")),
)
"""How deep a heading is by its number."""
_LETTER_ON_TOP, _DEEPEST = 1, 7  # "A." where it comes before any "I."; "a)"


def ranks_of(sections: Sequence[Section]) -> list[int]:
    """Return how deep the heading of each section is by its number, lower for higher.

    Parts, then I., A., 1., 1.1. and so on; A. stands above I. in a report that begins with A.
    """
    headings = [section.heading for section in sections]
    first = next((each for each in headings if _ROMAN.match(each) or _LETTER.match(each)), "")
    on_top = _LETTER.match(first) is not None and _ROMAN.match(first) is None
    ranks = [
        next((rank for rank, number in _RANKS if number.match(each)), _DEEPEST) for each in headings
    ]
    return [_LETTER_ON_TOP if rank == _RANKS[2][0] and on_top else rank for rank in ranks]


def heading_of(line: str, *, marked: bool = False, capitals: bool = True) -> str:
    """Return the heading a paragraph is or begins with; an empty string if there is none.

    Args:
        line: A paragraph of clean text.
        marked: The format (Word style, HTML, Markdown) says that it is a heading; of a long
            sentence, such as the lead of news, it is not believed.
        capitals: Capitals make a heading, as in a text that has small letters too.
    """
    if marked and (len(line) <= _SHORT_LINE or not _SENTENCE_END.search(line)):
        return _shown(line)
    numbered = _NUMBERED.match(line)
    capitals = capitals and _in_capitals(line)
    if _names_part(line):
        return _shown(line)
    if _PART.match(line) or (numbered and _is_name(numbered["words"])) or capitals:
        return _shown(line) if _is_short_name(line) else ""
    if numbered and (lead := _LEAD.match(numbered["words"])) and _is_name(lead[0]):
        return _shown(line[: numbered.start("words") + lead.end()])
    return ""


def _names_part(line: str) -> bool:
    """Tell whether a line is nothing but the name of a part that reports have: "Hạn chế".

    Plans and targets head columns of tables, too.
    """
    bare = line.rstrip(" :")
    if len(bare) > _LONGEST_PART or not bare[:1].isupper() or _SENTENCE_MARK.search(bare):
        return False
    part = headed(bare)
    return part is not None and "goals" not in part.kinds and "hoach" not in part.words


def is_heading(line: str) -> bool:
    """Tell whether the whole line is a heading."""
    return heading_of(line) == _shown(line)


def begins_item(line: str) -> bool:
    """Tell whether a line begins with a number, a letter or a dash, as items of a list do."""
    return bool(_NUMBERED.match(line) or _PART.match(line) or re.match(r"[-–—+*•●▪]\s", line))


def is_letterhead(line: str) -> bool:
    """Tell whether a line is nothing but motto, issuing body, number, date or signing office."""
    if _MOTTO.search(line) or _SIGNER.fullmatch(line) or _NUMBER.match(fold(line)):
        return True
    if is_dateline(line):
        return True
    if line.isupper():
        named = _UNIT.match(line) or _BODY.match(line)
        return bool(named and _is_short_name(line) and not _DEED.search(line))
    body = _BODY.match(line)
    return body is not None and _is_named(line[body.end() :])


def may_be_issuer(line: str) -> bool:
    """Tell whether a line below a title names who issues it or its place: "Phường A, tỉnh B"."""
    if is_letterhead(line):
        return True
    named = _UNIT.match(line) or _BODY.match(line)
    is_plain = _is_short_name(line) and not re.search(r"\d|:", line) and len(line) <= _SHORT_LINE
    return bool(named and is_plain and not _DEED.search(line))


def is_motto(line: str) -> bool:
    """Tell whether a line is the motto that stands above every official document's date."""
    return bool(_INDEPENDENCE.fullmatch(line))


def is_dateline(line: str) -> bool:
    """Tell whether a line is a letter's place and date, "Hà Tĩnh, ngày 12 tháng 7 năm 2023".

    The day may be left blank, as it is written by hand.
    """
    return bool(_DATELINE.match(fold(line)))


def _is_named(rest: str) -> bool:
    """Tell whether only names follow: "Ủy ban nhân dân huyện Suối Trong", not what it did."""
    parts = [part.split() for part in re.split(r"[,–-]", rest)]
    parts = [words[1:] if words[:1] and words[0] in _KINDS else words for words in parts]
    names = [word for words in parts for word in words]
    return len(names) <= _LONGEST_NAME * len(parts) and all(word[0].isupper() for word in names)


def _shown(line: str) -> str:
    line = line.rstrip(" :")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _is_short_name(line: str) -> bool:
    return len(line) <= _SHORT and not _SENTENCE_END.search(line)


def _is_name(words: str) -> bool:
    bare = _HARMLESS_NUMBERS.sub("", words)
    return words[0].isupper() and _is_short_name(words) and not re.search(r"\d", bare)


def _in_capitals(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return (
        len(letters) >= _FEWEST_CAPITALS
        and " " in line
        and line == line.upper()
        and not is_letterhead(line)
        and fold(line) != "bao cao"
    )
