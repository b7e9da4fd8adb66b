"""Understand questions as people type them, with the library's own text as the guide.

Slips of typing are mended, then lost diacritics restored. What is typed with diacritics stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.place_syllables import place_syllables
from hoibaocao.vietnamese.slips import mended
from hoibaocao.vietnamese.syllable_pairs import BREAK, FIGURE, SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.typed_words import TypedWord, cased_like, typed_words

_NATIVE = 0.6
"""The share of Vietnamese syllables from which on a question is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood; ``changed`` tells whether it was typed otherwise."""

    text: str
    changed: bool


class SyllableModel:
    """Restores and mends questions by the syllables of a library.

    Args:
        pairs: The syllables of the library's text.
    """

    def __init__(self, pairs: SyllablePairs) -> None:
        self._pairs = pairs

    @classmethod
    def trained(cls, texts: Iterable[str]) -> Self:
        """Return a model of NFC texts and of what any library of reports has to understand."""
        return cls(SyllablePairs.counted(texts))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the model that `to_bytes` wrote."""
        return cls(SyllablePairs.from_bytes(data))

    def to_bytes(self) -> bytes:
        """Return the model in a compact form; the same texts give the same bytes."""
        return self._pairs.to_bytes()

    def mended(self, question: str) -> str:
        """Return an NFC question without slips of typing; lost diacritics stay lost."""
        return question if _is_foreign(question) else mended(question, self._pairs)

    def restored(self, question: str) -> str:
        """Return an NFC question with its diacritics; length, letter case and figures stay.

        English questions, abbreviations and all that is typed with diacritics stay as they are.
        """
        if _is_foreign(question):
            return question
        words = typed_words(question)
        free = [True] * len(words) if is_folded(question) else self._typed_in_a_hurry(words)
        if not any(free):
            return question
        choices = [self._choices(word, free=f) for word, f in zip(words, free, strict=True)]
        result = list(question)
        for word, form in zip(words, self._pairs.likeliest(choices), strict=True):
            if form not in {FIGURE, BREAK}:
                result[word.start : word.end] = cased_like(word.text, form)
        return "".join(result)

    def repaired(self, question: str) -> Reading:
        """Return how an NFC question is understood: slips mended, diacritics restored."""
        text = self.restored(self.mended(question))
        return Reading(text, text != question)

    def _choices(self, word: TypedWord, *, free: bool) -> Sequence[str]:
        if not free or word.fixed or word.normal != fold(word.normal):
            return [word.normal]
        return self._pairs.forms(word.normal) or [word.normal]

    def _typed_in_a_hurry(self, words: Sequence[TypedWord]) -> list[bool]:
        """Tell which words of a question lost their diacritics though others have theirs.

        In a run of bare words all did, if one of them is no syllable without diacritics; else
        those did that the library does not know like this, but with diacritics beside a neighbour.
        """
        free = [False] * len(words)
        run: list[int] = []
        for at, word in enumerate(words):
            if word.fixed:
                continue
            if word.normal != fold(word.normal):
                run = []
                continue
            run.append(at)
            lost = self._forms_lost(word.normal)
            if lost and not is_syllable(word.normal):
                for each in run:
                    free[each] = True
            else:
                hurried = len(run) > 1 and free[run[-2]]
                free[at] = hurried or self._beside(words, at, lost)
        return free

    def _forms_lost(self, bare: str) -> list[str]:
        """Return the accented forms of a word that is never seen bare."""
        if self._pairs.knows(bare) or bare in place_syllables():
            return []
        return self._pairs.forms(bare)

    def _beside(self, words: Sequence[TypedWord], at: int, forms: Sequence[str]) -> bool:
        before = self._choices(words[at - 1], free=True) if at else []
        after = self._choices(words[at + 1], free=True) if at + 1 < len(words) else []
        return bool(self._pairs.together(before, forms) or self._pairs.together(forms, after))


def _is_foreign(question: str) -> bool:
    """Tell whether a question is in English; one with an English name in it is not."""
    words = [word.normal for word in typed_words(question)]
    native = sum(map(is_folded_syllable, words))
    return is_english(question) and native < _NATIVE * len(words)
