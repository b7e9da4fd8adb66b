"""Which syllables follow which, counted over the library's own text.

Probabilities are those of a bigram model with absolute discounting that falls back on how many
different syllables one follows (Kneser and Ney 1995).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from hoibaocao.vietnamese.place_words import is_word
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.syllable_counts import BREAK, Ids, SyllableCounts
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.units import provinces_and_districts
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary

_WORD = re.compile(r"\w+")
_DISCOUNT = 0.75
_UNSEEN = 0.1
"""What a syllable that is not known counts for, in syllables that it follows."""
_ANYWHERE = 0.05
"""The share of all syllables that a word may follow for which any may stand before it."""
_MOST_PAIRS = 300_000
_PAIRS_A_PHRASE = 50_000
"""A known phrase counts twice, and once more for so many pairs of the library, which may be near
copies."""


def _known_phrases() -> Iterator[str]:
    """Yield what any library of reports has to understand: questions, terms, place names."""
    for name in ("abbreviations", "english", "everyday", "phrases"):
        for phrases in vocabulary(name).values():
            yield from phrases_of(phrases)
    yield from vocabulary("everyday")  # here the terms stand first
    for place in provinces_and_districts():
        if not is_word(spelling(place.name), accented=False):  # "la gi" asks, La Gi or not
            yield f"{place.kind} {place.name}"


@cache
def _phrase_counts() -> SyllableCounts:
    return SyllableCounts.counted(_known_phrases())


class SyllablePairs:
    """The syllables of a library, in `normal` form, and how often one follows another.

    Known phrases count, too; of very many pairs the most frequent are kept.

    Args:
        library: The pairs of its text.
    """

    def __init__(self, library: SyllableCounts) -> None:
        weight = 2 + int(library.counts.sum()) // _PAIRS_A_PHRASE
        known = library.plus(_phrase_counts(), weight)
        most = np.sort(np.lexsort((known.keys, -known.counts))[:_MOST_PAIRS])
        self._words = tuple(known.words)
        self._keys = keys = known.keys[most]  # ``before * len(words) + after``, ascending
        self._counts = counts = known.counts[most]
        self._sorted_keys = keys.data
        size = len(self._words)
        # One more place for all syllables that are not known.
        befores, afters = np.divmod(keys, size)
        self._totals = np.bincount(befores, weights=counts, minlength=size + 1)
        self._reserved = _DISCOUNT * np.bincount(befores, minlength=size + 1)
        follows = np.bincount(afters, minlength=size + 1) + _UNSEEN
        anywhere = _WORD.findall(vocabulary("phrases")["anywhere"])
        follows[[self._numbers[word] for word in anywhere if self.knows(word)]] += _ANYWHERE * size
        self._alone = follows / follows.sum()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._words)}

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        forms: dict[str, list[str]] = {}
        for word, folded in zip(self._words, fold("\n".join(self._words)).split("\n"), strict=True):
            forms.setdefault(folded, []).append(word)
        return forms

    def knows(self, word: str) -> bool:
        """Tell whether a syllable occurs with just these diacritics."""
        return word in self._numbers

    def forms(self, folded: str) -> list[str]:
        """Return the known syllables that look like this without diacritics, in order."""
        return self._forms.get(folded, [])

    def beginning_with(self, letter: str) -> Sequence[str]:
        """Return the known words that begin with a letter, in order."""
        first = bisect_left(self._words, letter)
        return self._words[first : bisect_left(self._words, chr(ord(letter) + 1))]

    def together(self, befores: Iterable[str], afters: Iterable[str]) -> int:
        """Return how often one of some syllables stands right before one of others."""
        firsts, seconds = self._known(befores), self._known(afters)
        return sum(self._times(first, second) for first in firsts for second in seconds)

    def chance(self, befores: Iterable[str], afters: Iterable[str]) -> float:
        """Return the probability of the likeliest of some syllables after one of others."""
        return float(self._probability(self._ids(befores)[:, np.newaxis], self._ids(afters)).max())

    def likeliest(self, choices: Sequence[Mapping[str, float]]) -> list[str]:
        """Return one of each choice, so that the row of them is the likeliest (Viterbi).

        Args:
            choices: For each word the syllables that it may be, each with how likely the word
                looks as it does if it is meant; only ratios within a choice matter.
        """
        row = [[BREAK], *map(list, choices), [BREAK]]
        chances = self._log_probabilities(row)
        score, origins = [0.0], []
        for (befores, afters), seen in zip(pairwise(row), [*choices, {BREAK: 1.0}], strict=True):
            paths = [[old + next(chances) for old in score] for _ in afters]
            origins.append([max(range(len(befores)), key=path.__getitem__) for path in paths])
            likely = map(log, seen.values())
            score = [max(path) + extra for path, extra in zip(paths, likely, strict=True)]
        at, path = 0, []
        for choice, origin in zip(reversed(row[1:-1]), reversed(origins), strict=False):
            at = origin[at]
            path.append(choice[at])
        return path[::-1]

    def _log_probabilities(self, row: Sequence[Sequence[str]]) -> Iterator[float]:
        """Return the chance of each syllable after each of those before it, all at one go."""
        steps = list(pairwise([self._ids(choice) for choice in row]))
        befores = np.concatenate([np.tile(a, len(b)) for a, b in steps])
        afters = np.concatenate([np.repeat(b, len(a)) for a, b in steps])
        return iter(np.log(self._probability(befores, afters)).tolist())

    def _ids(self, words: Iterable[str]) -> Ids:
        unknown = len(self._words)
        return np.array([self._numbers.get(word, unknown) for word in words], np.int64)

    def _known(self, words: Iterable[str]) -> list[int]:
        return [number for word in words if (number := self._numbers.get(word)) is not None]

    def _times(self, before: int, after: int) -> int:
        """Return how often a pair occurs; for few pairs much faster than an array of them."""
        wanted = before * len(self._words) + after
        at = bisect_left(self._sorted_keys, wanted)
        found = at < len(self._sorted_keys) and self._sorted_keys[at] == wanted
        return int(self._counts[at]) if found else 0

    def _count(self, befores: Ids, afters: Ids) -> Ids:
        size = len(self._words)
        wanted = befores * size + afters
        at = np.minimum(self._keys.searchsorted(wanted), len(self._keys) - 1)
        known = (befores < size) & (afters < size)
        found: Ids = np.where(known & (self._keys[at] == wanted), self._counts[at], 0)
        return found

    def _probability(self, befores: Ids, afters: Ids) -> NDArray[np.float64]:
        totals, alone = self._totals[befores], self._alone[afters]
        smoothed = np.maximum(self._count(befores, afters) - _DISCOUNT, 0)
        smoothed += self._reserved[befores] * alone
        result: NDArray[np.float64] = np.where(totals > 0, smoothed / np.maximum(totals, 1), alone)
        return result
