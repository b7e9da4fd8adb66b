"""The parts of a sentence that may stand alone: those that have a subject of their own."""

import re
from collections.abc import Iterator

from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold

_BREAK = re.compile(r"\([^()]*\)|(?P<clause>[;,]\s)")
_LEANING = re.compile(
    r"\W*(?:\d|(?:bang|tang|giam|dat|vuot|chiem|tuong (?:ung|duong)|so voi|cao hon|thap hon|"
    r"nhieu hon|it hon|lon hon|hoan thanh|gap|tuc|la|con|nang|dua|lam|gom|uoc|ty le|ti le|voi|"
    r"(?:tong )?kinh phi|trong do|dung|hon|khoang|gan|va|cua|cho|do|nho|theo|cung ky|"
    r"binh quan|luy ke|tri gia|phuc vu|thuoc|tong so)\b)"
)
"""How a part of a sentence begins that has its subject in the part before."""


def parts_of(text: str) -> Iterator[Span]:
    """Yield the spans of the parts of a sentence in NFC, without what separates them."""
    start = 0
    folded = fold(text)
    for match in _BREAK.finditer(text):
        if match["clause"] and not _LEANING.match(folded, match.end()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)
