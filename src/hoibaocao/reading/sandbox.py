"""Reads the files of users in processes that may come to harm without harming this one.

this process -> guard -> workers -> programs such as LibreOffice
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Self

from pydantic import TypeAdapter

from hoibaocao.errors import ReadingStopped, UnreadableReason
from hoibaocao.reading.limits import LIMITS, Limits
from hoibaocao.reading.protocol import PAGE, PICTURE, REFUSED, REPORT, Request, Wanted, picture_of
from hoibaocao.records import PagePicture, Report

_LOG = logging.getLogger(__name__)
_REPORT = TypeAdapter(Report)
_REASON: TypeAdapter[UnreadableReason] = TypeAdapter(UnreadableReason)
# A file that is slow leaves lanes to the others; each may take a gigabyte.
_LANES = min(4, max(2, (os.cpu_count() or 1) // 2))
_END_S = 30.0
_APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(
    subprocess, "CREATE_NO_WINDOW", 0
)  # on Windows
Pages = Callable[[Path, int, int], None]
"""Called with a file, pages done and all pages."""


def _silent(path: Path, done: int, total: int) -> None: ...


class Sandbox:
    """Reads files, some at a time; a context manager, at whose end no process is left.

    Args:
        limits: What reading one file may take.
        lanes: So many files are read at the same time.
    """

    def __init__(self, limits: Limits = LIMITS, lanes: int = _LANES) -> None:
        self._limits = limits
        self._lanes = lanes
        self._guard: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        guard, self._guard = self._guard, None
        if guard is None or guard.stdin is None or guard.stdout is None:
            return
        with suppress(BrokenPipeError):  # what was still to be sent, where the guard is no more
            guard.stdin.close()
        guard.stdout.close()
        try:
            guard.wait(_END_S)
        except subprocess.TimeoutExpired:
            guard.kill()
            guard.wait()

    def read(
        self,
        files: Sequence[Path],
        library: Path,
        cache: Path | None = None,
        pages: Pages = _silent,
    ) -> Iterator[tuple[Path, Report | UnreadableReason]]:
        """Yield each file with the report it holds, or why it cannot be read, as they are done.

        Args:
            files: Files of the library folder.
            library: The folder that ``Report.path`` is relative to.
            cache: A folder for what was recognised in scans.
            pages: Is told of the pages of files that have many.

        Raises:
            ReadingStopped: The guard was ended by someone else.
        """
        if not files:
            return
        first, replies = self._ask(self._requests(files, library, cache))
        left = len(files)
        while left:
            number, word, value = _parts(replies.readline())
            if number < first:  # someone has not waited for all they asked for
                continue
            path = files[number - first]
            if word == PAGE:
                pages(path, *json.loads(value))
            else:
                left -= 1
                yield path, _outcome(path, word, value)

    def show(
        self, path: Path, library: Path, wanted: Wanted, cache: Path | None = None
    ) -> PagePicture | UnreadableReason | None:
        """Return a page as it looks, why it cannot be shown, or None where there is no such page.

        Args:
            path: A file of the library folder.
            library: The folder that ``Report.path`` is relative to.
            wanted: Which page, and what to mark on it.
            cache: A folder for what was recognised in scans.

        Raises:
            ReadingStopped: The guard was ended by someone else.
        """
        [request] = self._requests([path], library, cache)
        first, replies = self._ask([replace(request, wanted=wanted)])
        while True:
            number, word, value = _parts(replies.readline())
            if number == first and word == PICTURE:
                return picture_of(value)
            if number == first and word != PAGE:
                return _reason(path, word, value)

    def _requests(self, files: Sequence[Path], library: Path, cache: Path | None) -> list[Request]:
        kept = str(cache.absolute()) if cache else ""
        root = str(library.absolute())
        return [Request(str(path.absolute()), root, kept, self._limits) for path in files]

    def _ask(self, requests: Sequence[Request]) -> tuple[int, IO[bytes]]:
        """Ask for all; return the number of the first, and where the replies come."""
        guard = self._guard = self._guard or _start(self._lanes)
        if guard.stdin is None or guard.stdout is None:
            raise ReadingStopped
        first, self._asked = self._asked, self._asked + len(requests)
        try:
            for request in requests:
                guard.stdin.write(request.to_line())
            guard.stdin.flush()
        except BrokenPipeError as error:
            raise ReadingStopped from error
        return first, guard.stdout


def _start(lanes: int) -> "subprocess.Popen[bytes]":
    # In a session of its own: Ctrl-C is for this process, which then ends the guard.
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-P", "-m", "hoibaocao.reading.guard", str(lanes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        creationflags=_APART,
    )


def _parts(line: bytes) -> tuple[int, bytes, bytes]:
    if not line.endswith(b"\n"):
        raise ReadingStopped
    number, word, value = line.split(b" ", 2)
    return int(number), word, value


def _outcome(path: Path, word: bytes, value: bytes) -> Report | UnreadableReason:
    if word == REPORT:
        return _REPORT.validate_json(value)
    return _reason(path, word, value)


def _reason(path: Path, word: bytes, value: bytes) -> UnreadableReason:
    if word == REFUSED:
        return _REASON.validate_json(value)
    _LOG.warning("%s made its reader crash: %s", path, json.loads(value))
    return "crashed"
