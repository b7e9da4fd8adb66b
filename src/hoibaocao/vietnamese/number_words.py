"""Read numbers written in words: "năm mươi", "một trăm linh năm nghìn", "hai rưỡi", "nửa triệu"."""

import re
from decimal import Decimal
from functools import cache

from hoibaocao.vietnamese.measures import measure_pattern, scales
from hoibaocao.vietnamese.text import fold

_DIGITS = "mot hai ba bon nam sau bay tam chin".split()
_VALUES = {word: Decimal(value) for value, word in enumerate(_DIGITS, 1)}
_VALUES |= {"tu": Decimal(4), "lam": Decimal(5), "nham": Decimal(5)}
_HALF = Decimal("0.5")

_DIGIT = "(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# "hai mươi năm" is twenty years; the figure is "hai mươi lăm".
_LAST = "(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)(?!\\w)"
_TENS = f"(?:{_DIGIT} mươi(?: {_LAST})?|{_DIGIT} (?:mốt|lăm|nhăm)|mười(?: {_LAST})?)"
_HUNDREDS = f"{_DIGIT} trăm(?: (?:(?:linh|lẻ) {_DIGIT}|{_TENS}))?"
_GROUP = f"(?:{_HUNDREDS}|{_TENS}|{_DIGIT})"
_SCALE = "(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|chục)(?!\\w| lệ)"
_LARGE = (
    f"{_GROUP}(?: {_SCALE}){{1,2}}(?: {_GROUP}(?: {_SCALE}){{1,2}}){{0,3}}"
    f"(?: (?:(?:linh|lẻ) {_DIGIT}|{_HUNDREDS}|{_TENS}))?"
)
_NUMBER = (
    rf"(?<!\w)(?:{_LARGE}|{_HUNDREDS}|{_TENS}|{_DIGIT}(?= rưỡi))(?: rưỡi)?(?!\w)"
    rf"|(?<!\w)(?:một )?nửa {_SCALE}"
)
_ONE_WORD = "hai|ba|bốn|sáu|bảy|bẩy|tám|chín|mười"
_SURE_BARE = "hai|ba|bon|chin"
"""Those that, typed without diacritics, are no other word before a unit."""


@cache
def number_words(*, folded: bool) -> re.Pattern[str]:
    """Return the pattern of numbers in words in a `normal` text, or in a folded one.

    One word alone is a number before a unit only ("hai xã"), and never "một" or "năm", which are
    an article and a year more often.
    """
    number, one = (fold(_NUMBER), _SURE_BARE) if folded else (_NUMBER, _ONE_WORD)
    return re.compile(rf"{number}|(?<!\w)(?:{one})(?= {measure_pattern()})")


def value_of(words: str) -> Decimal:
    """Return the value of what `number_words` found."""
    total, group, digit, last = Decimal(0), Decimal(0), Decimal(0), Decimal(1)
    for word in fold(words).split():
        if word in _VALUES:
            digit = _VALUES[word]
        elif word == "muoi":
            group, digit, last = group + (digit or 1) * 10, Decimal(0), Decimal(10)
        elif word == "tram":
            group, digit, last = group + digit * 100, Decimal(0), Decimal(100)
        elif word == "nua":
            group = _HALF
        elif word == "ruoi":
            digit += last * _HALF
        elif word in scales():
            total, last = _scaled(total, group + digit, scales()[word])
            group = digit = Decimal(0)
    return total + group + digit


def _scaled(total: Decimal, group: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Return the new total and the size of its last part; "nghìn tỷ" scales what is there."""
    return (total + group * scale, scale) if group else (total * scale, scale)
