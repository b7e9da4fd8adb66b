import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray

from hoibaocao.embedding.together import Together


class Slow:
    """Returns the length of each text; the first call waits until it may go on."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append([*texts])
        self.begun.set()
        assert self.may_end.wait(60)
        if "bad" in texts:
            raise ValueError(texts)
        return np.array([[len(text)] for text in texts], np.float32)


def _asked_during_the_first(slow: Slow, later: Sequence[Sequence[str]]) -> list[object]:
    """Ask, and while that is at work something else; return what each of the others is told."""
    together = Together(slow)

    def ask(texts: Sequence[str]) -> object:
        try:
            return together(texts).tolist()
        except ValueError as error:
            return str(error)

    with ThreadPoolExecutor(1 + len(later)) as threads:
        first = threads.submit(ask, ["first"])
        assert slow.begun.wait(60)
        others = []
        for number, texts in enumerate(later, 1):
            others.append(threads.submit(ask, texts))
            while len(together.waiting) < number:
                pass
        slow.may_end.set()
        assert first.result() == [[5.0]]
        return [other.result() for other in others]


def test_who_asks_alone_goes_at_once() -> None:
    slow = Slow()
    slow.may_end.set()
    together = Together(slow)
    assert together(["a", "bb"]).tolist() == [[1.0], [2.0]]
    assert together(["ccc"]).tolist() == [[3.0]]
    assert slow.calls == [["a", "bb"], ["ccc"]]


def test_all_who_wait_go_together_and_each_is_told_its_own() -> None:
    slow = Slow()
    told = _asked_during_the_first(slow, [["a", "bb"], ["ccc"], ["dddd"]])
    assert told == [[[1.0], [2.0]], [[3.0]], [[4.0]]]
    assert slow.calls == [["first"], ["a", "bb", "ccc", "dddd"]]


def test_what_goes_wrong_is_raised_for_all_who_went_together() -> None:
    told = _asked_during_the_first(Slow(), [["a"], ["bad"]])
    assert told == ["['a', 'bad']"] * 2


def test_after_an_error_it_goes_on() -> None:
    slow = Slow()
    slow.may_end.set()
    together = Together(slow)
    with pytest.raises(ValueError, match="bad"):
        together(["bad"])
    assert together(["a"]).tolist() == [[1.0]]
