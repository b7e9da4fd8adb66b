"""Put the lines of plain text together into paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from hoibaocao.reading.headings import begins_item, is_dateline, is_heading, is_kind, is_letterhead

_NARROWEST, _WIDEST = 40, 140  # characters at which typists and programs break lines
_EVEN = 0.75  # of the widest: broken lines are about as long as each other
_ENDED = 0.5  # of broken lines end a sentence at most
_SYMBOL = re.compile(r"(?<!\w)(?:[HNO]|[CNS]O|CH|NH|PM)$")
_SUBSCRIPT = re.compile(r"\d(?:[.,]\d)?(?!\w|[.)/-]\s)")
_SENTENCE_END = re.compile(r"[.:;!?…][\"”’')\]]*$")


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: blank lines part them, and so does each line end of unbroken text.

    A text whose lines were broken at a width is told from one with a paragraph a line by how
    even the lines are and how few end a sentence.
    """
    lines = [line.strip() for line in lines]
    width = _width(lines)
    done: list[str] = []
    last = ""
    for line in lines:
        if line and last and _goes_on(last, line, width):
            done[-1] = f"{done[-1]} {line}"
        elif line:
            done.append(line)
        last = line
    return done


def _width(lines: Sequence[str]) -> int:
    """Return the width at which lines were broken; 0 if they were not."""
    followed = [line for line, following in pairwise(lines) if line and following]
    lengths = [len(line) for line in followed]
    if not lengths or not _NARROWEST <= max(lengths) <= _WIDEST:
        return 0
    ended = sum(bool(_SENTENCE_END.search(line)) for line in followed)
    even = median(lengths) >= _EVEN * max(lengths)
    return max(lengths) if even and ended <= _ENDED * len(followed) else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    ended = bool(_SENTENCE_END.search(last))
    heading = is_heading(last)
    if begins_item(line) or _is_of_head(last) or _is_of_head(line):
        return False
    if _SYMBOL.search(last) and _SUBSCRIPT.match(line):
        return True
    if width and len(last) >= _EVEN * width:
        return True
    # Unbroken text, or the next word would have fitted: the last line of a paragraph.
    return line[0].islower() and not (ended or heading or is_letterhead(last))


def _is_of_head(line: str) -> bool:
    """Tell whether a line of an official document's head stands by itself, however long it is."""
    return is_dateline(line) or (line.isupper() and (is_kind(line) or is_letterhead(line)))
