"""The places that a question names, and the reports that are about them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from hoibaocao.records import Metadata, Place, PlaceLevel
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, same_place, within
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold, is_folded, normal

_JOINT = re.compile(r"\s*(?:[,(–-]|thuộc|của|in)\s*")
_UNIT_WORD = re.compile(
    r"(?<!\w)(?P<kind>huyện|thị xã|quận|tỉnh|xã|phường|thị trấn)\s+(?P<name>\w+(?:\s\w+){0,3})",
    re.IGNORECASE,
)
_UNIT_LEVELS: dict[str, PlaceLevel] = {
    "tỉnh": "province",
    **dict.fromkeys(("huyện", "thị xã", "quận"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn"), "commune"),
}
_SEVERAL = re.compile(r"(?<!\w)(?:và|với|hay|hoặc|so sánh|and|or|va|voi|hoac|so sanh)(?!\w)")
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
class AskedPlaces:
    """The places of a question.

    ``present`` have reports, by their number in the catalogue; ``absent`` have none. ``named`` are
    places within a report's area (communes, as a rule), folded: an answer must name them.
    ``spans`` are where the former two stand in the question.
    """

    present: dict[Place, tuple[int, ...]]
    absent: tuple[Place, ...]
    named: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class PlaceReader:
    """Finds the places of questions among those of the reports of one generation.

    Args:
        reports: Their metadata, in catalogue order.
    """

    def __init__(self, reports: Sequence[Metadata]) -> None:
        self._reports = reports
        known = dict.fromkeys(report.place for report in reports if report.place)
        self._gazetteer = Gazetteer.national().with_places(known)

    def read(self, question: str) -> AskedPlaces:
        """Return the places named in a question in NFC."""
        present: dict[Place, tuple[int, ...]] = {}
        absent: dict[Place, None] = {}
        named: list[str] = []
        spans: list[tuple[int, int]] = []
        mentions = self._mentions(question)
        for mention, qualifiers in _qualified(mentions, question):
            spans += [(other.start, other.end) for other in qualifiers]
            held = self._reports_of(_narrowed(mention, qualifiers, question))
            if held:
                present |= held
            elif mention.places[0].level == "commune":
                named += [fold(mention.places[0].name)] if mention.prefixed else []
                for outer in qualifiers:
                    present |= self._reports_of(outer)
                continue
            elif mention.certain or mention.prefixed:
                absent[mention.places[0]] = None
            else:
                continue
            spans.append(_name_span(question, mention))
        unknown = list(_unknown_places(question, mentions))
        named += [fold(place.name) for place in unknown if place.level == "commune"]
        absent |= dict.fromkeys(place for place in unknown if place.level != "commune")
        if not _SEVERAL.search(normal(question)):
            present = _narrowest(present)
        return AskedPlaces(
            present=present,
            absent=tuple(place for place in absent if not _is_qualifier(place, present)),
            named=tuple(named),
            spans=tuple(spans),
        )

    def _mentions(self, question: str) -> list[PlaceMention]:
        """Return the places named; a near-miss only where a word cannot be Vietnamese.

        "Suối Rạng" is another place than "Suối Rồng", and asking about it is no slip of typing.
        """
        found = self._gazetteer.find(question)
        taken = {(mention.start, mention.end) for mention in found}
        near = [
            mention
            for mention in self._gazetteer.find(question, fuzzy=True)
            if (mention.start, mention.end) in taken
            or _is_slip(question[mention.start : mention.end])
        ]
        return near if len(near) > len(found) else found

    def _reports_of(self, mention: PlaceMention) -> dict[Place, tuple[int, ...]]:
        """Return the reports of the place itself, else of the places within it.

        A bare name that several units of the library bear stands for each of them.
        """
        own = {place: found for place in mention.places if (found := self._of(place, same_place))}
        if own:
            kinds = {place.kind for place in own}
            kind = next(iter(own)).kind if mention.prefixed and len(kinds) > 1 else ""
            return {place: found for place, found in own.items() if kind in {"", place.kind}}
        inner = ((place, self._of(place, within)) for place in mention.places)
        return next(({place: found} for place, found in inner if found), {})

    def _of(self, place: Place, fits: Callable[[Place, Place], bool]) -> tuple[int, ...]:
        return tuple(
            number
            for number, report in enumerate(self._reports)
            if report.place is not None and fits(report.place, place)
        )


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


def _is_slip(name: str) -> bool:
    """Tell whether a name as typed holds a word that is no syllable."""
    is_one = is_folded_syllable if is_folded(name) else is_syllable
    return not all(is_one(word) for word in re.findall(r"\w+", normal(name)))


def _unknown_places(question: str, known: Sequence[PlaceMention]) -> Iterator[Place]:
    """Yield units that a question names by their kind, though no gazetteer knows them."""
    for match in _UNIT_WORD.finditer(question):
        if any(m.start < match.end("name") and match.start() < m.end for m in known):
            continue
        name = " ".join(takewhile(lambda word: word[0].isupper(), match["name"].split()))
        kind = match["kind"].lower()
        if name:
            yield Place(name, _UNIT_LEVELS[kind], kind)


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


def _name_span(question: str, mention: PlaceMention) -> tuple[int, int]:
    """Return where the place stands; an office named after it ("Huyện ủy") is kept."""
    office = _PARTY_OFFICE.match(fold(question[mention.start : mention.end]))
    return mention.start + (office.end() if office else 0), mention.end
