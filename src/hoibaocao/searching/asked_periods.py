"""The periods that a question asks for, of which place, given those there are reports of."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from hoibaocao.records import Period
from hoibaocao.vietnamese.periods import (
    PeriodMention,
    covers,
    is_school_year,
    period_of_months,
    same,
)
from hoibaocao.vietnamese.text import fold

_TERM = re.compile(r"\b(?:nhiem k[yi]|khoa|term)\b")
_NAME_OF_A_PLAN = re.compile(
    r"\b(?:chuong trinh|ke hoach|de an|du an|nghi quyet|quy hoach|chien luoc|muc tieu quoc gia|"
    r"mtqg|trung han|chuan ngheo|nam hoc|nien khoa|programme?|plan|project|school year)\b[^.,;?]*$"
)
_BARE_YEAR = re.compile(r"\d{4}")  # "thu ngân sách 2024": of that year, whole or not
_YEAR_ALONE = re.compile(r"nam \d{4}")
_EARLY = re.compile(r"\bdau $")
_LOOK_BACK = 60
_COMPARING = re.compile(r"\b(?:so sanh|doi chieu|compare|comparison)\b")
_FEW = 2
_MOST_YEARS = 10
_YEAR = timedelta(365)


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period asked for; ``loosely`` if a year's longest report will do for the year."""

    period: Period
    loosely: bool = False


def asked_periods(
    question: str, mentions: Sequence[PeriodMention], held: Collection[Period]
) -> list[AskedPeriod]:
    """Return the periods asked for.

    Months without a year take the years named elsewhere in the question, else every year that
    there are reports of them, the latest first. A range of years is each of its years, unless
    there are reports of the range itself. What a figure is compared to counts only if there are
    reports of it.

    Args:
        question: In NFC; the mentions stand there.
        mentions: Its periods.
        held: The periods of the reports in question.
    """
    folded = fold(question)
    own = [mention for mention in mentions if not mention.comparison]
    dated = [mention.period for mention in own if mention.period and mention.months]
    bare = {m.period for m in own if _is_loose(folded, m)}
    ranges = list(_ranges(folded, own, dated, held))
    loose = [mention for mention in own if not mention.period and mention.months]
    if loose:
        asked = _completed(loose, dated, ranges, held)
    else:
        several = sum(period.kind == "year" for period in dated) > _FEW
        asked = [AskedPeriod(p, p in bare or (several and p.kind == "year")) for p in dated]
        asked += ranges
    compared = _compared(folded, mentions, [each.period for each in asked])
    asked += [AskedPeriod(period) for period in compared if _is_held(period, held)]
    return list(dict.fromkeys(asked))


def _is_loose(folded: str, mention: PeriodMention) -> bool:
    """Tell whether it names a year that may be told by less than a report of all of it."""
    words, before = folded[mention.start : mention.end], folded[: mention.start]
    return bool(
        _BARE_YEAR.fullmatch(words) or (_YEAR_ALONE.fullmatch(words) and _EARLY.search(before))
    )


def _ranges(
    folded: str, own: Sequence[PeriodMention], dated: Sequence[Period], held: Collection[Period]
) -> Iterator[AskedPeriod]:
    """Yield what spans of years stand for, and of days: these for nothing but themselves.

    A span of which a part is asked for, or that is part of a name ("Chương trình … giai đoạn
    2021-2025"), asks for nothing.
    """
    for mention in own:
        span, before = mention.period, folded[max(0, mention.start - _LOOK_BACK) : mention.start]
        words = folded[mention.start : mention.end]
        if mention.months:
            continue
        if span is None:
            terms = [of for of in held if of.start.year < of.end.year]
            yield from map(AskedPeriod, terms if _TERM.search(words) else ())
        elif is_school_year(span):
            yield from map(AskedPeriod, [span] if any(map(is_school_year, held)) else [])
        elif _is_held(span, held) or _TERM.search(words) or span.end - span.start < _YEAR:
            yield AskedPeriod(span)
        elif not any(covers(span, part) for part in dated) and not _NAME_OF_A_PLAN.search(
            f"{before}{words}"
        ):
            years = range(span.start.year, span.end.year + 1)
            for year in years if len(years) <= _MOST_YEARS else ():
                yield AskedPeriod(period_of_months(year, 1, 12), loosely=True)


def _completed(
    loose: Sequence[PeriodMention],
    dated: Sequence[Period],
    ranges: Sequence[AskedPeriod],
    held: Collection[Period],
) -> list[AskedPeriod]:
    """Return months with the years that the question names for them, or that are held."""
    years = [each.period.start.year for each in ranges if each.loosely]
    years += [period.start.year for period in dated if period.kind == "year"]
    years = years or [period.start.year for period in dated]
    others = [period for period in dated if period.kind != "year"]
    candidates = [
        period
        for mention in loose
        for year in years or sorted({of.start.year for of in held}, reverse=True)
        if (period := mention.in_year(year)) is not None
    ]
    if not years:
        # Without any report of such months, the last year of them is what the library lacks.
        candidates = [period for period in candidates if _is_held(period, held)] or candidates[:1]
    return [AskedPeriod(period) for period in [*candidates, *others]]


def _compared(
    folded: str, mentions: Sequence[PeriodMention], asked: Sequence[Period]
) -> Iterator[Period]:
    """Yield what is compared with; the same months before only where the words say "compare".

    A report tells by itself how much more there is than the year before.
    """
    comparing = _COMPARING.search(folded) is not None
    for mention in mentions:
        if not mention.comparison:
            continue
        if mention.months:
            yield from (mention.period,) if mention.period else ()
        elif comparing and asked and asked[0].start.year == asked[0].end.year:
            first = asked[0]
            year = mention.period.start.year if mention.period else first.start.year - 1
            yield period_of_months(year, first.start.month, first.end.month)


def _is_held(period: Period, held: Collection[Period]) -> bool:
    return any(same(of, period) for of in held)


def paired(
    starts: Iterable[int], mentions: Sequence[PeriodMention]
) -> dict[int, list[PeriodMention]]:
    """Return for each place, by where it stands, the mentions that speak of it.

    "A năm 2021 và B năm 2023" pairs each place with its period; in "A và B năm 2021 và 2023" all
    periods go with all places, as months without a year and what is compared with always do.
    """
    places = set(starts)
    dated = {m.start for m in mentions if m.period and not m.comparison}
    events = sorted(places | dated)
    runs = [list(run) for _, run in groupby(events, places.__contains__)]
    for parts in ([[event] for event in events], runs):
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        mixed = all((a[0] in places) != (b[0] in places) for a, b in pairs)
        if len(pairs) > 1 and 2 * len(pairs) == len(parts) and mixed:
            when = {start: other for a, b in pairs for start, other in _each_with(a, b)}
            return {
                place: [m for m in mentions if m.start not in dated or m.start in when[place]]
                for place in places
            }
    return {place: list(mentions) for place in places}


def _each_with(a: list[int], b: list[int]) -> list[tuple[int, list[int]]]:
    return [*((start, b) for start in a), *((start, a) for start in b)]
