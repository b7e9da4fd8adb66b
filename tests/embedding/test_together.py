import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from hoibaocao.embedding.together import Together
from tests.fakes import FakeEmbedder

_LONGEST_S = 60.0


class Slow(FakeEmbedder):
    """Returns the length of each text; the first call waits until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []
        self.begun, self.may_end = threading.Event(), threading.Event()

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append([*texts])
        self.begun.set()
        assert self.may_end.wait(_LONGEST_S)
        if "bad" in texts:
            raise ValueError(texts)
        return np.array([[len(text)] for text in texts], np.float32)


def _told(together: Together, texts: Sequence[str]) -> object:
    try:
        return together.embed_questions(texts).tolist()
    except ValueError as error:
        return str(error)


def _are_waiting(together: Together, number: int) -> bool:
    return len(together.waiting) >= number


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        pass


def _asked_during_the_first(slow: Slow, later: Sequence[Sequence[str]]) -> list[object]:
    """Ask, and while that is at work something else; return what each of the others is told."""
    together = Together(slow)
    with ThreadPoolExecutor(1 + len(later)) as threads:
        first = threads.submit(_told, together, ["first"])
        assert slow.begun.wait(_LONGEST_S)
        others: list[Future[object]] = []
        for number, texts in enumerate(later, 1):
            others.append(threads.submit(_told, together, texts))
            _until(partial(_are_waiting, together, number))
        slow.may_end.set()
        assert first.result() == [[5.0]]
        return [other.result() for other in others]


def test_who_asks_alone_goes_at_once() -> None:
    slow = Slow()
    slow.may_end.set()
    together = Together(slow)
    assert together.embed_questions(["a", "bb"]).tolist() == [[1.0], [2.0]]
    assert together.embed_questions(["ccc"]).tolist() == [[3.0]]
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
        together.embed_questions(["bad"])
    assert together.embed_questions(["a"]).tolist() == [[1.0]]


def test_who_waits_goes_with_those_who_are_about_to_ask() -> None:
    slow = Slow()
    slow.may_end.set()
    together = Together(slow)

    def answer() -> object:
        with together.answering():
            return _told(together, ["a"])

    with ThreadPoolExecutor(1) as threads:
        with together.answering():
            other = threads.submit(answer)
            _until(partial(_are_waiting, together, 1))
            assert slow.calls == []
            assert _told(together, ["bb"]) == [[2.0]]
        assert other.result() == [[1.0]]
    assert slow.calls == [["a", "bb"]]


def test_nobody_waits_for_one_who_ends_without_asking() -> None:
    slow = Slow()
    slow.may_end.set()
    together = Together(slow)

    def fail() -> None:
        with together.answering():
            _until(partial(_are_waiting, together, 1))
            raise ValueError

    with ThreadPoolExecutor(1) as threads:
        failing = threads.submit(fail)
        with together.answering():
            assert _told(together, ["a"]) == [[1.0]]
        with pytest.raises(ValueError, match=r"^$"):
            failing.result()


def test_passages_and_the_model_are_those_of_the_embedder() -> None:
    embedder = FakeEmbedder()
    together = Together(embedder)
    assert together.identity == embedder.identity
    assert (together.embed_passages(["thu"]) == embedder.embed_passages(["thu"])).all()
