"""How near sentences are to a topic, by vectors of two components."""

import numpy as np
import pytest

from hoibaocao.searching.nearness import nearness

_SENTENCES = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
_TOPIC = np.array([1, 0], np.float32)


def test_nearness_counts_from_what_is_near_by_chance() -> None:
    ((alone, _),) = nearness(_SENTENCES, [3], _TOPIC, 0.2)
    assert alone == pytest.approx([1, -0.25, 0.5])
    ((alone, _),) = nearness(3 * _SENTENCES, [3], _TOPIC, 0.2)
    assert alone == pytest.approx([1, -0.25, 0.5])


def test_neighbours_are_those_before_and_behind_in_the_passage() -> None:
    rows = np.concatenate([_SENTENCES, _SENTENCES[2:]])
    (_, first), (alone, around) = nearness(rows, [3, 1], _TOPIC, 0.0)
    windows = np.array([[1, 1], [1.6, 1.8], [0.6, 1.8]])
    assert first == pytest.approx((windows[:, 0] / np.linalg.norm(windows, axis=1)).tolist())
    assert alone == around == pytest.approx([0.6])
