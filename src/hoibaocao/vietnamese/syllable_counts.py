"""How often one syllable follows another in texts; counts of texts can be added and taken away."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hoibaocao.vietnamese.text import normal

Ids = NDArray[np.int64]

FIGURE = "0"
"""Stands for every number, Roman ones in capitals included."""
BREAK = ""
"""Stands for the begin and end of a text and of its sentences."""

ROMAN = re.compile(r"\b[IVX]+\b")
_PART = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+|[.!?;:\n]")


@dataclass(frozen=True, slots=True, eq=False)
class SyllableCounts:
    """The syllables of texts in `normal` form, and how often one follows another.

    Attributes:
        words: The syllables in order; each is part of a pair.
        keys: ``before * len(words) + after`` for each pair, ascending.
        counts: How often each pair occurs, at least once.
    """

    words: tuple[str, ...]
    keys: Ids
    counts: Ids

    @classmethod
    def counted(cls, texts: Iterable[str]) -> Self:
        """Count the pairs of NFC texts."""
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            pairs.update(pairwise(_syllables(text)))
        words = tuple(sorted({word for pair in pairs for word in pair}))
        rank = {word: number for number, word in enumerate(words)}
        keyed = {rank[a] * len(words) + rank[b]: count for (a, b), count in pairs.items()}
        keys = sorted(keyed)
        return cls(words, np.array(keys, np.int64), np.array([keyed[k] for k in keys], np.int64))

    def plus(self, other: Self, times: int = 1) -> Self:
        """Return these counts and some times those of other texts; -1 takes them away."""
        words = tuple(sorted({*self.words, *other.words}))
        rank = {word: number for number, word in enumerate(words)}
        keys, at = np.unique(
            np.concatenate([_keyed(self, rank), _keyed(other, rank)]), return_inverse=True
        )
        counts = np.zeros(len(keys), np.int64)
        np.add.at(counts, at, np.concatenate([self.counts, times * other.counts]))
        return self._tidy(words, keys[counts > 0], counts[counts > 0])

    @classmethod
    def _tidy(cls, words: tuple[str, ...], keys: Ids, counts: Ids) -> Self:
        """Leave out the syllables that no pair has."""
        befores, afters = np.divmod(keys, max(len(words), 1))
        used = np.union1d(befores, afters)
        kept = np.searchsorted(used, befores) * len(used) + np.searchsorted(used, afters)
        return cls(tuple(words[number] for number in used), kept, counts)

    def to_bytes(self) -> bytes:
        """Return the counts in NumPy's format; the same texts give the same bytes."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            words=np.frombuffer("\n".join(self.words).encode(), np.uint8),
            gaps=np.diff(self.keys, prepend=0),
            counts=self.counts,
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return what `to_bytes` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            keys = np.cumsum(arrays["gaps"], dtype=np.int64)
            words = arrays["words"].tobytes().decode().split("\n") if len(keys) else ()
            return cls(tuple(words), keys, arrays["counts"])


def _keyed(of: SyllableCounts, rank: dict[str, int]) -> Ids:
    """Return the keys that the pairs have among other syllables."""
    ranks = np.array([rank[word] for word in of.words], np.int64)
    befores, afters = np.divmod(of.keys, max(len(of.words), 1))
    keys: Ids = ranks[befores] * len(rank) + ranks[afters] if len(ranks) else of.keys
    return keys


def _syllables(text: str) -> Iterator[str]:
    yield BREAK
    for part in _PART.findall(normal(ROMAN.sub(FIGURE, text))):
        if part[0].isalpha():
            yield part
        else:
            yield FIGURE if part[0].isdigit() else BREAK
    yield BREAK
