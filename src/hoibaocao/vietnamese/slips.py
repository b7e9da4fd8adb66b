"""Mend slips of typing: keys of an input method that was off, stuck words, one wrong letter.

What the library or a place name holds is never touched, nor are abbreviations; another possible
syllable only where its neighbours clearly ask for the corrected one. A word is changed into what
the library's text has beside its neighbours, and never so that it chooses between two places. A
name in possible syllables is another place and no slip, unless it sounds like one that is known.
"""

from collections.abc import Callable, Sequence

from hoibaocao.vietnamese.confusions import one_letter_off, sounds_alike
from hoibaocao.vietnamese.foreign_words import foreign_meant, may_be_foreign
from hoibaocao.vietnamese.place_syllables import (
    bare_place_syllables,
    in_place_name,
    names_another,
    place_syllables,
)
from hoibaocao.vietnamese.shorthand import spelled_out
from hoibaocao.vietnamese.split_words import without_splits
from hoibaocao.vietnamese.stuck_words import StuckWord
from hoibaocao.vietnamese.syllable_counts import BREAK
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable, marks, without_keys
from hoibaocao.vietnamese.text import fold, is_folded, normal
from hoibaocao.vietnamese.typed_words import TypedWord, cased_like, typed_words

_FEWEST_LETTERS = 3
_MOST_LETTERS = 8
"""Letters of the longest syllable, nghiêng, and one too many."""
_FEWEST_FOREIGN_LETTERS = 6
_CLEARLY = 20.0
"""How much likelier than the next a correction has to be."""
_EXPECTED = 0.3
"""How likely a syllable has to be after its neighbour to stand for a possible but unknown one."""
_SLIP = 30.0
"""A known syllable was meant unless another is so many times likelier beside each neighbour."""
_UNITS = frozenset("tinh huyen xa pho quan tran phuong thon ap buon tp tx tt h x p q".split())
_NAME = 2
"""So many words after a unit may be the name of a place, in small letters too."""


def mended(question: str, pairs: SyllablePairs) -> str:
    """Return an NFC question without slips; what is right, or unclear, stays as it is.

    Args:
        question: The question as typed, in Vietnamese.
        pairs: The syllables of the library.
    """
    typed = without_splits(spelled_out(question), pairs)
    once = _Mender(typed, pairs).mended()
    # What was stuck together may hold slips of its own.
    return once if once.count(" ") == typed.count(" ") else _Mender(once, pairs).mended()


class _Mender:
    def __init__(self, question: str, pairs: SyllablePairs) -> None:
        self._question, self._pairs = question, pairs
        self._words = typed_words(question)
        self._bare = is_folded(question)
        self._shouted = question == question.upper()
        self._meant: list[str] = []
        self._keyed = {
            at: keyed
            for at, word in enumerate(self._words)
            if (keyed := self._without_keys(at, word))
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
        if self._is_word(at):
            return self._rather_another(at, word) or word.text
        mends: tuple[Callable[[int, TypedWord], str], ...] = (
            self._keys_read,
            self._parted,
            self._with_one_letter_right,
            self._parted_loosely,
            self._unswapped,
        )
        found = next((mend for each in mends if (mend := each(at, word))), "")
        return found or foreign_meant(word, self._pairs) or word.text

    def _is_word(self, at: int) -> bool:
        form = self._words[at].normal
        if self._pairs.knows(form) or is_syllable(form) or is_folded_syllable(form):
            return True
        foreign = form in place_syllables() or form in bare_place_syllables()
        return foreign and (self._is_capital(at) or self._in_place_name(at))

    def _in_place_name(self, at: int) -> bool:
        around = (self._words[n].normal if 0 <= n < len(self._words) else BREAK
                  for n in (at - 1, at, at + 1))  # fmt: skip
        return in_place_name(*around)

    def _is_capital(self, at: int) -> bool:
        """Tell whether a word has a capital where no sentence begins."""
        begins = at == 0 or self._words[at - 1].normal == BREAK
        return self._words[at].text[0].isupper() and not self._shouted and not begins

    def _may_be_name(self, at: int) -> bool:
        """Tell whether a word may be part of a name: by its capital or by a unit before it."""
        return self._is_capital(at) or self._is_behind_unit(at)

    def _is_behind_unit(self, at: int) -> bool:
        return any(fold(word.normal) in _UNITS for word in self._words[max(at - _NAME, 0) : at])

    def _stands_alone(self, at: int) -> bool:
        """Tell whether a word is no part of a longer name, and no unit leads to it."""
        beside = (self._words[n] for n in (at - 1, at + 1) if 0 <= n < len(self._words))
        named = any(word.text[0].isupper() and not word.fixed for word in beside)
        return not (named or self._is_behind_unit(at))

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
        together = self._pairs.together
        return bool(together(self._beside(at - 1), forms) or together(forms, self._beside(at + 1)))

    def _without_keys(self, at: int, word: TypedWord) -> list[str]:
        """Return the syllables that the keys of a word may stand for."""
        if word.fixed or not word.normal.isascii() or self._is_word(at):
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
        read = without_keys(word.normal) == (fold(forms[0]), marks(forms[0]))
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

    def _unswapped(self, at: int, word: TypedWord) -> str:
        """Return the only stuck words or read keys that a word is with two letters swapped."""
        text = word.text
        swaps = (
            f"{text[:n]}{text[n + 1]}{text[n]}{text[n + 2 :]}" for n in range(1, len(text) - 1)
        )
        found = set()
        for each in dict.fromkeys(swaps):
            swapped = TypedWord(word.start, word.end, each, normal(each), fixed=False)
            forms = self._without_keys(at, swapped)
            keyed = self._written(at, forms) if forms and self._supported(at, forms) else ""
            found.add(cased_like(text, keyed) if keyed else self._parted(at, swapped))
        found.discard("")
        return found.pop() if len(found) == 1 else ""

    def _shortest_stuck(self, word: TypedWord) -> int:
        """Return how long stuck words have to be: a short bare one is rather a foreign word."""
        foreign = word.normal.isalpha() and word.normal.isascii() and not self._bare
        return _FEWEST_FOREIGN_LETTERS if foreign and word.text[1:].islower() else 0

    def _with_one_letter_right(self, at: int, word: TypedWord) -> str:
        """Return the only likely syllable that differs in one letter, the first one apart."""
        form = word.normal
        fits = _FEWEST_LETTERS <= len(form) <= _MOST_LETTERS
        odd, named = not self._is_word(at) and not may_be_foreign(form), self._is_capital(at)
        if not fits or not form.isalpha() or (named and not (odd and self._stands_alone(at))):
            return ""
        is_fit = self._supported if odd else self._expected
        ranked: list[tuple[float, str]] = []
        for letters in sorted(set(one_letter_off(fold(form)))):
            syllables = filter(is_syllable, self._pairs.forms(letters))
            forms = [f for f in syllables if _may_be(form, f, lost_letter=odd)]
            if forms and ((odd and form != fold(form) and not named) or is_fit(at, forms)):
                ranked.append((self._fit(at, forms), self._written(at, forms)))
        best = _clearly_first(ranked)
        if not best or self._names_another(at, fold(best)):
            return ""
        return cased_like(word.text, best)

    def _names_another(self, at: int, meant: str) -> bool:
        """Tell whether a word would become part of a place name though others are as near."""
        words = [fold(word.normal) for word in self._words]
        before = at > 0 and names_another((words[at - 1], words[at]), (words[at - 1], meant))
        after = words[at + 1 : at + 2]
        return before or (bool(after) and names_another((words[at], *after), (meant, *after)))

    def _expected(self, at: int, forms: Sequence[str]) -> bool:
        """Tell whether the neighbours make one of some syllables far likelier than others."""
        before, after = self._beside(at - 1), self._beside(at + 1)
        if self._pairs.together(before, forms) and self._pairs.together(forms, after):
            return True
        if self._pairs.forms(fold(self._words[at].normal)):
            return False
        if not before:  # the first word
            return self._pairs.together(forms, after) > 0
        return self._pairs.chance(before, forms) >= _EXPECTED

    def _written(self, at: int, forms: Sequence[str]) -> str:
        """Return the best of some syllables; bare in a bare question, which is restored later."""
        if self._bare:
            return fold(forms[0])
        return max(forms, key=lambda form: self._fit(at, [form]))

    def _fit(self, at: int, forms: Sequence[str]) -> float:
        before, after = self._beside(at - 1), self._beside(at + 1)
        chance = self._pairs.chance
        return (chance(before, forms) if before else 1.0) * (chance(forms, after) if after else 1.0)

    def _rather_another(self, at: int, word: TypedWord) -> str:
        """Return the only likely syllable for one that is not known beside its neighbours."""
        typed = self._forms(at, word.normal)
        lost = typed and word.normal == fold(word.normal) and not self._is_capital(at)
        if lost or self._supported(at, typed) or self._in_place_name(at):
            return ""  # what lost its diacritics is restored later
        mend = self._heard_or_toneless(at, word)
        mend = mend or ("" if self._may_be_name(at) else self._with_one_letter_right(at, word))
        return mend if not typed or self._is_far_likelier(at, normal(mend)) else ""

    def _is_far_likelier(self, at: int, form: str) -> bool:
        """Tell whether a syllable fits far better than the known one that was typed."""
        sides = bool(self._beside(at - 1)) + bool(self._beside(at + 1))
        typed = self._words[at].normal
        return self._fit(at, [form]) > _SLIP**sides * self._fit(at, [typed])

    def _heard_or_toneless(self, at: int, word: TypedWord) -> str:
        """Return the only likely syllable that sounds alike, or is the same but for its tone."""
        toned = [] if self._is_capital(at) else self._pairs.forms(fold(word.normal))
        others = [*sounds_alike(word.normal), *(f for f in toned if marks(f) > marks(word.normal))]
        ranked = [
            (self._fit(at, forms), self._written(at, forms))
            for other in others
            if (forms := self._forms(at, other)) and self._is_heard(at, forms)
        ]
        best = _clearly_first(ranked)
        return cased_like(word.text, best) if best else ""

    def _is_heard(self, at: int, forms: Sequence[str]) -> bool:
        """Tell whether the neighbours, in a name its other words, ask for one of some syllables."""
        sides = []
        for other in (at - 1, at + 1):
            beside = self._beside(other)
            if beside and (self._words[other].text[0].isupper() or not self._is_capital(at)):
                pair = (beside, forms) if other < at else (forms, beside)
                sides.append(bool(self._pairs.together(*pair)))
        known = self._pairs.knows(self._words[at].normal)
        return any(sides) and (not known or all(sides))

    def _forms(self, at: int, word: str) -> list[str]:
        """Return the known syllables that a word is, or may be once it has its diacritics."""
        if word == fold(word) and (self._bare or not self._is_capital(at)):
            return self._pairs.forms(word)
        return [word] if self._pairs.knows(word) else []


def _clearly_first(ranked: list[tuple[float, str]]) -> str:
    """Return the likeliest of some corrections; empty if another is nearly as likely."""
    ranked = sorted(ranked, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]):
        return ""
    return ranked[0][1]


def _may_be(typed: str, form: str, *, lost_letter: bool) -> bool:
    """Tell whether diacritics agree: none typed, the same, or some lost with a letter."""
    if typed == fold(typed):
        return True
    return marks(form) == marks(typed) or (lost_letter and marks(form) > marks(typed))
