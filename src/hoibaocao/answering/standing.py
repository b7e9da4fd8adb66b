"""Whether a statement stands on the sentences it cites: by value, by name and by time."""

import re
from collections.abc import Sequence

from hoibaocao.answering.assertions import Amount, Assertions, Name, assertions_of, unit_before
from hoibaocao.answering.grounds import Ground, Source, source_of
from hoibaocao.records import Period
from hoibaocao.vietnamese.dates import DateMention
from hoibaocao.vietnamese.numbers import Figure, same_figure
from hoibaocao.vietnamese.periods import (
    PeriodMention,
    period_of_months,
    same,
)
from hoibaocao.vietnamese.text import fold

_SHARED = 0.45
"""So much of a statement's words must stand in what it cites, figures and names aside."""

_SHARED_ALONE = 0.7
"""So much if there is no figure and no day to tell by."""

_FEW_WORDS = 3
_NUMBERING = re.compile(r"(?:\A|(?<=: ))\s*(?:\d{1,2}[.)]|[-*•+])\s+")
_COMPUTED = re.compile(r"\b(?:tinh (?:tu|ra|theo)|chenh lech|difference|computed|calculated)\b")
_YEAR_BEFORE = re.compile(r"\b(?:cung ky|nam truoc|nam ngoai|same period|last year)\b")
_DIGIT = re.compile(r"\d")
_OPPOSITE = {(">", "<"), ("<", ">"), ("up", "down"), ("down", "up")}
_OF_MANY_KINDS = frozenset({"người", "hộ", "lượt", "nhà", "thôn", "vụ"})
"""Units whose words name different things: a pupil is no teacher."""


def stands(statement: str, grounds: Sequence[Ground]) -> bool:
    """Tell whether all that a statement asserts stands in sentences, with their reports' heading.

    Args:
        statement: NFC text without markers.
        grounds: The sentences; what one of them lacks another may hold.
    """
    return (
        bool(grounds)
        and not any(ground.is_planted for ground in grounds)
        and not lacking(statement, grounds)
    )


def lacking(statement: str, grounds: Sequence[Ground]) -> list[str]:
    """Return what a statement asserts and no sentence holds, in folded words; empty if all stands.

    Args:
        statement: NFC text without markers.
        grounds: One sentence at least.
    """
    said = assertions_of(_NUMBERING.sub("", statement), grounds[0].year)
    sources = [source_of(ground) for ground in grounds]
    unmatched, holding = _matched(said, sources)
    lacks = [
        str(figure.number) for figure in unmatched if not _is_computed(figure, sources, said.folded)
    ]
    # Where the figures stand, there must stand what they are of.
    speaking = holding or sources
    lacks += [words for words, each in said.periods if not _timed(words, each, speaking)]
    lacks += [it.ground.passage.report for it in holding if _is_of_others(it, said, sources)]
    lacks += [str(day.date) for day in said.dates if not _dated(day, speaking)]
    lacks += [each.words for each in said.names if not any(_named(each, it) for it in sources)]
    lacks += [code for code in said.codes if not any(_written(code, it) for it in sources)]
    return lacks or _foreign(said, sources)


def _matched(said: Assertions, sources: Sequence[Source]) -> tuple[list[Figure], list[Source]]:
    """Return the figures of a statement that stand nowhere, and the sources that hold others.

    A figure that stands there once is stated once: 16 cases, as last year, are not "15, as 15".
    """
    unused = [(held, source) for source in sources for held in source.sentence.amounts]
    unmatched, holding = [], []
    for amount in said.amounts:
        fits = (at for at, pair in enumerate(unused) if _is(amount, *pair, english=said.english))
        if (at := next(fits, None)) is None:
            unmatched.append(amount.figure)
        else:
            holding.append(unused.pop(at)[1])
    return unmatched, holding


def _is_of_others(source: Source, said: Assertions, sources: Sequence[Source]) -> bool:
    """Tell whether a figure comes from another place or period than those a statement names.

    Of several sources the one may hold the figure, the other the name.
    """
    places = {name for it in sources if (name := it.place) and name in said.folded}
    if places and source.place not in places:
        return not any(name in source.sentence.folded for name in places)
    named = [period for _, mention in said.periods if (period := mention.period)]
    known = [period for it in sources if (period := it.ground.metadata.period)]
    own = source.ground.metadata.period
    told = [period for _, mention in source.sentence.periods if (period := mention.period)]
    if own is None or not any(same(one, other) for one in named for other in known):
        return False
    return not any(same(one, other) for one in named for other in (own, *told))


def _is(said: Amount, held: Amount, source: Source, *, english: bool) -> bool:
    """Tell whether a figure is the one that stands there, of the same thing."""
    one, other = said.figure, held.figure
    named = (one.ordinal or other.ordinal) and not one.measure
    if not (same_figure(one, other) or (named and one.value == other.value)):
        return False
    if (one.bound, other.bound) in _OPPOSITE or (said.trend, held.trend) in _OPPOSITE:
        return False
    if held.before and not said.before:
        return False
    return english or _counts_the_same(said, held, source)


def _counts_the_same(said: Amount, held: Amount, source: Source) -> bool:
    if said.noun:
        return said.noun in source.words
    unit, measure = said.figure.unit, said.figure.measure
    if held.noun and unit:
        return measure.startswith(held.noun)
    if unit == held.figure.unit and (unit not in _OF_MANY_KINDS or unit in measure.split()):
        return True
    return unit == "đồng" or source.words.issuperset(fold(measure).split())


def _is_computed(figure: Figure, sources: Sequence[Source], statement: str) -> bool:
    """Tell whether a figure is said to be the difference of two that stand there, and is."""
    if not _COMPUTED.search(statement):
        return False
    held = [amount.figure for source in sources for amount in source.sentence.amounts]
    values = [each.value for each in held if each.unit == figure.unit]
    return any(abs(a - b) == abs(figure.value) for a in values for b in values)


def _dated(said: DateMention, sources: Sequence[Source]) -> bool:
    """Tell whether a day stands there, or is the first or last of a report's period."""
    days = {
        day.date for source in sources for day in (*source.sentence.dates, *source.heading.dates)
    }
    for metadata in (source.ground.metadata for source in sources):
        period = metadata.period
        days |= {metadata.issued, *((period.start, period.end) if period else ())}
    return said.date in days


def _timed(words: str, said: PeriodMention, sources: Sequence[Source]) -> bool:
    """Tell whether a period is that of a report, or stands in a sentence.

    What a sentence only compares with is nothing that its figures are of.
    """
    compared = _is_compared(words, said)
    if said.period is None or (compared and not _DIGIT.search(words)):
        return True
    known: list[Period] = []
    for source in sources:
        known += [
            mention.period
            for its, mention in (*source.sentence.periods, *source.heading.periods)
            if mention.period and compared == _is_compared(its, mention)
        ]
        if (period := source.ground.metadata.period) is not None:
            known += _a_year_before(period) if compared and _compares(source) else []
            known += [] if compared else [period]
    return any(same(said.period, period) for period in known)


def _compares(source: Source) -> bool:
    return _YEAR_BEFORE.search(source.sentence.folded) is not None


def _is_compared(words: str, mention: PeriodMention) -> bool:
    return mention.comparison or _YEAR_BEFORE.search(words) is not None


def _a_year_before(period: Period) -> list[Period]:
    """Return what "cùng kỳ" and "năm trước" may mean in a report on a period."""
    year = period.start.year - 1
    return [
        period_of_months(year, period.start.month, period.end.month),
        period_of_months(year, 1, 12),
    ]


def _named(name: Name, source: Source) -> bool:
    """Tell whether a name stands there, with the same unit word before it or with none."""
    rest = name.words.partition(" ")[2] if name.opens else ""
    return any(
        _stands_in(words, name.unit, text)
        for words in (name.words, rest)
        for text in (source.sentence, source.heading)
        if words
    )


def _stands_in(words: str, unit: str, text: Assertions) -> bool:
    searched = text.folded if fold(words) == words else text.text
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", searched):
        if not unit or unit_before(text.folded, match.start()) in (unit, ""):
            return True
    return False


def _written(code: str, source: Source) -> bool:
    texts = (fold(source.ground.quote), source.sentence.folded, source.heading.folded)
    return any(code in text for text in texts)


def _foreign(said: Assertions, sources: Sequence[Source]) -> list[str]:
    """Return the words of a statement if most of them are not those of its sentences."""
    held = frozenset[str]().union(*(source.sentence.words for source in sources))
    own = said.words - frozenset[str]().union(*(it.heading.words - held for it in sources))
    shared = own & held
    least = _SHARED if said.amounts or said.dates else _SHARED_ALONE
    if said.english or len(own) < _FEW_WORDS or len(shared) >= least * len(own):
        return []
    return [" ".join(sorted(own - shared))]
