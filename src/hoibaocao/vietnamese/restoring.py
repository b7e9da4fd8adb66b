"""Understand questions as people type them, with the library's own text as the guide.

Slips of typing are mended, then lost diacritics restored. What is typed with diacritics stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.vietnamese.ambiguous import told_by_context
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.place_syllables import place_syllables
from hoibaocao.vietnamese.slips import mended
from hoibaocao.vietnamese.syllable_counts import BREAK, FIGURE, SyllableCounts
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.typed_words import TypedWord, cased_like, typed_words

_TRUST = 20.0
"""How much likelier a bare word in a question with diacritics is meant bare than not."""
_NATIVE = 0.6
"""The share of Vietnamese syllables from which on a question is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood; ``changed`` tells whether it was typed otherwise."""

    text: str
    changed: bool


class SyllableModel:
    """Restores and mends questions by the syllables of a library.

    What any library of reports has to understand is known besides.

    Args:
        library: The syllables of the library's text.
    """

    def __init__(self, library: SyllableCounts) -> None:
        self._pairs = SyllablePairs(library)

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
        bare = is_folded(question)
        if not bare and not self._is_hurried(words):
            return question
        choices = [self._choices(word) for word in words]
        if not bare:
            choices = [self._of_name(words, choices, at) for at in range(len(words))]
        trust = 1.0 if bare else _TRUST
        meant = self._pairs.likeliest(
            [
                {form: trust if form == word.normal else 1.0 for form in forms}
                for word, forms in zip(words, choices, strict=True)
            ]
        )
        result = list(question)
        for word, form in zip(words, meant, strict=True):
            if form not in {FIGURE, BREAK}:
                result[word.start : word.end] = cased_like(word.text, form)
        return "".join(result)

    def told_by_context(self, question: str) -> str:
        """Return a question in NFC with its ambiguous short forms in full where that is clear."""
        return told_by_context(question, self._pairs)

    def repaired(self, question: str) -> Reading:
        """Return how an NFC question is understood: slips mended, diacritics restored."""
        text = self.restored(self.mended(question))
        return Reading(text, text != question)

    def _choices(self, word: TypedWord) -> Sequence[str]:
        if word.fixed or word.normal != fold(word.normal):
            return [word.normal]
        return self._pairs.forms(word.normal) or [word.normal]

    def _of_name(
        self, words: Sequence[TypedWord], choices: Sequence[Sequence[str]], at: int
    ) -> Sequence[str]:
        """Return what a word may be: in a name only what is known beside the rest of the name."""
        rest = [n for n in (at - 1, at + 1) if 0 <= n < len(words) and words[n].text[0].isupper()]
        if not at or not rest or not words[at].text[0].isupper():
            return choices[at]
        known = [
            form
            for form in choices[at]
            if any(self._pairs.together(*_in_order(at, [form], n, choices[n])) for n in rest)
        ]
        return known or [words[at].normal]

    def _is_hurried(self, words: Sequence[TypedWord]) -> bool:
        """Tell whether a word lost its diacritics though others have theirs.

        It cannot be meant as it is, or the library knows it with diacritics beside a neighbour.
        """
        return any(
            lost and (not is_syllable(word.normal) or self._beside(words, at, lost))
            for at, word in enumerate(words)
            if (lost := self._forms_lost(word))
        )

    def _forms_lost(self, word: TypedWord) -> list[str]:
        """Return the accented forms of a word that is never seen bare."""
        bare = word.normal
        if word.fixed or bare != fold(bare) or self._pairs.knows(bare) or bare in place_syllables():
            return []
        return self._pairs.forms(bare)

    def _beside(self, words: Sequence[TypedWord], at: int, forms: Sequence[str]) -> bool:
        before = self._choices(words[at - 1]) if at else []
        after = self._choices(words[at + 1]) if at + 1 < len(words) else []
        return bool(self._pairs.together(before, forms) or self._pairs.together(forms, after))


def _in_order(
    at: int, forms: Sequence[str], other: int, others: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    return (forms, others) if at < other else (others, forms)


@lru_cache(maxsize=64)
def _is_foreign(question: str) -> bool:
    """Tell whether a question is in English; one with an English name in it is not."""
    words = [word.normal for word in typed_words(question)]
    native = sum(map(is_folded_syllable, words))
    return is_english(question) and native < _NATIVE * len(words)
