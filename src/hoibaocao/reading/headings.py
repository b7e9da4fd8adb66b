"""Tell headings from other lines, as they are written in Vietnamese reports."""

import re

from hoibaocao.vietnamese.text import fold

_LONGEST = 120  # characters shown
_SHORT = 160  # a longer line is a sentence

_PART = re.compile(r"(phần|chương|mục)\s+(thứ\s+\w+|[ivxlc]+|\d{1,2}|[a-zđ])\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<mark>[IVXLC]{1,5}(\.\d{1,2})*[.)/]|[A-ZĐ][.)/]|\d{1,2}((\.\d{1,2}){1,3}[.)/]?|[.)/])|[a-zđ][.)])"
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

# Lines that head no section though they look so: the letterhead and the signature (folded).
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\W+tu do\W+hanh phuc|^dang cong san viet nam"
)
_BODY = re.compile(
    r"(uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|huyen uy|tinh uy|thanh uy|quan uy|thi uy|dang uy"
    r"|dang bo|ban chap hanh|ban thuong vu|van phong|so|phong|chi cuc|cuc)\b"
)
_UNIT = re.compile(r"(huyen|tinh|xa|phuong|quan|thi xa|thi tran|thanh pho|tp\.?) \w+")
_SIGNER = re.compile(
    r"(tm|kt|tl|tuq|t/m|k/t)\b.*|noi nhan.*"
    r"|(pho )?(chu tich|bi thu|chanh van phong|giam doc|cuc truong|truong (ban|phong))"
    r"( thuong truc)?"
)


def heading_of(line: str, *, marked: bool = False) -> str:
    """Return the heading a paragraph is or begins with; an empty string if there is none.

    Args:
        line: A paragraph of clean text.
        marked: The format (Word style, HTML, Markdown) says that it is a heading.
    """
    if marked:
        return _shown(line)
    numbered = _NUMBERED.match(line)
    if _PART.match(line) or (numbered and _is_name(numbered["words"])) or _in_capitals(line):
        return _shown(line) if _is_short_name(line) else ""
    if numbered and (lead := _LEAD.match(numbered["words"])) and _is_name(lead[0]):
        return _shown(line[: numbered.start("words") + lead.end()])
    return ""


def is_heading(line: str) -> bool:
    """Tell whether the whole line is a heading."""
    return heading_of(line) == _shown(line)


def begins_item(line: str) -> bool:
    """Tell whether a line begins with a number, a letter or a dash, as items of a list do."""
    return bool(_NUMBERED.match(line) or _PART.match(line) or re.match(r"[-–—+*•●▪]\s", line))


def is_letterhead(line: str) -> bool:
    """Tell whether a line is nothing but the motto, an issuing body or a signing office."""
    folded = fold(line)
    if line.isupper() and _UNIT.match(folded):
        return True
    if _MOTTO.search(folded) or _SIGNER.fullmatch(folded):
        return True
    body = _BODY.match(folded)
    return body is not None and (line.isupper() or _is_named(line[body.end() :]))


def _is_named(rest: str) -> bool:
    """Tell whether only names follow: "Ủy ban nhân dân huyện Suối Trong", not what it did."""
    words = rest.split()
    if words and words[0] in {"huyện", "tỉnh", "xã", "phường", "quận"}:
        words = words[1:]
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


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
