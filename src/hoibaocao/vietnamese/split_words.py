"""Join words that were typed with a blank in them."""

from collections.abc import Sequence
from itertools import zip_longest

from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold, normal
from hoibaocao.vietnamese.typed_words import TypedWord, is_abbreviation, typed_words


def without_splits(question: str, pairs: SyllablePairs) -> str:
    """Return an NFC question with the halves of a word joined, where one half is no word.

    Args:
        question: The question as typed, in Vietnamese.
        pairs: The syllables of the library; it has to have the word beside a neighbour.
    """
    words: list[TypedWord] = []
    blanks = set()
    typed = typed_words(question)
    for second, after in zip_longest(typed, typed[1:]):
        whole = _joined(words, second, after, pairs)
        if whole:
            blanks.add(second.start - 1)
            words[-1] = whole
        else:
            words.append(second)
    return "".join(letter for at, letter in enumerate(question) if at not in blanks)


def _joined(
    words: Sequence[TypedWord], second: TypedWord, after: TypedWord | None, pairs: SyllablePairs
) -> TypedWord | None:
    """Return the last of some words joined with the second; None if they are no halves."""
    if not words or not _are_halves(words[-1], second):
        return None
    first = words[-1]
    text = first.text + second.text
    whole = TypedWord(first.start, second.end, text, normal(text), fixed=False)
    forms = _forms(whole.normal, pairs)
    befores = _forms(words[-2].normal, pairs) if len(words) > 1 else []
    afters = _forms(after.normal, pairs) if after else []
    known = [pairs.together(befores, forms) > 0, pairs.together(forms, afters) > 0]
    # In "số n là gì" a letter is a name; both neighbours have to tell that it is not.
    is_named = len(second.text) == 1 and not _is_half(first)
    return whole if (all if is_named else any)(known) else None


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
