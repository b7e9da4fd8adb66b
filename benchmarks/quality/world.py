"""The world the reports speak of: who reports on which periods, and every figure.

All is drawn from generators seeded with words, so that a figure does not depend on what else was
drawn: the same seed gives the same world on any machine.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from benchmarks.quality.indicators import Indicator, Level, all_indicators
from benchmarks.quality.places import Place, all_places

Kind = Literal["quarter", "half", "nine", "year"]
KINDS: tuple[Kind, ...] = ("quarter", "half", "nine", "year")
YEARS = (2021, 2022, 2023, 2024)
_SHARE: dict[Kind, float] = {"quarter": 0.23, "half": 0.48, "nine": 0.74, "year": 1.0}
_OMITTED = 3
_REVISED_EVERY = 23
SCALE: dict[Level, float] = {"province": 9.0, "district": 1.0, "commune": 0.04}


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of a year, from its first day."""

    year: int
    kind: Kind

    @property
    def before(self) -> "Period":
        """The same stretch of the year before."""
        return Period(self.year - 1, self.kind)


@dataclass(frozen=True)
class Issue:
    """A report to be written; the revised one of a pair has one indicator ``changed``."""

    place: Place
    period: Period
    omitted: frozenset[str] = frozenset()
    changed: str = ""


@dataclass
class World:
    """Places, periods and figures under a seed.

    Args:
        places: Those that report.
        reports_a_place: On so many periods each of them does.
    """

    seed: int
    places: Sequence[Place] = field(default_factory=all_places)
    reports_a_place: int = 6
    issues: list[Issue] = field(default_factory=list)
    first: dict[tuple[str, Period], Issue] = field(default_factory=dict)
    revised: dict[tuple[str, Period], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.places:
            self._add_place(place)
        for issue in self.issues[::_REVISED_EVERY]:
            stated = [each.key for each in self.indicators(issue.place) if self.states(issue, each)]
            changed = self.random("revision", issue.place.key, issue.period).choice(stated)
            self.revised[issue.place.key, issue.period] = changed
            self.issues.append(Issue(issue.place, issue.period, issue.omitted, changed))
        self._of_place: dict[str, list[Issue]] = defaultdict(list)
        for issue in self.issues:
            self._of_place[issue.place.key].append(issue)

    def _add_place(self, place: Place) -> None:
        random = self.random("issues", place.key)
        every = [Period(year, kind) for year in YEARS for kind in KINDS]
        keys = [each.key for each in self.indicators(place)]
        for period in sorted(random.sample(every, self.reports_a_place)):
            issue = Issue(place, period, frozenset(random.sample(keys, _OMITTED)))
            self.issues.append(issue)
            self.first[place.key, period] = issue

    def random(self, *key: object) -> Random:
        """Return a generator of its own for a purpose."""
        return Random(":".join(map(str, (self.seed, *key))))

    def indicators(self, place: Place) -> list[Indicator]:
        """Return what a place of this level reports on."""
        return [each for each in all_indicators() if place.level in each.levels]

    def states(self, issue: Issue, indicator: Indicator) -> bool:
        """Tell whether a report gives the figure of an indicator."""
        return issue.place.level in indicator.levels and indicator.key not in issue.omitted

    def issue(self, place: Place, period: Period) -> Issue | None:
        """Return the first report of a place on a period, if there is one."""
        return self.first.get((place.key, period))

    def issues_of(self, place: Place) -> list[Issue]:
        """Return all reports of a place, revised ones last."""
        return self._of_place[place.key]

    def value(self, place: Place, indicator: Indicator, period: Period) -> float:
        """Return a figure, rounded as it is written; of two versions the revised one."""
        value = self._drawn(place, indicator, period)
        if self.revised.get((place.key, period)) == indicator.key:
            return self._round(value * 1.037 + 10**-indicator.decimals, indicator)
        return value

    def first_value(self, place: Place, indicator: Indicator, period: Period) -> float:
        """Return a figure as it was before any revision."""
        return self._drawn(place, indicator, period)

    def target(self, place: Place, indicator: Indicator, year: int) -> float:
        """Return what a place wants to reach within a year."""
        at_end = self._drawn(place, indicator, Period(year, "year"))
        factor = self.random("target", place.key, indicator.key, year).uniform(0.92, 1.09)
        return self._round(at_end * factor, indicator)

    def _drawn(self, place: Place, indicator: Indicator, period: Period) -> float:
        random = self.random("base", place.key, indicator.key)
        low, high = math.log(indicator.low), math.log(indicator.high)
        base = math.exp(random.uniform(low, high))
        base *= SCALE[place.level] if indicator.scaled else 1
        pace = random.uniform(0.02, 0.09) * (-1 if indicator.growth == "falling" else 1)
        if indicator.highest < math.inf:
            pace /= 10
        noise = self.random("noise", place.key, indicator.key, period.year, period.kind)
        share, years = _SHARE[period.kind], period.year - YEARS[0]
        if indicator.growth == "flow":
            value = base * share * (1 + pace) ** years * noise.uniform(0.95, 1.05)
        else:
            value = base * (1 + pace) ** (years + share) * noise.uniform(0.99, 1.01)
        return self._round(value, indicator)

    def _round(self, value: float, indicator: Indicator) -> float:
        least = 0.1**indicator.decimals
        bounded: float = min(max(value, least), indicator.highest)
        return round(bounded, indicator.decimals)


def written(value: float, decimals: int) -> str:
    """Return a figure as it is written in Vietnamese; whole ones have two digits at least."""
    if decimals == 0:
        return f"{round(value):02,}".replace(",", ".")
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
