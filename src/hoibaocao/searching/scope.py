"""From a question to the places and periods it names, and to the reports that cover them.

A scope that is certain filters before the search. What the library lacks is told, never guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from hoibaocao.records import Metadata, Period, Place
from hoibaocao.searching.asked_periods import asked_periods, paired
from hoibaocao.searching.asked_places import NOWHERE, AskedPlaces, PlaceReader
from hoibaocao.searching.cutting import cut, respelt
from hoibaocao.searching.issuers import naming_issuer
from hoibaocao.searching.picking import PickedPeriod, picked_periods, picked_places
from hoibaocao.searching.planning import looks_ahead, may_be_planned
from hoibaocao.searching.questions import asked_for
from hoibaocao.searching.shelf import Shelf
from hoibaocao.searching.sides import Side, naming
from hoibaocao.vietnamese.periods import PeriodMention, covers, find_periods, nested, same
from hoibaocao.vietnamese.report_parts import PartsAsked, parts_asked


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a question is about.

    ``question`` is the one resolved, with its diacritics, and ``reading`` the same with the names
    of places as they were read; ``topic`` is what is left of it without the places and periods that
    were resolved; ``parts`` are those that it asks for by nothing else; ``named`` is that of
    `AskedPlaces`. ``sides`` holds one element a place and
    period; without any, one that looks everywhere. ``reach`` numbers the reports that the user's
    pick leaves, all without one, but only general texts for a place that they alone may tell of;
    where it leaves none, there are no sides. ``mentions`` are the periods that the question names,
    where they stand in it, and ``spans`` where its places stand; ``picked_places`` and
    ``picked_periods`` what the user has picked.
    """

    question: str
    reading: str
    topic: str
    parts: PartsAsked
    places: tuple[Place, ...]
    absent_places: tuple[Place, ...]
    named: tuple[Place, ...]
    lacking: tuple[Place, ...]
    sides: tuple[Side, ...]
    reach: tuple[int, ...]
    mentions: tuple[PeriodMention, ...]
    spans: tuple[tuple[int, int], ...]
    picked_places: tuple[Place, ...]
    picked_periods: tuple[Period, ...]


class ScopeReader:
    """Resolves questions against the reports of one generation.

    Args:
        reports: Their metadata, in catalogue order.
    """

    def __init__(self, reports: Sequence[Metadata]) -> None:
        self._shelf = Shelf(reports)
        self._places = PlaceReader(self._shelf)

    def resolve(
        self,
        question: str,
        reading: str | None = None,
        *,
        today: date | None = None,
        places: Sequence[str] = (),
        periods: Sequence[str] = (),
    ) -> Resolution:
        """Return topic, places and sides of a question.

        Args:
            question: In NFC, as typed: a bare name stands for each place that is spelt so.
            reading: The question with its diacritics, of the same length; gives the topic.
            today: The day that "năm ngoái" counts from; without one it stays unknown.
            places: Those that the user has picked, in words. The question narrows them; what it
                names outside them is absent.
            periods: Those that the user has picked, likewise.

        Raises:
            PlaceUnknown: A place that was picked cannot be read.
            PeriodUnknown: A period that was picked cannot be read.
        """
        named = self._places.read(question)
        picked = picked_places(places, self._places, self._shelf)
        dated = picked_periods(periods, self._shelf, today)
        asked, reach = named, self._shelf.everything
        is_unknown = named != NOWHERE and not (
            named.present or named.near or any(map(_is_in_vietnam, named.absent))
        )
        if places:
            asked = picked.narrowed_by(named)
            reach = tuple(sorted(picked.reports))
        elif is_unknown and (general := self._shelf.general_texts(_reported_in(dated, reach))):
            asked, named, reach = NOWHERE, NOWHERE, general
        mentions = [m for m in find_periods(question, today=today) if not _within(m, named.spans)]
        sides = tuple(self._sides(question, mentions, asked, dated, reach)) if reach else ()
        # What was picked is no answer to a question that names other places only.
        strayed = (named.present or named.absent) and not named.present.keys() & asked.present
        read = reading or question
        around = {number for side in sides for number in side.reports}
        issuer = [*naming_issuer(read, asked.spans, self._shelf.issuers(around))]
        bare = cut(read, [*asked.spans, *((m.start, m.end) for m in mentions), *issuer])
        parts = parts_asked(bare, self._shelf.subject(around))
        if parts.to_come and not parts.by_report:
            sides = tuple(map(self._planned, sides))
        elif len(sides) == 1 and sides[0].place:
            sides = (self._may_be_planned(sides[0], read),)
        resolved = [(m.start, m.end) for m in mentions if _is_resolved(m, sides)]
        return Resolution(
            question=read,
            reading=respelt(read, named.respelt),
            topic=cut(read, [*asked.spans, *issuer, *resolved]),
            parts=parts,
            places=asked.absent if strayed else (*asked.present, *asked.absent),
            absent_places=asked.absent,
            named=asked.named,
            lacking=asked.lacking,
            sides=sides,
            reach=_reported_in(dated, reach) or reach,
            mentions=tuple(mentions),
            spans=tuple(sorted(named.spans)),
            picked_places=(*picked.own.present, *picked.own.absent),
            picked_periods=tuple(dict.fromkeys(chain.from_iterable(of.periods for of in dated))),
        )

    def _sides(
        self,
        question: str,
        mentions: Sequence[PeriodMention],
        asked: AskedPlaces,
        picked: Sequence[PickedPeriod],
        reach: tuple[int, ...],
    ) -> list[Side]:
        """Return a side for each place and each period asked about it."""
        if not asked.present and asked.near:
            return [
                side
                for place, numbers in asked.near.items()
                for side in self._picked_sides_of(question, place, numbers, mentions, picked)
            ]
        if not asked.present:
            sides = self._picked_sides_of(question, None, reach, mentions, picked)
            if picked or not mentions or not self._is_general(reach):
                return sides
            return _undated(sides)
        mentioned = paired(asked.starts.values(), mentions)
        sides = [
            side
            for place, numbers in asked.present.items()
            for side in self._picked_sides_of(
                question, place, numbers, mentioned[asked.starts[place]], picked
            )
        ]
        held = [side for side in sides if side.exact]
        return held if held and asked.is_group else sides

    def _is_general(self, numbers: tuple[int, ...]) -> bool:
        """Tell whether most of some texts are about no known period, and most about no place."""
        return not self._shelf.goes_by_periods(numbers) and bool(self._shelf.general_texts(numbers))

    def _picked_sides_of(
        self,
        question: str,
        place: Place | None,
        numbers: tuple[int, ...],
        mentions: Sequence[PeriodMention],
        picked: Sequence[PickedPeriod],
    ) -> list[Side]:
        """Return the sides of some reports, as far as their periods are picked.

        A question that names no period asks about those picked; so it does where none of the
        reports is of them, and their lack is told.
        """
        held = _reported_in(picked, numbers)
        if not picked or (held and mentions):
            return self._sides_of(question, place, held or numbers, mentions)
        sides = (self._sides_of(of.words, place, held or numbers, of.mentions) for of in picked)
        return list(dict.fromkeys(chain.from_iterable(sides)))

    def _sides_of(
        self,
        question: str,
        place: Place | None,
        numbers: tuple[int, ...],
        mentions: Sequence[PeriodMention],
    ) -> list[Side]:
        """Return a side for each period asked about some reports, one for none.

        Reports of a period that overlaps stand in for it only where a place is named: without, any
        report may speak of it.
        """
        sides: dict[Side, None] = {}
        outer = self._shelf.around(place) if place else ()
        for asked in asked_periods(question, mentions, self._shelf.periods(numbers)):
            period = self._longest_part(numbers, asked.period) if asked.loosely else asked.period
            around = (self._shelf.in_period(outer, of, same) for of in (period, asked.period))
            instead = naming(next(filter(None, around), ()), place, period)
            if exact := self._shelf.in_period(numbers, period, same):
                sides[Side(exact, place, period, instead=instead)] = None
            elif period.kind != "month" or asked_for(question) == "figure":
                # A month alone dates an event, but a figure of May is not that of half a year.
                near = self._shelf.in_period(numbers, period, nested) if place else ()
                sides[Side(near or numbers, place, period, exact=False, instead=instead)] = None
        return list(sides) or [Side(numbers, place, instead=naming(outer, place, None))]

    def _planned(self, side: Side) -> Side:
        """Return a side with the reports that plan for its period, if there are such."""
        if side.period is None:
            return side
        around = self._shelf.of(side.place) if side.place else self._shelf.everything
        reports = self._shelf.leading_to(around, side.period)
        if not reports:
            return side
        return replace(side, reports=reports, exact=False, planned=True, instead=())

    def _may_be_planned(self, side: Side, question: str) -> Side:
        """Return a side that what is planned may answer, as far as its period has no reports."""
        planned = self._planned(side)
        if not planned.planned:
            return side
        if not side.exact and may_be_planned(question):
            return replace(planned, instead=(side, *side.instead))
        return replace(side, instead=(planned, *side.instead)) if looks_ahead(question) else side

    def _longest_part(self, numbers: tuple[int, ...], year: Period) -> Period:
        """Return the longest part of a year that is reported on; the year if there is none."""
        parts = [of for of in self._shelf.periods(numbers) if covers(year, of)]
        return max(parts, key=lambda of: (of.end - of.start, of.end), default=year)


def _is_in_vietnam(place: Place) -> bool:
    """Tell whether a place is one of Vietnam's: texts of no known place may be of another."""
    return bool(place.province) or place.level == "province"


def _reported_in(picked: Sequence[PickedPeriod], numbers: Iterable[int]) -> tuple[int, ...]:
    """Return those of some reports that are of a period picked, all if none was picked."""
    if not picked:
        return tuple(numbers)
    return tuple(number for number in numbers if any(number in of.reports for of in picked))


def _undated(sides: list[Side]) -> list[Side]:
    """Return one side around all periods asked about, unless most of them have reports."""
    if 2 * sum(side.exact for side in sides) >= len(sides):
        return [replace(side, undated=side.period is not None) for side in sides]
    periods = [side.period for side in sides if side.period]
    kind = periods[0].kind if len(periods) == 1 else "span"
    around = Period(kind, min(of.start for of in periods), max(of.end for of in periods))
    reports = next(side.reports for side in sides if not side.exact)
    return [Side(reports, None, around, exact=False, undated=True)]


def _within(mention: PeriodMention, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a period begins in the name of a place: "mo cay nam toi dau"."""
    return any(start <= mention.start < end for start, end in spans)


def _is_resolved(mention: PeriodMention, sides: Iterable[Side]) -> bool:
    """Tell whether a mention names the period that a side's reports are of, or plan for.

    So does one that names the year or years of some.
    """
    found = [side.period for side in sides if (side.exact or side.planned) and side.period]
    named = [(mention.period or mention.in_year(of.start.year), of) for of in found]
    if any(period and same(period, of) for period, of in named):
        return True
    parts = sum(mention.period is not None and covers(mention.period, of) for of in found)
    return parts > (mention.kind != "year")
