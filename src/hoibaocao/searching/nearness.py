"""How near in meaning sentences are to a topic, alone and with their neighbours."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from hoibaocao.indexing.dense import Vectors


def nearness(
    rows: Vectors, sizes: Sequence[int], topic: Vectors, by_chance: float
) -> Iterator[tuple[list[float], list[float]]]:
    """Yield for each passage how much nearer its sentences are than an average passage.

    First each alone, then each together with the one before and the one behind it: a sentence such
    as "Nó là…" says what it is about only with them. 0 is no nearer, 1 the same.

    Args:
        rows: A row a sentence, of any length but 0, shape (n, dimension).
        sizes: How many of them each passage has, one or more.
        topic: A unit vector, shape (dimension,).
        by_chance: The cosine of the topic with an average passage.
    """
    ends = [*accumulate(sizes, initial=0)]
    before, behind = np.empty_like(rows), np.empty_like(rows)
    before[1:], behind[:-1] = rows[:-1], rows[1:]
    before[ends[:-1]] = 0
    behind[np.array(ends[1:]) - 1] = 0
    windows = rows + before + behind
    alone, around = (_nearer(each, topic, by_chance).tolist() for each in (rows, windows))
    for start, end in pairwise(ends):
        yield alone[start:end], around[start:end]


def _nearer(rows: Vectors, topic: Vectors, by_chance: float) -> Vectors:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    nearer: Vectors = (rows @ topic / lengths - by_chance) / (1 - by_chance)
    return nearer
