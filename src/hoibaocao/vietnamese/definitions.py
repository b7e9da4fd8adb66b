"""Abbreviations that a report defines itself.

    giải phóng mặt bằng (GPMB)                       GPMB (giải phóng mặt bằng)
    mỗi xã một sản phẩm (sau đây gọi tắt là OCOP)    khu dân cư kiểu mẫu, viết tắt là KDCKM
    DANH MỤC CHỮ VIẾT TẮT, then a line or two for each

What is taken for the long form has to prove it: its syllables begin with the letters of the short
one. Only a list of abbreviations, and a phrase that is said to be shortened, is believed as it is
("FDI", "OCOP").
"""

import re
from collections.abc import Iterator, Sequence

from hoibaocao.vietnamese.text import fold, normal

_CAPITALS = "[A-ZĐƯ]"
# Few parts: in a row of capitals, each word would be tried with all that follow it.
_SHORT = (
    rf"(?P<short>{_CAPITALS}{{2,}}[a-z]?(?: ?[-–&] ?{_CAPITALS}+[a-z]?| {_CAPITALS}{{2,}}){{0,5}})"
)
_SAID = (
    r"(?:(?:sau đây|dưới đây|từ đây|từ đây về sau)\s+)?(?:được\s+)?"
    r"(?P<said>(?:viết|gọi|nói)\s+tắt(?:\s+là|:)|gọi\s+là|viết\s+là):?\s+"
)
_QUOTE = "[\"'“”‘’«»]?"
_AFTER_LONG = re.compile(
    rf"\s*(?:\(\s*|[,;]?\s(?=viết|gọi|nói|được|sau|dưới|từ))(?:{_SAID})?{_QUOTE}{_SHORT}(?!\w)"
)
_GOES_ON = re.compile(r"\s\w")
_BEFORE_LONG = re.compile(
    rf"(?<!\w){_SHORT}{_QUOTE}\s*"
    rf"(?:\(|(?:là\s+)?(?:(?:chữ|từ|cụm từ)\s+)?viết\s+tắt\s+(?:của|cho)\s+){_QUOTE}"
)
_LIST = re.compile(
    r"(?:danh mục|danh sách|bảng|các|những|giải thích|quy ước)\b.{0,30}\b(?:viết|gọi) tắt\b"
)
_LISTED = re.compile(rf"(?<![\w&-]){_SHORT}(?![\w&-])(?:\s*;[^:;\n]{{1,40}}:|[\s|:=;–-])\s*")
_LONGEST_HEADING = 80
_LONGEST_LINE = 160
_LINES_BETWEEN = 3
"""A list of abbreviations is over after so many lines without any."""

_SYLLABLE = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s,“”\"‘’–-]{1,4}$")
_PASSED_OVER = frozenset(
    "và của các về với trên cho có theo tại trong những do từ đối hoặc".split()
)
_FEWEST, _MOST = 2, 12
"""Letters of a short form, and syllables of a long one."""
_REACH = 160


def find_definitions(text: str) -> dict[str, str]:
    """Return the long forms that a report's NFC text gives, in small letters, by short form.

    The first definition of a short form counts.
    """
    found: dict[str, str] = {}
    for short, long in (*_in_sentences(text), *_in_lists(text)):
        found.setdefault(short, normal(long))
    return found


def _in_sentences(text: str) -> Iterator[tuple[str, str]]:
    for match in _AFTER_LONG.finditer(text):
        words = _row(text[max(0, match.start() - _REACH) : match.start()], last=True)
        believed = "tắt" in (match["said"] or "") and not _GOES_ON.match(text, match.end())
        long = _shortened(words[::-1], match["short"], back=True)
        if long := long or (_named(words) if believed else ""):
            yield match["short"], long
    for match in _BEFORE_LONG.finditer(text):
        words = _row(text[match.end() : match.end() + _REACH], last=False)
        if long := _shortened(words, match["short"], back=False):
            yield match["short"], long


def _in_lists(text: str) -> Iterator[tuple[str, str]]:
    for listing in _lists(text):
        ends = 0
        for match in _LISTED.finditer(listing):
            before = _row(listing[ends : match.start()].rstrip(" \n|:=;–-"), last=True)
            rest = listing[match.end() : match.end() + _REACH]
            ends = match.end()
            if long := (
                _shortened(_row(rest, last=False), match["short"], back=False)
                or _shortened(before[::-1], match["short"], back=True)
                or _cell(rest)
            ):
                yield match["short"], long


def _lists(text: str) -> Iterator[str]:
    """Yield the lines after each heading of a list of abbreviations, as far as it goes."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_HEADING or not _LIST.search(normal(line)):
            continue
        listed: list[str] = []
        empty = 0
        for follows in lines[at + 1 :]:
            empty = 0 if re.search(rf"(?<!\w){_CAPITALS}{{2,}}", follows) else empty + 1
            if empty > _LINES_BETWEEN or len(follows) > _LONGEST_LINE:
                break
            listed.append(follows)
        yield "\n".join(listed) + "\n"


def _row(text: str, *, last: bool) -> list[str]:
    """Return the syllables that stand in a row at the end of a text, or at its begin."""
    words = list(_SYLLABLE.finditer(text))
    if last:
        words.reverse()
    row: list[str] = []
    end = len(text) if last else 0
    for word in words:
        between = text[word.end() : end] if last else text[end : word.start()]
        if between and not _BETWEEN.match(between):
            break
        row.append(word[0])
        end = word.start() if last else word.end()
    return row[::-1] if last else row


def _shortened(words: Sequence[str], short: str, *, back: bool) -> str:
    """Return as many of some syllables as the letters of a short form stand for; else nothing.

    Args:
        words: From the short form outwards.
        short: Its letters are looked for one by one; words such as ``và`` may have none.
        back: The words stand before the short form and are in reverse order.
    """
    letters = _SYLLABLE.findall(fold(short))
    wanted = list("".join(letters))
    if len(wanted) < _FEWEST:
        return ""
    if back:
        wanted.reverse()
    taken: list[str] = []
    for word in words:
        if fold(word)[0] == wanted[0]:
            wanted.pop(0)
        elif not taken or normal(word) not in _PASSED_OVER:
            return ""
        taken.append(word)
        if not wanted:
            return " ".join(reversed(taken) if back else taken)
    return ""


def _named(words: Sequence[str]) -> str:
    """Return the name that ends a row of words: from its capital on."""
    capitals = [at for at, word in enumerate(words) if word[0].isupper() and not word.isupper()]
    name = words[capitals[-1] :] if capitals else []
    return " ".join(name) if _FEWEST < len(name) <= _MOST else ""


def _cell(rest: str) -> str:
    """Return what fills a cell of a list, if that can be a long form."""
    cell = re.split(r"[\n|;]", rest, maxsplit=1)[0].strip(" .")
    words = _row(cell, last=False)
    whole = cell[:1].isupper() and not cell.isupper() and words == _SYLLABLE.findall(cell)
    return " ".join(words) if whole and _FEWEST <= len(words) <= _MOST else ""
