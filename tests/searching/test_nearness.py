"""How near sentences are to a topic, by vectors of two components."""

import numpy as np
import pytest

from hoibaocao.searching.nearness import nearness, with_neighbours

_SENTENCES = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
_TOPIC = np.array([1, 0], np.float32)


def test_nearness_counts_from_what_is_near_by_chance() -> None:
    assert nearness(_SENTENCES, _TOPIC, 0.2) == pytest.approx([1, -0.25, 0.5])
    assert nearness(3 * _SENTENCES, _TOPIC, 0.2) == pytest.approx([1, -0.25, 0.5])
    assert nearness(_SENTENCES[:0], _TOPIC, 0.2) == []


def test_neighbours_are_those_before_and_behind() -> None:
    windows = with_neighbours(_SENTENCES)
    assert windows == pytest.approx(np.array([[1, 1], [1.6, 1.8], [0.6, 1.8]]))
    assert with_neighbours(_SENTENCES[:1]) == pytest.approx(_SENTENCES[:1])
    assert _SENTENCES[0].tolist() == [1, 0]
