"""Find the periods that reports and questions speak of, compare them and name them.

The patterns of `hoibaocao.vietnamese.period_patterns` run on folded text of the same length, so
offsets are those of the text as given. A word that does carry diacritics must then be one that
periods are written with: ``quỹ 1`` is no quarter.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hoibaocao.records import Period, PeriodKind
from hoibaocao.vietnamese import period_patterns as patterns
from hoibaocao.vietnamese.dates import DateMention, find_dates
from hoibaocao.vietnamese.near_days import near_days
from hoibaocao.vietnamese.period_words import describe, describe_en, is_school_year
from hoibaocao.vietnamese.text import fold, normal

__all__ = [
    "DateMention",
    "PeriodMention",
    "covers",
    "describe",
    "describe_en",
    "find_dates",
    "find_periods",
    "is_school_year",
    "period_of_months",
    "period_of_years",
    "same",
    "school_year",
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
    only measured against, as in "so với cùng kỳ năm 2022". ``away`` is how many years a word
    such as "ngoái" counts from another year.
    """

    start: int
    end: int
    period: Period | None
    kind: PeriodKind
    months: tuple[int, int] | None = None
    comparison: bool = False
    away: int | None = None

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


def school_year(first: int) -> Period:
    """Return the school year that begins in a year: it opens in September."""
    return Period("span", date(first, 9, 1), date(first + 1, 8, 31))


def covers(a: Period, b: Period) -> bool:
    """Tell whether every day of ``b`` belongs to ``a``."""
    return a.start <= b.start and b.end <= a.end


def nested(a: Period, b: Period) -> bool:
    """Tell whether one of two periods lies within the other."""
    return covers(a, b) or covers(b, a)


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
        today: The day from which "năm nay", "năm ngoái" and "quý trước" count; "năm trước" and
            what a figure is compared with count from the year that is named, if one is. "Ngày
            mai" counts from it where no other period is named.
        default_year: The year of mentions without one, such as "6 tháng đầu năm"; also what
            "năm nay" means when there is no ``today``, as in a report of that year.
    """
    folded = fold(text).translate(_BREAKS)
    this_year = today.year if today else default_year
    taken = [(day.start, day.end) for day in find_dates(text)]
    found = [*_candidates(folded, this_year), *(_since(folded, today) if today else ())]
    found.sort(key=lambda each: each.start - each.end)
    mentions: list[PeriodMention] = []
    for mention in found:
        start, end = mention.start, mention.end
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        if _written_so(text[start:end]):
            taken.append((start, end))
            mentions.append(_flagged(mention, folded))
    if today and all(mention.comparison for mention in mentions):
        mentions += (PeriodMention(*at, day, "span") for at, day in near_days(text, today))
    mentions = [each for each in mentions if not _is_of_crop(each, folded)]
    mentions.sort(key=lambda mention: mention.start)
    _share_years(mentions, folded)
    if today:
        mentions = _from_the_year_named(mentions, folded)
    return [_with_year(mention, default_year) for mention in mentions]


def _is_of_crop(mention: PeriodMention, folded: str) -> bool:
    """Tell whether two years name a crop, which is sown in one: "đông xuân 2023-2024"."""
    before = patterns.CROP.search(folded, 0, mention.start)
    return mention.kind == "span" and before is not None and not mention.comparison


def _candidates(folded: str, this_year: int | None) -> Iterator[PeriodMention]:
    yield from _spans(folded)
    for match in patterns.SAME_PERIOD.finditer(folded):
        year = _year(match, this_year)
        period = period_of_months(year, 1, 12) if year else None
        away = _away(match)
        yield PeriodMention(*match.span(), period, "year", comparison=True, away=away)
    for match in patterns.QUARTERS.finditer(folded):
        yield from _quarters(match, folded, _year(match, this_year))
    for pattern, months_of in patterns.RULES:
        for match in pattern.finditer(folded):
            months, year = months_of(match), _year(match, this_year)
            away = _away(match)
            yield _mention(match.span(), months, year, away)
            if year and away is None:
                yield from _listed(folded, match.end(), months)


def _spans(folded: str) -> Iterator[PeriodMention]:
    for match in patterns.SPAN.finditer(folded):
        first = int(match["a"])
        last = int(match["b"] or f"{first // 100}{match['yy']}")
        if first < last <= first + _LONGEST_SPAN_YEARS:
            is_school = last == first + 1 and (match["school"] or match["school_en"])
            period = school_year(first) if is_school else period_of_years(first, last)
            yield PeriodMention(*match.span(), period, "span")
    for match in patterns.VAGUE.finditer(folded):
        yield PeriodMention(*match.span(), None, "span")


def _mention(
    span: tuple[int, int], months: tuple[int, int], year: int | None, away: int | None = None
) -> PeriodMention:
    period = period_of_months(year, *months) if year else None
    unknown = period is None and away is not None  # "năm ngoái", and no year to count from
    return PeriodMention(*span, period, _kind(*months), None if unknown else months, away=away)


def _quarters(match: re.Match[str], folded: str, year: int | None) -> Iterator[PeriodMention]:
    """Yield each quarter of "quý I, II và III/2023"."""
    numbers = list(patterns.QUARTER_NUMBER.finditer(folded, *match.span("all")))
    for number in numbers:
        start = match.start() if number is numbers[0] else number.start()
        end = match.end() if number is numbers[-1] else number.end()
        last = 3 * patterns.NUMBERS[number[0]]
        yield _mention((start, end), (last - 2, last), year)


def _listed(folded: str, at: int, months: tuple[int, int]) -> Iterator[PeriodMention]:
    """Yield the same months of the further years of "6 tháng đầu năm 2021, 2022 và 2023"."""
    while match := patterns.LISTED.match(folded, at):
        yield _mention(match.span("year"), months, int(match["year"]))
        at = match.end()


def _since(folded: str, today: date) -> Iterator[PeriodMention]:
    """Yield what only a day tells: "từ 2021 đến nay", "quý trước", "tháng này"."""
    for match in patterns.SINCE.finditer(folded):
        if (first := int(match["a"])) < today.year:
            yield PeriodMention(*match.span(), period_of_years(first, today.year), "span")
    for match in patterns.LATELY.finditer(folded):
        size = 1 if match["unit"] == "thang" or match["unit_en"] == "month" else 3
        back = patterns.YEARS_AWAY.get(match["ago"] or match["ago_en"], -1)
        year, part = divmod(12 // size * today.year + (today.month - 1) // size + back, 12 // size)
        yield _mention(match.span(), (size * part + 1, size * (part + 1)), year)


def _from_the_year_named(mentions: list[PeriodMention], folded: str) -> list[PeriodMention]:
    """Count "năm trước", and what is compared with, from the first year that is named."""
    named = (each for each in mentions if each.period and each.away is None)
    anchor = next((each.period for each in named if each.period and not each.comparison), None)
    if anchor is None:
        return mentions
    return [
        _shifted(each, anchor.start.year) if _follows(each, folded) else each for each in mentions
    ]


def _follows(mention: PeriodMention, folded: str) -> bool:
    before = patterns.BEFORE.search(folded, mention.start, mention.end) is not None
    return mention.away is not None and (mention.comparison or before)


def _shifted(mention: PeriodMention, year: int) -> PeriodMention:
    months = mention.months or (1, 12)
    return replace(mention, period=period_of_months(year + (mention.away or 0), *months))


def _year(match: re.Match[str], this_year: int | None) -> int | None:
    groups, away = match.groupdict(), _away(match)
    if groups.get("year") or groups.get("yy"):
        return int(groups.get("year") or f"20{groups['yy']}")
    return this_year + away if away is not None and this_year else None


def _away(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    word = groups.get("ago") or groups.get("ago_en")
    return patterns.YEARS_AWAY[word] if word else None


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
