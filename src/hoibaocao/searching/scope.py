"""From a question to the places and periods it names, and to the reports that cover them.

A scope that is certain filters before the search. What the library lacks is told, never guessed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hoibaocao.records import Metadata, Period, Place
from hoibaocao.searching.asked_places import PlaceReader
from hoibaocao.vietnamese.periods import PeriodMention, covers, find_periods, same


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a question is about, and the numbers of the reports to look in.

    ``exact`` tells that the reports are those of the period itself; else they may mention it.
    """

    reports: tuple[int, ...]
    place: Place | None = None
    period: Period | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a question is about.

    ``topic`` is the question without the places and periods that were resolved; ``named`` is that
    of `AskedPlaces`. ``sides`` holds one element a place and period; without any, one that looks
    everywhere.
    """

    topic: str
    places: tuple[Place, ...]
    absent_places: tuple[Place, ...]
    named: tuple[str, ...]
    sides: tuple[Side, ...]


class ScopeReader:
    """Resolves questions against the reports of one generation.

    Args:
        reports: Their metadata, in catalogue order.
    """

    def __init__(self, reports: Sequence[Metadata]) -> None:
        self._reports = reports
        self._places = PlaceReader(reports)

    def resolve(self, question: str, reading: str | None = None) -> Resolution:
        """Return topic, places and sides of a question.

        Args:
            question: In NFC, as typed: a bare name stands for each place that is spelt so.
            reading: The question with its diacritics, of the same length; gives the topic.
        """
        asked = self._places.read(question)
        periods = find_periods(question)
        everywhere: dict[Place | None, tuple[int, ...]] = {None: tuple(range(len(self._reports)))}
        searched = dict(asked.present) or everywhere
        sides = tuple(
            side
            for place, numbers in searched.items()
            for side in self._sides(place, numbers, periods)
        )
        resolved = [(m.start, m.end) for m in periods if _is_resolved(m, sides)]
        return Resolution(
            topic=_without(reading or question, [*asked.spans, *resolved]),
            places=(*asked.present, *asked.absent),
            absent_places=asked.absent,
            named=asked.named,
            sides=sides,
        )

    def _sides(
        self, place: Place | None, numbers: tuple[int, ...], mentions: Sequence[PeriodMention]
    ) -> list[Side]:
        """Return a side for each period asked about these reports, one for none."""
        sides = []
        for period in self._asked(mentions, numbers):
            exact = self._in_period(numbers, period, same)
            if exact:
                sides.append(Side(exact, place, period))
            elif period.kind != "month":  # a month alone dates an event
                near = self._in_period(numbers, period, _overlap)
                sides.append(Side(near or numbers, place, period, exact=False))
        return sides or [Side(numbers, place)]

    def _in_period(
        self, numbers: Iterable[int], period: Period, fits: Callable[[Period, Period], bool]
    ) -> tuple[int, ...]:
        return tuple(
            number
            for number in numbers
            if (of := self._reports[number].period) is not None and fits(of, period)
        )

    def _asked(self, mentions: Sequence[PeriodMention], numbers: tuple[int, ...]) -> list[Period]:
        """Return the periods asked for.

        One without a year takes the years named elsewhere in the question, else every year that
        these reports have it for, the latest first. What a figure is compared to counts only if
        there are reports of it.
        """
        own = [mention for mention in mentions if not mention.comparison]
        dated = [mention.period for mention in own if mention.period]
        held = [self._reports[number].period for number in numbers]
        compared = [
            mention.period
            for mention in mentions
            if mention.comparison and mention.months and _is_held(mention.period, held)
        ]
        undated = [mention for mention in own if not mention.period and mention.months]
        if not undated:
            return list(dict.fromkeys([*dated, *(period for period in compared if period)]))
        years = {period.start.year for period in dated if period.kind == "year"}
        candidates = [
            period
            for mention in undated
            for year in sorted(years or {of.start.year for of in held if of}, reverse=True)
            if (period := mention.in_year(year)) is not None
        ]
        fitting = [period for period in candidates if _is_held(period, held)]
        others = [period for period in dated if period.kind != "year"]
        return list(dict.fromkeys([*(fitting or (candidates if years else [])), *others]))


def _is_held(period: Period | None, held: Iterable[Period | None]) -> bool:
    return period is not None and any(of is not None and same(of, period) for of in held)


def _overlap(a: Period, b: Period) -> bool:
    return covers(a, b) or covers(b, a)


def _is_resolved(mention: PeriodMention, sides: Iterable[Side]) -> bool:
    """Tell whether a mention names the period of an exact side, or the year of one."""
    return any(
        side.exact
        and side.period is not None
        and (named := mention.period or mention.in_year(side.period.start.year)) is not None
        and (same(named, side.period) or (named.kind == "year" and covers(named, side.period)))
        for side in sides
    )


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return text with spans cut out; all of it when nothing would be left."""
    kept, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            kept.append(text[position:start])
            position = end
    rest = " ".join(" ".join((*kept, text[position:])).split())
    return rest if any(map(str.isalnum, rest)) else text
