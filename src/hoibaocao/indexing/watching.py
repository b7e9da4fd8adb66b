"""Notice files of the library that came, went or changed, once they have stopped changing.

Looking at the folder now and then works on every disk and network share, which notifications of
the system do not.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hoibaocao.errors import HoiBaoCaoError, IndexBusy
from hoibaocao.reading.folder import library_files
from hoibaocao.reading.user_abbreviations import NAME as ABBREVIATIONS

_log = logging.getLogger(__name__)
_State = tuple[tuple[str, int, int], ...]


class Watch:
    """Calls a sync when the folder of reports is another than at the last one, and at rest.

    Args:
        reports: The folder.
        sync: Brings the index in line with it.
    """

    def __init__(self, reports: Path, sync: Callable[[], object]) -> None:
        self._reports = reports
        self._sync = sync
        self._seen: _State | None = None
        self._synced: _State | None = None

    def run(self, every_s: float, stop: threading.Event) -> None:
        """Look every so many seconds until told to stop."""
        while not stop.wait(every_s):
            self.look()

    def start(self, every_s: float) -> None:
        """Look every so many seconds as long as the program runs."""
        run = threading.Thread(
            target=self.run, args=(every_s, threading.Event()), name="watch", daemon=True
        )
        run.start()

    def look(self) -> None:
        """Sync if the folder is as it was at the last look, but not as at the last sync.

        What goes wrong is logged, and tried again when the folder changes; if another process is
        writing, at the next look.
        """
        try:
            state = self._state()
            at_rest, self._seen = state == self._seen, state
            if at_rest and state != self._synced:
                self._sync()
                self._synced = state
        except IndexBusy:
            return
        except HoiBaoCaoError as error:
            _log.warning("%s", error)
            self._synced = self._seen

    def _state(self) -> _State:
        files = [*library_files(self._reports).values(), self._reports / ABBREVIATIONS]
        state = []
        for file in files:
            with suppress(OSError):  # gone since it was listed
                stat = file.stat()
                state.append((str(file), stat.st_size, stat.st_mtime_ns))
        return tuple(state)
