import threading
from collections.abc import Iterator

import pytest

from hoibaocao.errors import LineFull, ServerStopping
from hoibaocao.serving import line as module
from hoibaocao.serving.line import Line


class Crowd:
    """Askers who wait in a line; each tells when its turn has come and what it was told."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.turns: list[str] = []
        self.refused: list[str] = []
        self._threads: list[threading.Thread] = []

    def joins(self, user: str) -> None:
        """Have a user join and wait until they stand in the line or are sent away."""
        before = len(self.refused) + self._waiting()
        thread = threading.Thread(target=self._ask, args=(user,))
        self._threads.append(thread)
        thread.start()
        while thread.is_alive() and len(self.refused) + self._waiting() == before:
            pass

    def end(self) -> None:
        for thread in self._threads:
            thread.join(timeout=10)

    def _ask(self, user: str) -> None:
        try:
            with self.line.turn(user):
                self.turns.append(user)
        except LineFull:
            self.refused.append(user)

    def _waiting(self) -> int:
        return sum(map(len, self.line._lines.values()))


def test_users_are_served_by_turns() -> None:
    crowd = Crowd(Line(1, 10))
    with crowd.line.turn("first"):
        for user in ("lan", "lan", "lan", "hoa", "mai", "hoa"):
            crowd.joins(user)
    crowd.end()
    assert crowd.turns == ["lan", "hoa", "mai", "lan", "hoa", "lan"]


def test_in_a_full_line_the_greediest_makes_room() -> None:
    crowd = Crowd(Line(1, 3))
    with crowd.line.turn("first"):
        for user in ("lan", "lan", "lan", "lan", "hoa", "mai", "tú"):
            crowd.joins(user)
    crowd.end()
    assert crowd.refused == ["lan", "lan", "lan", "tú"]
    assert crowd.turns == ["lan", "hoa", "mai"]


def test_a_turn_that_does_not_come_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT_S", 0.01)
    line = Line(1, 3)
    with line.turn("lan"), pytest.raises(LineFull), line.turn("hoa"):
        pass
    with line.turn("hoa"):
        pass


def test_work_that_fails_or_is_left_gives_its_turn_back() -> None:
    line = Line(1, 0)
    with pytest.raises(ZeroDivisionError):
        list(line.take("lan", (1 // n for n in (1, 0))))
    left = line.take("lan", iter((1, 2)))
    assert next(left) == 1
    left.close()  # type: ignore[attr-defined]
    assert list(line.take("lan", (1, 2))) == [1, 2]


def test_a_line_that_is_closed_begins_nothing_and_waits_for_what_was_begun() -> None:
    line = Line(1, 3)
    working, waiting = line.take("lan", iter((1, 2))), threading.Event()
    assert next(working) == 1
    told: list[type[Exception]] = []

    def wait() -> None:
        waiting.set()
        try:
            next(line.take("hoa", (1,)))
        except ServerStopping as error:
            told.append(type(error))

    threads = [threading.Thread(target=wait), threading.Thread(target=line.close, args=(20,))]
    threads[0].start()
    assert waiting.wait(5)
    threads[1].start()
    threads[0].join(timeout=5)
    assert told == [ServerStopping]
    assert list(working) == [2]
    threads[1].join(timeout=5)
    assert not threads[1].is_alive()
    with pytest.raises(ServerStopping):
        next(line.take("mai", (1,)))


def test_an_answer_that_takes_too_long_says_that_it_was_cut() -> None:
    line = Line(1, 3)

    def endless() -> Iterator[int]:
        while True:
            yield 1

    working = line.take("lan", endless())
    next(working)
    line.close(0)
    with pytest.raises(ServerStopping):
        next(working)
