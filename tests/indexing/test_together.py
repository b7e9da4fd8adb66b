"""Many processes at one index: one writes and the others are told, all answers are of one piece."""

import multiprocessing
import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hoibaocao.errors import IndexBusy
from hoibaocao.indexing import folder
from hoibaocao.indexing.library import Library
from tests.fakes import FakeEmbedder
from tests.indexing.harmed import (
    BUSY,
    DONE,
    ask,
    ended,
    library_of,
    needs_fork,
    said,
    started,
    times,
    write,
)

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

pytestmark = needs_fork
_ASKERS, _THREADS = 4, 5


class _Slow(FakeEmbedder):
    """Takes longer than a writer waits for another one."""

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        time.sleep(2 * folder._PATIENCE_S)
        return super().embed_passages(texts)


@times(2, 50)
def test_of_two_writers_one_is_told_of_the_other(tmp_path: Path, times: int) -> None:
    write(tmp_path, 100)
    library_of(tmp_path).sync()
    write(tmp_path, 101)

    def rebuild(told: Path) -> None:
        slow = Library(tmp_path / "reports", tmp_path / "index", _Slow(), target_chars=300)
        try:
            slow.sync(full=True)
        except IndexBusy as error:
            told.write_text(f"{error.facts['pid']} {error}", encoding="utf-8")
            raise

    for _ in range(times):
        writers = [started(partial(rebuild, tmp_path / f"told-{n}")) for n in (0, 1)]
        outcomes = [ended(writer) for writer in writers]
        assert sorted(outcomes) == [DONE, BUSY]
        told = (tmp_path / f"told-{outcomes.index(BUSY)}").read_text(encoding="utf-8")
        assert told.startswith(f"{writers[outcomes.index(DONE)]} ")
        assert "?" not in told
    library = library_of(tmp_path)
    assert (said(library), library.check().findings) == (101, ())
    assert len(library.history()) == times + 1


@times(3, 10)
def test_askers_during_rebuilds(tmp_path: Path, times: int) -> None:
    """An answer is wholly of the generation that it names, and none that came is lost."""
    write(tmp_path, 100)
    library_of(tmp_path).sync()
    over, asked = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
    askers = [started(lambda: _ask_on(tmp_path, over, asked)) for _ in range(_ASKERS)]
    added = []
    try:
        for number in range(1, times + 1):
            write(tmp_path, 100 + number)
            name = library_of(tmp_path).add(f"{number}.txt", f"Bản tin {number}.".encode())
            added.append(name)
            library_of(tmp_path).sync(full=number % 2 == 0)
            seen = asked.value
            deadline = time.monotonic() + 30
            while asked.value < seen + 2 * _ASKERS * _THREADS and time.monotonic() < deadline:
                time.sleep(0.01)
    finally:
        over.value = 1
        outcomes = [ended(asker) for asker in askers]
    assert outcomes == [DONE] * _ASKERS
    assert asked.value > _ASKERS * _THREADS * times
    library = library_of(tmp_path)
    assert {entry.path for entry in library.reports()} >= set(added)
    assert library.check().findings == ()


def _ask_on(home: Path, over: "Synchronized[int]", asked: "Synchronized[int]") -> None:
    """Ask in many threads until all is over; end this process at the first wrong answer."""
    library = library_of(home)

    def on() -> None:
        right = False
        try:
            while not over.value:
                answer = ask(library)
                figure = 99 + int(answer.generation.removeprefix("gen-"))
                (citation,) = answer.citations
                assert f" {figure} tỷ" in answer.text, answer
                assert f" {figure} tỷ" in citation.quote, answer
                assert f" {figure + 7} ha" in citation.passage.text, answer
                assert not answer.notice, answer
                with asked.get_lock():
                    asked.value += 1
            right = True
        finally:
            if not right:
                os._exit(1)

    threads = [Thread(target=on) for _ in range(_THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
