"""The block that signs a report: office and name, in lines of their own at its end."""

import re

from hoibaocao.vietnamese.text import CAPITALS
from hoibaocao.vietnamese.titles import TITLES

_FOR = (
    rf"(?i:t[./]?m\b[.:]?+ ?+[^\n]{{2,90}}"
    rf"|(?:k[./]?t|t[./]?l|t[./]?u[./]?q)\b[.:]?+ ?+(?:{TITLES})\b[^\n]{{0,60}})"
)
"""Whom one signs for: TM. (in the name of), KT. (for the holder), TL., TUQ. (by order of)."""
_WHOSE = rf"[{CAPITALS} –-]{{3,60}}"
"""Where that goes on: "TM. BAN THƯỜNG VỤ", "HUYỆN ỦY CẨM XUYÊN"."""
_OFFICE = rf"(?i:(?:phó |quyền |q\. ?)?(?:{TITLES})\b(?: [^\n.;:,\d]{{1,60}})?)"
_SEAL = r"(?i:[\[(/]*(?:đã k[ýí]|k[ýí] tên|chữ k[ýí]|k[ýí], |k[ýí] và|k[ýí] bởi)[^\n]{0,40})"
DEGREE = (
    r"(?:(?:PGS|GS|ThS|TS|BS|DS|KS|CN|LS)(?:\.? ?(?:CK)?(?:I{1,2}|[12]))?|Thạc sĩ|Tiến sĩ|Bác sĩ"
    r"|Dược sĩ|Kỹ sư|Cử nhân|Luật sư|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy))\b[., –-]{0,3}"
)
"""What stands before a name: degrees and ranks, as they are spelled."""
_NO_NAME = (
    rf"(?i:(?:phó |quyền )?(?:{TITLES}|ủy ban|hội đồng|ban|huyện|tỉnh|xã|phường|thị trấn|thị xã"
    r"|thành phố|quận|nơi nhận|văn phòng|phòng|sở|trung tâm|phụ lục|biểu|bảng|phần|báo cáo)\b)"
)
"""What may begin another line of a block, or what follows one without a name."""
_WORD = rf"[{CAPITALS}](?:['’]?[{CAPITALS}]+|(?:['’][{CAPITALS}])?[^\W\d_{CAPITALS}]*)"
_BLOCK = re.compile(
    rf"^(?:(?:{_FOR}\n+(?:{_WHOSE}\n+)?){{1,3}}(?:{_OFFICE}\n+)?|{_OFFICE}\n+)(?:{_SEAL}\n+)?"
    rf"(?:{DEGREE})*(?!{_NO_NAME})(?P<name>{_WORD}(?:[ -]{_WORD}){{1,4}})$",
    re.MULTILINE,
)
_DEED = "Người ký báo cáo: "


def find_signatures(text: str) -> list[re.Match[str]]:
    """Return the blocks of NFC text that sign it, in order; group ``name`` is who signed.

    Lines for whom ("TM. ỦY BAN NHÂN DÂN"), an office, "(Đã ký)" and the name follow each other;
    blank lines may part them.
    """
    return list(_BLOCK.finditer(text))


def with_deed(text: str) -> str:
    """Return NFC text that says of its signatures what they are, as people ask for them."""
    return _BLOCK.sub(lambda block: _DEED + block[0], text)
