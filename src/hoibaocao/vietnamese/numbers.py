"""Find the figures of a text and what they count, and compare them by value and unit.

``1.200 triệu đồng`` and ``1,2 tỷ đồng`` are the same figure. Days and periods are found by
`hoibaocao.vietnamese.dates` and `hoibaocao.vietnamese.periods`; here they are left out or, where
only their words tell, are ordinals. No library was found that reads such figures: those for
Vietnamese read number words alone, those for figures with units know no Vietnamese.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.measures import (
    english_words,
    measure_pattern,
    measures,
    scale_pattern,
    scales,
)
from hoibaocao.vietnamese.number_words import number_words, value_of
from hoibaocao.vietnamese.numerals import read_numeral, read_roman
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold, is_folded, normal

_NUMERAL = r"(?>\d+(?:[.,]\d+)*)"
_NUMBERING = re.compile(r"^[ \t]*\d{1,2}(?:\.\d{1,2})*[.)](?=\s)", re.MULTILINE)
_YEAR = re.compile(r"(?:19|20)\d\d")

# What a number behind these words names; "tổng số 45" is an amount.
_LABELS = {
    **dict.fromkeys(("thứ", "hạng", "khóa", "lớp", "khối", "top", "điều", "khoản"), "always"),
    **dict.fromkeys(("quốc lộ", "tỉnh lộ", "tuyến đường"), "always"),
    **dict.fromkeys(("năm", "niên khóa"), "year"),
    "tháng": "month",
    "quý": "quarter",
    "ngày": "day",
    "mùng": "day",
    **dict.fromkeys("số mức chương loại đợt cấp vòng thôn bản tổ khu kỳ lần".split(), "uncounted"),
    **dict.fromkeys(("mức độ", "giai đoạn", "tiêu chí", "phụ lục", "bảng", "mẫu"), "uncounted"),
    **dict.fromkeys(("tổng số", "trong số", "đa số"), "amount"),
}
_HIGHEST = {"month": 12, "quarter": 4, "day": 31}
_ORDINAL = re.compile(
    r"(?<!\w)(?:thứ (?P<word>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"|(?:thứ|hạng|khóa|quý|loại|cấp|kỳ|đợt|mức) (?P<roman>[ivxl]+))(?!\w)"
)
_ORDINAL_WORDS = {"nhất": Decimal(1), "nhì": Decimal(2), "tư": Decimal(4), "mười": Decimal(10)}

_BOUNDS = {
    **dict.fromkeys("hơn trên quá over above".split(), ">"),
    **dict.fromkeys(("ít nhất", "tối thiểu", "more than", "at least"), ">"),
    **dict.fromkeys("gần dưới nearly almost under below".split(), "<"),
    **dict.fromkeys(("không quá", "tối đa", "less than", "at most"), "<"),
    **dict.fromkeys(("khoảng", "chừng", "xấp xỉ", "trên dưới", "about", "around"), "~"),
}
_RANGE = re.compile(r" ?[-–—~] ?| (?:đến|tới|den|toi|to) ")
_CODE_BEFORE = re.compile(r"[^\W\d][-–.]$")
_MINUS_BEFORE = re.compile(r"(?:^|[\s(])[-−–]$")
_LOOK_BACK = 16
_BILLION = 1_000_000_000


class _Before:
    """What words just before a figure tell.

    Args:
        kinds: What each word tells, in `normal` form.
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        bare = {fold(word): kind for word, kind in kinds.items()}
        self._kinds = bare | dict(kinds)
        self._spelt, self._folded = _just_before(kinds), _just_before(bare)

    def tells(self, text: str, at: int, *, folded: bool) -> str:
        """Return what the word before a place in `normal` text tells; empty if there is none."""
        pattern = self._folded if folded else self._spelt
        word = pattern.search(text, max(0, at - _LOOK_BACK), at)
        return self._kinds[word[1]] if word else ""


def _just_before(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(longest_first)}) $")


_LABEL, _BOUND = _Before(_LABELS), _Before(_BOUNDS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text.

    Attributes:
        start: Where it begins, sign included.
        end: Where it ends, unit included.
        number: As written: 1113.733 of ``1.113,733 tỷ đồng``.
        scale: How many of the unit one stands for: a billion there, 10000 (m²) for ha.
        unit: What it counts, such as ``đồng``, ``m²``, ``%``, ``xã``; empty if it is not known.
        per: The units behind a slash: ``người``, ``năm`` of ``triệu đồng/người/năm``.
        measure: Magnitude and unit, in `normal` form: ``tỷ đồng``.
        total: What it is out of, for ``21/21 trường``.
        bound: ``>`` for "hơn", "trên", ``<`` for "gần", "dưới", ``~`` for "khoảng"; else empty.
        ordinal: It names instead of counting: "hạng 3", "năm 2023", "lần thứ XII".
    """

    start: int
    end: int
    number: Decimal
    scale: Decimal = Decimal(1)
    unit: str = ""
    per: tuple[str, ...] = ()
    measure: str = ""
    total: Decimal | None = None
    bound: str = ""
    ordinal: bool = False

    @property
    def value(self) -> Decimal:
        """Return the value in the unit, magnitude included."""
        return self.number * self.scale


def same_figure(a: Figure, b: Figure) -> bool:
    """Tell whether two figures mean the same: equal values of units that do not differ.

    A unit that is not known differs from none; what ``per`` says may be left out.
    """
    return (
        a.value == b.value
        and a.total in (None, b.total if b.total is not None else a.total)
        and (not a.unit or not b.unit or a.unit == b.unit)
        and (not a.per or not b.per or a.per == b.per)
        and a.ordinal == b.ordinal
    )


def find_figures(text: str) -> list[Figure]:
    """Return the figures of NFC text, none overlapping, in text order.

    Days ("12/7/2023"), numbering of lists and codes ("09-NQ/TW", "QL1A") are none.
    """
    return [*_figures(text)]


@lru_cache(maxsize=32)  # whether a sentence answers, what it tells, if that stands: each step asks
def _figures(text: str) -> tuple[Figure, ...]:
    spelt = normal(text).replace("\n", " ")
    taken = bytearray(len(text))
    for start, end in _no_figures(text):
        taken[start:end] = bytes([1]) * (end - start)
    figures: list[Figure] = []
    for figure in _candidates(text, spelt):
        if not any(taken[figure.start : figure.end]):
            figures.append(figure)
            taken[figure.start : figure.end] = bytes([1]) * (figure.end - figure.start)
    figures.sort(key=lambda figure: figure.start)
    return tuple(_with_ranges(figures, spelt))


def _no_figures(text: str) -> Iterator[Span]:
    yield from ((day.start, day.end) for day in find_dates(text))
    yield from (match.span() for match in _NUMBERING.finditer(text))


def _candidates(text: str, spelt: str) -> Iterator[Figure]:
    folded = is_folded(text)
    for match in _ORDINAL.finditer(spelt):
        yield Figure(*match.span(), _ordinal(match), ordinal=True)
    for match in _numerals().finditer(spelt):
        if (figure := _from_numerals(match, folded=folded)) is not None:
            yield figure
    for match in _words(folded=folded).finditer(spelt):
        if text[match.start() + 1 : match.end("number")].islower():  # "Ba Vạn" is a name
            yield _measured(match, value_of(match["number"]), folded=folded)


@cache
def _measured_pattern() -> str:
    scale, unit = scale_pattern(), measure_pattern()
    return (
        rf"(?:(?P<scale>(?: ?{scale}){{1,2}})"
        rf"(?: (?P<more>\d{{1,3}}) (?P<lower>{scale})|(?P<half> rưỡi| ruoi)(?!\w))?)?"
        rf"(?: ?(?P<unit>{unit})(?P<per>(?:(?: ?/ ?| per ){unit}){{0,3}})"
        rf"|(?!\w|[-/][^\W\d]|/\d))"
    )


@cache
def _numerals() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?<!\d[.,])(?P<number>{_NUMERAL})(?: ?/ ?(?P<total>{_NUMERAL}))?"
        + _measured_pattern()
    )


@cache
def _words(*, folded: bool) -> re.Pattern[str]:
    return re.compile(f"(?P<number>{number_words(folded=folded).pattern}){_measured_pattern()}")


def _from_numerals(match: re.Match[str], *, folded: bool) -> Figure | None:
    words = f"{match['scale'] or ''} {match['unit'] or ''}".split()
    english = not english_words().isdisjoint(words)
    number = read_numeral(match["number"], english=english)
    total = read_numeral(match["total"], english=english) if match["total"] else None
    if number is None or (match["total"] and (total is None or _is_month(match))):
        return None
    figure = replace(_measured(match, number, folded=folded), total=total)
    if not figure.measure and _before(match, _CODE_BEFORE):
        return None
    if _names(match, _LABEL.tells(match.string, match.start(), folded=folded), figure):
        return Figure(match.start(), match.end("number"), number, ordinal=True)
    # Before what is counted a dash is a bullet.
    if "%" in figure.unit and _before(match, _MINUS_BEFORE):
        return replace(figure, start=figure.start - 1, number=-number)
    return figure


def _before(match: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Find a pattern that ends where a match begins."""
    return pattern.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether ``6/2023`` is a month."""
    return not match["unit"] and _YEAR.fullmatch(match["total"]) is not None


def _names(match: re.Match[str], label: str, figure: Figure) -> bool:
    """Tell whether a number names something, by the word before it and the unit behind it."""
    if label == "uncounted":
        return not figure.measure and figure.total is None
    if label in _HIGHEST:
        return figure.number <= _HIGHEST[label]
    is_year = _YEAR.fullmatch(match["number"]) is not None
    return label == "always" or (is_year and (label == "year" or not figure.measure))


def _ordinal(match: re.Match[str]) -> Decimal:
    if match["roman"]:
        return read_roman(match["roman"])
    return _ORDINAL_WORDS.get(match["word"]) or value_of(match["word"])


def _measured(match: re.Match[str], number: Decimal, *, folded: bool) -> Figure:
    """Return a number with the magnitude and unit behind it and the bound before it."""
    scale = Decimal(1)
    for word in (match["scale"] or "").split():
        scale *= scales()[word]
    if match["more"]:
        number += Decimal(match["more"]) * scales()[match["lower"]] / scale
    if match["half"]:
        number += Decimal("0.5")
    no_unit = ("đồng" if scale >= _BILLION else "", Decimal(1))
    unit, size = measures()[match["unit"]] if match["unit"] else no_unit
    per = [measures()[word.strip()] for word in re.split(r"/| per ", match["per"] or "")[1:]]
    for _, per_size in per:
        size /= per_size
    measure = next((match.start(part) for part in ("scale", "unit") if match[part]), match.end())
    return Figure(
        *match.span(),
        number,
        scale * size,
        unit,
        tuple(name for name, _ in per),
        match.string[measure : match.end()].strip(),
        bound=_BOUND.tells(match.string, match.start(), folded=folded),
    )


def _with_ranges(figures: list[Figure], spelt: str) -> list[Figure]:
    """Give "3" in "3-5 ha" the unit that stands behind the last of them."""
    for at in range(len(figures) - 2, -1, -1):
        first, last = figures[at], figures[at + 1]
        if first.measure or first.ordinal or not last.measure:
            continue
        if _RANGE.fullmatch(spelt, first.end, last.start):
            figures[at] = replace(
                first, scale=last.scale, unit=last.unit, per=last.per, measure=last.measure
            )
    return figures
