"""Shows pages of reports as pictures, drawn where a hostile file does no harm to this process."""

from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from queue import LifoQueue
from threading import Lock, Timer
from weakref import finalize

from hoibaocao.errors import ReadingStopped, ReportUnreadable, UnreadableReason
from hoibaocao.reading.document import Means
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.protocol import Wanted
from hoibaocao.reading.sandbox import Sandbox
from hoibaocao.records import PagePicture

_LONGEST_S = 30.0  # somebody waits, if only for a scan to be recognised
_DRAWERS = 2  # a page that takes long leaves one to the others
_KEPT = 32
_REST_S = 60.0


class Pictures:
    """Draws pages, two at a time; may be shared by threads.

    A process that draws is started when none is free and ended when it was not wanted for a
    minute. The last pages stay in memory.

    Args:
        library: The folder that ``Report.path`` is relative to.
        means: Those the reports were read with.
        rest_s: Seconds without a page after which a process is ended.
    """

    def __init__(self, library: Path, means: Means, rest_s: float = _REST_S) -> None:
        self._library = library
        self._cache = means.cache
        limits = replace(means.limits, seconds=_LONGEST_S)
        # The one that drew last is the next to draw, so that one page after the other needs one.
        self._free: LifoQueue[_Drawer] = LifoQueue()
        for _ in range(_DRAWERS):
            self._free.put(_Drawer(limits, rest_s))
        self._kept = lru_cache(maxsize=_KEPT)(self._drawn)

    def show(self, path: Path, wanted: Wanted) -> PagePicture | None:
        """Return a page of a report; None where there is no such page.

        Raises:
            ReportUnreadable: The file is gone or damaged, or it takes too long or too much.
        """
        try:
            status = path.stat()
        except OSError as error:
            raise ReportUnreadable(report=self._name(path), reason="damaged") from error
        return self._kept(path, (status.st_mtime_ns, status.st_size), wanted)

    def _drawn(self, path: Path, _: tuple[int, int], wanted: Wanted) -> PagePicture | None:
        drawer = self._free.get()
        try:
            shown = drawer.draw(path, self._library, wanted, self._cache)
        finally:
            self._free.put(drawer)
        if isinstance(shown, str):
            raise ReportUnreadable(report=self._name(path), reason=shown)
        return shown

    def _name(self, path: Path) -> str:
        return path.relative_to(self._library).as_posix()


class _Drawer:
    """Draws pages one after the other in a process that is ended when it rests.

    Args:
        limits: What drawing one page may take.
        rest_s: Seconds without a page after which the process is ended.
    """

    def __init__(self, limits: Limits, rest_s: float) -> None:
        self._limits = limits
        self._rest_s = rest_s
        self._drawing = Lock()
        self._at_work = ExitStack()
        self._sandbox: Sandbox | None = None
        self._rest: Timer | None = None
        finalize(self, self._at_work.close)

    def draw(
        self, path: Path, library: Path, wanted: Wanted, cache: Path | None
    ) -> PagePicture | UnreadableReason | None:
        """Return a page, why it cannot be shown, or None where there is no such page."""
        with self._drawing:
            if self._rest:
                self._rest.cancel()
            if self._sandbox is None:
                self._sandbox = self._at_work.enter_context(Sandbox(self._limits, lanes=1))
            try:
                shown = self._sandbox.show(path, library, wanted, cache)
            except ReadingStopped:
                self._end()
                return "crashed"
            self._rest = Timer(self._rest_s, self._end_unless_drawing)
            self._rest.daemon = True
            self._rest.start()
            return shown

    def _end_unless_drawing(self) -> None:
        with self._drawing:
            self._end()

    def _end(self) -> None:
        self._sandbox = None
        self._at_work.close()
