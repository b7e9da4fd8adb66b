"""From a question to the places and periods it names, and to the reports that cover them.

A scope that is certain filters before the search. What the library lacks is told, never guessed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hoibaocao.records import Metadata, Period, Place
from hoibaocao.vietnamese.periods import PeriodMention, covers, find_periods, same
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, same_place, within
from hoibaocao.vietnamese.text import fold

_JOINT = re.compile(r"\s*(?:[,(–-]|thuộc|của|in)\s*")
_UNKNOWN_PLACE = re.compile(
    r"\b(?P<kind>huyện|thị xã|quận|tỉnh)\s+(?P<name>[^\W\d_]\w*(?:\s[^\W\d_]\w*){1,2})",
    re.IGNORECASE,
)
_LEVELS = {"commune": 0, "district": 1, "province": 2}
_ENGLISH_KINDS = {
    "city": "thành phố",
    "town": "thị xã",
    "district": "huyện",
    "province": "tỉnh",
    "commune": "xã",
    "ward": "phường",
}
_PARTY_OFFICE = re.compile(r"(?:huyen|tinh|thi|thanh|quan|dang) uy ")


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

    ``topic`` is the question without the places and periods that were resolved. ``named`` are
    places within a report's area (communes, as a rule), folded: an answer must name them.
    ``sides`` holds one element a place and period; without any, one that looks everywhere.
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
        known = dict.fromkeys(report.place for report in reports if report.place)
        self._gazetteer = Gazetteer.national().with_places(known)

    def resolve(self, question: str, reading: str | None = None) -> Resolution:
        """Return topic, places and sides of a question.

        Args:
            question: In NFC, as typed: a bare name stands for each place that is spelt so.
            reading: The question with its diacritics, of the same length; gives the topic.
        """
        present: dict[Place, tuple[int, ...]] = {}
        absent: dict[Place, None] = {}
        named: list[str] = []
        cut: list[tuple[int, int]] = []
        mentions = self._mentions(question)
        for mention, qualifiers in _qualified(mentions, question):
            cut += [(other.start, other.end) for other in qualifiers]
            held = self._reports_of(_narrowed(mention, qualifiers, question))
            if held:
                present |= held
            elif mention.places[0].level == "commune":
                named += [fold(mention.places[0].name)] if mention.prefixed else []
                continue
            elif mention.certain or (mention.prefixed and mention.exact):
                absent[mention.places[0]] = None
            else:
                continue
            cut.append(_name_span(question, mention))
        if not mentions:
            absent |= dict.fromkeys(_unknown_places(question))
        present = _narrowest(present)
        absent_places = tuple(place for place in absent if not _is_qualifier(place, present))
        periods = find_periods(question)
        everywhere: dict[Place | None, tuple[int, ...]] = {None: tuple(range(len(self._reports)))}
        searched = dict(present) or everywhere
        sides = tuple(
            side
            for place, numbers in searched.items()
            for side in self._sides(place, numbers, periods)
        )
        cut += [(m.start, m.end) for m in periods if _is_resolved(m, sides)]
        return Resolution(
            topic=_without(reading or question, cut),
            places=(*present, *absent_places),
            absent_places=absent_places,
            named=tuple(named),
            sides=sides,
        )

    def _mentions(self, question: str) -> list[PlaceMention]:
        """Return the places named; near-misses of their names only where nothing else is."""
        found = self._gazetteer.find(question)
        near = self._gazetteer.find(question, fuzzy=True)
        return near if len(near) > len(found) else found

    def _reports_of(self, mention: PlaceMention) -> dict[Place, tuple[int, ...]]:
        """Return the reports of the place itself, else of the places within it.

        A bare name that several units of the library bear stands for each of them.
        """
        own = {place: found for place in mention.places if (found := self._of(place, same_place))}
        if own:
            return own if not mention.prefixed else dict([next(iter(own.items()))])
        inner = ((place, self._of(place, within)) for place in mention.places)
        return next(({place: found} for place, found in inner if found), {})

    def _of(self, place: Place, fits: Callable[[Place, Place], bool]) -> tuple[int, ...]:
        return tuple(
            number
            for number, report in enumerate(self._reports)
            if report.place is not None and fits(report.place, place)
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


def _qualified(
    mentions: Sequence[PlaceMention], question: str
) -> Iterator[tuple[PlaceMention, list[PlaceMention]]]:
    """Yield each place with the wider ones that only say where it lies: "xã A, huyện B"."""
    pending: list[PlaceMention] = []
    for mention in mentions:
        if pending and _joins(pending[-1], mention, question):
            pending.append(mention)
            continue
        if pending:
            yield pending[0], pending[1:]
        pending = [mention]
    if pending:
        yield pending[0], pending[1:]


def _joins(inner: PlaceMention, outer: PlaceMention, question: str) -> bool:
    wider = _LEVELS[outer.places[0].level] > _LEVELS[inner.places[0].level]
    return wider and _JOINT.fullmatch(question[inner.end : outer.start]) is not None


def _narrowed(
    mention: PlaceMention, qualifiers: Sequence[PlaceMention], question: str
) -> PlaceMention:
    """Keep the candidates that lie in the wider places named, and are of the kind named."""
    outer = {fold(place.name) for other in qualifiers for place in other.places}
    kind = _ENGLISH_KINDS.get(question[mention.start : mention.end].lower().split()[-1], "")
    places = [
        place
        for place in mention.places
        if (not place.province or not outer or outer & {fold(place.province), fold(place.district)})
        and (not kind or not place.kind or place.kind == kind)
    ]
    return replace(mention, places=tuple(places) or mention.places)


def _unknown_places(question: str) -> Iterator[Place]:
    """Yield units that a question names by their kind, though no gazetteer knows them."""
    for match in _UNKNOWN_PLACE.finditer(question):
        if all(word[0].isupper() for word in match["name"].split()):
            kind = match["kind"].lower()
            yield Place(match["name"], "province" if kind == "tỉnh" else "district", kind)


def _is_held(period: Period | None, held: Iterable[Period | None]) -> bool:
    return period is not None and any(of is not None and same(of, period) for of in held)


def _overlap(a: Period, b: Period) -> bool:
    return covers(a, b) or covers(b, a)


def _narrowest(places: dict[Place, tuple[int, ...]]) -> dict[Place, tuple[int, ...]]:
    """Drop a place that another one named lies in: "huyện A, tỉnh B" asks about A."""
    return {
        place: numbers
        for place, numbers in places.items()
        if not any(inner != place and within(inner, place) for inner in places)
    }


def _is_qualifier(place: Place, present: Iterable[Place]) -> bool:
    """Tell whether a place without reports only says where another one lies, or where from."""
    return any(within(inner, place) or place.level == "province" for inner in present)


def _is_resolved(mention: PeriodMention, sides: Iterable[Side]) -> bool:
    """Tell whether a mention names the period of an exact side, or the year of one."""
    return any(
        side.exact
        and side.period is not None
        and (named := mention.period or mention.in_year(side.period.start.year)) is not None
        and (same(named, side.period) or (named.kind == "year" and covers(named, side.period)))
        for side in sides
    )


def _name_span(question: str, mention: PlaceMention) -> tuple[int, int]:
    """Return where the place stands; an office named after it ("Huyện ủy") is kept."""
    office = _PARTY_OFFICE.match(fold(question[mention.start : mention.end]))
    return mention.start + (office.end() if office else 0), mention.end


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return text with spans cut out; all of it when nothing would be left."""
    kept, position = [], 0
    for start, end in sorted(spans):
        if start >= position:
            kept.append(text[position:start])
            position = end
    rest = " ".join(" ".join((*kept, text[position:])).split())
    return rest if any(map(str.isalnum, rest)) else text
