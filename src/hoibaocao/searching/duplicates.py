"""Passages that say the same are shown once: a file kept twice, what a new edition left unchanged.

Near copies are what these reports are made of, so like wording is not enough. Two passages say the
same only if their figures with their units, their names, and the words that turn a sentence round
("tăng", "không") are the same in the same order, and nearly all else is too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from hoibaocao.searching.topic import Candidate
from hoibaocao.vietnamese.text import normal

_SAME = 0.9
"""Least share of runs of words in common: their resemblance, after Broder (1997)."""

_RUN = 3
_FIGURES = re.compile(r"\d+(?:[.,/]\d+)*")
_WORD = re.compile(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+")
_TURNING = frozenset(
    "tăng giảm vượt hụt không chưa chẳng hơn kém cao thấp nhiều ít trước sau trên dưới".split()
)


def collapsed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return passages without those that say what a better one does; its hit lists them.

    Args:
        candidates: Best first.
    """
    kept: list[Candidate] = []
    alike: dict[tuple[str, ...], list[int]] = {}
    for candidate in candidates:
        text = candidate.hit.passage.text
        seen = alike.setdefault(_figures(text), [])
        twin = next((n for n in seen if _say_the_same(kept[n].hit.passage.text, text)), None)
        if twin is None:
            seen.append(len(kept))
            kept.append(candidate)
        else:
            hit = kept[twin].hit
            hit = replace(hit, also_in=(*hit.also_in, candidate.hit))
            kept[twin] = replace(kept[twin], hit=hit)
    return kept


@lru_cache(maxsize=2048)  # the same passages are among the best for many questions
def _figures(text: str) -> tuple[str, ...]:
    return tuple(_FIGURES.findall(text))


def _say_the_same(a: str, b: str) -> bool:
    if a == b:
        return True
    first, second = _WORD.findall(a), _WORD.findall(b)
    if _telling(first) != _telling(second):
        return False
    ours, theirs = _runs(first), _runs(second)
    return len(ours & theirs) >= _SAME * len(ours | theirs)


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words that must not differ: figures with the word behind them, names, turns."""
    return [
        normal(word)
        for before, word in zip(["", *words], words, strict=False)
        if word in _TURNING or word[0].isupper() or word[0].isdigit() or before[:1].isdigit()
    ]


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    plain = normal("\n".join(words)).split("\n")
    return frozenset(tuple(plain[at : at + _RUN]) for at in range(max(1, len(plain) - _RUN + 1)))
