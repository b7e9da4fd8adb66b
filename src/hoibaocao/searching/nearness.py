"""How near in meaning sentences are to a topic, alone and with their neighbours."""

import numpy as np

from hoibaocao.indexing.dense import Vectors


def nearness(sentences: Vectors, topic: Vectors, by_chance: float) -> list[float]:
    """Return how much nearer each sentence is than an average passage: 0 no nearer, 1 the same.

    Args:
        sentences: A row each, of any length, shape (n, dimension).
        topic: A unit vector, shape (dimension,).
        by_chance: The cosine of the topic with an average passage.
    """
    cosines = sentences @ topic / np.linalg.norm(sentences, axis=1)
    nearer: list[float] = ((cosines - by_chance) / (1 - by_chance)).tolist()
    return nearer


def with_neighbours(sentences: Vectors) -> Vectors:
    """Return each row with the one before and the one behind it added, shape (n, dimension).

    A sentence such as "Nó là…" says what it is about only together with them.
    """
    windows = sentences.copy()
    windows[1:] += sentences[:-1]
    windows[:-1] += sentences[1:]
    return windows
