"""Put right the names of places in the head of a report that was recognised, for its metadata.

Recognition loses diacritics and mistakes letters of like shape: "HUYÊN TAM ĐƯƠNG". A name that no
unit has is taken for that of the one unit it looks like, if the text does not speak against it.
The canonical text keeps what was recognised.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from hoibaocao.records import Place
from hoibaocao.vietnamese.near_names import NearNames
from hoibaocao.vietnamese.place_words import LEVELS
from hoibaocao.vietnamese.places import Gazetteer, same_place, within
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.text import CAPITALS, fold
from hoibaocao.vietnamese.units import communes, provinces_and_districts

_LONGEST = 4  # syllables of a name
_KINDS = {fold(kind): kind for kind in LEVELS}
_UNIT = re.compile(rf"\b(?P<kind>{'|'.join(_KINDS)})(?P<party> uy)?(?= \w)")
_NAME = re.compile(rf" [{CAPITALS}\d][\w'’]*(?:[ -]+[{CAPITALS}\d][\w'’]*){{0,{_LONGEST - 1}}}")
# What recognition takes for each other, without diacritics.
_ALIKE = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("l", "i"), ("1", "i"), ("0", "o"), ("5", "s"))

_Names = dict[tuple[str, ...], list[Place]]


def with_places_mended(lines: Iterable[str], text: str) -> list[str]:
    """Return lines of a report's head with the names of places as they are spelled.

    Args:
        lines: Of the head and the title.
        text: The report, which tells by what else it names which of several units is meant.
    """
    named = _Named(text)
    return [_mended(line, named) for line in lines]


class _Named:
    """The places that a text names, in the spelling of the gazetteer."""

    def __init__(self, text: str) -> None:
        found = (each for each in Gazetteer.national().find(text) if each.exact)
        self._places = [each.places for each in found if each.prefixed or each.certain]

    def evidence(self, place: Place) -> int:
        """Return how often the text names a unit, one of its parts, or its province."""
        province = Place(place.province, "province")
        return sum(
            any(
                same_place(place, other) or within(other, place) or same_place(province, other)
                for other in others
            )
            for others in self._places
        )


def _mended(line: str, named: _Named) -> str:
    done, last = [], 0
    for unit in _UNIT.finditer(fold(line)):
        name = _NAME.match(line, unit.end())
        if name is None or unit.start() < last:
            continue
        words = name[0].split()
        found = _unit_called(line[slice(*unit.span("kind"))], words, named)
        if found is None:
            continue
        size, kind, place = found
        party = " ủy" if unit["party"] else ""
        end = unit.end() + len(" ".join(words[:size])) + 1
        done += [line[last : unit.start()], f"{kind}{party} {place.name}"]
        last = end
    return "".join((*done, line[last:]))


def _unit_called(unit: str, words: Sequence[str], named: _Named) -> tuple[int, str, Place] | None:
    """Return how many words misspell a unit's name, its kind and the unit; None if none do."""
    kind = _KINDS[fold(unit)]
    spelled = Gazetteer.national().find(f"{kind} {' '.join(words)}")
    if any(each.exact and each.prefixed for each in spelled):
        return None
    is_spelled = spelling(unit) == kind
    for size in range(len(words), 0, -1):
        for candidates, sure in _like(kind, words[:size]):
            if (is_spelled or sure) and (place := _meant(candidates, named, sure=sure)):
                return size, kind, place
    return None


def _meant(candidates: Sequence[Place], named: _Named, *, sure: bool) -> Place | None:
    """Return the unit that the text speaks of most; without a word of it only the sole one."""
    ranked = sorted(candidates, key=named.evidence, reverse=True)
    first = ranked[0]
    others = [each for each in ranked if spelling(each.name) != spelling(first.name)]
    told = named.evidence(first)
    if not told and (others or not sure or first.level == "commune"):
        return None
    return None if others and named.evidence(others[0]) == told else first


def _like(kind: str, words: Sequence[str]) -> Iterator[tuple[list[Place], bool]]:
    """Yield the units whose name looks the same, and surely so; then those one letter off."""
    names, near = _names(kind)
    shape = _shape(" ".join(words))
    if same := names.get(shape):
        yield same, True
    if others := [place for name in near.near(shape) for place in names[name]]:
        yield others, False


@cache
def _names(kind: str) -> tuple[_Names, NearNames]:
    names: _Names = defaultdict(list)
    units = communes() if LEVELS[kind] == ("commune",) else provinces_and_districts()
    for place in units:
        if place.level in LEVELS[kind]:
            names[_shape(place.name)].append(place)
    return dict(names), NearNames(names)


def _shape(name: str) -> tuple[str, ...]:
    shape = fold(spelling(name)).replace(" - ", " ")
    for letters, alike in _ALIKE:
        shape = shape.replace(letters, alike)
    return tuple(shape.split())
