"""The syllables of Vietnam's place names, many of which are not Vietnamese: Krông, Đắk, Mil."""

import re
from functools import cache
from itertools import pairwise

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
def _pairs() -> frozenset[tuple[str, str]]:
    """Return what follows what in a name, in `normal` form and bare; none before a lone one."""
    names = [_WORD.findall(name) for name in normal(_places()).split("\n")]
    written = [each for name in names for each in pairwise(name if len(name) > 1 else ["", *name])]
    return frozenset(written).union((fold(a), fold(b)) for a, b in written)


def in_place_name(before: str, word: str, after: str) -> bool:
    """Tell whether a syllable in `normal` form stands beside a neighbour in the name of a place."""
    return not _pairs().isdisjoint([(before, word), (word, after), ("", word)])


@cache
def _names() -> NearNames:
    return NearNames(_keys())


@cache
def _keys() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in fold(_places()).split("\n"))


def names_another(typed: tuple[str, ...], meant: tuple[str, ...]) -> bool:
    """Tell whether bare syllables become the name of a place while others are as near."""
    return meant in _keys() and _names().near(typed) != [meant]
