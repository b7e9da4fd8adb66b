"""Write table rows as lines that can be read and quoted alone."""

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"^\W*\d")
_FEWEST_COLUMNS = 2


def lines_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line a row, "header: value; header: value".

    Tables that only lay text out side by side, such as a letterhead, give their cells' lines as
    they are, and rows whose cells do not match the header give their cells without it.
    """
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not _is_data(filled):
        return [line for row in rows for cell in row for line in cell.split("\n")]
    header, body = filled[0], filled[1:]
    return [line for row in body if (line := _line(header, row))]


def _is_data(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) <= 1 or len(rows[0]) < _FEWEST_COLUMNS:
        return False
    if any(_FIGURE.match(cell) for cell in rows[0]):
        return False
    return any(_FIGURE.match(cell) for row in rows[1:] for cell in row)


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    if len(header) != len(row):
        return "; ".join(cell for cell in row if cell)
    return "; ".join(
        f"{name}: {cell}" if name else cell for name, cell in zip(header, row, strict=True) if cell
    )
