"""Word the rows of a table of figures so that each can be read alone.

``| 2 | Thu ngân sách | Tỷ đồng | 300,75 | 120,3 |`` under "Kế hoạch" and "Thực hiện" reads
"Thu ngân sách: 120,3 tỷ đồng (Thực hiện; Kế hoạch: 300,75 tỷ đồng)".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from hoibaocao.reading.table_units import is_unit, spelt, units_of_columns, without_unit
from hoibaocao.vietnamese.numbers import find_figures
from hoibaocao.vietnamese.sentences import LONGEST
from hoibaocao.vietnamese.text import CAPITALS, fold

Role = Literal["ordinal", "unit", "value"]

_ORDINALS = re.compile(r"(?:s\.?t\.?t|t\.?t|so (?:tt|thu tu)|thu tu|muc|#|no)\.?")
_UNITS = re.compile(r"(?:don vi(?: tinh)?|dvt|dv tinh|d\.v\.t|donvi)\.?")
_RATIO = re.compile(
    r"%|\bty le\b|\bti le\b|\btoc do\b|\bso (?:voi|sanh)\b|\btang\b|\bgiam\b|\bco cau\b"
)
_BEFORE = re.compile(r"\b(?:cung ky|nam (?:truoc|ngoai)|ky truoc)\b")
# Columns that say beside what was done: the year before, plans, remarks.
_BESIDE = re.compile(
    rf"{_BEFORE.pattern}"
    r"|\b(?:ke hoach|kh|du toan|muc tieu|nghi quyet|giao|phan dau|du kien|ghi chu)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"^T\s?\.?(1[0-2]|0?[1-9])$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{1,40})\)")
_BARE = re.compile(r"[+–-]?\(?\d[\d.,\s]*\)?")
_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x", "X"})
_MOST = 0.8
_NUMBER = re.compile(r"([IVXLC]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:[.)]|\s?[-–])\s+(?=\D)")
"""Before the name of a row, where there is no column for it: "1. Tổng sản phẩm"."""
_TIMES = re.compile(r"nam|quy|thang")
_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}|[IV]{1,3}")
_PLACE = re.compile(
    r"(?:xa|phuong|thi (?:tran|xa)|thon|ban|ap|buon|lang|khu pho|to dan pho|huyen|quan|thanh pho|"
    r"tinh|truong|du an)\b"
)
_DASH = re.compile(r"[-–—+*•]+\s*")
_OF_WHICH = re.compile(r"trong (?:do|so do)\b\W*")
_LEVELS = (
    re.compile(r"[IVXLC]+|[A-ZĐ]"),  # parts of the table: no part of a row's name
    re.compile(r"\d{1,3}"),
    re.compile(r"\d{1,3}(?:\.\d{1,3})+|[a-zđ]"),
)
_DEEPEST = len(_LEVELS)
_ROW = re.compile(
    rf"[^:]+: [^:;]*\([{CAPITALS}\d][^:;]*(?:; [^:;]+: .*)?\)|[^:]+ \([{CAPITALS}\d][^:;()]*: .*\)"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds and the unit that its head gives."""

    name: str
    role: Role
    unit: str = ""
    ratio: bool = False

    @classmethod
    def named(cls, path: Sequence[str]) -> "Column":
        """Return the column under these heads, from top to bottom."""
        name = " – ".join(path)
        folded = fold(name)
        if _ORDINALS.fullmatch(folded):
            return cls(name, "ordinal")
        if _UNITS.fullmatch(folded):
            return cls(name, "unit")
        name = f"Năm {name}" if _YEAR.fullmatch(name) else _MONTH.sub(r"Tháng \1", name)
        unit = ""
        for bracket in _IN_BRACKETS.finditer(name):
            unit = unit or (told if is_unit(told := bracket[1].strip()) else "")
        if not unit and "%" in name:
            unit = "%"
        shown = _IN_BRACKETS.sub(
            lambda each: "" if each[1].strip() == unit else f", {each[1]}", name
        )
        return cls(shown.strip(), "value", unit, _RATIO.search(folded) is not None)


@dataclass(frozen=True, slots=True)
class _Value:
    column: Column
    text: str

    @property
    def told(self) -> str:
        return f"{self.column.name}: {self.text}" if self.column.name else self.text


def is_ordinal(text: str) -> bool:
    """Tell whether a cell numbers its row."""
    return any(level.fullmatch(text.strip(" .)")) for level in _LEVELS)


def is_row(text: str) -> bool:
    """Tell whether text reads like a row as it is worded here."""
    return text.endswith(")") and _ROW.fullmatch(text) is not None


def lines_of_rows(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], unit: str = "", of: str = ""
) -> list[str]:
    """Return a line a row; a row that only names what follows gives its name.

    Args:
        columns: From left to right.
        rows: A cell for each column, empty where there is none.
        unit: Of all figures for which the table itself tells none.
        of: What all rows are about; each begins with it.
    """
    label = next((i for i, each in enumerate(columns) if each.role != "ordinal"), 0)
    rows = _in_groups(columns, rows, label)
    units = [i for i, each in enumerate(columns) if each.role == "unit" and i != label]
    told = _units(columns, label, unit)
    lines: list[str] = []
    parents: list[tuple[int, str, bool]] = []
    for row in rows:
        ordinal, name = _numbered(columns, row, label)
        shown = name.strip(" :")
        name, own = without_unit(_of_time(columns[label].name, name))
        own = next((row[i] for i in units if row[i] not in _NOTHING), "") or own
        values = [
            _Value(column, _with_unit(row[i].strip(), column, own or told[i]))
            for i, column in enumerate(columns)
            if i != label and column.role == "value" and row[i].strip() not in _NOTHING
        ]
        name, parents = _named(ordinal, name, parents, group=not values)
        if values:
            lines += _worded(f"{of} – {name}" if of else name, values)
        else:
            lines.append(" ".join(filter(None, (_numbering(ordinal), shown))))
    return [line for line in lines if line]


def _units(columns: Sequence[Column], label: int, told: str) -> list[str]:
    """Return for each column the unit that the line above the table tells."""
    open_ones = [
        i
        for i, each in enumerate(columns)
        if i != label and each.role == "value" and not (each.unit or each.ratio)
    ]
    units = [""] * len(columns)
    names = [columns[i].name for i in open_ones]
    for i, unit in zip(open_ones, units_of_columns(told, names), strict=True):
        units[i] = unit
    return units


def _in_groups(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], label: int
) -> Sequence[Sequence[str]]:
    """Return rows whose first column names a group of several, before what the second names."""
    within = label + 1
    if within >= len(columns) or columns[within].role != "value":
        return rows
    groups = [row[label] for row in rows]
    filled = [row for row in rows if row[within]]
    named = sum(not (_BARE.fullmatch(row[within]) or find_figures(row[within])) for row in filled)
    is_group = any(not below or above == below for above, below in pairwise(groups))
    if not is_group or len(filled) < len(rows) * _MOST or named < len(filled) * _MOST:
        return rows
    joined: list[Sequence[str]] = []
    group = ""
    for row in rows:
        group = row[label] or group
        names = dict.fromkeys(filter(None, (group, row[within])))
        joined.append([*row[:label], " – ".join(names), "", *row[within + 1 :]])
    return joined


def _numbered(columns: Sequence[Column], row: Sequence[str], label: int) -> tuple[str, str]:
    """Return the number of a row and what it is about."""
    cells = (row[i].strip() for i, each in enumerate(columns) if each.role == "ordinal")
    ordinal, name = " ".join(filter(None, cells)), row[label].strip()
    if not name and not is_ordinal(ordinal):  # "Tổng cộng" over both columns
        return "", ordinal
    number = None if ordinal else _NUMBER.match(name)
    return (number[1], name[number.end() :]) if number else (ordinal, name)


def _of_time(column: str, name: str) -> str:
    """Return the name of a row of a time: "Năm 2024" for 2024 in the column "Năm"."""
    is_bare = _TIMES.fullmatch(fold(column)) and _TIME.fullmatch(name)
    return f"{column} {name}" if is_bare else name


def _numbering(ordinal: str) -> str:
    return f"{ordinal}." if ordinal and ordinal[-1].isalnum() else ordinal


def _level(ordinal: str, label: str) -> int:
    if ordinal and (bare := ordinal.strip(" .)")):
        for level, pattern in enumerate(_LEVELS):
            if pattern.fullmatch(bare):
                return level
    if _DASH.match(label) or _DASH.fullmatch(ordinal):
        return _DEEPEST + (2 if "+" in (label + ordinal)[:2] else 1)
    return _DEEPEST


def _named(
    ordinal: str, label: str, parents: list[tuple[int, str, bool]], *, group: bool
) -> tuple[str, list[tuple[int, str, bool]]]:
    """Return a row's name with those of the groups it belongs to, and the groups from now on."""
    level = _level(ordinal, label)
    name = _DASH.sub("", label, count=1) if _DASH.match(label) else label
    name = name.rstrip(" :")
    above = [each for each in parents if each[0] < level]
    part = _OF_WHICH.match(fold(name))
    dashed = level > _DEEPEST
    names = [each for _, each, is_group in above[-2:] if is_group]
    if (part or dashed) and above and above[-1][0] > 0 and not above[-1][2]:
        rest = name[part.end() :] if part else name
        full = f"{above[-1][1]}, trong đó {rest[:1].lower() + rest[1:]}" if rest else name
    else:
        full = " – ".join((*names, name)) if names else name
    if (level > 0 or _PLACE.match(fold(name))) and not part:
        above.append((level, name, group))
    return full, above


def _with_unit(text: str, column: Column, unit: str) -> str:
    unit = column.unit or ("" if column.ratio else unit)
    if not unit or not _BARE.fullmatch(text):
        return text
    if unit.strip() == "%":
        return f"{text}%"
    unit = spelt(unit)
    small = unit[:1].lower() + unit[1:]
    return f"{text} {unit if unit[:2].isupper() else small}"


def _worded(name: str, values: Sequence[_Value]) -> Iterator[str]:
    """Yield a row in one line, or in several that all name it if it is too long."""
    main = _main(values)
    others = [each for each in values if each is not main]
    if main:
        told = [main.column.name, *(each.told for each in others)]
        begin = f"{name}: {main.text}"
    else:
        told = [each.told for each in others]
        begin = name
    told = [each for each in told if each]
    taken: list[str] = []
    for each in told:
        if taken and len(begin) + sum(len(t) + 2 for t in (*taken, each)) > LONGEST:
            yield f"{begin} ({'; '.join(taken)})"
            begin, taken = name, []
        taken.append(each)
    yield f"{begin} ({'; '.join(taken)})" if taken else begin


def _main(values: Sequence[_Value]) -> _Value | None:
    """Return the figure a row is about, what was done; None if the columns tell several years.

    Then each figure has to stand beside its own year.
    """
    absolute = [each for each in values if not each.column.ratio]
    done = [each for each in absolute if not _BESIDE.search(fold(each.column.name))]
    years = {
        year
        for each in absolute
        if not _BEFORE.search(fold(each.column.name))
        for year in _YEAR.findall(each.column.name)
    }
    if len(values) == 1:
        return values[0]
    return done[0] if len(done) == 1 and len(years) <= 1 else None
