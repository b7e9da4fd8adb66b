"""When something happened or was signed: days such as "ngày 12/7/2023", and times of any age."""

import re
from dataclasses import dataclass
from datetime import date

from hoibaocao.vietnamese.hinted import Hinted
from hoibaocao.vietnamese.number_words import value_of
from hoibaocao.vietnamese.text import Spelled, fold

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY, _MONTH = r"(?P<d>3[01]|[12]\d|0?[1-9])", r"(?P<m>1[0-2]|0?[1-9])"
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_ENGLISH_HINTS = "|".join(_ENGLISH_MONTHS)
_ENGLISH = rf"(?P<name>{_ENGLISH_HINTS})"
_DAY_WORD = r"\b(?:ngay|sang|chieu|toi|trua|hom|den|tu)(?: (?:mung|mong|ngay|sang|chieu|toi))?,? "
_OPEN, _CLOSE = r"(?<![\w.,/-])", r"(?![\w/]|[.,-]\d)"
_OPEN_DAY = rf"(?:(?<=ngay)|{_OPEN})"  # blanks that a scan lost: "ngày30tháng 6năm 2023"
_DIGIT_WORDS = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi"
_NUMBER_WORDS = rf"(?:{_DIGIT_WORDS})(?: (?:{_DIGIT_WORDS})){{0,2}}"
_IN_WORDS = (  # "ngày mười hai tháng bảy năm hai nghìn không trăm hai mươi ba"
    rf"\bngay (?:m[uo]ng )?(?P<dw>{_NUMBER_WORDS}) thang (?P<mw>{_NUMBER_WORDS}),? nam "
    rf"(?P<yw>hai (?:nghin|ngan)(?: (?:khong|tram|linh|le|{_DIGIT_WORDS})){{1,6}})\b"
)
_PATTERNS = tuple(
    Hinted(hints, pattern)
    for hints, pattern in (
        ("19|20", rf"(?:\bngay )?{_OPEN}{_DAY} ?(?P<s>[/.-]) ?{_MONTH} ?(?P=s) ?{_YEAR}{_CLOSE}"),
        ("-", rf"{_OPEN}{_YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01]){_CLOSE}"),
        (
            "thang",
            rf"(?:\bngay ?)?{_OPEN_DAY}{_DAY} ?thang ?{_MONTH}(?:,? ?nam ?|[,/]? ){_YEAR}{_CLOSE}",
        ),
        ("thang", rf"\bngay {_DAY} thang {_MONTH}{_CLOSE}"),
        ("/|-", rf"{_DAY_WORD}{_DAY} ?[/-] ?{_MONTH}{_CLOSE}"),
        (_ENGLISH_HINTS, rf"{_OPEN}{_DAY}(?:st|nd|rd|th)?(?: of)? {_ENGLISH},? {_YEAR}{_CLOSE}"),
        (_ENGLISH_HINTS, rf"\b{_ENGLISH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}{_CLOSE}"),
        ("thang", _IN_WORDS),
    )
)
_ANY_YEAR = r"(?:1\d|20)\d\d(?![\w%]|[.,]\d)"
_TIME = Spelled(
    rf"(?<!\w)(?:(?<!\d )năm|tháng \d{{1,2}} năm|thập niên|thập kỷ|thập kỉ) {_ANY_YEAR}"
    rf"|(?<!\w)(?:những năm|thập niên|thập kỷ|thập kỉ) \d0(?![\w%]|[.,]\d)"
    rf"|(?<!\w)(?:thế kỷ|thế kỉ) (?:thứ )?(?:\d{{1,2}}|[ivx]+)(?!\w)"
    rf"|(?<![\w.,])\d{{1,4}} (?:(?:trước|sau) (?:công nguyên|cn)|tcn|scn)(?!\w)"
    rf"|(?<!\w)(?:từ|giữa) {_ANY_YEAR} (?:đến|tới|và) {_ANY_YEAR}(?! \w)"
    rf"|\({_ANY_YEAR}(?: ?[-–—] ?{_ANY_YEAR})?\)"
)
_BREAKS = {ord("\n"): " ", 0xA0: " "}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day named in a text; ``date`` is None as long as its year is not known."""

    start: int
    end: int
    date: date | None


def _read(match: re.Match[str], default_year: int | None) -> date | None:
    parts = match.groupdict()
    if "yw" in parts:
        return date(*(int(value_of(parts[part])) for part in ("yw", "mw", "dw")))
    year = int(parts["y"]) if parts.get("y") else default_year
    name = parts.get("name")
    month = _ENGLISH_MONTHS.index(name) + 1 if name else int(parts["m"])
    return date(year, month, int(parts["d"])) if year else None


def find_dates(text: str, *, default_year: int | None = None) -> list[DateMention]:
    """Return the days named in NFC text, in text order; impossible ones (30/2) are left out.

    Args:
        text: What to search; offsets of the mentions count its characters.
        default_year: The year of days that come without one, such as "ngày 15/7".
    """
    folded = fold(text).translate(_BREAKS)
    mentions: list[DateMention] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in mentions):
                continue
            try:
                mentions.append(DateMention(start, end, _read(match, default_year)))
            except ValueError:
                continue  # 30/2: not a day
    return sorted(mentions, key=lambda mention: mention.start)


def names_time(text: str) -> bool:
    """Tell whether NFC text says when by a year, decade or century of any age: "thế kỷ 14".

    `hoibaocao.vietnamese.periods` knows only the years that reports are about.
    """
    return _TIME.search(" ".join(text.split())) is not None
