"""The words of an answer as safe HTML: citation markers, answering words and tables.

Whatever comes from a report, a question, a model or a file name passes through `text`, so it can
never become markup.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.records import Answer, Citation

    Inline = Callable[[str], str]

MARKERS = re.compile(r"(?:\s?\[\d{1,3}\])+")
_MARKERS_AFTER = re.compile(r"(?:\s?\[\d{1,3}\])*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\-\s]+")


def text(value: str) -> str:
    """Make a text inert: escaped, on one line, its line breaks kept as character references."""
    return escape(_CONTROL.sub(" ", value)).replace("\t", " ").replace("\n", "&#10;")


def note(kind: str, line: str) -> str:
    """Show a line that is not part of an answer."""
    return f'<div class="note {kind}">{text(line)}</div>'


def prose(found: Answer, turn: int, words: Words) -> str:
    """Show an answer's text: markers lead to the cards, what is not verified says so.

    Args:
        found: The answer, complete or so far.
        turn: The exchange's number; it keeps the cards of different answers apart.
        words: The page's words.
    """
    badge = f' <em class="unverified">{text(words.unverified)}</em>'
    inline = _inline(found.citations, turn)
    pieces, astray, at = [], [], 0
    for statement in found.statements:
        if statement.verified:
            continue
        start = found.text.find(statement.text, at)
        if start < 0:
            astray.append(statement.text)
            continue
        after = _MARKERS_AFTER.match(found.text, start + len(statement.text))
        end = after.end() if after else len(found.text)
        pieces += [_blocks(found.text[at:end], inline), badge]
        at = end
    pieces.append(_blocks(found.text[at:], inline))
    if astray:
        pieces.append(note("notice", " ".join([words.unverified_why, *astray])))
    return "".join(pieces)


def marked(value: str, spans: Iterable[tuple[int, int]]) -> str:
    """Make a text inert with some of its words strong.

    Args:
        value: The text.
        spans: Start and end of the words; those that lie outside are left aside.
    """
    pieces, at = [], 0
    for start, end in sorted(spans):
        if at <= start < end <= len(value):
            pieces += [text(value[at:start]), f"<strong>{text(value[start:end])}</strong>"]
            at = end
    return "".join([*pieces, text(value[at:])])


def _inline(citations: Sequence[Citation], turn: int) -> Inline:
    """Return what shows words with the markers of citations, and those that answer strong."""
    known = {citation.n for citation in citations}
    answering = {
        citation.quote[start - citation.start : end - citation.start]
        for citation in citations
        for start, end in citation.marks
    }
    strong = "|".join(map(re.escape, sorted(answering, key=len, reverse=True))) or "(?!)"
    pattern = re.compile(rf"\[(\d{{1,3}})\]|(?<![\w.,])(?:{strong})(?!\w)")

    def shown(match: re.Match[str]) -> str:
        if match[1] is None:
            return f"<strong>{text(match[0])}</strong>"
        n = int(match[1])
        return f'<a class="marker" href="#c{turn}-{n}">{n}</a>' if n in known else match[0]

    def inline(words: str) -> str:
        pieces, at = [], 0
        for match in pattern.finditer(words):
            pieces += [text(words[at : match.start()]), shown(match)]
            at = match.end()
        return "".join([*pieces, text(words[at:])])

    return inline


def _blocks(words: str, inline: Inline) -> str:
    """Show lines as they are, and runs of lines ``| cell | cell |`` as tables."""
    return "".join(
        _table(list(lines), inline) if is_table else inline("\n".join(lines))
        for is_table, lines in groupby(words.split("\n"), key=_is_row)
    )


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.endswith("|")


def rows(words: str) -> list[list[str]]:
    """Return the rows of the tables of a text, each the texts of its cells."""
    return [
        [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line)[1:-1]]
        for line in words.split("\n")
        if _is_row(line) and not _RULE.fullmatch(line)
    ]


def _table(lines: Sequence[str], inline: Inline) -> str:
    shown_rows = rows("\n".join(lines))
    tags = ("th", *("td" for _ in shown_rows[1:]))
    shown = "".join(
        f"<tr>{''.join(f'<{tag}>{inline(cell)}</{tag}>' for cell in row)}</tr>"
        for tag, row in zip(tags, shown_rows, strict=True)
    )
    return f"<table>{shown}</table>"
