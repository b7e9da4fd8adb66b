"""Brings an index in line with a folder of reports, and back; one process at a time."""

import gc
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hoibaocao.embedding.encoder import Embedder
from hoibaocao.errors import (
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexNotWritable,
    NothingToUndo,
)
from hoibaocao.indexing.build import write_generation
from hoibaocao.indexing.drafting import Draft
from hoibaocao.indexing.folder import current_name, kept_names, point_to, writing
from hoibaocao.indexing.gathering import Gathered, gather
from hoibaocao.indexing.generations import Holdings, Opener, open_holdings
from hoibaocao.indexing.history import Update, append_history, read_history
from hoibaocao.indexing.manifest import FORMAT, Chunking, Manifest
from hoibaocao.indexing.seen import read_seen, write_seen
from hoibaocao.indexing.spool import Spool
from hoibaocao.indexing.trusted import write_trusted
from hoibaocao.reading.corrections import read_corrections
from hoibaocao.reading.document import Means
from hoibaocao.reading.user_abbreviations import read_abbreviations
from hoibaocao.records import Changes, Progress, SyncResult
from hoibaocao.vietnamese.abbreviations import table_with

_VERSION = str(FORMAT)
_NEW_OBJECTS = 20_000
_log = logging.getLogger(__name__)


class Upkeep:
    """Writes the index of a folder of reports.

    Args:
        reports: The folder of reports.
        index: The index folder.
        embedder: Makes the vectors.
        chunking: How reports are cut into passages.
        means: What readers of files may use.
        opener: Opens the generations there are.
    """

    def __init__(
        self,
        reports: Path,
        index: Path,
        *,
        embedder: Embedder,
        chunking: Chunking,
        means: Means,
        opener: Opener,
    ) -> None:
        self._reports = reports
        self._index = index
        self._embedder = embedder
        self._chunking = chunking
        self._means = means
        self._opener = opener

    def plan(self, progress: Progress) -> Changes:
        """Return what a sync would change; see `hoibaocao.indexing.library.Library.plan`."""
        table = table_with(read_abbreviations(self._reports))
        with Spool(None) as spool:
            return self._gather(self._kept(full=False), table, progress, spool, full=False).changes

    def sync(self, progress: Progress, *, full: bool) -> SyncResult:
        """Bring the index in line; see `hoibaocao.indexing.library.Library.sync`."""
        began = time.monotonic()
        with self._writing(), _rarely_collected(), Spool(self._index) as spool:
            table = table_with(read_abbreviations(self._reports))
            kept = self._kept(full=full)
            self._catch_up(kept)
            gathered = self._gather(kept, table, progress, spool, full=full)
            changes = gathered.changes
            if kept and changes.none and not full:
                name, manifest = kept[0].name, kept[0].manifest
            else:
                name, manifest = write_generation(
                    self._index,
                    Draft(gathered.sources, kept[0] if kept and not full else None, table),
                    embedder=self._embedder,
                    chunking=self._chunking,
                    changes=changes,
                    editions=gathered.editions,
                    kept=kept[0].name if kept else self._last_whole(),
                    verified=self._opener.verified,
                    progress=progress,
                )
                self._write_down(_update(name, manifest))
            write_seen(self._index, _VERSION, gathered.seen)
            write_trusted(self._index, self._opener.verified, manifest)
        duration_s = time.monotonic() - began
        return SyncResult(name, changes, manifest.reports, manifest.passages, duration_s)

    def undo(self) -> Update:
        """Go back to the other generation; see `hoibaocao.indexing.library.Library.undo`."""
        with self._writing():
            left = current_name(self._index)
            if left is None:
                raise IndexMissing(path=self._index)
            other = next((name for name in kept_names(self._index) if name != left), None)
            if other is None:
                raise NothingToUndo(path=self._index)
            manifest = self._opener.holdings(other).manifest
            point_to(self._index, other)
            update = Update(other, _now(), 0.0, manifest.reports, manifest.passages, undone=left)
            self._write_down(update)
        return update

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with writing(self._index):
                yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise IndexNotWritable(path=self._index, reason=reason, errno=error.errno) from error

    def _gather(
        self,
        kept: Sequence[Holdings],
        table: Mapping[str, str],
        progress: Progress,
        spool: Spool,
        *,
        full: bool,
    ) -> Gathered:
        return gather(
            self._reports,
            kept,
            table,
            progress,
            corrections=read_corrections(self._reports),
            seen=read_seen(self._index, _VERSION),
            spool=spool,
            target_chars=self._chunking.target_chars,
            means=self._means,
            full=full,
        )

    def _kept(self, *, full: bool) -> list[Holdings]:
        """Return the generation in use, then the other one if reports can be taken from it."""
        kept: list[Holdings] = []
        for name in self._names(full=full):
            try:
                kept.append(self._opener.holdings(name))
            except (IndexDamaged, IndexIncompatible):
                if not (kept or full):
                    raise
        return kept

    def _names(self, *, full: bool) -> list[str]:
        """Return the generation in use, if there is one, and then the others."""
        try:
            current = current_name(self._index)
        except IndexDamaged:
            if not full:
                raise
            current = None
        if current is None and not full:
            return []
        return sorted(kept_names(self._index), key=lambda name: name != current)

    def _last_whole(self) -> str | None:
        """Return the generation to keep where none can be used: one that is whole."""
        for name in self._names(full=True):
            try:
                return open_holdings(self._index, name, self._opener.verified).name
            except IndexIncompatible:
                return name
            except IndexDamaged:
                continue
        return None

    def _write_down(self, update: Update) -> None:
        """Add to the history. It is in use already, so a disk that refuses is no failure of it."""
        try:
            append_history(self._index, update)
        except OSError as error:
            _log.warning("The history of %s lacks %s: %s", self._index, update.generation, error)

    def _catch_up(self, kept: Sequence[Holdings]) -> None:
        """Write down what a writer put in use and was killed before it wrote it down."""
        told = read_history(self._index)
        if kept and (not told or told[-1].generation != kept[0].name):
            self._write_down(_update(kept[0].name, kept[0].manifest))


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Have Python look for garbage less often; only one sync at a time may.

    Of ten thousand reports a hundred thousand objects are made that stay: to look through them as
    often as Python does by itself is a third of a sync of one report.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _update(name: str, of: Manifest) -> Update:
    return Update(name, of.created, of.duration_s, of.reports, of.passages, of.changes)
