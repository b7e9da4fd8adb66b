"""Find the periods that reports and questions speak of, compare them and name them.

The patterns of `hoibaocao.vietnamese.period_patterns` run on folded text of the same length, so
offsets are those of the text as given. A word that does carry diacritics must then be one that
periods are written with: ``quỹ 1`` is no quarter.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hoibaocao.records import Period, PeriodKind
from hoibaocao.vietnamese import period_patterns as patterns
from hoibaocao.vietnamese.dates import DateMention, find_dates
from hoibaocao.vietnamese.text import fold, normal

__all__ = [
    "DateMention",
    "PeriodMention",
    "asked_periods",
    "covers",
    "describe",
    "describe_en",
    "find_dates",
    "find_periods",
    "period_of_months",
    "period_of_years",
    "same",
]

_KINDS: dict[tuple[int, int], PeriodKind] = {
    (1, 3): "quarter",
    (4, 6): "quarter",
    (7, 9): "quarter",
    (10, 12): "quarter",
    (1, 6): "half",
    (7, 12): "half",
    (1, 9): "nine_months",
    (1, 12): "year",
}
_LONGEST_SPAN_YEARS = 30
_BREAKS = {ord("\n"): " ", 0xA0: " "}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text.

    ``period`` is None as long as its year is not known. ``months``, first and last within a
    year, are None for spans of years and for vague words. ``comparison`` marks what a figure is
    only measured against, as in "so với cùng kỳ năm 2022".
    """

    start: int
    end: int
    period: Period | None
    kind: PeriodKind
    months: tuple[int, int] | None = None
    comparison: bool = False

    def in_year(self, year: int) -> Period | None:
        """Return the period those months are in the given year; None without months."""
        return period_of_months(year, *self.months) if self.months else None


def period_of_months(year: int, first: int, last: int) -> Period:
    """Return the period from one month to another of a year, both whole."""
    end = date(year, last, monthrange(year, last)[1])
    return Period(_kind(first, last), date(year, first, 1), end)


def period_of_years(first: int, last: int) -> Period:
    """Return the span from one year to another, both whole."""
    return Period("span", date(first, 1, 1), date(last, 12, 31))


def covers(a: Period, b: Period) -> bool:
    """Tell whether every day of ``b`` belongs to ``a``."""
    return a.start <= b.start and b.end <= a.end


def same(a: Period, b: Period) -> bool:
    """Tell whether two periods have the same days."""
    return (a.start, a.end) == (b.start, b.end)


def _kind(first: int, last: int) -> PeriodKind:
    return "month" if first == last else _KINDS.get((first, last), "span")


def find_periods(
    text: str, *, today: date | None = None, default_year: int | None = None
) -> list[PeriodMention]:
    """Return the periods named in NFC text, none overlapping, in text order.

    Args:
        text: What to search; offsets of the mentions count its characters.
        today: The day from which "năm nay" and "năm ngoái" count.
        default_year: The year of mentions without one, such as "6 tháng đầu năm"; also what
            "năm nay" means when there is no ``today``, as in a report of that year.
    """
    folded = fold(text).translate(_BREAKS)
    this_year = today.year if today else default_year
    taken = [(day.start, day.end) for day in find_dates(text)]
    found = sorted(_candidates(folded, this_year), key=lambda each: each.start - each.end)
    mentions: list[PeriodMention] = []
    for mention in found:
        start, end = mention.start, mention.end
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        if _written_so(text[start:end]):
            taken.append((start, end))
            mentions.append(_flagged(mention, folded))
    mentions.sort(key=lambda mention: mention.start)
    _share_years(mentions, folded)
    return [_with_year(mention, default_year) for mention in mentions]


def _candidates(folded: str, this_year: int | None) -> Iterator[PeriodMention]:
    for match in patterns.SPAN.finditer(folded):
        first, last = int(match["a"]), int(match["b"])
        if first < last <= first + _LONGEST_SPAN_YEARS:
            yield PeriodMention(*match.span(), period_of_years(first, last), "span")
    for match in patterns.VAGUE.finditer(folded):
        yield PeriodMention(*match.span(), None, "span")
    for match in patterns.SAME_PERIOD.finditer(folded):
        year = _year(match, this_year)
        period = period_of_months(year, 1, 12) if year else None
        yield PeriodMention(*match.span(), period, "year", comparison=True)
    for pattern, months_of in patterns.RULES:
        for match in pattern.finditer(folded):
            months, year = months_of(match), _year(match, this_year)
            period = period_of_months(year, *months) if year else None
            unknown = period is None and _away(match)  # "năm ngoái", and no year to count from
            yield PeriodMention(*match.span(), period, _kind(*months), None if unknown else months)


def _year(match: re.Match[str], this_year: int | None) -> int | None:
    year, away = match.groupdict().get("year"), _away(match)
    if year:
        return int(year)
    return this_year + patterns.YEARS_AWAY[away] if away and this_year else None


def _away(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups.get("ago") or groups.get("ago_en")


def _written_so(words: str) -> bool:
    typed = _WORD.findall(normal(words))
    accented = {word for word in typed if fold(word) != word}
    return accented <= patterns.WORDS and not (
        accented and patterns.NEED_DIACRITICS.intersection(typed)
    )


def _flagged(mention: PeriodMention, folded: str) -> PeriodMention:
    before = folded[max(0, mention.start - 40) : mention.start]
    return replace(mention, comparison=True) if patterns.COMPARED.search(before) else mention


def _share_years(mentions: list[PeriodMention], folded: str) -> None:
    """Give "quý I" in "quý I và quý II/2023" the year that stands behind the last of them."""
    for i in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[i], mentions[i + 1]
        joint = patterns.JOINT.fullmatch(folded, mention.end, following.start)
        if mention.period is None and joint and following.months and following.period:
            mentions[i] = _with_year(mention, following.period.start.year)


def _with_year(mention: PeriodMention, year: int | None) -> PeriodMention:
    if mention.period or not mention.months or year is None:
        return mention
    return replace(mention, period=mention.in_year(year))


def asked_periods(
    text: str, *, today: date | None = None, default_year: int | None = None
) -> tuple[Period, ...]:
    """Return the periods a question asks for, comparisons left aside.

    Months and year may stand apart: "6 tháng đầu năm của Tam Dương năm 2021" asks for one period.
    Months without any year yield nothing unless there is a ``default_year``.
    """
    mentions = [each for each in find_periods(text, today=today) if not each.comparison]
    loose = [
        each for each in mentions if each.period is None and each.months not in {None, (1, 12)}
    ]
    years = [each.period.start.year for each in mentions if each.period and each.kind == "year"]
    asked = [
        each.period for each in mentions if each.period and not (loose and each.kind == "year")
    ]
    if not years and default_year is not None:
        years = [default_year]
        loose = [each for each in mentions if each.period is None]
    completed = [each.in_year(year) for each in loose for year in years]
    return tuple(dict.fromkeys(period for period in [*completed, *asked] if period))


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
    if _kind(first, last) == "quarter":
        return f"quý {('I', 'II', 'III', 'IV')[first // 3]}/{year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    if last == 12:  # noqa: PLR2004 - December
        return f"{13 - first} tháng cuối năm {year}"
    return f"từ tháng {first} đến tháng {last} năm {year}"


def _span(period: Period) -> str:
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"giai đoạn {start.year}–{end.year}"
    return f"từ {start.day}/{start.month}/{start.year} đến {end.day}/{end.month}/{end.year}"


def describe_en(period: Period) -> str:
    """Return the English words for a period, such as "the first half of 2023"."""
    return _words(period, str, _part_en, _span_en)


def _part_en(year: int, first: int, last: int) -> str:
    if first == last:
        return f"{date(year, first, 1):%B} {year}"
    if _kind(first, last) == "quarter":
        return f"Q{first // 3 + 1} {year}"
    if _kind(first, last) == "half":
        return f"the {'first' if first == 1 else 'second'} half of {year}"
    if first == 1:
        return f"the first {last} months of {year}"
    return f"{date(year, first, 1):%B} to {date(year, last, 1):%B} {year}"


def _span_en(period: Period) -> str:
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}–{end.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
