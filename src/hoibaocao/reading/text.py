"""Read plain text in any of the encodings Vietnamese offices have used."""

import codecs
from itertools import groupby
from pathlib import Path

from hoibaocao.reading.document import Paragraph, Reading, Refused, paragraphs_of
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.lines import paragraphs
from hoibaocao.reading.tables import data_lines, table_of

_FEWEST_TABS = 2
"""In a line of cells that were copied from a table."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: Path) -> Reading:
    """Read a .txt file.

    Raises:
        Refused: The file is empty or not text.
    """
    found: list[Paragraph] = []
    lines = decode(path.read_bytes()).splitlines()
    for is_table, run in groupby(lines, lambda line: line.strip().count("\t") >= _FEWEST_TABS):
        rows = [line.strip("\r\n").split("\t") for line in run]
        before = found[-1].text if found else ""
        told = data_lines(table_of(rows), before) if is_table else []
        found += paragraphs_of(told or paragraphs([" ".join(cells) for cells in rows]))
    if not found:
        raise Refused("empty")
    return Reading(tuple(found))


def decode(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else a legacy encoding.

    Raises:
        Refused: The bytes are not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        return _decoded(data, _utf_16(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    return "\n".join(repaired(text.splitlines()))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("damaged") from error


def _utf_16(data: bytes) -> str:
    """Return which UTF-16 it is by where the zero bytes of blanks and ASCII letters stand."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 10 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    raise Refused("unknown_format")


def _legacy(data: bytes) -> str:
    """Return text in a one-byte encoding: TCVN3, VNI and VISCII lie in Latin-1, else cp1258."""
    lines = data.decode("latin-1").splitlines()
    fixed = repaired(lines)
    if fixed != lines:
        return "\n".join(fixed)
    return data.decode("cp1258", errors="replace")
