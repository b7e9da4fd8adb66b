"""Find the places that reports and questions speak of.

A name with its unit word ("huyện Cẩm Xuyên", "Cam Xuyen district") is taken at its word. A bare
name has to earn it: only provinces, districts and the places of the user's own reports are looked
for, and not where `hoibaocao.vietnamese.place_words` says that it is something else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hoibaocao.records import Place
from hoibaocao.vietnamese.place_names import Found, PlaceNames
from hoibaocao.vietnamese.place_reader import Reader
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.units import label, same_place, successors, within

__all__ = ["Gazetteer", "PlaceMention", "label", "same_place", "successors", "within"]

_LEVEL_ORDER = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text.

    Args:
        start: Where the mention begins, unit word included.
        end: Where it ends.
        places: What may be meant, likeliest first: places of the library, higher levels, places
            in a unit that the text names elsewhere.
        certain: The words can hardly mean anything but the first of ``places``.
        exact: The name is spelled with all its diacritics.
        prefixed: A unit word goes with the name.
        guessed: The name is taken for a misspelt one.
        sure: The words can hardly mean anything but a place, whichever of ``places`` it is.
        kind: That of the unit word, "huyện" for "H."; empty if there is none.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    certain: bool
    exact: bool
    prefixed: bool
    guessed: bool = False
    sure: bool = False
    kind: str = ""


class Gazetteer:
    """The places that can be found in a text; begin with `Gazetteer.national`.

    Args:
        library: Places of the user's own reports.
    """

    def __init__(self, library: Iterable[Place] = ()) -> None:
        self._places = dict.fromkeys(library)
        self._names = PlaceNames(self._places)

    @staticmethod
    @cache
    def national() -> "Gazetteer":
        """Return the gazetteer of Vietnam's provinces, districts and communes."""
        return Gazetteer()

    def with_places(self, places: Iterable[Place]) -> "Gazetteer":
        """Return a gazetteer that also knows these places and thinks of them first."""
        return Gazetteer((*self._places, *places))

    def find(self, text: str, *, fuzzy: bool = False) -> list[PlaceMention]:
        """Return the places named in NFC text, none overlapping, in text order.

        Args:
            text: What to search; offsets of the mentions count its characters.
            fuzzy: Also take names with one wrong letter: of places of the library, and of
                provinces and districts when capitalised. Such mentions are never certain.
        """
        reader = Reader(text, self._names)
        found = reader.read(fuzzy=fuzzy)
        named: set[tuple[str, str]] = {
            (place.level, spelling(place.name))
            for each in found
            for place in each.places
            if place.level != "commune"
        }
        return [
            self._mention(
                each, reader.tokens[each.first].start, reader.tokens[each.last - 1].end, named
            )
            for each in found
        ]

    def _mention(
        self, found: Found, start: int, end: int, named: set[tuple[str, str]]
    ) -> PlaceMention:
        def rank(place: Place) -> tuple[bool, int, int]:
            parents = {
                ("province", spelling(place.province)),
                ("district", spelling(place.district)),
            }
            return (
                place not in self._places,
                _LEVEL_ORDER.index(place.level),
                -len(parents & named),
            )

        places = sorted(found.places, key=rank)
        # A commune of the same name before and after 2025 is no second meaning.
        leads = all(
            rank(places[0]) < rank(other) or same_place(places[0], other) for other in places
        )
        return PlaceMention(
            start=start,
            end=end,
            places=tuple(places),
            certain=leads and not found.risky,
            exact=found.exact,
            prefixed=found.prefixed,
            guessed=found.guessed,
            sure=not found.risky,
            kind=found.kind,
        )
