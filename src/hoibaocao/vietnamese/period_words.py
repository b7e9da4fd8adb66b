"""The words for a period, in Vietnamese and English."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from hoibaocao.records import Period

_QUARTERS = {(1, 3): "I", (4, 6): "II", (7, 9): "III", (10, 12): "IV"}
_DECEMBER = 12
_WHOLE_YEARS = (1, 1, 12, 31)
_SCHOOL_YEAR = (9, 1, 8, 31)
"""First and last month and day."""


def is_school_year(period: Period) -> bool:
    """Tell whether a period is a school year."""
    return _days(period) == _SCHOOL_YEAR and period.end.year == period.start.year + 1


def _days(period: Period) -> tuple[int, int, int, int]:
    return period.start.month, period.start.day, period.end.month, period.end.day


def _words(
    period: Period,
    year: Callable[[int], str],
    part: Callable[[int, int, int], str],
    span: Callable[[Period], str],
) -> str:
    start, end = period.start, period.end
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if not whole or start.year != end.year:
        return span(period)
    if (start.month, end.month) == (1, 12):
        return year(start.year)
    return part(start.year, start.month, end.month)


def describe(period: Period) -> str:
    """Return the Vietnamese words for a period, such as "6 tháng đầu năm 2023"."""
    return _words(period, lambda year: f"năm {year}", _part, _span)


def _part(year: int, first: int, last: int) -> str:
    if first == last:
        return f"tháng {first}/{year}"
    if (first, last) in _QUARTERS:
        return f"quý {_QUARTERS[first, last]}/{year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    if last == _DECEMBER:
        return f"{13 - first} tháng cuối năm {year}"
    return f"từ tháng {first} đến tháng {last} năm {year}"


def _span(period: Period) -> str:
    start, end = period.start, period.end
    if is_school_year(period):
        return f"năm học {start.year}–{end.year}"
    if _days(period) == _WHOLE_YEARS:
        return f"giai đoạn {start.year}–{end.year}"
    if start == end:
        return f"ngày {start.day}/{start.month}/{start.year}"
    return f"từ {start.day}/{start.month}/{start.year} đến {end.day}/{end.month}/{end.year}"


def describe_en(period: Period) -> str:
    """Return the English words for a period, such as "the first half of 2023"."""
    return _words(period, str, _part_en, _span_en)


def _part_en(year: int, first: int, last: int) -> str:
    if first == last:
        return f"{date(year, first, 1):%B} {year}"
    if (first, last) in _QUARTERS:
        return f"Q{last // 3} {year}"
    if (first, last) in {(1, 6), (7, _DECEMBER)}:
        return f"the {'first' if first == 1 else 'second'} half of {year}"
    if first == 1:
        return f"the first {last} months of {year}"
    return f"{date(year, first, 1):%B} to {date(year, last, 1):%B} {year}"


def _span_en(period: Period) -> str:
    start, end = period.start, period.end
    if is_school_year(period):
        return f"the {start.year}–{end.year} school year"
    if _days(period) == _WHOLE_YEARS:
        return f"{start.year}–{end.year}"
    if start == end:
        return f"{start.day} {start:%B} {start.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
