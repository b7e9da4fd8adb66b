"""The places that report, and what they are called."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from benchmarks.quality.indicators import Level
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.units import provinces_and_districts

Split = Literal["tune", "report"]
_FILE = Path(__file__).with_name("places.toml")
_LEVELS: dict[str, Level] = {"tỉnh": "province", "xã": "commune", "thị trấn": "commune"}
_ENGLISH = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "town",
    "thành phố": "city",
    "xã": "commune",
    "thị trấn": "township",
}


@dataclass(frozen=True)
class Place:
    """A unit with reports of its own.

    Args:
        homonym: Another place of the library has the same name.
        kind_tells: No other place of that name is of the same kind.
        lookalike: Another place of the library differs by diacritics alone.
    """

    kind: str
    name: str
    province: str
    district: str
    split: Split
    homonym: bool = False
    kind_tells: bool = True
    lookalike: bool = False

    @property
    def level(self) -> Level:
        """The level of government."""
        return level_of(self.called)

    @property
    def key(self) -> str:
        """What tells it from all other places."""
        return self.full

    @property
    def called(self) -> str:
        """The name with its kind."""
        return f"{self.kind} {self.name}"

    @property
    def full(self) -> str:
        """The name with its kind and parents."""
        parents = [f"huyện {self.district}"] if self.district else []
        if self.province:
            kind = "thành phố" if self.province in cities() else "tỉnh"
            parents.append(f"{kind} {self.province}")
        return ", ".join([self.called, *parents])

    @property
    def english(self) -> str:
        """The name as typed in English, without diacritics."""
        bare = _bare(f"{self.name} {_ENGLISH[self.kind]}")
        return f"{bare}, {_bare(self.province)}" if self.province else bare


def level_of(called: str) -> Level:
    """Return the level of a place by the word before its name."""
    return next((_LEVELS[kind] for kind in _LEVELS if called.startswith(f"{kind} ")), "district")


def _bare(text: str) -> str:
    return "".join(
        plain.upper() if letter.isupper() else plain
        for letter, plain in zip(text, fold(text), strict=True)
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def cities() -> list[str]:
    """Return the cities that are governed as provinces."""
    return list(_data()["cities"])


@cache
def all_places() -> tuple[Place, ...]:
    """Return the places in the order of their file."""
    return _told_apart(_rows())


@cache
def other_districts() -> tuple[Place, ...]:
    """Return the districts of Vietnam that the file does not name, for a large library."""
    rows = _rows()
    taken = {tuple(row[:3]) for row in rows}
    others = [
        [unit.kind, unit.name, unit.province, "", "tune"]
        for unit in provinces_and_districts()
        if unit.level == "district" and (unit.kind, unit.name, unit.province) not in taken
    ]
    return _told_apart([*rows, *others])[len(rows) :]


def _rows() -> list[list[str]]:
    return [[part.strip() for part in row.split("|")] for row in _data()["places"]]


def _told_apart(rows: Sequence[Sequence[str]]) -> tuple[Place, ...]:
    names = Counter(row[1] for row in rows)
    called = Counter((row[0], row[1]) for row in rows)
    folded = Counter(fold(row[1]) for row in rows)
    # A province's name stands in many titles: it is asked for with its kind, as homonyms are.
    provinces = {row[2] for row in rows}
    return tuple(
        Place(
            kind,
            name,
            province,
            district,
            "tune" if split == "tune" else "report",
            homonym=names[name] > 1 or name in provinces,
            kind_tells=called[kind, name] == 1,
            lookalike=folded[fold(name)] > names[name],
        )
        for kind, name, province, district, split in rows
    )


def below(place: Place) -> list[str]:
    """Return the units below a place that its reports may name."""
    units = {"province": "districts", "district": "communes", "commune": "hamlets"}
    return list(_data()[units[place.level]])


def absent_places(split: Split) -> list[str]:
    """Return places that have no report, as they are asked for."""
    return list(_data()["absent"][split])
