import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from hoibaocao.answering.assistants import AT_ONCE, Assistants
from hoibaocao.errors import PlaceUnknown
from hoibaocao.records import Question
from tests.answering.pids import PidAssistant, mortal, stillborn

HERE = os.getpid()
_LONGEST_S = 60.0


@pytest.fixture(scope="module")
def assistants() -> Iterator[Assistants]:
    made = Assistants(PidAssistant(mortal=False), mortal, more=1)
    yield made
    made.close()


def _pid(assistants: Assistants, question: str = "?") -> Any:
    return assistants.search(Question(question))


@contextmanager
def _busy(assistants: Assistants) -> Iterator[None]:
    """Have this process be at an answer."""
    answers: Generator[Any, None, None] = assistants.stream(Question("?"))
    assert next(answers) == HERE
    yield
    answers.close()


def _elsewhere(assistants: Assistants) -> int:
    """Ask until another process answers; return which."""
    until = time.monotonic() + _LONGEST_S
    while (pid := _pid(assistants)) == HERE and time.monotonic() < until:
        time.sleep(0.01)
    assert pid != HERE
    return int(pid)


def test_who_asks_alone_is_answered_here(assistants: Assistants) -> None:
    answers: list[Any] = [[*assistants.stream(Question("?"))] for _ in range(3)]
    assert answers == [[HERE]] * 3
    assert [_pid(assistants) for _ in range(3)] == [HERE] * 3


def test_who_asks_meanwhile_is_answered_elsewhere(assistants: Assistants) -> None:
    with _busy(assistants):
        pid = _elsewhere(assistants)
        answers: list[Any] = [*assistants.stream(Question("?"))]
        assert answers == [pid]
        assert _pid(assistants) == pid
    assert _pid(assistants) == HERE


def test_no_more_processes_are_started_than_there_may_be(assistants: Assistants) -> None:
    with _busy(assistants):
        pid = _elsewhere(assistants)
        assert {_pid(assistants) for _ in range(9)} == {pid}


def test_a_question_goes_to_the_process_at_the_fewest_answers(
    assistants: Assistants, tmp_path: Path
) -> None:
    done = tmp_path / "done"
    with _busy(assistants), ThreadPoolExecutor(2) as threads:
        pid = _elsewhere(assistants)
        waiting = [threads.submit(_pid, assistants, f"until {done}") for _ in range(2)]
        until = time.monotonic() + _LONGEST_S
        while (here := _pid(assistants)) == pid and time.monotonic() < until:
            time.sleep(0.01)
        done.touch()
        assert [here, *(each.result() for each in waiting)] == [HERE, pid, pid]
        assert _pid(assistants) == pid


def test_none_waits_where_all_are_at_work(assistants: Assistants, tmp_path: Path) -> None:
    done = tmp_path / "done"
    with _busy(assistants), ThreadPoolExecutor(3 * AT_ONCE) as threads:
        pid = _elsewhere(assistants)
        asked = [threads.submit(_pid, assistants, f"until {done}") for _ in range(3 * AT_ONCE)]
        done.touch()
        assert {each.result() for each in asked} <= {HERE, pid}


def test_errors_in_words_are_raised_as_they_are(assistants: Assistants) -> None:
    with _busy(assistants):
        _elsewhere(assistants)
        with pytest.raises(PlaceUnknown) as raised:
            _pid(assistants, "err")
    assert raised.value.facts == {"place": "Sông Trăng"}


def test_a_bug_tells_where_it_is_and_not_what_was_asked(assistants: Assistants) -> None:
    with _busy(assistants):
        _elsewhere(assistants)
        with pytest.raises(RuntimeError, match=r"^ValueError in .*pids\.py:\d+$"):
            [*assistants.stream(Question("bug"))]


def test_a_process_killed_while_nobody_asks_is_replaced(assistants: Assistants) -> None:
    with _busy(assistants):
        pid = _elsewhere(assistants)
        psutil.Process(pid).kill()
        assert _pid(assistants) == HERE
        assert _elsewhere(assistants) != pid


def test_a_question_whose_process_dies_of_it_is_answered_here(assistants: Assistants) -> None:
    with _busy(assistants):
        pid = _elsewhere(assistants)
        assert _pid(assistants, "die") == HERE
        assert not psutil.pid_exists(pid)
        assert _elsewhere(assistants) != pid


def test_what_another_process_cannot_tell_is_told_by_this_one(assistants: Assistants) -> None:
    with _busy(assistants):
        pid = _elsewhere(assistants)
        assert _pid(assistants, "unsendable")() == "an answer"
        assert _elsewhere(assistants) != pid


def test_a_process_that_does_not_get_ready_is_not_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assistants = Assistants(PidAssistant(mortal=False), stillborn, more=1)
    until = time.monotonic() + _LONGEST_S
    with _busy(assistants):
        while not caplog.records and time.monotonic() < until:
            assert _pid(assistants) == HERE
            time.sleep(0.01)
        assert [_pid(assistants) for _ in range(5)] == [HERE] * 5
    assert len(caplog.records) == 1
    assistants.close()


def test_none_is_left_when_they_are_closed() -> None:
    assistants = Assistants(PidAssistant(mortal=False), mortal, more=1)
    with _busy(assistants):
        pid = _elsewhere(assistants)
        assistants.close()
        assert not psutil.pid_exists(pid)
        assert _pid(assistants) == HERE


_SERVER = """
import time
from hoibaocao.records import Question
from hoibaocao.answering.assistants import Assistants
from tests.answering.pids import PidAssistant, mortal
if __name__ == "__main__":
    assistants = Assistants(PidAssistant(mortal=False), mortal, more=1)
    answers = assistants.stream(Question("?"))
    here = next(answers)
    while (pid := assistants.search(Question("?"))) == here:
        time.sleep(0.01)
    print(pid, flush=True)
    time.sleep(60)
"""


def test_none_is_left_when_the_server_is_killed() -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdout=subprocess.PIPE, env=env, text=True
    ) as server:
        assert server.stdout is not None
        pid = int(server.stdout.readline())
        server.kill()
    until = time.monotonic() + _LONGEST_S
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not psutil.pid_exists(pid)
