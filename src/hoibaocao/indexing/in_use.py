"""The generation that questions are answered from, which changes while the program runs."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hoibaocao.errors import HoiBaoCaoError, IndexDamaged, IndexIncompatible, IndexMissing
from hoibaocao.indexing.folder import current_name, kept_names
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.history import read_history

_NOTHING = ""
"""What the pointer never says."""
_log = logging.getLogger(__name__)


class InUse:
    """Keeps the generation in use open; may be shared by threads.

    Args:
        index: The index folder.
        open_one: Opens a generation by its name if it is whole and fits.
    """

    def __init__(self, index: Path, open_one: Callable[[str], Generation]) -> None:
        self.notice: HoiBaoCaoError | None = None
        self._index = index
        self._open_one = open_one
        self._generation: Generation | None = None
        self._tried: str | None = _NOTHING
        self._lock = threading.Lock()

    def current(self) -> Generation:
        """Return the generation that the pointer names, or the last one that can be used.

        In the latter case ``notice`` tells why. It takes the time to open it when the pointer has
        changed.

        Raises:
            IndexMissing: There is no index.
            IndexDamaged: Files of it are missing or changed, and no other generation is whole.
            IndexIncompatible: It does not fit this program.
        """
        with self._lock:
            try:
                wanted = current_name(self._index)
            except IndexDamaged as error:
                self._generation = self._generation or self._last_whole(error)
                self.notice, self._tried = error, _NOTHING
                return self._generation
            if self._generation is None or wanted != self._tried:
                self._generation, self.notice = self._opened(wanted)
                self._tried = wanted
            return self._generation

    def _opened(self, name: str | None) -> tuple[Generation, HoiBaoCaoError | None]:
        try:
            if name is None:
                raise IndexMissing(path=self._index)
            return self._open_one(name), None
        except (IndexMissing, IndexDamaged, IndexIncompatible) as error:
            now = current_name(self._index)
            if now != name:  # replaced and removed while it was being opened
                return self._opened(now)
            if self._generation is not None:
                _log.warning("%s", error)
                return self._generation, error
            if isinstance(error, IndexDamaged):
                return self._last_whole(error), error
            raise

    def _last_whole(self, error: IndexDamaged) -> Generation:
        """Open the generation that was last put in use of those that can be used.

        Raises:
            IndexDamaged: There is none; this is the error given.
        """
        _log.warning("%s", error)
        told = read_history(self._index)
        last = told[-1].generation if told else ""
        for name in sorted(kept_names(self._index), key=lambda name: name != last):
            with suppress(IndexDamaged, IndexIncompatible):
                return self._open_one(name)
        raise error
