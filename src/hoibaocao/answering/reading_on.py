"""How far an answer goes beyond its sentence: to the list it belongs to, or the one before it."""

import re
from collections.abc import Sequence

from hoibaocao.records import Passage
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.text import CAPITALS

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?P<bullet>[-–+•*])\s|(?P<number>\d{1,2}[.)])\s|(?P<letter>[a-zđ][.)])\s")
_LEANS_BACK = re.compile(
    r"(?i:trong đó|trong số (?:đó|này)|(?:con )?số (?:này|đó)|mức (?:này|đó)|kết quả (?:này|đó)|"
    r"điều (?:này|đó)|việc (?:này|đó)|đây là|đó là|cụ thể|anh ấy|cô ấy|họ|nó|(?:ông|bà)"
    rf"(?! (?-i:[{CAPITALS}])))(?!\w)"
)
_LEADS = re.compile(r":\s|\b(?:gồm|như|là)\s", re.IGNORECASE)
"""Words within a part of a sentence that lead to an enumeration."""
_MOST = 1200
"""Characters that a list may have."""


def read_on(passage: Passage, sentence: Span, *, to_list: bool) -> Span:
    """Return the span to quote so that what a sentence says is complete.

    A line that ends with a colon leads to the items below it; an item, if a list is asked for, to
    its neighbours, and the beginning of a long enumeration to the rest of it; a sentence about "số
    này" or "ông", to the one before it.

    Args:
        passage: The one it stands in.
        sentence: Its offsets in the report's text.
        to_list: Whether a list is asked for.

    Returns:
        Offsets in the report's text, within the passage.
    """
    text = passage.text
    start, end = sentence[0] - passage.start, sentence[1] - passage.start
    lines = [match.span() for match in _LINE.finditer(text)]
    here = next(at for at, line in enumerate(lines) if line[1] >= end)
    if text[end - 1] == ":" and end == lines[here][1]:
        end = _last_of(text, lines[here + 1 :], end)
    elif to_list and _LEADS.search(text, start, end) and text[end - 1] == ";":
        end = _rest_of(text, start, end)
    elif to_list and _kind(text, lines[here]):
        start = _first_of(text, lines[: here + 1], start)
        end = _last_of(text, lines[here:], end)
    elif _LEANS_BACK.match(text, start, end):
        start = max((a for a, b in sentence_spans(text) if b <= start), default=start)
    return passage.start + start, passage.start + end


def _rest_of(text: str, start: int, end: int) -> int:
    """Return where the sentence ends of which a part was cut at its semicolons."""
    whole = next(b for a, b in sentence_spans(text, len(text)) if a <= start and end <= b)
    parts = [b for _, b in sentence_spans(text) if end <= b <= min(whole, start + _MOST)]
    return max(parts, default=end)


def _last_of(text: str, lines: Sequence[Span], end: int) -> int:
    """Return where the list ends whose items begin the lines; without items, ``end``."""
    kinds = {_kind(text, line) for line in lines[:1]}
    for line in lines:
        kind = _kind(text, line)
        is_item = kind is not None and (kind in kinds or kind == "bullet")
        if not is_item or line[1] - lines[0][0] > _MOST:
            break
        end = line[1]
    return end


def _first_of(text: str, lines: Sequence[Span], start: int) -> int:
    """Return where the list begins whose items end the lines, what leads to it included."""
    kind = _kind(text, lines[-1])
    for line in reversed(lines):
        if lines[-1][1] - line[0] > _MOST:
            break
        if _kind(text, line) != kind:
            return line[0] if text[line[1] - 1] == ":" else start
        start = line[0]
    return start


def _kind(text: str, line: Span) -> str | None:
    item = _ITEM.match(text, *line)
    return item.lastgroup if item else None
