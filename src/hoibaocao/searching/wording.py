"""How much of a topic a sentence names, in the asked words or in those of reports."""

import math
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hoibaocao.indexing.lexical import LexicalIndex
from hoibaocao.vietnamese.text import is_folded
from hoibaocao.vietnamese.tokens import accented_tokens, content_tokens, folded_tokens

_APART = 0.25
"""What the syllables of a topic of two are worth where they stand apart: "dân số" is one word, and
its syllables are met by chance in "so với hội đồng nhân dân"."""

_SYLLABLES = 2
"""Of a word that counts as one."""

_MEASURES = frozenset({"ty", "ti", "le"})
"""Of "tỷ lệ": any figure may be one; alone they name nothing of a topic."""

Named = tuple[float, float, float]
"""Shares of a topic that a sentence names: of its weight, of its pairs of neighbouring words, and
of the weight that only the section's heading or the title names."""


class Holding(dict[str, list[int]]):
    """Which sentences of passages hold some words.

    They are looked for in all sentences at once, for the first wording that has them: most words
    are in few sentences, and wordings share most words. All have blanks before and behind.

    Args:
        passages: Folded tokens of the sentences of each, and those of the heading and title.
    """

    def __init__(self, passages: Iterable[tuple[Sequence[str], Container[str]]]) -> None:
        super().__init__()
        sentences: list[str] = []
        self.below: list[tuple[range, Container[str]]] = []
        for own, above in passages:
            self.below.append((range(len(sentences), len(sentences) + len(own)), above))
            sentences += own
        self._text, self._ends = "".join(sentences), [*accumulate(map(len, sentences))]
        self.sentences = len(sentences)

    def __missing__(self, words: str) -> list[int]:
        held: list[int] = []
        found = self._text.find(words)
        while found >= 0:
            held.append(bisect_right(self._ends, found))
            found = self._text.find(words, self._ends[held[-1]])
        self[words] = held
        return held


@dataclass(frozen=True, slots=True)
class Wording:
    """The weights of a topic's folded tokens, and its pairs of neighbours between blanks.

    Nothing is named by a sentence that holds none of the ``core``, the tokens but for measures.
    """

    weights: Mapping[str, float]
    pairs: tuple[str, ...]
    core: tuple[str, ...]

    def named_by(self, holding: Holding) -> list[Named]:
        """Return how much of the topic each sentence names."""
        size = holding.sentences
        coverage, above = [0.0] * size, [0.0] * size
        names, pairs = [False] * size, [0] * size
        for token, weight in self.weights.items():
            held = holding[f" {token} "]
            is_core = token in self.core
            for at in held:
                coverage[at] += weight
                names[at] |= is_core
            for sentences, heading in holding.below:
                if token in heading:
                    for at in set(sentences).difference(held):
                        above[at] += weight
        for pair in self.pairs:
            for at in holding[pair]:
                pairs[at] += 1
        count = len(self.pairs) or 1
        apart = _APART if len(self.pairs) == 1 else 1.0
        return [
            ((whole if pair else apart * whole, pair / count, rest) if named else (0.0, 0.0, rest))
            for whole, pair, rest, named in zip(coverage, pairs, above, names, strict=True)
        ]


def one_word(texts: Sequence[str]) -> str:
    """Return the one word that a topic is, with its diacritics; empty if it is more, or bare.

    Folded, "đàn, số lợn" holds "dân số".
    """
    words = accented_tokens(texts[0])
    is_one = len(texts) == 1 and len(words) == len(content_tokens(texts[0])) == _SYLLABLES
    return " ".join(words) if is_one and not is_folded(texts[0]) else ""


def spells(text: str, word: str) -> bool:
    """Tell whether NFC text holds a word as it is spelt; text without diacritics may."""
    return is_folded(text) or f" {word} " in f" {' '.join(accented_tokens(text))} "


def weighed(lexical: LexicalIndex, texts: Iterable[str]) -> tuple[Wording, ...]:
    """Weigh the words of each wording of a topic by how rare they are.

    The weights are 1 together; less for a wording that is lighter than the first, the asked one:
    fewer or more frequent words are easier to come by and prove less.

    Args:
        lexical: Knows in how many passages a word stands.
        texts: NFC; the asked wording, then others.
    """
    wordings: list[Wording] = []
    asked = 0.0
    for text in texts:
        tokens = content_tokens(text) or folded_tokens(text)
        rarity = {
            token: math.log(1 + len(lexical) / (1 + lexical.frequency(token))) for token in tokens
        }
        total = sum(rarity.values())
        asked = asked or total
        weights = {token: each / max(total, asked) for token, each in rarity.items()}
        pairs = dict.fromkeys(f" {first} {second} " for first, second in pairwise(tokens))
        core = [token for token in weights if token not in _MEASURES] or [*weights]
        wordings.append(Wording(weights, tuple(pairs), tuple(core)))
    return tuple(wordings)
