"""Whether a question asks for what is planned, and the words by which it says so."""

import re

from hoibaocao.searching.questions import asked_for
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.text import Spelled, fold
from hoibaocao.vietnamese.tokens import content_tokens

_AHEAD = re.compile(
    r"\b(?:phan dau|muc tieu|du kien|uoc (?:dat|thuc hien|tinh|ca nam)|du bao|(?<!chia )se|"
    r"tam nhin|nhiem vu|phuong huong|giai phap|thoi gian toi|de ra|"
    r"dat ra|muon|mong|huong (?:den|toi)|dat chi tieu|du dinh|dinh (?:co|dat|dua|don|giam|lam|mo|"
    r"tang|thu|trong|xay)|(?:phai|can) (?:co|dat|dua|giam|hoan thanh|xong)|sap (?:toi|duoc)|"
    r"(?:duoc|trung uong|tw|tinh|huyen|thanh pho|cap tren|dau nam) giao(?! (?:thong|dich|luu))|"
    r"(?<!% )(?<!tram )(?<!voi )(?:ke hoach|chi tieu|du toan)|"
    r"will|target|planned|plan to|forecast|expected|wants?|hopes?|aims?|by 20\d\d)\b"
)
_UNTIL = Spelled(r"(?<!tính )\b(?:đến|tới) (?:năm|20\d\d)\b")
"""Up to a time to come; what is counted "tính đến năm 2022" is there."""
_DUE = Spelled(r"\b(?:phải|cần|nâng|đưa|giữ) (?!chăng)")
"""Tells of a time without a report that something is to be done then: no result is asked for."""
_PLANNING = Spelled(
    r"(?<![^ ])(?:(?:đặt|đề|giao|phấn đấu)(?: ra)?(?: \w+)? )?"
    r"(?:chỉ tiêu|mục tiêu(?! quốc gia)|kế hoạch(?! vốn| sử dụng| hóa)|phấn đấu|dự kiến|đặt ra"
    r"|đề ra)"
    r"(?: (?:đạt|về|là|của|cho|đặt ra|đề ra|được|phải|thì))*(?![^ ,.;:?!])"
)


def looks_ahead(question: str) -> bool:
    """Tell whether a question in NFC asks for what is planned or foreseen, not for a result."""
    return (_AHEAD.search(fold(question)) or _UNTIL.search(question)) is not None


def may_be_planned(question: str) -> bool:
    """Tell whether what a report plans may answer a question in NFC about a time without one.

    A planned figure is no result; which things, who and when are told by plans, too.
    """
    is_due = _DUE.search(question) is not None
    return is_due or looks_ahead(question) or asked_for(question) != "figure"


def as_planned(question: str) -> str:
    """Return a question in NFC that asks for what is planned of what it asks."""
    return f"{'Expected' if is_english(question) else 'Dự kiến'} {question}"


def without_planning(topic: str) -> str:
    """Return a topic without the words that it is planned, if others are left.

    Where a report tells of what is to come, most sentences say no "chỉ tiêu".
    """
    rest = topic
    for start, end in reversed(_PLANNING.spans(topic)):
        rest = f"{rest[:start]} {rest[end:]}"
    rest = " ".join(rest.split())
    return rest if content_tokens(rest) else topic
