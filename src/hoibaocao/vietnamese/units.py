"""The administrative units of Vietnam, before and after the mergers of July 2025.

The data are those of the package ``vietnamadminunits`` (63 provinces with districts and communes;
34 provinces with communes). Its files are read directly: importing it pulls in map libraries.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import Any

from hoibaocao.records import Place
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.text import normal

_DISSOLVED = (
    ("huyện", "Hoành Bồ", "Quảng Ninh"),
    ("huyện", "Thông Nông", "Cao Bằng"),
    ("huyện", "Trà Lĩnh", "Cao Bằng"),
    ("huyện", "Phục Hòa", "Cao Bằng"),
    ("huyện", "Quảng Uyên", "Cao Bằng"),
    ("huyện", "Tây Trà", "Quảng Ngãi"),
    ("huyện", "Kỳ Sơn", "Hòa Bình"),
    ("quận", "Quận 2", "Hồ Chí Minh"),
    ("quận", "Quận 9", "Hồ Chí Minh"),
    ("huyện", "Lộc Hà", "Hà Tĩnh"),
    ("huyện", "Đông Sơn", "Thanh Hóa"),
    ("thị xã", "Cửa Lò", "Nghệ An"),
    ("huyện", "Nông Sơn", "Quảng Nam"),
    ("huyện", "Đạ Tẻh", "Lâm Đồng"),
    ("huyện", "Cát Tiên", "Lâm Đồng"),
    ("huyện", "Long Điền", "Bà Rịa - Vũng Tàu"),
    ("huyện", "Đất Đỏ", "Bà Rịa - Vũng Tàu"),
    ("huyện", "Yên Dũng", "Bắc Giang"),
    ("thành phố", "Ninh Bình", "Ninh Bình"),
    ("huyện", "Nam Đông", "Huế"),
)
"""Districts of 2018 and later that were merged before the data were collected."""

_RENAMED = {"thanhphohue": Place("Thừa Thiên Huế", "province", "tỉnh")}
"""Provinces that went by another name before, by the key of the data."""


def _read(name: str) -> dict[str, Any]:
    spec = find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name="vietnamadminunits")
    path = Path(spec.submodule_search_locations[0], "data", name)
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def _legacy() -> dict[str, Any]:
    return _read("parser_legacy.json")


@cache
def _provinces() -> dict[str, Place]:
    return {
        key: Place(row["provinceShort"], "province", _kind(row["province"], row["provinceShort"]))
        for key, row in _legacy()["DICT_PROVINCE"].items()
    }


def _kind(full: str, short: str) -> str:
    return full.removesuffix(short).strip().lower()


@cache
def provinces_and_districts() -> tuple[Place, ...]:
    """Return the 63 provinces, former names included, then their districts."""
    provinces = _provinces()
    districts = [
        _district(row, provinces[key].name)
        for key, rows in _legacy()["DICT_PROVINCE_DISTRICT"].items()
        for row in rows.values()
    ]
    dissolved = [
        Place(name, "district", kind, province=province) for kind, name, province in _DISSOLVED
    ]
    return (*provinces.values(), *_RENAMED.values(), *districts, *dissolved)


def _district(row: dict[str, Any], province: str) -> Place:
    kind: str = row["districtType"].lower()
    return Place(_name(row["districtShort"]), "district", kind, province=province)


def _name(short: str) -> str:
    return short.partition(" (")[0]  # "Kỳ Anh (Huyện)"


@cache
def communes() -> tuple[Place, ...]:
    """Return the communes: those of the 63 provinces with their districts, then those of 2025."""
    return tuple(dict.fromkeys((*_legacy_communes(), *_new_communes())))


def _legacy_communes() -> Iterator[Place]:
    legacy, provinces = _legacy(), _provinces()
    for part in ("NO_ACCENTED", "ACCENTED"):
        for key, districts in legacy[f"DICT_PROVINCE_DISTRICT_WARD_{part}"].items():
            for district_key, rows in districts.items():
                district = _district(
                    legacy["DICT_PROVINCE_DISTRICT"][key][district_key], provinces[key].name
                )
                yield from _communes(rows, district.name, district.province)


def _new_communes() -> Iterator[Place]:
    new = _read("parser_from_2025.json")
    for part in ("NO_ACCENTED", "ACCENTED"):
        for key, rows in new[f"DICT_PROVINCE_WARD_{part}"].items():
            yield from _communes(rows, "", _provinces()[key].name)


def _communes(rows: dict[str, Any], district: str, province: str) -> Iterator[Place]:
    for row in rows.values():
        name = row["wardShort"]
        if isinstance(name, float) and isnan(name):
            continue  # island districts without communes
        yield Place(_name(name), "commune", row["wardType"].lower(), district, province)


@cache
def merged_provinces() -> dict[str, Place]:
    """Return the province of 2025 that each earlier province, by name, belongs to."""
    provinces = _provinces()
    mergers = _read("converter_2025.json")["DICT_PROVINCE"]
    merged = {provinces[old].name: provinces[new] for new, olds in mergers.items() for old in olds}
    return merged | {place.name: provinces[key] for key, place in _RENAMED.items()}


def successors(place: Place) -> tuple[Place, ...]:
    """Return the province of 2025 that a province became part of; nothing for other places."""
    if place.level != "province":
        return ()
    merged = merged_provinces().get(place.name)
    return (merged,) if merged and merged.name != place.name else ()


def label(place: Place) -> str:
    """Return the place with its kind and parents: "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"."""
    parents = []
    if place.district:
        parents.append(_with_kind(place.district, "district", place.province))
    if place.province:
        parents.append(_with_kind(place.province, "province"))
    numbered = normal(place.name).startswith(f"{place.kind} ")  # "Quận 1"
    name = place.name if numbered or not place.kind else f"{place.kind} {place.name}"
    return ", ".join([name, *parents])


def _with_kind(name: str, level: str, province: str = "") -> str:
    kinds = _kinds().get((level, normal(name), normal(province)), set())
    if len(kinds) != 1 or normal(name).startswith(tuple(kinds)):
        return name
    return f"{min(kinds)} {name}"


@cache
def _kinds() -> dict[tuple[str, str, str], set[str]]:
    kinds: dict[tuple[str, str, str], set[str]] = {}
    for place in provinces_and_districts():
        key = (place.level, normal(place.name), normal(place.province))
        kinds.setdefault(key, set()).add(place.kind)
    return kinds


@lru_cache(maxsize=1 << 14)
def _spelled(name: str) -> str:
    return spelling(name)


def same_place(a: Place, b: Place) -> bool:
    """Tell whether two records may mean one unit: what both know must agree.

    A unit may have been raised to another kind: "huyện Mộc Châu" is now "thị xã Mộc Châu".
    """
    return (
        a.level == b.level
        and _spelled(a.name) == _spelled(b.name)
        and (_agree(a.kind, b.kind) or _is_alone(a, a.province or b.province))
        and _agree(a.district, b.district)
        and _agree(a.province, b.province)
    )


def _is_alone(place: Place, province: str) -> bool:
    """Tell whether its province has one unit of that name and level, whatever its kind was."""
    return len(_kinds().get((place.level, normal(place.name), normal(province)), ())) == 1


def _agree(a: str, b: str) -> bool:
    return not a or not b or _spelled(a) == _spelled(b)


def within(a: Place, b: Place) -> bool:
    """Tell whether ``a`` is a district or commune of ``b``."""
    if b.level == "province":
        return a.level != "province" and _spelled(a.province) == _spelled(b.name)
    return (
        (a.level, b.level) == ("commune", "district")
        and _spelled(a.district) == _spelled(b.name)
        and _agree(a.province, b.province)
    )
