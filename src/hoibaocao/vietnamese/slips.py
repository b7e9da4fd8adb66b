"""Mend slips of typing: keys of an input method that was off, stuck words, one wrong letter.

What the library or a place name holds is never touched, nor are abbreviations; another possible
syllable only where its neighbours clearly ask for the corrected one. A word is changed into what
the library's text has beside its neighbours, and never so that it chooses between two places.
"""

from collections.abc import Callable, Iterator, Sequence

from hoibaocao.vietnamese.place_syllables import (
    bare_place_syllables,
    names_another,
    place_syllables,
)
from hoibaocao.vietnamese.stuck_words import StuckWord
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable, marks, without_keys
from hoibaocao.vietnamese.text import fold, is_folded, normal
from hoibaocao.vietnamese.typed_words import (
    TypedWord,
    cased_like,
    has_vowel,
    typed_words,
)

_LETTERS = "abcdeghiklmnopqrstuvxy"
_FEWEST_LETTERS = 3
_MOST_LETTERS = 8
"""Letters of the longest syllable, nghiêng, and one too many."""
_FEWEST_CLEAR = 4
"""Letters of the shortest bare word that is not rather a foreign one (gas, oxi)."""
_FEWEST_FOREIGN_LETTERS = 6
_CLEARLY = 20.0
"""How much likelier than the next a correction has to be."""
_EXPECTED = 0.3
"""How likely a syllable has to be after its neighbour to stand for a possible but unknown one."""
_CONFUSED = str.maketrans(
    dict(zip("ảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ", "ãẵẫẽễĩõỗỡũữỹảẳẩẻểỉỏổởủửỷ", strict=True))
)


def mended(question: str, pairs: SyllablePairs) -> str:
    """Return an NFC question without slips; what is right, or unclear, stays as it is.

    Args:
        question: The question as typed, in Vietnamese.
        pairs: The syllables of the library.
    """
    return _Mender(question, pairs).mended()


class _Mender:
    def __init__(self, question: str, pairs: SyllablePairs) -> None:
        self._question, self._pairs = question, pairs
        self._words = typed_words(question)
        self._bare = is_folded(question)
        self._meant: list[str] = []
        self._keyed = {
            at: keyed for at, word in enumerate(self._words) if (keyed := self._without_keys(word))
        }

    def mended(self) -> str:
        result, end = [], 0
        for at, word in enumerate(self._words):
            meant = self._mend(at, word)
            self._meant.append(normal(meant).rpartition(" ")[2])
            result += [self._question[end : word.start], meant]
            end = word.end
        return "".join([*result, self._question[end:]])

    def _mend(self, at: int, word: TypedWord) -> str:
        """Return a word of the question as it was meant."""
        if word.fixed:
            return word.text
        if self._is_word(word.normal):
            return self._with_other_tone(at, word) or self._rather_another(at, word) or word.text
        mends: tuple[Callable[[int, TypedWord], str], ...] = (
            self._keys_read,
            self._parted,
            self._with_one_letter_right,
            self._parted_loosely,
        )
        return next((mend for each in mends if (mend := each(at, word))), word.text)

    def _is_word(self, form: str) -> bool:
        return (
            self._pairs.knows(form)
            or is_syllable(form)
            or is_folded_syllable(form)
            or self._in_place_name(form)
        )

    def _in_place_name(self, form: str) -> bool:
        return form in place_syllables() or form in bare_place_syllables()

    def _beside(self, at: int) -> list[str]:
        """Return the forms that a neighbour may have; none beyond the question's ends."""
        if not 0 <= at < len(self._words):
            return []
        if at in self._keyed:
            return self._keyed[at]
        form = self._words[at].normal
        if at < len(self._meant) and not self._words[at].fixed:
            form = self._meant[at]  # words to the left are mended already
        return self._pairs.forms(form) if form == fold(form) else [form]

    def _supported(self, at: int, forms: Sequence[str]) -> bool:
        """Tell whether the library has one of some syllables beside a neighbour."""
        before, after = self._beside(at - 1), self._beside(at + 1)
        return bool(self._pairs.together(before, forms) or self._pairs.together(forms, after))

    def _without_keys(self, word: TypedWord) -> list[str]:
        """Return the syllables that the keys of a word may stand for."""
        if word.fixed or not word.normal.isascii() or self._is_word(word.normal):
            return []
        read = without_keys(word.normal)
        if read is None:
            return []
        letters, signs = read
        forms = self._pairs.forms(letters)
        return [form for form in forms if marks(form) == signs] or forms

    def _keys_read(self, at: int, word: TypedWord) -> str:
        forms = self._keyed.get(at, [])
        # "quy1" and "nam8" are figures without a blank unless other words show that VNI is meant.
        if not forms or (word.normal[-1].isdigit() and not self._is_vni()):
            return ""
        read = len({marks(form) for form in forms}) == 1
        habit = read and len({self._words[other].normal for other in self._keyed}) > 1
        if not habit and not self._supported(at, forms):
            return ""
        return cased_like(word.text, forms[0] if read else self._written(at, forms))

    def _is_vni(self) -> bool:
        words = (self._words[at].normal for at in self._keyed)
        return any(not word.isalpha() and not word[-1].isdigit() for word in words)

    def _parted(self, at: int, word: TypedWord) -> str:
        if len(word.text) < self._shortest_stuck(word):
            return ""
        return StuckWord(word.text, self._pairs).parted(self._beside(at - 1), self._beside(at + 1))

    def _parted_loosely(self, _: int, word: TypedWord) -> str:
        return StuckWord(word.text, self._pairs).parted_loosely()

    def _shortest_stuck(self, word: TypedWord) -> int:
        """Return how long stuck words have to be: a short bare one is rather a foreign word."""
        foreign = word.normal.isalpha() and word.normal.isascii() and not self._bare
        return _FEWEST_FOREIGN_LETTERS if foreign else 0

    def _with_one_letter_right(self, at: int, word: TypedWord) -> str:
        """Return the only likely syllable that differs in one letter, the first one apart."""
        form = word.normal
        fits = _FEWEST_LETTERS <= len(form) <= _MOST_LETTERS
        if not fits or not form.isalpha() or word.text[0].isupper():
            return ""
        odd = not self._is_word(form) and not _may_be_foreign(form)
        ranked: list[tuple[float, str]] = []
        for letters in sorted(set(_one_letter_off(fold(form)))):
            forms = [f for f in self._syllables(letters) if _may_be(form, f, lost_letter=odd)]
            if forms and (self._supported(at, forms) if odd else self._expected(at, forms)):
                ranked.append((self._fit(at, forms), self._written(at, forms)))
        ranked.sort(reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]):
            return ""
        best = ranked[0][1]
        return "" if self._names_another(at, fold(best)) else best

    def _syllables(self, letters: str) -> list[str]:
        return [form for form in self._pairs.forms(letters) if is_syllable(form)]

    def _names_another(self, at: int, meant: str) -> bool:
        """Tell whether a word would become part of a place name though others are as near."""
        words = [fold(word.normal) for word in self._words]
        before = at > 0 and names_another((words[at - 1], words[at]), (words[at - 1], meant))
        after = words[at + 1 : at + 2]
        return before or (bool(after) and names_another((words[at], *after), (meant, *after)))

    def _expected(self, at: int, forms: Sequence[str]) -> bool:
        """Tell whether the neighbours make one of some syllables far likelier than others."""
        before, after = self._beside(at - 1), self._beside(at + 1)
        both = self._pairs.together(before, forms) and self._pairs.together(forms, after)
        return bool(both) or (bool(before) and self._pairs.chance(before, forms) >= _EXPECTED)

    def _written(self, at: int, forms: Sequence[str]) -> str:
        """Return the best of some syllables; bare in a bare question, which is restored later."""
        if self._bare:
            return fold(forms[0])
        return max(forms, key=lambda form: self._fit(at, [form]))

    def _fit(self, at: int, forms: Sequence[str]) -> float:
        before, after = self._beside(at - 1), self._beside(at + 1)
        chance = self._pairs.chance
        return (chance(before, forms) if before else 1.0) * (chance(forms, after) if after else 1.0)

    def _with_other_tone(self, at: int, word: TypedWord) -> str:
        """Return a word with hỏi for ngã or the reverse, where only that is known here."""
        other = word.normal.translate(_CONFUSED)
        if other == word.normal or self._pairs.knows(word.normal) or word.text[0].isupper():
            return ""
        return other if self._pairs.knows(other) and self._supported(at, [other]) else ""

    def _rather_another(self, at: int, word: TypedWord) -> str:
        """Return the only likely syllable for one that is unknown here and in place names."""
        if self._pairs.knows(word.normal) or self._in_place_name(word.normal):
            return ""
        if word.normal == fold(word.normal) and self._pairs.forms(word.normal):
            return ""
        return self._with_one_letter_right(at, word)


def _may_be_foreign(form: str) -> bool:
    return form.isascii() and has_vowel(form) and len(form) < _FEWEST_CLEAR


def _may_be(typed: str, form: str, *, lost_letter: bool) -> bool:
    """Tell whether diacritics agree: none typed, the same, or some lost with a letter."""
    if typed == fold(typed):
        return True
    return marks(form) == marks(typed) or (lost_letter and marks(form) > marks(typed))


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
