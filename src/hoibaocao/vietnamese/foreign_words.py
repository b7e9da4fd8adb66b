"""Words of other languages, such as names of firms, read as the library spells them."""

from hoibaocao.vietnamese.near_names import are_near
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.typed_words import TypedWord, cased_like, has_vowel

_SHORTEST = 6
"""Letters of the shortest one that is worth a guess; shorter ones are near too many words."""

_FEWEST_CLEAR = 4
"""Letters of the shortest bare word that is not rather a foreign one (gas, oxi)."""


def may_be_foreign(form: str) -> bool:
    """Tell whether a word that is no syllable may be right as it is, in `normal` form."""
    return form.isascii() and has_vowel(form) and len(form) < _FEWEST_CLEAR


def foreign_meant(word: TypedWord, pairs: SyllablePairs) -> str:
    """Return the library's only word of another language that is nearly what was typed.

    Args:
        word: One that the library does not know.
        pairs: The words of the library.

    Returns:
        That word in the letter case of what was typed; empty if none or several are near.
    """
    typed = fold(word.normal)
    if len(typed) < _SHORTEST or not typed.isalpha():
        return ""
    near = [
        known
        for known in pairs.beginning_with(word.normal[0])
        if len(known) >= _SHORTEST
        and are_near(typed, bare := fold(known))
        and not is_folded_syllable(bare)
    ]
    return cased_like(word.text, near[0]) if len(near) == 1 else ""
