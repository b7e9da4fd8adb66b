"""How much of a topic a sentence names, in the asked words or in those of reports."""

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hoibaocao.indexing.lexical import LexicalIndex
from hoibaocao.vietnamese.tokens import content_tokens, folded_tokens


class Named(NamedTuple):
    """Shares of a topic.

    Attributes:
        coverage: The weight that a sentence names.
        pairs: The share of the pairs of neighbouring words that it holds.
        heading: The weight that only the section's heading or the title names.
    """

    coverage: float
    pairs: float
    heading: float


@dataclass(frozen=True, slots=True)
class Wording:
    """The weights of a topic's folded tokens, and its pairs of neighbours between blanks."""

    weights: Mapping[str, float]
    pairs: tuple[str, ...]

    def named_by(self, tokens: str, heading: Container[str]) -> Named:
        """Return how much of the topic a sentence names.

        Args:
            tokens: Folded tokens of the sentence, each between blanks.
            heading: Those of the heading and title.
        """
        own = frozenset(tokens.split())
        coverage = above = 0.0
        for token, weight in self.weights.items():
            if token in own:
                coverage += weight
            elif token in heading:
                above += weight
        pairs = sum(pair in tokens for pair in self.pairs) / (len(self.pairs) or 1)
        return Named(coverage, pairs, above)


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
        wordings.append(Wording(weights, tuple(pairs)))
    return tuple(wordings)
