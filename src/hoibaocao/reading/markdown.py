"""Read Markdown: its marks become structure, its words stay."""

import re
from pathlib import Path

from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused, paragraphs_of
from hoibaocao.reading.lines import paragraphs
from hoibaocao.reading.tables import flow, table_of
from hoibaocao.reading.text import decode

_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*)")
_UNDERLINE = re.compile(r"(=+|-{3,})$")
_RULE = re.compile(r"([-*_]\s*){3,}$")
_ROW = re.compile(r"\|.*\|$")
_ROW_RULE = re.compile(r"\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?)?$")
_FRONT_MATTER = re.compile(r"\A---\n(?P<fields>(?:[\w-]+\s*:.*\n)+)---\n")
_TITLE = re.compile(r"^title[ \t]*:(?P<title>.*)", re.MULTILINE | re.IGNORECASE)
# No mark reaches over the next one that begins: a file of beginnings without ends is read as fast
# as any. Marks in others are taken off from the inside.
_INLINE = (
    (re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL), ""),
    (re.compile(r"!?\[(?P<words>[^\[\]]*)\]\([^()\[\]]*\)"), r"\g<words>"),
    (
        re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(?P<words>(?:\\.|[^*\\])+?)(?<=\S)\1(?![\w*])"),
        r"\g<words>",
    ),
    (
        re.compile(r"(?<![\w_])(_{1,3})(?=\S)(?P<words>(?:\\.|[^_\\])+?)(?<=\S)\1(?![\w_])"),
        r"\g<words>",
    ),
    (re.compile(r"~~(?P<words>[^~]+)~~"), r"\g<words>"),
    (re.compile(r"`{1,3}(?P<words>[^`]+)`{1,3}"), r"\g<words>"),
)
_ESCAPED = re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!|>~-])")
_DEEPEST = 3  # marks in marks


def read_markdown(path: Path) -> Reading:
    """Read a .md file.

    Raises:
        Refused: The file is empty or not text.
    """
    text = decode(path.read_bytes()).replace("\r\n", "\n")
    title = ""
    if front := _FRONT_MATTER.match(text):
        named = _TITLE.search(front["fields"])
        title = named["title"].strip().strip("\"'") if named else ""
        text = text[front.end() :]
    found = _paragraphs(text.split("\n"))
    if not found:
        raise Refused("empty")
    return Reading(tuple(found), Hints(title=title))


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    plain: list[str] = []
    rows: list[str] = []
    for line in (*(line.strip() for line in lines), ""):
        heading = _heading(line, plain)
        if rows and not _ROW.match(line):
            before = found[-1:] if not plain else []
            found += flow([*before, table_of(_cells(rows))])[len(before) :]
            rows = []
        if _ROW.match(line) or heading:
            found += _closed(plain)
        if _ROW.match(line):
            rows.append(line)
        elif heading:
            found += paragraphs_of([_words(heading)], heading=True)
        else:
            plain.append("" if _RULE.match(line) else line.lstrip("> "))
    return found + _closed(plain)


def _heading(line: str, before: list[str]) -> str:
    """Return the words of a heading; one that is underlined is taken from the lines before."""
    if marked := _HEADING.match(line):
        return marked["words"].rstrip().rstrip("#").rstrip()
    alone = bool(before and before[-1]) and (len(before) == 1 or not before[-2])
    return before.pop() if alone and _UNDERLINE.match(line) else ""


def _closed(plain: list[str]) -> list[Paragraph]:
    found = paragraphs_of(_words(paragraph) for paragraph in paragraphs(plain))
    plain.clear()
    return found


def _cells(rows: list[str]) -> list[list[str]]:
    return [
        [_words(cell.strip()) for cell in row.strip("|").split("|")]
        for row in rows
        if not _ROW_RULE.match(row)
    ]


def _words(marked: str) -> str:
    for _ in range(_DEEPEST):
        before = marked
        for mark, words in _INLINE:
            marked = mark.sub(words, marked)
        if marked == before:
            break
    return _ESCAPED.sub(r"\g<words>", marked)
