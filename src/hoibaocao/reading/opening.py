"""Take the beginning of a report apart: what stands before the title, the title, the lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from hoibaocao.reading.headings import KIND, begins_item, is_kind, is_letterhead
from hoibaocao.reading.letterhead import head_lines
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.sentences import sentence_spans
from hoibaocao.vietnamese.text import fold

_SEARCHED = 25  # paragraphs in which a title may stand
_LEAD = 10  # paragraphs after it
_LONGEST_TITLE = 250  # characters
_MOST_TITLE_LINES = 5
_MOST_COLUMNS = 3  # above a headline: of a portal, of news, the number of a form
_FEWEST_WORDS = 5  # of a headline; less may be the name of a news column

_SUBJECT = re.compile(r"v ?/ ?v\b|ve viec\b")  # what an official letter names itself by
_ENDS_TITLE = re.compile(
    r"kinh gui|can cu\b"
    r"|(?:hoi dong nhan dan|hdnd|ban chap hanh)\b.*(?:\bk[yi] hop|\bkhoa\b|lan thu)"
    r"|thuc hien (?:cong van|chi dao|nghi quyet|ke hoach|van ban|quy dinh|luat)"
    r"|\((?:(?:k[yi] )?bao cao|kem theo|du thao|tai |trinh|phuc vu|so lieu)|[-_*=–—.\s]+$|so\s*:"
)
_NOT_WORDS = re.compile(
    r"\d{1,2}[:hg]\d{0,2}(?::\d\d)?|gmt\s*[+-]?\d*|am\b|pm\b|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat"
    r"|ngay (?:dang|tao|cap nhat|xuat ban)|dang (?:ngay|luc|boi)|cap nhat(?: luc)?|xuat ban"
    r"|ngay\b|luc\b|thoi gian\b|(?:bat dau )?tu\b|gio\b|phut\b|[\W\d_]"
    r"|luot xem\b|(?:in|doc) bai(?: viet)?\b|gui email\b|chia se\b|co chu\b"
)
_CAPTION = re.compile(
    r"\(?(?:anh|nguon anh|tin anh|tac gia|nguon|theo)\s*:|.*\banh\s*:\s*[^.]{2,30}$"
)
_SENTENCE_END = re.compile(r"[.;:!?…]$")
_GOES_ON = re.compile(r"[,;]$")  # the line below goes on: "…9 tháng đầu năm 2023;"
_RUNNING_TEXT_END = re.compile(r"[.;:]$")  # headlines may ask or exclaim


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a report; ``head`` holds letterhead, number, date or news column.

    ``titled`` tells that the title is a heading: it says what the text is about. Else it is the
    first sentence of running text, which the ``lead`` then begins with. ``official`` tells that
    the title names the kind of document, such as "BÁO CÁO", or a letter's subject, "V/v…"; the
    head is then a letterhead.
    """

    head: tuple[str, ...]
    title: str
    titled: bool
    official: bool
    lead: tuple[str, ...]


def opening_of(paragraphs: Sequence[str], hint: str) -> Opening:
    """Return the beginning of a report in parts.

    Args:
        paragraphs: Those of the canonical text.
        hint: A title the file itself names; taken if the text has none of its own.
    """
    hint = hint if _is_title(hint) else ""
    paragraphs = [part for line in paragraphs[:_SEARCHED] for part in head_lines(line)]
    official = _office_title(paragraphs)
    named = official or _hinted(paragraphs, hint)
    first, last = named or _headline(paragraphs)
    titled = named is not None or not any(map(_is_running_text, paragraphs[first:last]))
    title = _joined(paragraphs[first:last]) or hint
    lead = last if titled else first
    return Opening(
        head=tuple(paragraphs[:first]),
        title=title,
        titled=titled,
        official=official is not None or _SUBJECT.match(fold(title)) is not None,
        lead=tuple(paragraphs[lead : lead + _LEAD]),
    )


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but when the text was written."""
    left = line
    for mention in reversed(find_dates(line, default_year=2000)):
        left = left[: mention.start] + left[mention.end :]
    return left != line and not _NOT_WORDS.sub("", fold(left))


def is_column(line: str) -> bool:
    """Tell whether a line is as short as the name of a news column."""
    return len(re.findall(r"\w+", line)) < _FEWEST_WORDS and not _SENTENCE_END.search(line)


def _office_title(paragraphs: Sequence[str]) -> tuple[int, int] | None:
    """Return where "BÁO CÁO / Tình hình thực hiện…" begins and ends."""
    for first, line in enumerate(paragraphs[:_SEARCHED]):
        kind = KIND.match(fold(line))
        if kind and _is_office_title(line, kind):
            last = first + 1
            while last < first + _MOST_TITLE_LINES and _continues(paragraphs, first, last):
                last += 1
            return first, last
    return None


def _is_office_title(line: str, kind: re.Match[str]) -> bool:
    if len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line):
        return False
    return is_kind(line) or line[: kind.end()].isupper()


def _continues(paragraphs: Sequence[str], first: int, last: int) -> bool:
    if last >= len(paragraphs):
        return False
    line, above = paragraphs[last], paragraphs[last - 1]
    too_long = len(_joined(paragraphs[first : last + 1])) > _LONGEST_TITLE
    if too_long or _is_skipped(line) or _ENDS_TITLE.match(fold(line)) or begins_item(line):
        return False
    below_kind = last == first + 1 and is_kind(above)
    goes_on = below_kind or line.isupper() or not line[0].isupper() or _GOES_ON.search(above)
    return bool(goes_on) and not (_SENTENCE_END.search(line) and not _GOES_ON.search(line))


def _hinted(paragraphs: Sequence[str], hint: str) -> tuple[int, int] | None:
    """Return where the title stands that the file itself names."""
    for index, line in enumerate(paragraphs[:_SEARCHED]):
        if hint and fold(line).rstrip(" .") == fold(hint).rstrip(" ."):
            return index, index + 1
    return None


def _headline(paragraphs: Sequence[str]) -> tuple[int, int]:
    real = [
        index
        for index, line in enumerate(paragraphs[:_SEARCHED])
        if not _is_skipped(line) and not _CAPTION.match(fold(line))
    ]
    if not real:
        return 0, 0
    columns = len(list(takewhile(lambda index: is_column(paragraphs[index]), real)))
    below = real[columns] if columns < min(len(real), _MOST_COLUMNS + 1) else real[0]
    first = below if _is_headline(paragraphs[below]) else real[0]
    return first, first + 1


def _is_skipped(line: str) -> bool:
    return (
        is_letterhead(line)
        or is_date_line(line)
        or not any(character.isalpha() for character in line)
    )


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not is_column(line) and not _SENTENCE_END.search(line)


def _is_running_text(line: str) -> bool:
    return (
        len(line) > _LONGEST_TITLE
        or bool(_RUNNING_TEXT_END.search(line))
        or len(sentence_spans(line)) > 1
    )


def _is_title(hint: str) -> bool:
    return bool(hint) and not is_column(hint) and not _is_skipped(hint)


def _joined(lines: Sequence[str]) -> str:
    title = " ".join(lines)
    if len(title) > _LONGEST_TITLE:
        start, end = sentence_spans(title)[0]
        title = title[start:end]
    title = title.rstrip(" .")
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
