"""More than one assistant: further ones in processes of their own, when many ask at once.

Python computes in one thread at a time, and an answer is computing: one process answers no more
in a second than one processor can, whoever asks. Who asks alone is answered in this process.
Whoever comes meanwhile is answered by the process that is at the fewest answers; there is none
before it is wanted, and until it is ready, or when it was killed, this process answers all.
Each is at two answers at once: one computes while the question of the other is embedded.
"""

import logging
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Final, Protocol

from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.records import Answer, Question
from hoibaocao.searching.search import SearchResult

_log = logging.getLogger(__name__)

AT_ONCE: Final = 2
"""Answers that a process is at; with more, each of them only takes longer."""

_LOST: Final = (EOFError, OSError)
"""What a pipe raises whose process was killed."""


class Answering(Protocol):
    """Answers questions; may be shared by threads. See `hoibaocao.answering.assistant`."""

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield fuller and fuller answers, the last one complete."""
        ...

    def search(self, question: Question, k: int | None = None) -> SearchResult:
        """Return what was found for a question."""
        ...


class Assistants:
    """An assistant, and others like it in processes of their own; may be shared by threads.

    Args:
        own: Answers in this process, whoever asks alone.
        make: Makes an assistant that is ready for questions, in another process: it is pickled.
        more: How many other processes there may be.
    """

    def __init__(self, own: Answering, make: Callable[[], Answering], more: int) -> None:
        self._own = own
        self._make = make
        self._more = more
        self._at_work = 0  # in this process
        self._ready: list[_Elsewhere] = []
        self._started: set[_Elsewhere] = set()
        self._lock = threading.Lock()

    def stream(self, question: Question) -> Generator[Answer, None, None]:
        """Yield fuller and fuller answers, as `hoibaocao.answering.assistant.Assistant` does."""
        answer = self._elsewhere("ask", question)
        if answer is not None:
            yield answer
            return
        try:
            yield from self._own.stream(question)
        finally:
            self._leave()

    def search(self, question: Question, k: int | None = None) -> SearchResult:
        """Return what was found, as `hoibaocao.answering.assistant.Assistant` does."""
        found = self._elsewhere("search", question, k)
        if found is not None:
            return found  # type: ignore[no-any-return]  # as the method of that name returns
        try:
            return self._own.search(question, k)
        finally:
            self._leave()

    def close(self) -> None:
        """End the other processes, whatever they are at."""
        with self._lock:
            self._more = 0
            self._ready.clear()
        for each in [*self._started]:
            each.end()

    def _elsewhere(self, what: str, *args: object) -> Any:  # noqa: ANN401 - of any method
        """Return what an assistant elsewhere says; None where this process is to say it."""
        while (taken := self._taken()) is not None:
            other, pipe = taken
            try:
                pipe.send((what, args))
                said = pipe.recv()
            except _LOST:
                _log.warning("a process that answers was ended; its question is asked again")
                self._give_up(other)
                continue
            with self._lock:
                other.free.append(pipe)
            if isinstance(said, BaseException):
                raise said
            return said
        return None

    def _taken(self) -> "tuple[_Elsewhere, Connection] | None":
        """Take a pipe to the process that is at the fewest answers; None for this process."""
        with self._lock:
            if self._at_work:
                other = min(self._ready, key=_Elsewhere.at_work, default=None)
                if (other is None or other.at_work()) and len(self._started) < self._more:
                    self._start()
                if other is not None and other.free and other.at_work() <= self._at_work:
                    return other, other.free.pop()
            self._at_work += 1
            return None

    def _leave(self) -> None:
        with self._lock:
            self._at_work -= 1

    def _start(self) -> None:
        other = _Elsewhere(self._make)
        self._started.add(other)
        threading.Thread(target=self._begin, args=(other,), daemon=True).start()

    def _begin(self, other: "_Elsewhere") -> None:
        try:
            other.begin()
        except _LOST:  # it stays among those that were started: no other is tried in its place
            _log.warning("a process that was to answer has ended; this one goes on alone")
            return
        with self._lock:
            if self._more:
                self._ready.append(other)
                return
        other.end()  # closed meanwhile

    def _give_up(self, other: "_Elsewhere") -> None:
        """Let another one be started in the place of a process that was killed."""
        with self._lock:
            self._started.discard(other)
            if other in self._ready:
                self._ready.remove(other)
        other.end()


class _Elsewhere:
    """An assistant in a process of its own, which ends with this one, however that ends.

    Attributes:
        free: Pipes at whose other ends no answer is at work; each has a thread there.
    """

    def __init__(self, make: Callable[[], Answering]) -> None:
        context = multiprocessing.get_context("spawn")  # threads and a fork do not go together
        pipes = [context.Pipe() for _ in range(AT_ONCE)]
        self.free = [ours for ours, _ in pipes]
        self._theirs = [theirs for _, theirs in pipes]
        self._process = context.Process(
            target=_work, args=(self._theirs, make), name="assistant", daemon=True
        )

    def at_work(self) -> int:
        """Return at how many answers it is."""
        return AT_ONCE - len(self.free)

    def begin(self) -> None:
        """Start and wait until it is ready; raises `_LOST`."""
        self._process.start()
        for pipe in self._theirs:
            pipe.close()  # else the end of the process would not be seen here
        self.free[0].recv()

    def end(self) -> None:
        """Kill the process."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()


def _work(pipes: Sequence[Connection], make: Callable[[], Any]) -> None:
    """Answer until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this one
    assistant = make()
    with suppress(*_LOST):
        pipes[0].send(None)
    threads = [threading.Thread(target=_serve, args=(assistant, pipe)) for pipe in pipes]
    for thread in threads:
        thread.start()
    for thread in threads:  # once the first thread of a process ends, none can be started
        thread.join()


def _serve(assistant: object, pipe: Connection) -> None:
    """Answer what comes through a pipe; who waits at its other end is told when that ends."""
    with pipe, suppress(*_LOST):
        while True:
            what, args = pipe.recv()
            pipe.send(_said(getattr(assistant, what), args))


def _said(method: Callable[..., object], args: Sequence[object]) -> object:
    try:
        return method(*args)
    except HoiBaoCaoError as error:
        return error
    except Exception as bug:  # noqa: BLE001 - raised by the process that asked
        # Where it was raised, not what it says: that may hold what somebody asked.
        at = traceback.extract_tb(bug.__traceback__)[-1]
        return RuntimeError(f"{type(bug).__name__} in {at.filename}:{at.lineno}")
