"""Text written in capitals: tell it, and give it the small letters of running text.

An embedding model has hardly seen Vietnamese in capitals and does not know it for the same words.
"""

import re
from functools import lru_cache

from hoibaocao.vietnamese.sentences import sentence_spans
from hoibaocao.vietnamese.syllables import is_syllable

_MOSTLY = 0.6  # of the letters; figures' units and names of the text may be small
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]")
_BEGIN = re.compile(r"[\W\d_]*(?:[IVXLC]{1,5}[.)/]|[A-ZĐ][.)/])?[\W\d_]*")  # "II. 1. "


def is_in_capitals(text: str) -> bool:
    """Tell whether most letters of a text are capitals."""
    small, large = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return large > _MOSTLY * (small + large)


def sentence_case(text: str) -> str:
    """Return NFC text of the same length, its lines in capitals written as sentences are.

    What is no syllable keeps its capitals, for it is an abbreviation or a Roman number (GPMB, II).
    """
    return "\n".join(
        _sentences(line) if is_in_capitals(line) else line for line in text.split("\n")
    )


def _sentences(line: str) -> str:
    small = list(_WORD.sub(lambda word: _small(word[0]), line))
    for start, end in sentence_spans(line):
        begin = _BEGIN.match(line, start, end)
        first = begin.end() if begin else start
        small[start : first + 1] = line[start : first + 1]
    return "".join(small)


@lru_cache(maxsize=10_000)
def _small(word: str) -> str:
    lower = word.lower()
    return lower if is_syllable(lower) and not _ROMAN.fullmatch(word) else word
