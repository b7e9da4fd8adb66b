"""Join words that were typed with a blank in them."""

from itertools import pairwise

from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.typed_words import TypedWord, is_abbreviation, typed_words


def without_splits(question: str, pairs: SyllablePairs) -> str:
    """Return an NFC question with the halves of a word joined, where one half is no word.

    Args:
        question: The question as typed, in Vietnamese.
        pairs: The syllables of the library; it has to have the word beside a neighbour.
    """
    words = typed_words(question)
    for at, (first, second) in enumerate(pairwise(words)):
        if not _are_halves(first, second):
            continue
        forms = _forms(first.normal + second.normal, pairs)
        before = _forms(words[at - 1].normal, pairs) if at else []
        after = _forms(words[at + 2].normal, pairs) if at + 2 < len(words) else []
        if pairs.together(before, forms) or pairs.together(forms, after):
            return without_splits(question[: first.end] + question[second.start :], pairs)
    return question


def _are_halves(first: TypedWord, second: TypedWord) -> bool:
    joined = fold(first.normal + second.normal)
    beside = second.start - first.end == 1 and second.text.islower()
    return beside and is_folded_syllable(joined) and (_is_half(first) or _is_half(second))


def _is_half(word: TypedWord) -> bool:
    """Tell whether a word cannot be one by itself; a figure and a short form can."""
    if not word.text.isalpha() or is_abbreviation(word.text) or word.text.isupper():
        return False
    return not is_syllable(word.normal) and not is_folded_syllable(word.normal)


def _forms(word: str, pairs: SyllablePairs) -> list[str]:
    return pairs.forms(word) if word == fold(word) else [word]
