"""Find the report files of a library folder and read them."""

import os
import zipfile
from pathlib import Path

from hoibaocao.errors import LibraryMissing, ReportUnreadable
from hoibaocao.reading.corrections import NAME as CORRECTIONS
from hoibaocao.reading.document import NO_MEANS, Means, Reading, Refused, compose
from hoibaocao.reading.formats import format_of
from hoibaocao.reading.furniture import without_furniture
from hoibaocao.reading.metadata import read_metadata
from hoibaocao.reading.user_abbreviations import NAME as ABBREVIATIONS
from hoibaocao.records import Report

NOT_REPORTS = frozenset({ABBREVIATIONS, CORRECTIONS})
"""Files at the top of the library that users write for the program."""
MAX_BYTES = 200 * 2**20
MAX_UNPACKED_BYTES = 500 * 2**20


def read_report(
    path: Path,
    library: Path,
    means: Means = NO_MEANS,
    *,
    max_bytes: int = MAX_BYTES,
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES,
) -> Report:
    """Read a report file.

    Args:
        path: The file, inside the library folder.
        library: The folder that ``Report.path`` is relative to.
        means: What its reader may use.
        max_bytes: Larger files are refused.
        max_unpacked_bytes: Archives (.docx) that unpack to more are refused before unpacking.

    Raises:
        ReportUnreadable: With the reason, one of `hoibaocao.records.UnreadableReason`.
    """
    name = path.relative_to(library).as_posix()
    try:
        _refuse_by_size(path, max_bytes, max_unpacked_bytes)
        reading = format_of(path).read(path, means)
    except Refused as refused:
        raise ReportUnreadable(report=name, reason=refused.reason) from refused
    except PermissionError as error:
        raise ReportUnreadable(report=name, reason="not_permitted") from error
    except OSError as error:  # the disk failed, or the file is gone since it was listed
        raise ReportUnreadable(report=name, reason="damaged") from error
    return _report(name, reading)


def _report(name: str, reading: Reading) -> Report:
    reading = without_furniture(reading)
    composed = compose(reading)
    return Report(
        path=name,
        text=composed.text,
        metadata=read_metadata(composed.text, hints=reading.hints),
        page_starts=composed.page_starts,
        sections=composed.sections,
        quality=reading.quality,
    )


def _refuse_by_size(path: Path, max_bytes: int, max_unpacked_bytes: int) -> None:
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > max_bytes:
        raise Refused("too_large")
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except zipfile.BadZipFile as error:
            raise Refused("damaged") from error
        if unpacked > max_unpacked_bytes:
            raise Refused("too_large")


def reportable(path: Path) -> bool:
    """Tell whether a file's name is that of a report: not hidden, not a lock file of Office."""
    return not path.name.startswith((".", "~$"))


def library_files(library: Path) -> list[Path]:
    """Return the files of the library folder that may be reports, in order of their names.

    Files of unknown formats are among them, so that they are listed as unreadable; so is a
    folder that may not be opened. Links that lead out of the library are left out, and so are the
    users' files of abbreviations and corrections.

    Raises:
        LibraryMissing: There is no such folder.
    """
    if not library.is_dir():
        raise LibraryMissing(path=library)
    root = library.resolve()
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, folders, names in os.walk(library, onerror=closed.append):
        folders[:] = [name for name in folders if reportable(Path(name))]
        found += [path for name in names if _inside(path := Path(folder, name), root)]
    found += [Path(error.filename) for error in closed]
    found = [path for path in found if path.relative_to(library).as_posix() not in NOT_REPORTS]
    return sorted(found, key=lambda path: path.relative_to(library).as_posix())


def _inside(path: Path, root: Path) -> bool:
    try:
        return reportable(path) and path.is_file() and path.resolve().is_relative_to(root)
    except PermissionError:  # listed, and told to be unreadable when it is read
        return True
