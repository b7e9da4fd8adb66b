"""Tell in what the figures of a table are measured: by its caption, by names, by heads.

"ĐVT: triệu đồng" above a table holds for all figures but those of columns that tell shares, count
things, or are no figures at all, such as years and codes.
"""

import re
from collections.abc import Sequence

from hoibaocao.vietnamese.numbers import find_figures
from hoibaocao.vietnamese.text import fold

_UNIT_TOLD = re.compile(
    r"\b(?:dvt|don vi(?: tinh)?|dv tinh)\s*[:.]\s*(?P<unit>[^()]{1,80})"
    r"|\btinh bang (?P<of>[^(),.]+)"
)
_OF_OFFICE = re.compile(r"don vi\s*[:.]")
"""May tell an office as well: "Đơn vị: UBND xã"."""
_AT_THE_END = re.compile(r"\((?P<unit>[^()]{1,30})\)\W*$|,\s(?P<of>[^(),.;:]{1,30})$")
_UNIT_OF_NAME = re.compile(r"\s*\((?P<unit>[^()]{1,40})\)$")
_SPELT = (
    (re.compile(r"^1[.,]?000\s+"), "nghìn "),
    (re.compile(r"^tr\s?\.?\s?đ(?:ồng)?(?!\w)", re.IGNORECASE), "triệu đồng"),
    (re.compile(r"^tỷ\s?\.?\s?đ(?!\w)", re.IGNORECASE), "tỷ đồng"),
)
_EACH = re.compile(r"\s*[,;]\s*")
_NAMED = re.compile(r"(?P<name>[^:;,]+):\s*(?P<unit>[^:;,]+)")
_NO_FIGURES = re.compile(
    r"(?:ma|ngay|ghi chu|thoi (?:gian|diem|han)|so (?:hieu|qd|quyet dinh|dien thoai)|dien thoai)\b"
    r"|nam (?:khoi cong|hoan thanh|xay dung|thanh lap|sinh|bat dau|ket thuc|cong nhan|dat)\b"
)
_MEASURED = frozenset({"đồng", "USD", "euro", "m²", "m³", "m", "kg", "kWh", "W", "%"})
"""Units in which nobody counts things."""
_COUNTING = frozenset({"nguoi", "ho", "con", "luot", "luot nguoi", "nghin luot", "nghin nguoi"})
_COUNTED = re.compile(r"số\s+(?:lượng\s+)?", re.IGNORECASE)


def is_unit(text: str) -> bool:
    """Tell whether words are nothing but a unit of measure."""
    if text == "%":
        return True
    [*found] = find_figures(f"1 {text}")
    return len(found) == 1 and fold(found[0].measure) == fold(text)


def without_unit(name: str) -> tuple[str, str]:
    """Part "Hộ nghèo (hộ)" into a name and the unit of its figures."""
    told = _UNIT_OF_NAME.search(name)
    return (name[: told.start()], told["unit"]) if told and is_unit(told["unit"]) else (name, "")


def spelt(unit: str) -> str:
    """Return a unit spelt out: "triệu đồng" for "Tr.đ"."""
    for shortened, whole in _SPELT:
        unit = shortened.sub(whole, unit)
    return unit


def units_in(line: str) -> str:
    """Return what a line above a table tells of its units: "triệu đồng" of "ĐVT: triệu đồng".

    Several stand as they do in the line: "ha, tạ/ha, tấn", "Diện tích: ha; Sản lượng: tấn".
    """
    if told := _UNIT_TOLD.search(fold(line)):
        units = line[slice(*told.span(told.lastgroup or 0))].strip(" .,;")
        may_be_office = _OF_OFFICE.match(told[0]) is not None
        if not may_be_office or all(is_unit(spelt(each)) for each in _EACH.split(units)):
            return units
    last = _AT_THE_END.search(line)
    unit = (last["unit"] or last["of"]).strip() if last else ""
    return unit if unit and is_unit(unit) and _measures(unit) else ""


def units_of_columns(told: str, names: Sequence[str]) -> list[str]:
    """Return the unit that is told for the figures of each column, empty where there is none.

    Args:
        told: By a line above the table, see `units_in`.
        names: Of the columns whose heads tell no unit.
    """
    by_name = {fold(each["name"]).strip(): each["unit"].strip() for each in _NAMED.finditer(told)}
    if by_name:
        return [next((by_name[n] for n in by_name if n in fold(name)), "") for name in names]
    units = _EACH.split(told)
    if len(units) == 1:
        units *= len(names)
    if len(units) != len(names):
        return [""] * len(names)
    return ["" if _is_other(name, unit) else unit for name, unit in zip(names, units, strict=True)]


def _measures(unit: str) -> bool:
    """Tell whether words are a unit wherever they stand, not only behind a number."""
    measured = next(iter(find_figures(f"1 {unit}")), None)
    return measured is not None and (measured.unit in _MEASURED or fold(unit) in _COUNTING)


def _is_other(name: str, unit: str) -> bool:
    """Tell whether a column gives anything but figures of a unit."""
    if _NO_FIGURES.match(fold(name)):
        return True
    measured = next(iter(find_figures(f"1 {unit}")), None)
    counted = _COUNTED.match(name)
    if not (counted and measured and measured.unit in _MEASURED):
        return False
    thing = next(iter(find_figures(f"1 {name[counted.end() :]}")), None)
    return thing is not None and bool(thing.measure) and thing.unit not in _MEASURED
