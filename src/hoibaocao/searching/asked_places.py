"""The places that a question names, and the reports that are about them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hoibaocao.records import Place
from hoibaocao.searching.groups import asked_group, names_group
from hoibaocao.searching.place_mentions import mentions_in, name_span
from hoibaocao.searching.qualifying import SEVERAL, decided, narrowed, qualified
from hoibaocao.searching.questions import asked_for
from hoibaocao.searching.shelf import Shelf
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, within
from hoibaocao.vietnamese.text import fold

_AND = re.compile(
    r"(?: (?:nam|quy|thang|\d)[\w/ ]*?)? ?(?:,|;|va|voi|hay|hoac|so voi|and|or|vs\.?|versus) "
    r"(?:(?:cua|o|tai|voi|in|of) )?"
)
_PARTY_OFFICE = re.compile(r"(?:huyen|tinh|thi|thanh|quan|dang) uy ")


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The places of a question.

    ``present`` have reports, by their number in the catalogue; ``absent`` have none. ``starts``
    tells where in the question the former stand. ``near`` have reports too, and a name spelt
    nearly like an absent one's: not what was asked, but worth an offer. ``named`` are places within
    a report's area (communes, or districts of a province): an answer must name them. ``spans`` are
    where the places stand that have been resolved; ``respelt`` where misspelt names do, and how
    they are read. ``is_group`` if the question says "các huyện", and names none.
    """

    present: dict[Place, tuple[int, ...]]
    absent: tuple[Place, ...]
    near: dict[Place, tuple[int, ...]]
    named: tuple[Place, ...]
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


@dataclass(frozen=True, slots=True)
class _Inner:
    """A place within those of some reports, which start and have numbers; as in `AskedPlaces`."""

    named: list[Place]
    lacking: list[Place]
    around: dict[Place, tuple[int, tuple[int, ...]]]


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
        named: list[Place] = []
        lacking: list[Place] = []
        spans: list[tuple[int, int]] = []
        folded = fold(question)
        mentions, near = mentions_in(question, self._gazetteer, self._shelf)
        # A province's figure is none of those that its districts' reports tell.
        speaks_of_inside = names_group(folded) or asked_for(question) != "figure"
        groups = list(qualified(mentions, folded))
        inner = (place for each, _ in groups for place in each.places if place.level != "province")
        own = any(map(self._shelf.of, inner))
        for mention, qualifiers in groups:
            spans += [(other.start, other.end) for other in qualifiers]
            meant = decided(narrowed(mention, qualifiers, question), mentions, folded)
            held = self._reports_of(meant, inside=speaks_of_inside)
            if held:
                present |= held
                starts |= {place: mention.start for place in held if place not in starts}
            elif within_it := self._inner(meant, qualifiers, is_alone=not own):
                named += within_it.named
                lacking += within_it.lacking
                for place, (start, numbers) in within_it.around.items():
                    present[place] = numbers
                    starts.setdefault(place, start)
                continue
            elif meant.certain or meant.prefixed:
                absent[meant.places[0]] = mention.start
            elif meant.sure:
                absent[Place(meant.places[0].name, meant.places[0].level)] = mention.start
            else:
                continue
            spans.append(_name_span(question, mention))
        if not SEVERAL.search(folded):
            present = _narrowest(present, starts)
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

    def _inner(
        self, meant: PlaceMention, qualifiers: Sequence[PlaceMention], *, is_alone: bool
    ) -> "_Inner | None":
        """Return what tells of a place by its wider ones; None if it should have its own reports.

        That is a commune, or a district if its province has reports and no place beside it has.
        """
        place = meant.places[0]
        if place.level == "commune":
            around = {
                outer: (each.start, numbers)
                for each in qualifiers
                for outer, numbers in self._reports_of(each, inside=True).items()
            }
            if meant.prefixed and not qualifiers:
                around = self._around(meant)
            is_lacking = self._is_lacking(meant, qualifiers)
            return _Inner([place] * meant.prefixed, [place] * is_lacking, around)
        is_named = meant.certain or meant.prefixed or meant.sure
        if place.level != "district" or not (is_alone and is_named):
            return None
        provinces = [each.province for each in meant.places]
        provinces += [q.places[0].name for q in qualifiers if q.places[0].level == "province"]
        around = {
            province: (meant.start, numbers)
            for name in dict.fromkeys(filter(None, provinces))
            for province in self._shelf.like(Place(name, "province"))
            if (numbers := self._shelf.of_all([province]))
        }
        return _Inner([place], [place], around) if around else None

    def _around(self, commune: PlaceMention) -> dict[Place, tuple[int, tuple[int, ...]]]:
        """Return the district that a commune lies in, if one of its name has reports."""
        like = (each for place in _districts(commune) for each in self._shelf.like(place))
        held = {place: (commune.start, self._shelf.of(place)) for place in like}
        return held if len(held) == 1 else {}

    def _is_lacking(self, commune: PlaceMention, around: Sequence[PlaceMention]) -> bool:
        """Tell whether neither a commune's district has reports, nor a place around it."""
        districts = _districts(commune)
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


def _districts(commune: PlaceMention) -> list[Place]:
    """Return the districts that communes of one name lie in; one without a name is not known."""
    return [Place(of.district, "district", province=of.province) for of in commune.places]


def _narrowest(
    places: dict[Place, tuple[int, ...]], starts: dict[Place, int]
) -> dict[Place, tuple[int, ...]]:
    """Drop a place that another one named lies in: "huyện A, tỉnh B" asks about A.

    Where both are one name, the city or the province may be meant: "Thái Nguyên".
    """
    return {
        place: numbers
        for place, numbers in places.items()
        if not any(within(inner, place) and starts[inner] != starts[place] for inner in places)
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
