"""Watches over the processes that read files; a process itself, so that it can end them all.

`hoibaocao.reading.sandbox` starts it and writes requests to its standard input, a line each.
They go to workers (`hoibaocao.reading.worker`), whose lines come back on standard output with the
number of the request before them. A worker that takes too long or too much memory is ended with
all that it has started. So are all workers when standard input ends: also when the program that
asks is killed, for then the system closes it.
"""

import ctypes
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from hoibaocao.errors import UnreadableReason
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.protocol import (
    CRASHED,
    PAGE,
    PICTURE,
    READY,
    REFUSED,
    REPORT,
    Request,
    reply,
)

_LOOK_EVERY_S = 0.05
_LOOK_AT_TOOLS_EVERY = 4  # looks: to find the programs that a worker has started takes long
_WORN_BYTES = 300 * 2**20  # a worker that has grown to this is replaced
_END_S = 10.0
_LAST_WORDS_BYTES = 2_000
# What libraries write before they end the process that they get no memory in.
_NO_MEMORY = (b"memory allocation of", b"bad_alloc", b"ut of memory", b"MemoryError")
_PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
_Requests = queue.SimpleQueue[tuple[int, bytes]]


class _Worker:
    """A process that reads files, with a folder of its own for what is written meanwhile."""

    def __init__(self, scratch: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True)
        self._errors = Path(self._folder.name, "errors")
        one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "hoibaocao.reading.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=os.environ | one_thread | folders,
                creationflags=_NO_WINDOW,
            )

    def ask(self, request: bytes) -> None:
        """Write a request, unless the process has ended: then the next line is empty."""
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.write(request)
                self._process.stdin.flush()

    def line(self) -> bytes:
        """Wait for the next line; empty when the process has ended."""
        return self._process.stdout.readline() if self._process.stdout else b""

    def memory(self, *, with_tools: bool) -> int:
        """Return the bytes that the process, and the programs it has started, hold."""
        with suppress(psutil.NoSuchProcess):
            top = psutil.Process(self._process.pid)
            family = [top, *top.children(recursive=True)] if with_tools else [top]
            return sum(map(_memory_of, family))
        return 0

    def kill(self) -> None:
        """Kill the process and what it has started."""
        with suppress(psutil.NoSuchProcess):
            top = psutil.Process(self._process.pid)
            _kill([top, *top.children(recursive=True)])

    def end(self) -> None:
        """Kill, and wait until nothing is left."""
        self.kill()
        self._process.wait()
        with suppress(BrokenPipeError):  # of what was asked and never taken
            self._process.__exit__(None, None, None)
        self._folder.cleanup()

    def last_words(self) -> bytes:
        """Return the end of what the process wrote to standard error."""
        return self._errors.read_bytes()[-_LAST_WORDS_BYTES:]


@dataclass(slots=True)
class _Watch:
    """What is known of a file that is being read; ``verdict`` is why its worker was killed."""

    limits: Limits
    began: float
    pages: int = 0
    looks: int = 0
    verdict: UnreadableReason | None = None

    def is_over(self, worker: _Worker) -> bool:
        """Look once; tell whether that was enough."""
        self.looks += 1
        with_tools = self.looks % _LOOK_AT_TOOLS_EVERY == 0
        allowed_s = self.limits.seconds + self.pages * self.limits.seconds_a_page
        if time.monotonic() - self.began > allowed_s:
            self.verdict = "too_slow"
        elif worker.memory(with_tools=with_tools) > self.limits.memory_bytes:
            self.verdict = "too_much_memory"
        return self.verdict is not None


class _Lane:
    """Reads one file after the other by a worker, which is started anew when it was ended."""

    def __init__(self, requests: _Requests, scratch: Path) -> None:
        self._requests = requests
        self._scratch = scratch
        self._lock = threading.Lock()  # while the worker is judged, or becomes another
        self._worker: _Worker | None = None
        self._watch: _Watch | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def is_alive(self) -> bool:
        """Tell whether files are still read."""
        return self._thread.is_alive()

    def _run(self) -> None:
        while True:
            number, request = self._requests.get()
            worker = self._ready_worker()
            watch = _Watch(Request.of_line(request).limits, time.monotonic())
            self._watch = watch
            worker.ask(request)
            while (line := worker.line()).startswith(PAGE):
                watch.pages = json.loads(line.removeprefix(PAGE))[0]
                _say(number, line)
            with self._lock:
                self._watch = None
            if self._closed:
                sys.exit()  # this thread
            if watch.verdict or not line.startswith((REPORT, PICTURE, REFUSED)):
                line = _why_ended(watch, line, worker)
                self._end()
            elif worker.memory(with_tools=False) > _WORN_BYTES:
                self._end()
            _say(number, line)

    def look(self) -> None:
        """Kill the worker if it takes too long or too much."""
        with self._lock:
            watch, worker = self._watch, self._worker
            if watch and worker and not watch.verdict and watch.is_over(worker):
                worker.kill()

    def close(self) -> None:
        """End the worker for good."""
        self._closed = True
        self._end()

    def _ready_worker(self) -> _Worker:
        with self._lock:
            if self._closed:
                sys.exit()  # this thread
            if self._worker:
                return self._worker
            worker = self._worker = _Worker(self._scratch)
        if worker.line() != READY:
            if self._closed:
                sys.exit()
            raise RuntimeError(worker.last_words().decode(errors="replace"))
        return worker

    def _end(self) -> None:
        with self._lock:
            if self._worker:
                self._worker.end()
            self._worker = None


def _why_ended(watch: _Watch, line: bytes, worker: _Worker) -> bytes:
    """Return the last line on a file whose worker has said nothing useful."""
    if watch.verdict:
        return reply(REFUSED, watch.verdict)
    if line.startswith(CRASHED):
        return line
    words = worker.last_words()
    if any(each in words for each in _NO_MEMORY):
        return reply(REFUSED, "too_much_memory")
    return reply(CRASHED, words.decode(errors="replace"))


def _memory_of(process: psutil.Process) -> int:
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        return int(process.memory_info().rss)
    return 0


def _kill(family: list[psutil.Process]) -> None:
    """Kill processes, parents first: then what they leave is ours to wait for."""
    for process in family:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    for process in family:
        with suppress(psutil.TimeoutExpired):
            process.wait(_END_S)


_OUT = threading.Lock()


def _say(number: int, line: bytes) -> None:
    with _OUT:
        try:
            sys.stdout.buffer.write(b"%d %s" % (number, line))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            sys.exit()  # the lane's thread; the guard ends with it


def main(lanes: int) -> None:
    """Answer requests until there are no more.

    Args:
        lanes: How many files are read at the same time.
    """
    _adopt_orphans()
    requests: _Requests = queue.SimpleQueue()
    closed = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: closed.set())
    threading.Thread(target=_take, args=(requests, closed), daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="hoibaocao-", ignore_cleanup_errors=True) as scratch:
        at_work = [_Lane(requests, Path(scratch)) for _ in range(lanes)]
        while not closed.wait(_LOOK_EVERY_S) and all(lane.is_alive() for lane in at_work):
            for lane in at_work:
                lane.look()
        for lane in at_work:
            lane.close()
        _kill(psutil.Process().children(recursive=True))
    os._exit(0)  # without waiting for threads that wait for lines


def _take(requests: _Requests, closed: threading.Event) -> None:
    for number, line in enumerate(sys.stdin.buffer):
        requests.put((number, line))
    closed.set()


def _adopt_orphans() -> None:
    """Become the parent of what a worker leaves behind, so that it is found."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
