"""What a text asserts that can be checked: figures, days, periods, names, codes and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.vietnamese.abbreviations import packaged
from hoibaocao.vietnamese.dates import DateMention, find_dates
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.numbers import Figure, find_figures
from hoibaocao.vietnamese.periods import PeriodMention, find_periods
from hoibaocao.vietnamese.syllables import is_folded_syllable
from hoibaocao.vietnamese.text import CAPITALS, fold, normal

_RUN = re.compile(rf"(?<!\w)[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*")
_UNIT = "huyen|xa|thi xa|thi tran|thanh pho|tp\\.?|tinh|quan|phuong"
_UNIT_BEFORE = re.compile(rf"(?<!\w)(thi xa|{_UNIT}) ?$")
_UNIT_FIRST = re.compile(rf"(thi xa|{_UNIT}) (?=\w)")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:;•|\n]|\n ?[-–+*])[\s\"“(]*$")
_CODE = re.compile(r"[^\W_]*\d[\w./&-]*\w|\d")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_TREND = re.compile(r"(?<!\w)(tang|giam|increased?|decreased?|up|down)(?: \w+){0,2} $")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:cung ky|nam truoc|nam ngoai|cung thoi diem)(?: nam (?:\d{4}|truoc|ngoai))?"
    r"[ :,(]*(?:(?:cua nam truoc|la|dat|co|chi) ?)*$"
)
_DOWN = frozenset({"giam", "decrease", "decreased", "down"})
_SAID_OF_ALL = frozenset(
    "va cua la dat trong cac nhung cho voi ve tai o tu den theo tren duoi thi ma hay hoac bi do khi"
    " co duoc da khong nay do so mot bang tang giam hon gan khoang nam thang quy dau cuoi ky ca"
    " bao cao cu the huyen xa tinh thanh pho thi tran dia ban ty trieu nghin dong phan tram ha"
    " tan".split()
)
_LOOK_BACK = 30
_LONGEST_UNIT = 10
_OPENING = 1
"""So many words of a name that opens a sentence may be no part of it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure; ``trend`` is ``up``, ``down`` or empty.

    ``noun`` is the word behind it, folded, if its unit is not known. ``before`` tells that it is
    given as that of the year before: "cùng kỳ năm 2022: 170".
    """

    figure: Figure
    trend: str
    noun: str
    before: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name in `normal` form, abbreviations spelt out.

    ``unit`` is the folded word before it, such as ``huyen``. If the name ``opens`` a sentence,
    its first word may be no part of it.
    """

    words: str
    unit: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Assertions:
    """What a text asserts; figures that are part of days and periods are left out.

    Attributes:
        text: In `normal` form on one line, abbreviations spelt out.
        folded: The same, folded.
        words: Those of the text that carry meaning, folded.
        english: It is in English, so its words are not those of the reports.
    """

    text: str
    folded: str
    amounts: tuple[Amount, ...]
    dates: tuple[DateMention, ...]
    periods: tuple[tuple[str, PeriodMention], ...]
    names: tuple[Name, ...]
    codes: tuple[str, ...]
    words: frozenset[str]
    english: bool


# Streaming checks the same sentences with every word that arrives; so do questions the passages.
@lru_cache(maxsize=8192)
def assertions_of(text: str, year: int | None) -> Assertions:
    """Return what NFC text asserts.

    Args:
        text: A statement, or what it stands on.
        year: That of days and periods which come without one.
    """
    folded = fold(text).replace("\n", " ")
    dates = find_dates(text, default_year=year)
    periods = find_periods(text, default_year=year)
    times = [(day.start, day.end) for day in dates]
    times += [(each.start, each.end) for each in periods]
    figures = [
        figure
        for figure in find_figures(text)
        if not any(figure.start < end and start < figure.end for start, end in times)
    ]
    taken = [*times, *((figure.start, figure.end) for figure in figures)]
    english = is_english(text)
    spelt = spelt_out(text)
    bare = fold(spelt)
    return Assertions(
        text=spelt,
        folded=bare,
        amounts=tuple(_amount(figure, folded) for figure in figures),
        dates=tuple(dates),
        periods=tuple((folded[each.start : each.end], each) for each in periods),
        names=tuple(_names(text, folded, english=english)),
        codes=tuple(_codes(folded, taken)),
        words=frozenset(_WORD.findall(bare)) - _SAID_OF_ALL,
        english=english,
    )


def spelt_out(text: str) -> str:
    """Return NFC text in `normal` form on one line, its abbreviations spelt out."""
    return " ".join(normal(packaged().spelt_out(text)).split())


def unit_before(folded: str, at: int) -> str:
    """Return the word for an administrative unit that stands before a place in folded text."""
    unit = _UNIT_BEFORE.search(folded, max(0, at - _LONGEST_UNIT), at)
    if unit is None:
        return ""
    return "thanh pho" if unit[1].startswith("tp") else unit[1]


def _amount(figure: Figure, folded: str) -> Amount:
    before = _TREND.search(folded, max(0, figure.start - _LOOK_BACK), figure.start)
    trend = ("down" if before[1] in _DOWN else "up") if before else ""
    after = _NEXT_WORD.match(folded, figure.end)
    noun = after[1] if after and not figure.unit and not figure.ordinal else ""
    earlier = _YEAR_BEFORE.search(folded, max(0, figure.start - _LOOK_BACK), figure.start)
    return Amount(figure, trend, "" if noun in _SAID_OF_ALL else noun, earlier is not None)


def _codes(folded: str, taken: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what holds a digit and is neither a figure nor a time: ``09-nq/tw``, ``ql1a``."""
    for match in _CODE.finditer(folded):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            yield match[0]


def _names(text: str, folded: str, *, english: bool) -> Iterator[Name]:
    for match in _RUN.finditer(text):
        words = match[0].split()
        if english:
            words = [word for word in words if is_folded_syllable(fold(word))]
        name = spelt_out(" ".join(words))
        first = _UNIT_FIRST.match(fold(name))
        opens = _SENTENCE_STARTS.search(text, 0, match.start()) is not None
        if unit := unit_before(folded, match.start()):
            yield Name(name, unit)
        elif first:
            yield Name(name[first.end() :], unit_before(fold(name), first.end()))
        elif len(words) > _OPENING + 1 or (len(words) > 1 and not opens):
            yield Name(name, opens=opens or english)
