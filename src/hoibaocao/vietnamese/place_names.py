"""An index of places by their names, as written with all, some or no diacritics."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from hoibaocao.records import Place
from hoibaocao.vietnamese.near_names import NearNames
from hoibaocao.vietnamese.spelling import Token, agrees, keys, spelled_lines
from hoibaocao.vietnamese.units import provinces_and_districts

_ALIASES = {
    "Hà Nội": ("Hanoi",),
    "Hải Phòng": ("Haiphong",),
    "Đà Nẵng": ("Danang",),
    "Đà Lạt": ("Dalat",),
    "Hồ Chí Minh": ("HCM", "TPHCM", "Sài Gòn", "Saigon"),
    "Thừa Thiên Huế": ("Thừa Thiên - Huế",),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa Vũng Tàu", "BR - VT"),
    "Bắc Kạn": ("Bắc Cạn",),
    "Đắk Lắk": ("Đắc Lắc", "Dak Lak"),
    "Đắk Nông": ("Đắc Nông",),
    "Kon Tum": ("Kontum",),
    "Quy Nhơn": ("Qui Nhơn",),
    "Pleiku": ("Plei Ku",),
}


@dataclass(frozen=True, slots=True)
class Match:
    """Places whose name stands at ``size`` tokens.

    ``name`` is the name in small letters; ``exact`` that it has all its diacritics.
    """

    size: int
    name: str
    places: tuple[Place, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A name at the tokens from ``first`` to before ``last``.

    ``risky`` says that the words may mean something else, ``guessed`` that a letter is wrong.
    ``kind`` is that of the unit word; names listed after it share it, all if it is ``plural``.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    exact: bool
    prefixed: bool = False
    risky: bool = False
    kind: str = ""
    plural: bool = False
    guessed: bool = False


class PlaceNames:
    """Places by the folded syllables of their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._names: dict[tuple[str, ...], list[tuple[tuple[str, ...], Place]]] = {}
        self._sizes: dict[str, set[int]] = {}
        named = [
            (name, place)
            for place in places
            for name in (place.name, *_ALIASES.get(place.name, ()))
        ]
        # All names at once: thousands of small calls would take most of the time of loading.
        written = spelled_lines("\n".join(name for name, _ in named)) if named else []
        for (_, place), (key, name) in zip(named, written, strict=True):
            self._names.setdefault(key, []).append((name, place))
            self._sizes.setdefault(key[0], set()).add(len(key))

    def sizes(self, head: str) -> set[int]:
        """Return how many syllables the names with this first syllable have."""
        return self._sizes.get(head, set())

    def called(self, name: str) -> list[Place]:
        """Return the places of exactly this name."""
        return [place for _, place in self._names.get(keys(name), ())]

    def match(
        self, typed: Sequence[Token], wanted: Callable[[Place], bool] = lambda _: True
    ) -> Match | None:
        """Return the wanted places that all these tokens name, exactly spelled ones alone if any.

        Diacritics may be left out but must not contradict. A hyphen belongs where the name has
        one; else a blank or one line feed parts the syllables.
        """
        entries = self._names.get(tuple(token.key for token in typed), ())
        agreeing = [
            (name, place)
            for name, place in entries
            if wanted(place)
            and all(agrees(token.spelled, part) for token, part in zip(typed, name, strict=True))
            and all(_parted(token.gap, place.name) for token in typed[1:])
        ]
        if not agreeing:
            return None
        written = tuple(token.spelled for token in typed)
        exact = [(name, place) for name, place in agreeing if name == written]
        name = (exact or agreeing)[0][0]
        places = tuple(dict.fromkeys(place for _, place in exact or agreeing))
        return Match(len(typed), " ".join(name), places, bool(exact))

    def near(self, typed: Sequence[Token], wanted: Callable[[Place], bool]) -> tuple[Place, ...]:
        """Return the wanted places whose name differs from the tokens in one letter."""
        accented = any(token.spelled != token.key for token in typed)
        if accented:
            found = self._near_spelled.near(token.spelled for token in typed)
        else:
            found = self._near_folded.near(token.key for token in typed)
        entries = [entry for name in found for entry in self._names[keys(" ".join(name))]]
        return tuple(dict.fromkeys(place for _, place in entries if wanted(place)))

    @cached_property
    def _near_folded(self) -> NearNames:
        return NearNames(self._names)

    @cached_property
    def _near_spelled(self) -> NearNames:
        return NearNames({name: None for each in self._names.values() for name, _ in each})


def _parted(gap: str, name: str) -> bool:
    if gap in {" ", "\n", "\xa0"}:
        return True
    return gap.strip(" ") in {"-", "–"} and any("-" in n for n in (name, *_ALIASES.get(name, ())))


@cache
def upper_names() -> PlaceNames:
    """Return the names of all provinces and districts, old and new."""
    return PlaceNames(provinces_and_districts())
