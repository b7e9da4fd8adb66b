"""The reports of one generation by what they are about, so that no question walks them all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from itertools import chain

from hoibaocao.records import Metadata, Period, Place, PlaceLevel
from hoibaocao.vietnamese.abbreviations import packaged
from hoibaocao.vietnamese.places import same_place, successors, within
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.tokens import folded_tokens

_DAY = timedelta(1)
_Name = tuple[PlaceLevel, str]


class Shelf:
    """Finds reports, by their number in the catalogue.

    Args:
        reports: Their metadata, in catalogue order.
    """

    def __init__(self, reports: Sequence[Metadata]) -> None:
        self.everything = tuple(range(len(reports)))
        self._periods = [report.period for report in reports]
        self._issuers = [report.issuer for report in reports]
        self._titles = [report.title for report in reports]
        self._placed = frozenset(number for number, of in enumerate(reports) if of.place)
        self._dated = frozenset(number for number, of in enumerate(reports) if of.period)
        self._of: dict[Place, list[int]] = defaultdict(list)
        self._in: dict[Period, list[int]] = defaultdict(list)
        fullest = _fullest(report.place for report in reports if report.place)
        for number, report in enumerate(reports):
            if report.place:
                self._of[fullest[report.place]].append(number)
            if report.period:
                self._in[report.period].append(number)
        self._located = frozenset(
            number
            for place, numbers in self._of.items()
            if place.province or place.district or place.level == "province"
            for number in numbers
        )
        self._named: dict[_Name, list[Place]] = defaultdict(list)
        self._inside: dict[_Name, list[Place]] = defaultdict(list)
        for place in self._of:
            self._named[_name(place)].append(place)
            for parent in _parents(place):
                self._inside[parent].append(place)

    @property
    def places(self) -> Iterable[Place]:
        """The places that there are reports of."""
        return self._of.keys()

    def of(self, place: Place) -> tuple[int, ...]:
        """Return the reports of a place itself."""
        return self.of_all(self.like(place))

    def like(self, place: Place) -> list[Place]:
        """Return the places with reports that may be this one, by all that is known of both."""
        return [p for p in self._named.get(_name(place), ()) if same_place(p, place)]

    def of_all(self, places: Iterable[Place]) -> tuple[int, ...]:
        """Return the reports of places as they are recorded, in catalogue order."""
        return tuple(sorted(number for place in places for number in self._of[place]))

    def inside(self, place: Place) -> list[Place]:
        """Return the places with reports that lie in another one, as it is or was bounded."""
        return [
            inner
            for inner in self._inside.get(_name(place), ())
            if place.level == "province" or within(inner, place)
        ]

    def around(self, place: Place) -> tuple[int, ...]:
        """Return the reports of the places that one lies in: their tables may name it."""
        outer = (each for parent in _parents(place) for each in self._named.get(parent, ()))
        return self.of_all(each for each in dict.fromkeys(outer) if within(place, each))

    def general_texts(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Return those of some reports that are about no known place, if most are; else none.

        Among such texts, a place that none is about is nothing that they lack. One that is about a
        place of no known province is among them: it may be no report, and a place of another land.
        """
        if 2 * len(self._placed.intersection(numbers)) >= len(numbers):
            return ()
        return tuple(number for number in numbers if number not in self._located)

    def issuers(self, numbers: Iterable[int]) -> set[str]:
        """Return the offices that issued reports, as far as they are known."""
        return {issuer for number in numbers if (issuer := self._issuers[number])}

    def subject(self, numbers: Collection[int]) -> frozenset[str]:
        """Return the folded tokens of the title and issuer of the one report there is, if one."""
        if len(numbers) != 1:
            return frozenset()
        (number,) = numbers
        named = f"{self._titles[number]} {self._issuers[number]}"
        return frozenset(folded_tokens(f"{named} {packaged().spelt_out(named)}"))

    def goes_by_periods(self, numbers: tuple[int, ...]) -> bool:
        """Tell whether at least half of some reports are about a known period.

        Where not, a period that none is about is nothing that they lack.
        """
        return 2 * len(self._dated.intersection(numbers)) >= len(numbers)

    def periods(self, numbers: tuple[int, ...]) -> set[Period]:
        """Return the periods of reports."""
        if numbers is self.everything:
            return set(self._in)
        return {period for number in numbers if (period := self._periods[number])}

    def in_period(
        self, numbers: tuple[int, ...], period: Period, fits: Callable[[Period, Period], bool]
    ) -> tuple[int, ...]:
        """Return those of some reports whose period fits another one, in catalogue order."""
        if numbers is self.everything:
            found = (those for of, those in self._in.items() if fits(of, period))
            return tuple(sorted(chain.from_iterable(found)))
        return tuple(
            number
            for number in numbers
            if (of := self._periods[number]) is not None and fits(of, period)
        )

    def leading_to(self, numbers: tuple[int, ...], period: Period) -> tuple[int, ...]:
        """Return those of some reports whose period ends where another one begins."""
        return self.in_period(numbers, period, lambda of, then: of.end + _DAY == then.start)


def _name(place: Place) -> _Name:
    return place.level, spelling(place.name)


def _fullest(places: Iterable[Place]) -> dict[Place, Place]:
    """Return for each place the one that it is, as told by the report that tells most of it.

    One report says "huyện Đồi Mây", another one "huyện Đồi Mây, tỉnh Vân Lam": a question about
    either asks about one place. Where two may be meant, in two provinces, none is taken.
    """
    named: dict[_Name, dict[Place, None]] = defaultdict(dict)
    for place in places:
        named[_name(place)][place] = None
    fullest = {}
    for alike in named.values():
        for place in alike:
            fuller = [each for each in alike if same_place(each, place) and _adds(each, place)]
            ends = [each for each in fuller if not any(_adds(other, each) for other in fuller)]
            fullest[place] = ends[0] if len(ends) == 1 else place
    return fullest


def _adds(fuller: Place, place: Place) -> bool:
    """Tell whether a place is told with all that another one is told with, and more."""
    told, known = ({*_told(each).items()} for each in (fuller, place))
    return known < told


def _told(place: Place) -> dict[str, str]:
    parts = {"kind": place.kind, "district": place.district, "province": place.province}
    return {part: spelling(name) for part, name in parts.items() if name}


def _parents(place: Place) -> Iterable[_Name]:
    """Return what a place lies in, and the province that one has become part of."""
    if place.district:
        yield "district", spelling(place.district)
    if place.province:
        province = Place(place.province, "province")
        yield from map(_name, (province, *successors(province)))
