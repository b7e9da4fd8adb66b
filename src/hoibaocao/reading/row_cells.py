"""Take apart the row of a table as `hoibaocao.reading.table_rows` words it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.reading.table_rows import is_row
from hoibaocao.vietnamese.text import fold

_TOTAL = re.compile(
    r"(?:tong(?: cong| so| chung)?|cong(?: chung)?|(?:tong (?:cong |so )?)?"
    r"(?:toan|ca) (?:huyen|tinh|xa|phuong|thi xa|thanh pho|quan|thi tran|khu vuc|vung|dia ban"
    r"|nuoc))"
)
_LINKS = (" – ", "trong đó ")
"""What stands between the names of groups and what a row itself is about."""
_BETWEEN = re.compile(r"; ")


@dataclass(frozen=True, slots=True)
class RowCell:
    """What a row gives in a column: the column's name, and where the value stands in the text."""

    column: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about and its cells, the one it leads with first."""

    name: str
    cells: tuple[RowCell, ...]


@lru_cache(maxsize=256)  # several steps of an answer look at the same rows
def row_of(text: str) -> Row | None:
    """Return the row that text is; None if it is none."""
    if not is_row(text):
        return None
    opening = _opening(text)
    name, colon, _ = text[:opening].partition(": ")
    main = len(name) + len(colon) if colon else None
    told = [(m.start(), m.end()) for m in _BETWEEN.finditer(text, opening + 2, len(text) - 1)]
    starts = [opening + 2, *(end for _, end in told)]
    ends = [*(start for start, _ in told), len(text) - 1]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        column, colon, value = text[start:end].rpartition(": ")
        if colon:
            cells.append(RowCell(column, end - len(value), end))
        elif main is not None and not cells:
            cells.append(RowCell(value, main, opening))
            main = None
    if main is not None:
        cells.insert(0, RowCell("", main, opening))
    return Row(name, tuple(cells))


def last_part(name: str) -> str:
    """Return what a row itself is about, without the groups that it is in."""
    for link in _LINKS:
        name = name.rpartition(link)[2]
    return name


def is_total(name: str) -> bool:
    """Tell whether a row's name says that it adds up the others."""
    return _TOTAL.fullmatch(fold(last_part(name)).strip(" :.")) is not None


def _opening(text: str) -> int:
    """Return where the bracket around the cells opens, the blank before it included."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            return at - 1
    return text.rindex(" (")
