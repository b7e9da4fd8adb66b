"""Reports that were read, put aside until they are written: memory would not hold all of a library.

A few wait in memory; more of them in a file that has no name or is gone with its process, so a
crash leaves nothing behind.
"""

import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter

from hoibaocao.durable import UNFINISHED
from hoibaocao.errors import IndexNotWritable
from hoibaocao.indexing.facts import Sentence
from hoibaocao.records import Passage, Report

IN_MEMORY = 32 * 2**20
"""Bytes: some seven hundred reports."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A report with its passages and the sentences of each."""

    report: Report
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[Sentence, ...], ...]


_CUT = TypeAdapter(Cut)


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that was put aside."""

    spool: "Spool"
    start: int
    size: int

    def taken(self) -> Cut:
        """Return the report; it stays where it is."""
        return _CUT.validate_json(self.spool.read(self.start, self.size))


class Spool:
    """Holds reports for one sync; a context manager, and may be shared by threads.

    Args:
        folder: On the disk that has room for them; None for the system's own.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder or Path(tempfile.gettempdir())
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed as this is
            IN_MEMORY, prefix=UNFINISHED, dir=str(self._folder)
        )
        self._end = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, report: Cut) -> Aside:
        """Put a report aside.

        Raises:
            IndexNotWritable: The disk refuses.
        """
        content = _CUT.dump_json(report, exclude_defaults=True)
        try:
            with self._lock:
                self._file.seek(self._end)
                self._file.write(content)
                self._file.flush()
                start, self._end = self._end, self._end + len(content)
        except OSError as error:
            reason = error.strerror or str(error)
            raise IndexNotWritable(path=self._folder, reason=reason, errno=error.errno) from error
        return Aside(self, start, len(content))

    def read(self, start: int, size: int) -> bytes:
        """Return what stands there."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)
