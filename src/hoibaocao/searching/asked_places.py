"""The places that a question names, and the reports that are about them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hoibaocao.records import Place
from hoibaocao.searching.groups import asked_group, names_group
from hoibaocao.searching.place_mentions import mentions_in, name_span
from hoibaocao.searching.questions import asked_for
from hoibaocao.searching.shelf import Shelf
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, same_place, successors, within
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.text import fold

_JOINT = re.compile(r"\s*(?:[,(–-]|thuộc|của|ở|tại|in|of)\s*|\s+")
_SEVERAL = re.compile(r";|\b(?:va|voi|hay|hoac|so sanh|doi chieu|compare|and|or)\b")
_AND = re.compile(
    r"(?: (?:nam|quy|thang|\d)[\w/ ]*?)? ?(?:,|;|va|voi|hay|hoac|so voi|and|or|vs\.?|versus) "
    r"(?:(?:cua|o|tai|voi|in|of) )?"
)
_THEN_ANOTHER = re.compile(r"\)? ?(?:;|va|voi|hay|hoac|and|or)\b")
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

    ``present`` have reports, by their number in the catalogue; ``absent`` have none. ``starts``
    tells where in the question the former stand. ``near`` have reports too, and a name spelt
    nearly like an absent one's: not what was asked, but worth an offer. ``named`` are places within
    a report's area (communes, as a rule), folded: an answer must name them. ``spans`` are where the
    places stand that have been resolved; ``respelt`` where misspelt names do, and how they are
    read. ``is_group`` if the question says "các huyện", and names none.
    """

    present: dict[Place, tuple[int, ...]]
    absent: tuple[Place, ...]
    near: dict[Place, tuple[int, ...]]
    named: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    starts: dict[Place, int]
    lacking: tuple[Place, ...] = ()
    respelt: tuple[tuple[int, int, str], ...] = ()
    is_group: bool = False

    def within(self, picked: "AskedPlaces") -> "AskedPlaces":
        """Return these places as far as they lie in others, else the others."""
        allowed = {number for numbers in picked.present.values() for number in numbers}
        kept = {
            place: both
            for place, numbers in self.present.items()
            if (both := tuple(number for number in numbers if number in allowed))
        }
        outside = (place for place in self.present if place not in kept)
        return replace(
            self,
            present=kept or picked.present,
            absent=(*self.absent, *outside, *picked.absent),
            starts=self.starts if kept else dict.fromkeys(picked.present, 0),
        )


NOWHERE = AskedPlaces(present={}, absent=(), near={}, named=(), spans=(), starts={})
"""What a question that names no place asks for."""


class PlaceReader:
    """Finds the places of questions among those of the reports of one generation.

    Args:
        shelf: The reports.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._gazetteer = Gazetteer.national().with_places(shelf.places)

    def read(self, question: str) -> AskedPlaces:
        """Return the places named in a question in NFC."""
        starts: dict[Place, int] = {}
        absent: dict[Place, int] = {}
        present: dict[Place, tuple[int, ...]] = {}
        named: list[str] = []
        lacking: list[Place] = []
        spans: list[tuple[int, int]] = []
        folded = fold(question)
        mentions, near = mentions_in(question, self._gazetteer, self._shelf)
        # A province's figure is none of those that its districts' reports tell.
        speaks_of_inside = names_group(folded) or asked_for(question) != "figure"
        for mention, qualifiers in _qualified(mentions, folded):
            spans += [(other.start, other.end) for other in qualifiers]
            meant = _decided(_narrowed(mention, qualifiers, question), mentions, folded)
            held = self._reports_of(meant, inside=speaks_of_inside)
            if held:
                present |= held
                starts |= {place: mention.start for place in held if place not in starts}
            elif meant.places[0].level == "commune":
                named += [fold(meant.places[0].name)] if meant.prefixed else []
                for outer in qualifiers:
                    held = self._reports_of(outer, inside=True)
                    present |= held
                    starts |= dict.fromkeys(held, outer.start)
                lacking += [meant.places[0]] if self._is_lacking(meant, qualifiers) else []
                continue
            elif meant.certain or meant.prefixed:
                absent[meant.places[0]] = mention.start
            elif meant.sure:
                absent[Place(meant.places[0].name, meant.places[0].level)] = mention.start
            else:
                continue
            spans.append(_name_span(question, mention))
        if not _SEVERAL.search(folded):
            present = _narrowest(present)
        before = [mention.end for mention in mentions]
        asked = AskedPlaces(
            present=present,
            absent=tuple(
                place
                for place, start in absent.items()
                if not _is_qualifier(place, present) or _is_another(folded, start, before)
            ),
            near={place: self._shelf.of(place) for place in near},
            named=tuple(named),
            lacking=tuple(lacking),
            spans=tuple(spans),
            starts=starts,
            respelt=tuple(
                (*name_span(question, mention), mention.places[0].name)
                for mention in mentions
                if mention.guessed
            ),
        )
        return self._with_group(asked, folded)

    def _is_lacking(self, commune: PlaceMention, around: Sequence[PlaceMention]) -> bool:
        """Tell whether neither a commune's district has reports, nor a place around it."""
        districts = [Place(p.district, "district", province=p.province) for p in commune.places]
        held = (not district.name or self._shelf.of(district) for district in districts)
        told = (self._reports_of(outer, inside=True) for outer in around)
        clear = commune.prefixed and " " in commune.places[0].name  # "toan xa ba vu lua"
        return clear and not any(held) and not any(told)

    def _with_group(self, asked: AskedPlaces, folded: str) -> AskedPlaces:
        """Put the places that are asked about together in the stead of the one around them."""
        group = asked_group(folded, self._shelf, asked.present)
        if not group:
            return asked
        own = [place for place in asked.present if self._shelf.of(place)]
        present = {place: self._shelf.of_all([place]) for place in (*own, *group)}
        at = min(asked.starts.values(), default=0)
        return replace(asked, present=present, starts=dict.fromkeys(present, at), is_group=True)

    def _reports_of(self, mention: PlaceMention, *, inside: bool) -> dict[Place, tuple[int, ...]]:
        """Return the reports of the place itself, else of the places ``inside`` it if wanted.

        A bare name that several units of the library bear stands for each of them.
        """
        own = {place: found for place in mention.places if (found := self._shelf.of(place))}
        if own:
            kinds = {place.kind for place in own}
            kind = next(iter(own)).kind if mention.prefixed and len(kinds) > 1 else ""
            return {place: found for place, found in own.items() if kind in {"", place.kind}}
        inner = ((place, self._shelf.of_all(self._shelf.inside(place))) for place in mention.places)
        return next(({place: found} for place, found in inner if found and inside), {})


def _qualified(
    mentions: Sequence[PlaceMention], folded: str
) -> Iterator[tuple[PlaceMention, list[PlaceMention]]]:
    """Yield each place with the wider ones that only say where it lies: "xã A, huyện B"."""
    pending: list[PlaceMention] = []
    for mention in mentions:
        if pending and _joins(pending[-1], mention, folded):
            pending.append(mention)
            continue
        if pending:
            yield pending[0], pending[1:]
        pending = [mention]
    if pending:
        yield pending[0], pending[1:]


def _joins(inner: PlaceMention, outer: PlaceMention, folded: str) -> bool:
    """Tell whether a wider place says where another one lies: rightly, or without other sense."""
    between = folded[inner.end : outer.start]
    if _LEVELS[outer.places[0].level] <= _LEVELS[inner.places[0].level]:
        return False
    if _JOINT.fullmatch(between) is None:
        return False
    if any(_may_lie_in(place, outer) for place in inner.places):
        return True
    listed = _THEN_ANOTHER.match(folded, outer.end) or "so sanh" in folded
    parted = between.isspace() or (outer.places[0].level == "district" and "," in between)
    return not listed and (outer.prefixed or not parted)


def _may_lie_in(place: Place, outer: PlaceMention) -> bool:
    """Tell whether a place lies in a wider one, as bounded now or before, for all that is known."""
    return any(_lies_in(place, each) for each in outer.places)


def _lies_in(place: Place, outer: Place) -> bool:
    if outer.level != "province":
        return place.level == "commune" and (not place.district or within(place, outer))
    province = Place(place.province, "province")
    names = {spelling(each.name) for each in (province, *successors(province))}
    return not place.province or spelling(outer.name) in names


def _narrowed(
    mention: PlaceMention, qualifiers: Sequence[PlaceMention], question: str
) -> PlaceMention:
    """Keep the candidates that lie in the wider places named, and are of the kind named.

    Where none does ("huyện Cẩm Xuyên, tỉnh Nghệ An"), the place is one of that name over there:
    no other district shall answer for it.
    """
    typed = question[mention.start : mention.end].lower().split()
    kind = _ENGLISH_KINDS.get(typed[-1], "")
    places = [
        place for place in mention.places if all(_may_lie_in(place, outer) for outer in qualifiers)
    ]
    if not places and _is_redrawn(mention, qualifiers):
        places = [mention.places[0]]
    places = places or [_moved(mention.places[0], qualifiers)]
    of_kind = [place for place in places if not kind or not place.kind or place.kind == kind]
    return replace(mention, places=tuple(of_kind or places))


def _is_redrawn(mention: PlaceMention, qualifiers: Sequence[PlaceMention]) -> bool:
    """Tell whether a commune was another district's once: no other bears its name at all.

    Towns have grown over the communes around them: "xã Thạch Đài, huyện Thạch Hà".
    """
    place = mention.places[0]
    alone = all(same_place(place, other) for other in mention.places)
    near = (
        any(place.province in {outer.name, outer.province} for outer in qualifier.places)
        for qualifier in qualifiers
    )
    return alone and bool(place.district and place.province) and all(near)


def _decided(mention: PlaceMention, mentions: Sequence[PlaceMention], folded: str) -> PlaceMention:
    """Keep of several candidates those in a place that is named elsewhere in the question.

    Not where several places are asked about: "My Duc và tỉnh Lam Giang".
    """
    others = [other for other in mentions if other.start != mention.start]
    outers = [outer for other in others for outer in other.places]
    places = tuple(p for p in mention.places if any(within(p, outer) for outer in outers))
    several = _SEVERAL.search(folded) is not None
    return replace(mention, places=places) if places and not several else mention


def _moved(place: Place, qualifiers: Sequence[PlaceMention]) -> Place:
    for outer in (mention.places[0] for mention in qualifiers):
        if outer.level == "province":
            place = replace(place, province=outer.name)
        elif place.level == "commune":
            place = replace(place, district=outer.name, province=outer.province)
    return place


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


def _is_another(folded: str, start: int, ends: Iterable[int]) -> bool:
    """Tell whether a place is listed after another one: "A và B"."""
    return any(_AND.fullmatch(folded, end, start) is not None for end in ends if end < start)


def _name_span(question: str, mention: PlaceMention) -> tuple[int, int]:
    """Return where the place stands; an office named after it ("Huyện ủy") is kept."""
    office = _PARTY_OFFICE.match(fold(question[mention.start : mention.end]))
    return mention.start + (office.end() if office else 0), mention.end
