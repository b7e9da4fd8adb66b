"""The written reports as a library that questions can be drawn from."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.quality.indicators import Indicator
from benchmarks.quality.places import Place, Split
from benchmarks.quality.reports import Fact, Written, write_all
from benchmarks.quality.world import KINDS, YEARS, Period, World


@dataclass(frozen=True)
class Stated:
    """A figure, the report it was taken from, and all reports with that very sentence."""

    place: Place
    period: Period
    indicator: Indicator
    fact: Fact
    reports: tuple[str, ...]


class Library:
    """All reports of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reports = write_all(world)
        self._versions: dict[tuple[str, Period], list[Written]] = defaultdict(list)
        self._found: dict[str, list[Written]] = {}
        for report in self.reports:
            self._versions[report.about].append(report)

    @cached_property
    def _periods(self) -> dict[str, list[Period]]:
        periods: dict[str, list[Period]] = defaultdict(list)
        for key, period in sorted(self._versions):
            periods[key].append(period)
        return periods

    @cached_property
    def places(self) -> list[Place]:
        """The places that report, in the order of their file."""
        return list(dict.fromkeys(report.issue.place for report in self.reports))

    def of_split(self, split: Split) -> list[Place]:
        """Return the places of a split."""
        return [place for place in self.places if place.split == split]

    def periods(self, place: Place) -> list[Period]:
        """Return the periods that a place has reported on."""
        return self._periods[place.key]

    def versions(self, place: Place, period: Period) -> list[Written]:
        """Return the reports of a place on a period, a revised one last."""
        return self._versions.get((place.key, period), [])

    def stated(self, place: Place, period: Period, indicator: Indicator) -> Stated | None:
        """Return a figure that is beyond doubt.

        None where no report states it, where another report has the same words, and where two
        versions of the report differ.
        """
        versions = self.versions(place, period)
        fact = versions[0].facts.get(indicator.key) if versions else None
        if fact is None or self.world.revised.get((place.key, period)) == indicator.key:
            return None
        return self._stated(place, period, indicator, fact)

    def revisions(self, split: Split) -> list[Stated]:
        """Return the figures that a later version of a report has changed."""
        found = []
        for report in self.reports:
            issue = report.issue
            if issue.changed and issue.place.split == split:
                indicator = next(
                    each for each in self.world.indicators(issue.place) if each.key == issue.changed
                )
                fact = report.facts[indicator.key]
                stated = self._stated(issue.place, issue.period, indicator, fact)
                found += [stated] if stated else []
        return found

    def _stated(
        self, place: Place, period: Period, indicator: Indicator, fact: Fact
    ) -> Stated | None:
        holders = self._holders(fact.evidence)
        if {report.about for report in holders} != {(place.key, period)}:
            return None
        names = tuple(report.name for report in holders)
        return Stated(place, period, indicator, fact, names)

    def _holders(self, evidence: str) -> list[Written]:
        if evidence not in self._found:
            holders = [report for report in self.reports if evidence in report.text]
            self._found[evidence] = holders
        return self._found[evidence]

    def draw(self, split: Split, random: Random, *, in_table: bool = False) -> Stated:
        """Return a figure of any place of a split."""
        while True:
            place = random.choice(self.of_split(split))
            period = random.choice(self.periods(place))
            indicator = random.choice(self.world.indicators(place))
            stated = self.stated(place, period, indicator)
            if stated and stated.fact.in_table == in_table:
                return stated

    def candidates(self, period: Period, indicator: Indicator, name: str = "") -> list[str]:
        """Return the reports that state an indicator for a period, of places of a name if given."""
        return sorted(
            report.name
            for report in self.reports
            if report.issue.period == period
            and indicator.key in report.facts
            and (not name or report.issue.place.name == name)
        )

    def absent_periods(self, place: Place, *, near: bool) -> list[Period]:
        """Return periods that a place has no report on and that no other one looks back to.

        Args:
            place: A place with reports.
            near: Of the years that others have reports on; else of years that none has.
        """
        years = YEARS if near else (YEARS[0] - 3, YEARS[0] - 2, YEARS[-1] + 1)
        every = {Period(year, kind) for year in years for kind in KINDS}
        reported = self.periods(place)
        return sorted(every - set(reported) - {period.before for period in reported})
