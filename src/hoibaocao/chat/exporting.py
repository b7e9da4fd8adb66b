"""Answers as texts to copy and files to keep, each quote with the place where it stands."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from hoibaocao.chat.listing import about, stamp
from hoibaocao.chat.prose import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange
    from hoibaocao.records import Answer, Citation

MARKER = re.compile(r"\[(\d{1,3})\]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in XML
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def source(citation: Citation, words: Words) -> str:
    """Say where a quote stands: the quote, its report, and where in it."""
    where = [citation.metadata.title, *about(citation.metadata, words)]
    where += stamp(citation.metadata, words)
    if citation.passage.page is not None:
        where.append(words.page.format(page=citation.passage.page))
    if citation.passage.section:
        where.append(words.section.format(section=citation.passage.section))
    quote = " ".join(citation.quote.split())
    return f"“{quote}” ({'; '.join([*where, citation.passage.report])})"


def legal(words: str) -> str:
    """Leave out the characters that no office file may hold."""
    return _FORBIDDEN.sub("", words)


def plain(exchange: Exchange, words: Words) -> str:
    """Write an answer with its question and numbered sources, to be pasted anywhere."""
    found = exchange.answer
    if found is None:
        return exchange.question
    sources = [f"[{each.n}] {source(each, words)}" for each in found.citations]
    told = [exchange.question, "", found.text]
    return "\n".join([*told, *(["", f"{words.sources_heading}:", *sources] if sources else [])])


def markdown(exchanges: Sequence[Exchange], words: Words) -> str:
    """Write answers as Markdown, their sources as footnotes."""
    parts = []
    for turn, exchange in enumerate(exchanges, 1):
        parts.append(f"## {_inert(exchange.question)}")
        found = exchange.answer
        if found is None:
            parts.append(_inert(exchange.trouble or words.cut_off))
            continue
        parts.append(_paragraphs(found, turn))
        parts += [f"[^{turn}-{each.n}]: {_inert(source(each, words))}" for each in found.citations]
    return "\n\n".join(parts) + "\n"


def _paragraphs(found: Answer, turn: int) -> str:
    """Write the text of an answer; its tables stay tables, what else looks like markup does not."""
    lines = []
    for line in found.text.split("\n"):
        if rows(line) or line.startswith("| ---"):
            cells = [_referring(cell, turn) for cell in line.strip("|").split(" | ")]
            lines.append(f"|{' | '.join(cells)}|")
        else:
            lines.append(_referring(line, turn))
    return "\n".join(lines)


def _referring(line: str, turn: int) -> str:
    pieces = MARKER.split(line)
    return "".join(
        f"[^{turn}-{piece}]" if at % 2 else _inert(piece) for at, piece in enumerate(pieces)
    )


def _inert(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", line)


def spreadsheet(found: Answer, words: Words) -> bytes:
    """Write the table of an answer as an .xlsx file, its sources on a second sheet.

    Args:
        found: The answer; without a table, its text is the only cell.
        words: The page's words.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - only exports need it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook()
    sides, sources = book.active, book.create_sheet(words.sources_heading)
    sides.title = words.answer_heading
    table = rows(found.text) or [[found.text]]
    listed = [[str(each.n), source(each, words)] for each in found.citations]
    for sheet, lines, widths in ((sides, table, (36, 24, 90)), (sources, listed, (6, 120, 0))):
        for y, line in enumerate(lines, 1):
            for x, shown in enumerate(line, 1):
                cell = sheet.cell(y, x, legal(shown))
                cell.data_type = "s"  # a text that begins with "=" must not become a formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=sheet is sides and y == 1 and len(table) > 1)
        for column, width in zip("ABC", widths, strict=True):
            if width:
                sheet.column_dimensions[column].width = width
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
