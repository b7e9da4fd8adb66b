"""Where sentences begin and end in a report.

A careful pattern beats the trained splitters on these texts: figures (``1.113,733 tỷ``), titles
(``TP.``, ``Đ/c``), numbering (``1.``, ``II.``) and ``v.v.`` carry dots that end nothing.
"""

import re
from collections.abc import Iterator

from hoibaocao.vietnamese.signatures import find_signatures

Span = tuple[int, int]

LONGEST = 400
"""Sentences longer than this many characters are cut at their semicolons."""

_SHORTENED = frozenset(
    "đ/c tp tx tt ts ths pgs gs bs ks cn st th tr mr mrs ms dr vs q p h x kp đc nxb tl kt"
    " vd".split()
)
_SHORTENED_IF_CAPITAL = frozenset({"No", "Art"})
"""Others are words: "cuộc sống ấm no.", "vùng ngoại ô."."""
_MARK = re.compile(r"[.!?…]+[\"”’»)\]]*")
_OPENING = '"“‘«([–•+- \t\n'
_LINE = re.compile(r"[^\n]+")
_WORD_BEFORE = re.compile(r"[\w/]+$")
_NUMBERING = re.compile(r"(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])$")
_WRAPPED_LINE = 60


def sentence_spans(text: str, longest: int = LONGEST) -> list[Span]:
    """Return the (start, end) of each sentence of text, in order, without outer blanks.

    Every character that is not blank belongs to exactly one sentence. A sentence longer than
    ``longest`` characters comes as several: its parts between semicolons. The lines of a signature
    are one: an office tells nothing without the name below it.
    """
    spans: list[Span] = []
    at = 0
    for block in find_signatures(text):
        spans.extend(_unsigned(text, at, block.start(), longest))
        spans.append(block.span())
        at = block.end()
    spans.extend(_unsigned(text, at, len(text), longest))
    return spans


def _unsigned(text: str, at: int, to: int, longest: int) -> Iterator[Span]:
    for start, end in _lines(text, at, to):
        for first, last in _sentences(text, start, end):
            if last - first > longest:
                yield from _clauses(text, first, last)
            else:
                yield first, last


def _lines(text: str, at: int, to: int) -> Iterator[Span]:
    """Yield lines, those joined that were only wrapped: long, unfinished, and going on."""
    pending: Span | None = None
    for match in _LINE.finditer(text, at, to):
        if pending is not None:
            start, end = pending
            line = text[start:end].rsplit("\n", 1)[-1]
            wrapped = (
                match.start() == end + 1
                and len(line) >= _WRAPPED_LINE
                and line[-1] not in ".!?…:;"
                and text[match.start()].isalnum()
            )
            if wrapped:
                pending = (start, match.end())
                continue
            yield pending
        pending = match.span()
    if pending is not None:
        yield pending


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    line = text[start:end]
    first = 0
    for match in _MARK.finditer(line):
        if _goes_on(line, match) or (match[0] == "." and _is_shortened(line, first, match.start())):
            continue
        yield from _trimmed(text, start + first, start + match.end())
        first = match.end()
    yield from _trimmed(text, start + first, end)


def _goes_on(line: str, mark: re.Match[str]) -> bool:
    """Tell whether the sentence continues after a mark, judged by what follows it."""
    rest = line[mark.end() :]
    following = rest.lstrip(_OPENING)
    if not following:
        return False
    if rest[0].isspace():
        return following[0].islower()  # in brackets, too: they tell more of what is before them
    blank_forgotten = (
        mark[0] == "."
        and line[mark.start() - 1].islower()
        and rest[0].isupper()
        and rest[1:2].islower()
    )
    return not blank_forgotten


def _is_shortened(line: str, first: int, dot: int) -> bool:
    """Tell whether the dot belongs to the word before it: numbering, a title, an initial."""
    word = _WORD_BEFORE.search(line, first, dot)
    if word is None:
        return False
    before = word[0]
    numbering = not line[first : word.start()].strip() and _NUMBERING.match(before) is not None
    initial = len(before) == 1 and before.isupper()
    is_listed = before.lower() in _SHORTENED or before in _SHORTENED_IF_CAPITAL
    return numbering or initial or is_listed


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for match in re.finditer(r";", text[start:end]):
        yield from _trimmed(text, first, start + match.end())
        first = start + match.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
