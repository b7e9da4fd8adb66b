"""A process whose system calls are counted, or one of them refused, by strace."""

import ctypes
import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.indexing.harmed import ended, started

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

_CALLS = (
    "openat write pwrite64 writev rename renameat renameat2 link linkat unlink unlinkat mkdir "
    "rmdir fsync fdatasync ftruncate fallocate chmod fchmod utimensat"
).split()
_CALL = re.compile(r"(\d+) +(\w+)\((.*)")
_OPENED_TO_WRITE = re.compile(r"O_(?:CREAT|WRONLY|RDWR)")
_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))  # PR_SET_PTRACER, PR_SET_PTRACER_ANY


def changing_calls(action: Callable[[], object], log: Path) -> list[tuple[str, int]]:
    """Return the calls that change something on disk, each with its number in its thread.

    Args:
        action: What a process of its own does.
        log: A file for what strace writes.
    """
    assert struck(action, f"--trace={','.join(_CALLS)}", f"--output={log}") == 0
    made: Counter[tuple[str, str]] = Counter()
    changing = set()
    for line in log.read_text(errors="replace").splitlines():
        if call := _CALL.match(line):
            thread, name, arguments = call.groups()
            made[thread, name] += 1
            if name != "openat" or _OPENED_TO_WRITE.search(arguments):
                changing.add((name, made[thread, name]))
    return sorted(changing)


def struck(action: Callable[[], object], *options: str) -> int:
    """Return how a process of its own ended under strace, as `tests.indexing.harmed.ended` does."""

    def stopped() -> None:
        ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        action()

    process = started(stopped)
    os.waitpid(process, os.WUNTRACED)
    command = ["strace", "--follow-forks", f"--attach={process}", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        assert "attached" in strace.stderr.readline()
        os.kill(process, signal.SIGCONT)
        strace.communicate()
    return ended(process)
