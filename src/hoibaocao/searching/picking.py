"""What a user has picked to look in, apart from the question; the question narrows it.

What a question names outside of it is absent: it neither widens the pick nor empties it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoibaocao.errors import PeriodUnknown, PlaceUnknown
from hoibaocao.records import Period, Place
from hoibaocao.searching.asked_periods import asked_periods
from hoibaocao.searching.asked_places import NOWHERE, AskedPlaces, PlaceReader
from hoibaocao.searching.shelf import Shelf
from hoibaocao.vietnamese.periods import PeriodMention, covers, find_periods, same


@dataclass(frozen=True, slots=True)
class PickedPlaces:
    """The places that were picked: ``own`` reports, and those of what lies ``inside`` them too.

    A place without reports of its own stands for what lies inside it.
    """

    own: AskedPlaces
    inside: dict[Place, tuple[int, ...]]

    def narrowed_by(self, asked: AskedPlaces) -> AskedPlaces:
        """Return the places of a question as far as they are picked, else those picked."""
        named = (*asked.named, *self.own.named)
        reach = self.reports
        meets = any(reach.intersection(numbers) for numbers in asked.present.values())
        picked = replace(self.own, present=self.inside) if meets else self.own
        return replace(asked.within(picked), named=named)

    @property
    def reports(self) -> frozenset[int]:
        """The reports a question may look in, inner places' included."""
        return frozenset(number for numbers in self.inside.values() for number in numbers)


@dataclass(frozen=True, slots=True)
class PickedPeriod:
    """What was picked in words, what they name, the ``periods`` meant, and the reports of them."""

    words: str
    mentions: tuple[PeriodMention, ...]
    periods: tuple[Period, ...]
    reports: frozenset[int]


def picked_places(words: Sequence[str], reader: PlaceReader, shelf: Shelf) -> PickedPlaces:
    """Return the places that were picked, each in words of its own.

    Raises:
        PlaceUnknown: Neither a report nor the gazetteer knows one of them.
    """
    own = NOWHERE
    inside: dict[Place, tuple[int, ...]] = {}
    for each in words:
        read = reader.read(each)
        if not read.present and not read.absent:
            raise PlaceUnknown(place=each)
        within = {
            place: shelf.of_all(shelf.inside(place)) for place in (*read.present, *read.absent)
        }
        present = read.present | {place: within[place] for place in read.absent if within[place]}
        own = replace(
            own,
            present=own.present | present,
            absent=(*own.absent, *(place for place in read.absent if not within[place])),
            near=own.near | read.near,
            named=(*own.named, *read.named),
        )
        inside |= {place: (*numbers, *within[place]) for place, numbers in present.items()}
    return PickedPlaces(own, inside)


def picked_periods(
    words: Sequence[str], shelf: Shelf, today: date | None
) -> tuple[PickedPeriod, ...]:
    """Return the periods that were picked, each in words of its own.

    Months without a year are those of every year; a range of years holds all that is within it.

    Raises:
        PeriodUnknown: One of them is no period, or gives no year and there is no report of it.
    """
    everything = shelf.everything
    picked = []
    for each in words:
        mentions = tuple(find_periods(each, today=today))
        asked = asked_periods(each, mentions, shelf.periods(everything))
        if not asked:
            raise PeriodUnknown(period=each)
        reports = [
            shelf.in_period(
                everything, of.period, (lambda a, b: covers(b, a)) if of.loosely else same
            )
            for of in asked
        ]
        meant = tuple(of.period for of in asked)
        picked.append(PickedPeriod(each, mentions, meant, frozenset().union(*reports)))
    return tuple(picked)
