"""Of words that look alike on a poor page, take the one that the words beside it make likely.

What recognises letters confuses the marks above them, and ``đ`` with ``d``, hundreds of times more
often than it takes a letter for another. A word is the likeliest by how often it is printed and
then looks so, times how often it follows the word before it (a noisy channel, Shannon 1948).
Letters, figures and marks below or beside a letter stay as they were recognised, and so does a word
of which no such form is known.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from math import prod

from hoibaocao.reading.tesseract import RecognisedWord
from hoibaocao.vietnamese.syllable_counts import BREAK, FIGURE, SyllableCounts
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.typed_words import TypedWord, cased_like, typed_words
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary

_OFTEN = {
    "ấ": ("ẩ", 0.3),
    "ế": ("ể", 0.3),
    "ố": ("ổ", 0.3),
    "đ": ("d", 0.15),
    "ẳ": ("ả", 0.05),
    "í": ("i", 0.01),
    "ỉ": ("i", 0.01),
}
"""By the letter seen what is often printed there, and how often that is seen so (at 100 dpi)."""
_SELDOM = 0.001
"""How often any other mark above a letter is taken for another, or overlooked."""
_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")


def likely_words(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """Return the words of a page in reading order, each as it was most likely printed."""
    text = " ".join(word.text for word in words)
    parts = typed_words(text)
    choices = [_choices(part) for part in parts]
    choices = [_of_name(parts, choices, at) for at in range(len(parts))]
    meant = _known().likeliest(choices)
    letters = list(text)
    for part, form in zip(parts, meant, strict=True):
        if form != part.normal:
            letters[part.start : part.end] = cased_like(part.text, form)
    ends = accumulate(len(word.text) + 1 for word in words)  # no form is longer or shorter
    return [
        replace(word, text="".join(letters[end - 1 - len(word.text) : end - 1]))
        for word, end in zip(words, ends, strict=True)
    ]


@cache
def _known() -> SyllablePairs:
    """Return what follows what in any report."""
    said = SyllableCounts.counted(phrases_of(vocabulary("collocations")["reports"]))
    return SyllablePairs(said.plus(said))  # as much as each known phrase counts


def _choices(part: TypedWord) -> Mapping[str, float]:
    """Return what a word may be, and how likely it then looks as it does."""
    if not part.text.isalpha() or part.normal in {FIGURE, BREAK}:
        return {part.normal: 1.0}
    forms = _known().forms(fold(part.normal))
    chances = {form: _chance(part.normal, form) for form in forms}
    return {form: chance for form, chance in chances.items() if chance} | {part.normal: 1.0}


def _of_name(
    parts: Sequence[TypedWord], choices: Sequence[Mapping[str, float]], at: int
) -> Mapping[str, float]:
    """Return what a word may be; with a capital, only what is known beside one of those by it."""
    if not parts[at].text[0].isupper() or len(choices[at]) == 1:
        return choices[at]
    before, behind = choices[max(at - 1, 0) : at], choices[at + 1 : at + 2]
    return {
        form: chance
        for form, chance in choices[at].items()
        if form == parts[at].normal
        or any(_known().together(beside, [form]) for beside in before)
        or any(_known().together([form], beside) for beside in behind)
    }


def _chance(seen: str, printed: str) -> float:
    """Return how likely a word is seen where one of the same letters is printed."""
    if len(seen) != len(printed):
        return 0.0
    return prod(map(_chance_of_letter, seen, printed))


@cache
def _chance_of_letter(seen: str, printed: str) -> float:
    if seen == printed:
        return 1.0
    often, chance = _OFTEN.get(seen, ("", 0.0))
    if often == printed:
        return chance
    lost, added = _marks(printed) - _marks(seen), _marks(seen) - _marks(printed)
    alike = fold(seen) == fold(printed) and lost | added <= _ABOVE and "đ" not in seen + printed
    return _SELDOM if alike and len(lost) <= 1 and len(added) <= 1 else 0.0


def _marks(letter: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFD", letter)[1:])
