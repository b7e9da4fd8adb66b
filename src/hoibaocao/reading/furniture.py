"""Tell an article from what a web portal put around it when it was copied as text.

Only at the beginning and at the end, and only lines that read like parts of a page: short, no
sentence, from a portal's usual vocabulary. Whatever might be content is the article's. The
canonical text keeps everything; what is not the article's is neither searched nor read for
metadata.
"""

import re
from collections.abc import Sequence
from datetime import date

from hoibaocao.reading.document import BETWEEN
from hoibaocao.reading.opening import is_column, is_date_line
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold

_LONGEST = 80  # characters of a label such as "Tin cùng chuyên mục"
_LONGEST_LINK = 200  # characters of a headline that links to other news
_SEARCHED_AT_START = 12  # lines

# What opens the part of a page behind an article (folded).
_BEHIND = re.compile(
    r"^[\W_]*(?:"
    r"(?:cac )?(?:tin|bai|bai viet|tin bai|tin tuc|van ban)(?:,? bai)? "
    r"(?:cung chuyen muc|cung loai|lien quan|khac|nong|tieu diem|moi(?: hon| nhat| dang)?|cu hon"
    r"|da dua|doc nhieu|noi bat|xem nhieu)\b"
    r"|cac tin (?:khac|da dua|lien quan|moi|cu)|doc nhieu nhat|xem nhieu nhat|tin xem nhieu"
    r"|tim kiem\b|tra cuu\b.*van ban$|website lien ket|trang lien ket"
    r"|lien ket (?:website|web|trang)"
    r"|thong ke (?:truy cap|luot)|luot truy cap|so luot truy cap|luot xem\b|da truy cap\b"
    r"|(?:dang|so nguoi|khach) (?:online|truy cap|truc tuyen)\b|(?:tong )?(?:so )?luot truy cap"
    r"|(?:hom nay|hom qua|tuan nay|thang nay|tong cong|tat ca|truc tuyen)\s*:\s*[\d.,]+$"
    r"|chia se(?: bai viet| tin| len)?\s*:?$|chia se\b.*(?:facebook|zalo)|y kien ban doc"
    r"|binh luan\b"
    r"|gui (?:email|binh luan|y kien)|in (?:bai viet|trang|tin)\b|ban in$|danh gia bai viet"
    r"|tu khoa\s*:|tags?\s*:|ve dau trang|quay lai$|tro ve$|xem tiep$|xem them$|trang chu$"
    r"|lich cong tac(?: trong| tuan)?$|tham do y kien|quang cao$|thu vien (?:anh|video)|video clip"
    r"|ban quyen thuoc|©|copyright|ghi ro nguon|thiet ke (?:boi|va phat trien)|dang nhap$"
    r")"
)
# What stands before one: the name of the portal, its menu, breadcrumbs.
_BEFORE = re.compile(
    r"^[\W_]*(?:trang chu\b|home\b|dang nhap|gioi thieu$|lien he$|so do (?:trang|cong)|skip to"
    r"|bo qua noi dung|menu$|tim kiem\b|(?:cong|trang) thong tin dien tu(?: [^\W\d_]+){0,6}$)"
    r"|[»›].*[»›]|^[\w ,-]+ (?:»|›|>>?) [\w ,-]+$"
)
# What stands above or below its headline: view counts, font size, and what can be done with it.
_TOOLS = re.compile(
    r"^[\W_]*(?:co chu\b|luot xem\b|so lan xem|xem co chu|doc bai viet|chia se\b"
    r"|in (?:bai|trang)|gui email)"
)
# Archives of web news stamp their texts: "date 2021-07", then the article on the same line.
_STAMP = re.compile(r"date[: ] ?(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?:-\d\d)? (?=\S)")
_SENTENCE = re.compile(r"[^.…][.;!?][\"”’')]*$")


def article(lines: Sequence[str]) -> slice:
    """Return which of a page's lines are its article."""
    end = _end(lines)
    return slice(_start(lines[:end]), end)


def article_span(text: str) -> Span:
    """Return where the article begins and ends in canonical text, behind an archive's stamp."""
    lines = text.split(BETWEEN)
    own = article(lines)
    start = sum(len(line) + len(BETWEEN) for line in lines[: own.start])
    end = start + len(BETWEEN.join(lines[own]))
    stamp = _STAMP.match(text)
    return max(start, stamp.end() if stamp else 0), end


def stamped_month(text: str) -> date | None:
    """Return the first day of the month that an archive stamped on a text."""
    stamp = _STAMP.match(text)
    return date(int(stamp["y"]), int(stamp["m"]), 1) if stamp else None


def unstamped(title: str) -> str:
    """Return a title without an archive's stamp."""
    return _STAMP.sub("", title, count=1)


def is_sentence(line: str) -> bool:
    """Tell whether a line is a sentence, too long for any label of a page."""
    return len(line) > _LONGEST and _SENTENCE.search(line) is not None


def _end(lines: Sequence[str]) -> int:
    end = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if _is_label(line, _BEHIND):
            end = index
        elif len(line) > _LONGEST_LINK or _SENTENCE.search(line):
            break
    return end


def _start(lines: Sequence[str]) -> int:
    start = 0
    for index, line in enumerate(lines[:-1][:_SEARCHED_AT_START]):
        if len(line) > _LONGEST:
            break
        is_above = _is_label(line, _TOOLS) and not any(map(_is_headline, lines[start:index]))
        if is_above or _is_label(line, _BEFORE):
            start = index + 1
    return start


def _is_headline(line: str) -> bool:
    return not (_is_label(line, _TOOLS) or is_date_line(line) or is_column(line))


def _is_label(line: str, vocabulary: re.Pattern[str]) -> bool:
    return len(line) <= _LONGEST and bool(vocabulary.search(fold(line)))
