"""The syllables of Vietnam's place names, many of which are not Vietnamese: Krông, Đắk, Mil."""

import re
from functools import cache

from hoibaocao.vietnamese.near_names import NearNames
from hoibaocao.vietnamese.text import fold, normal
from hoibaocao.vietnamese.units import communes, provinces_and_districts

_WORD = re.compile(r"[^\W_]+")


@cache
def _places() -> str:
    return "\n".join(place.name for place in (*provinces_and_districts(), *communes()))


@cache
def place_syllables() -> frozenset[str]:
    """Return the syllables of all places in `normal` form."""
    return frozenset(_WORD.findall(normal(_places())))


@cache
def bare_place_syllables() -> frozenset[str]:
    """Return the syllables of all places without diacritics."""
    return frozenset(map(fold, place_syllables()))


@cache
def _names() -> NearNames:
    return NearNames(_keys())


@cache
def _keys() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in fold(_places()).split("\n"))


def names_another(typed: tuple[str, ...], meant: tuple[str, ...]) -> bool:
    """Tell whether bare syllables become the name of a place while others are as near."""
    return meant in _keys() and _names().near(typed) != [meant]
