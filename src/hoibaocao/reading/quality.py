"""Score how well a text could be read: Vietnamese has few syllables, and slips are rarely one."""

import re
from collections import Counter
from collections.abc import Sequence

from hoibaocao.vietnamese.syllables import is_syllable

USUAL_CONFIDENCE = 0.96
"""Tesseract's mean confidence on clean scans of Vietnamese; those with a tenth of errors: 0.87."""
POOR = 0.95
"""A score below it goes with about one wrong letter in twenty, or with pages left out."""

_TORN = 0.9
"""At most the score of a report in which a table has lost a column."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN = re.compile(r"[a-z]*[aeiouy][a-z]*")
_FEWEST_WORDS = 20
_FEWEST_LETTERS = 0.5  # of all signs: less are the codes of a font without names for its letters
_FEWEST_SYLLABLES = 0.9  # reports have 0.99, those recognised as English 0.8
_FEWEST_POSSIBLE = 0.7


def possible_share(text: str, *, foreign: bool = True) -> float:
    """Return the share of words that can be written so; 1 for a text of fewer than 20.

    Args:
        text: In NFC.
        foreign: Count any word without diacritics as possible, not only syllables.
    """
    words = Counter(word.lower() for word in _WORD.findall(text) if not word.isupper())
    if words.total() < _FEWEST_WORDS:
        return 1.0
    possible = sum(
        count
        for word, count in words.items()
        if is_syllable(word) or (foreign and _PLAIN.fullmatch(word))
    )
    return possible / words.total()


def is_garbled(text: str, *, over_picture: bool) -> bool:
    """Tell whether a page's text is not what one sees on it.

    Args:
        text: Of the page, in NFC.
        over_picture: It lies over a scan, so that it comes from some other recognition.
    """
    signs = "".join(text.split())
    if sum(map(str.isalnum, signs)) < _FEWEST_LETTERS * len(signs):
        return True
    if over_picture and possible_share(text, foreign=False) < _FEWEST_SYLLABLES:
        return True
    return possible_share(text) < _FEWEST_POSSIBLE


def quality(text: str, confidence: float = USUAL_CONFIDENCE) -> float:
    """Return how well a text could be read, from 0 to 1.

    Args:
        text: In NFC.
        confidence: Mean of its words', if it was recognised.
    """
    return min(1.0, confidence / USUAL_CONFIDENCE) * possible_share(text)


def overall(scores: Sequence[float], *, torn: bool) -> float:
    """Return how well a report could be read by the scores of its pages.

    Args:
        scores: Of the pages, at least one.
        torn: A table on one of them has lost a column, so that its figures tell nothing.
    """
    mean = sum(scores) / len(scores)
    return min(mean, _TORN) if torn else mean
