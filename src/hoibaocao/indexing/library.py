"""The library: a folder of reports and the index that answers for it."""

from collections.abc import Mapping
from pathlib import Path

from hoibaocao.chunking import VERSION
from hoibaocao.embedding.encoder import Embedder
from hoibaocao.errors import HoiBaoCaoError, ReportNotFound
from hoibaocao.indexing.catalogue import Catalogue
from hoibaocao.indexing.checking import Checked, check_index
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.folder import current_name
from hoibaocao.indexing.generations import Generation, Opener
from hoibaocao.indexing.history import Update, read_history
from hoibaocao.indexing.in_use import InUse
from hoibaocao.indexing.likeness import tells_alike
from hoibaocao.indexing.manifest import Chunking
from hoibaocao.indexing.upkeep import Upkeep
from hoibaocao.indexing.uploads import add_file, remove_file
from hoibaocao.reading.corrections import correct, read_corrections
from hoibaocao.reading.document import Means
from hoibaocao.reading.folder import library_files
from hoibaocao.reading.pictures import Pictures
from hoibaocao.reading.protocol import Wanted
from hoibaocao.records import (
    Changes,
    Citation,
    Edition,
    PagePicture,
    Progress,
    Report,
    Surroundings,
    SyncResult,
)


def _silent(stage: str, done: int, total: int, what: str = "", /) -> None: ...


class Library:
    """Keeps an index folder in line with a folder of reports, and opens it for questions.

    Args:
        reports: The folder of reports; only `add` and `remove` write there.
        index: The index folder.
        embedder: Makes the vectors; an index made with another one is refused.
        target_chars: Size of a passage, see `hoibaocao.chunking`.
        cache: A folder for what was recognised in scans.
    """

    def __init__(
        self,
        reports: Path,
        index: Path,
        embedder: Embedder,
        *,
        target_chars: int,
        cache: Path | None = None,
    ) -> None:
        chunking = Chunking(VERSION, target_chars)
        self._reports = reports
        self._index = index
        self._means = Means(cache)
        self._pictures = Pictures(reports, self._means)
        self._opener = Opener(index, embedder, chunking)
        self._in_use = InUse(index, self._opener.generation)
        self._upkeep = Upkeep(
            reports,
            index,
            embedder=embedder,
            chunking=chunking,
            means=self._means,
            opener=self._opener,
        )

    def exists(self) -> bool:
        """Tell whether there is an index, whole or not."""
        return current_name(self._index) is not None

    def current(self) -> Generation:
        """Return the generation in use, opened once; a question keeps the one it began with.

        Where it cannot be used, the last one that could goes on, and `notice` tells why.

        Raises:
            IndexMissing: There is no index.
            IndexDamaged: Files of it are missing or changed, and no other generation is whole.
            IndexIncompatible: Another model, format or way of cutting passages made it.
        """
        return self._in_use.current()

    @property
    def notice(self) -> HoiBaoCaoError | None:
        """Why another generation than the one in use answers, if so."""
        return self._in_use.notice

    def reports(self) -> tuple[Entry, ...]:
        """Return the indexed reports in order of their path."""
        return self.current().catalogue.entries

    def editions(self) -> tuple[Edition, ...]:
        """Return which of the indexed reports is a revision of which."""
        return self.current().catalogue.editions

    def report(self, path: str) -> Report:
        """Return an indexed report with its canonical text.

        Raises:
            ReportNotFound: The index holds no report of that path.
        """
        return self._holding(path).report(path)

    def around(self, path: str, at: int) -> Surroundings:
        """Return the passage at an offset of an indexed report, with its neighbours.

        Raises:
            ReportNotFound: The index holds no report of that path.
        """
        return self._holding(path).around(path, at)

    def tells_alike(self, citation: Citation, path: str) -> bool:
        """Tell whether a report holds a sentence like one that is cited, but for its figures.

        Raises:
            HoiBaoCaoError: The index cannot be used, as `current` says.
        """
        return tells_alike(self.current(), citation, path)

    def picture(self, path: str, page: int, quote: str, *, width: int = 1000) -> PagePicture | None:
        """Return how a page of an indexed report looks, and where a quote stands on it.

        Args:
            path: Of the report, as in `Report.path`.
            page: Counted from 1, as in `Passage.page`.
            quote: Of the report's text; what of it stands on another page is left out.
            width: Of the picture, in pixels.

        Returns:
            None where there is no such page, as in a .docx.

        Raises:
            ReportNotFound: The index holds no report of that path.
            ReportUnreadable: Its file is gone or damaged by now, or the page takes too much.
        """
        self._holding(path)
        return self._pictures.show(self._reports / path, Wanted(page, quote, width))

    def original(self, path: str) -> bytes:
        """Return the file of an indexed report as it was put in.

        Raises:
            ReportNotFound: The index holds no report of that path, or its file is gone by now.
        """
        self._holding(path)
        try:
            return (self._reports / path).read_bytes()
        except OSError as error:
            raise ReportNotFound(report=path) from error

    def _holding(self, path: str) -> Catalogue:
        catalogue = self.current().catalogue
        if catalogue.entry(path) is None:
            raise ReportNotFound(report=path)
        return catalogue

    def plan(self, progress: Progress = _silent) -> Changes:
        """Return what `sync` would change, without changing anything."""
        return self._upkeep.plan(progress)

    def sync(self, progress: Progress = _silent, *, full: bool = False) -> SyncResult:
        """Bring the index in line with the folder; only what changed is read and embedded.

        Args:
            progress: Called with the stage at work, units done and total.
            full: Read and embed everything anew; needed after a change of model or format.

        Raises:
            LibraryMissing: There is no folder of reports.
            AbbreviationsInvalid: The users' file of abbreviations is wrong.
            CorrectionsInvalid: The users' file of corrections is wrong.
            NothingReadable: No report in it can be read; the index stays as it was.
            IndexBusy: Another process is writing.
            IndexNotWritable: The disk refuses; the index stays as it was.
            IndexDamaged: As for `current`; ``full`` repairs it.
            IndexIncompatible: As for `current`; ``full`` repairs it.
        """
        return self._upkeep.sync(progress, full=full)

    def undo(self) -> Update:
        """Put the other generation that is kept in use again: the one before the last sync.

        A second undo goes forth again. The next sync brings the index in line with the folder.

        Raises:
            IndexMissing: There is no index.
            NothingToUndo: No other generation is kept.
            IndexDamaged: The other one is damaged; the one in use stays.
            IndexIncompatible: It was made with another model or by another version; likewise.
            IndexBusy: Another process is writing.
            IndexNotWritable: The disk refuses; the one in use stays.
        """
        return self._upkeep.undo()

    def history(self) -> tuple[Update, ...]:
        """Return what was put in use when, the oldest first."""
        return read_history(self._index)

    def add(self, name: str, content: bytes) -> str:
        """Write a file into the library folder; it is on disk when this returns.

        Args:
            name: As it came; a folder before it is left out.
            content: Of the file.

        Returns:
            The name it has in the library; the next sync indexes it.

        Raises:
            NameNotUsable: No report can have that name.
            NameTaken: Another content has that name; both stay as they are.
            LibraryNotWritable: The disk refuses; no part of the file is left.
        """
        return add_file(self._reports, name, content)

    def remove(self, name: str) -> None:
        """Move a file out of the library, into its hidden folder ``.removed``.

        Args:
            name: Its path relative to the library folder, with ``/``.

        Raises:
            ReportNotFound: There is no such file.
            LibraryNotWritable: The disk refuses; the file is where it was.
        """
        remove_file(self._reports, name)

    def correct(self, path: str, given: Mapping[str, str]) -> None:
        """Write down what users know better about a report than was read off it.

        Args:
            path: Of the report in its folder.
            given: As for `hoibaocao.reading.corrections.correct`; the next sync applies it.

        Raises:
            ReportNotFound: There is no report of that path, nor a correction for it.
            CorrectionInvalid: A value cannot be read; nothing is written.
            CorrectionsInvalid: The file of corrections cannot be read.
            LibraryNotWritable: The disk refuses; nothing has changed.
        """
        known = library_files(self._reports)
        if path not in known and (given or path not in read_corrections(self._reports)):
            raise ReportNotFound(report=path)
        correct(self._reports, path, given)

    def check(self) -> Checked:
        """Verify all that is in the index folder; nothing is changed."""
        return check_index(self._index, self._opener.check_fit)
