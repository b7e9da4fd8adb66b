"""Days and weeks named by how far they are from today: "hôm nay", "ngày mai", "next week"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hoibaocao.records import Period
from hoibaocao.vietnamese.text import fold, normal

_DAYS = {
    "hôm kia": -2,
    **dict.fromkeys(("hôm qua", "yesterday"), -1),
    **dict.fromkeys(("hôm nay", "today", "tonight"), 0),
    **dict.fromkeys(("ngày mai", "tomorrow"), 1),
}
_WEEKS = {
    **dict.fromkeys(("tuần này", "this week"), 0),
    **dict.fromkeys(("tuần trước", "tuần qua", "tuần vừa qua", "tuần rồi", "last week"), -1),
    **dict.fromkeys(("tuần sau", "tuần tới", "next week"), 1),
}
_PARTS_OF_DAYS = {
    f"{part} {word}": away
    for part in ("sáng", "trưa", "chiều", "tối", "đêm")
    for word, away in (("nay", 0), ("qua", -1), ("mai", 1))
}
"""Never without diacritics: "toi nay" is rather "tới nay"."""

_AWAY_DAYS = _PARTS_OF_DAYS | _DAYS | {fold(words): away for words, away in _DAYS.items()}
_AWAY_WEEKS = _WEEKS | {fold(words): away for words, away in _WEEKS.items()}
# "Đến hôm nay" is till now; "hôm nay cho tôi hỏi" says when one asks, "vì ngày mai" is a motto.
_NOT_BEHIND = "".join(
    rf"(?<!\b{words} )(?<!\b{words} ngày )(?<!\b{words} ngay )"
    for words in ("đến", "tới", "den", "toi", "vì", "vi", "until", "as of", "up to")
)
_WHO = "tôi|toi|em|mình|minh|anh|chị|cháu|chau|i|you|we"
_NOT_BEFORE = rf"(?!,? (?:(?:cho |xin |nhờ |can )?(?:{_WHO})|xin|nhờ|cho (?:hỏi|hoi)|please)\b)"
_PATTERN = re.compile(
    rf"{_NOT_BEHIND}\b(?P<words>{'|'.join([*_AWAY_DAYS, *_AWAY_WEEKS])})\b{_NOT_BEFORE}"
)


def near_days(text: str, today: date) -> Iterator[tuple[tuple[int, int], Period]]:
    """Yield where NFC text names such a day or week, from Monday on, and which it is."""
    for match in _PATTERN.finditer(normal(text)):
        words = match["words"]
        if words in _AWAY_DAYS:
            first = last = today + timedelta(_AWAY_DAYS[words])
        else:
            first = today + timedelta(7 * _AWAY_WEEKS[words] - today.weekday())
            last = first + timedelta(6)
        yield match.span(), Period("span", first, last)
