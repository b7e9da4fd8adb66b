"""Short forms that mean several things, spelt out as their neighbours ask for."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log

from hoibaocao.vietnamese.syllable_counts import BREAK
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.typed_words import TypedWord, typed_words
from hoibaocao.vietnamese.vocabulary import vocabulary

_CLEARLY = log(3.0)
"""How much likelier than the next a meaning has to be, as a logarithm."""


def told_by_context(question: str, pairs: SyllablePairs) -> str:
    """Return an NFC question with such short forms in full where the library's text shows which.

    Args:
        question: With its diacritics; in capitals throughout it stays as it is.
        pairs: The syllables of the library.
    """
    if question == question.upper():
        return question
    words = typed_words(question)
    result, end = [], 0
    for at, word in enumerate(words):
        if long := _meant(words, at, pairs):
            result += [question[end : word.start], long]
            end = word.end
    return "".join([*result, question[end:]])


def _meant(words: Sequence[TypedWord], at: int, pairs: SyllablePairs) -> str:
    """Return the one likely meaning of a word; empty if it has none or several."""
    ranked = sorted(
        ((_fit(words, at, long, pairs), long) for long in _ambiguous().get(words[at].text, ())),
        reverse=True,
    )
    if not ranked or ranked[0][0] == float("-inf"):
        return ""
    clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEARLY
    return ranked[0][1] if clear else ""


def _fit(words: Sequence[TypedWord], at: int, long: str, pairs: SyllablePairs) -> float:
    """Return how likely a meaning is between its neighbours, as a logarithm.

    Minus infinity unless the library has it beside one of them.
    """
    before = words[at - 1].normal if at else BREAK
    after = words[at + 1].normal if at + 1 < len(words) else BREAK
    row = [before, *long.split(), after]
    beside = [pair for pair in (row[:2], row[-2:]) if BREAK not in pair]
    if not any(pairs.together([a], [b]) for a, b in beside):
        return float("-inf")
    return sum(log(pairs.chance([a], [b])) for a, b in pairwise(row))


@cache
def _ambiguous() -> Mapping[str, Sequence[str]]:
    return {short: longs.split(", ") for short, longs in vocabulary("ambiguous").items()}
