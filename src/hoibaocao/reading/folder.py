"""The files of a library folder: which there are, and how one is opened without leaving it."""

import os
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from hoibaocao.errors import LibraryMissing, LibraryTooLarge
from hoibaocao.reading.corrections import NAME as CORRECTIONS
from hoibaocao.reading.document import Refused
from hoibaocao.reading.limits import MAX_DEPTH, MAX_FILES
from hoibaocao.reading.user_abbreviations import NAME as ABBREVIATIONS

NOT_REPORTS = frozenset({ABBREVIATIONS, CORRECTIONS})
"""Files at the top of the library that users write for the program."""
_OF_WINDOWS = frozenset({"desktop.ini", "thumbs.db"})  # it puts them into shared folders
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # controls, text direction, no characters, line ends
# Not to wait for a writer where a pipe has taken a file's place; Windows has no such pipes.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_JOINERS = "\u200c\u200d"  # parts of emoji
_LONGEST_SUFFIX = 16
_CHUNK_BYTES = 2**20


def reportable(path: Path) -> bool:
    """Tell whether a file's name is that of a report: not hidden, not Office's or Windows' own."""
    return not path.name.startswith((".", "~$")) and path.name.lower() not in _OF_WINDOWS


def shown(name: str) -> str:
    """Return a name with "?" for what is no text and for what would garble a terminal."""
    return "".join(
        "?" if unicodedata.category(each) in _NOT_SHOWN and each not in _JOINERS else each
        for each in name
    )


def library_files(library: Path) -> dict[str, Path]:
    """Return what may be a report in the library folder by its path there, in order of the paths.

    What cannot be read is among it, so that it is listed as unreadable: unknown formats, links
    that lead out of the library, and folders that may not be opened or lie too deep. Folders that
    are links within the library are left out, and so are the users' files of abbreviations and
    corrections.

    Raises:
        LibraryMissing: There is no such folder.
        LibraryTooLarge: It holds more files than are read.
    """
    if not library.is_dir():
        raise LibraryMissing(path=library)
    closed: list[OSError] = []
    found: dict[str, Path] = {}
    for folder, folders, names in os.walk(library, onerror=closed.append):
        here = Path(folder)
        above = "" if here == library else f"{here.relative_to(library).as_posix()}/"
        inner = [here / name for name in folders if reportable(Path(name))]
        shut = [path for path in inner if _is_too_deep(path, library) or _leads_out(path, library)]
        folders[:] = [path.name for path in inner if path not in shut]
        files = (path for name in names if reportable(path := here / name))
        found |= {f"{above}{path.name}": path for path in (*shut, *files)}
        if len(found) > MAX_FILES:
            raise LibraryTooLarge(path=library, most=MAX_FILES)
    for error in closed:
        path = Path(error.filename)
        found[path.relative_to(library).as_posix()] = path
    return {path: found[path] for path in sorted(found.keys() - NOT_REPORTS)}


def _is_too_deep(path: Path, library: Path) -> bool:
    return len(path.relative_to(library).parts) > MAX_DEPTH


def _leads_out(path: Path, library: Path) -> bool:
    try:
        return not _real(path).is_relative_to(_real(library))
    except OSError:  # told of when it is opened
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path, strict=True))


@contextmanager
def opened(path: Path, library: Path, max_bytes: int) -> Iterator[FileIO]:
    """Open a file that lies in the library folder, links followed.

    Raises:
        Refused: It is no ordinary file, lies outside or too deep, is empty or larger than
            ``max_bytes``.
        OSError: It cannot be opened.
    """
    real = _real_inside(path, library)
    with FileIO(os.open(real, _READ)) as file:
        state = os.fstat(file.fileno())
        # A link or pipe may have taken its place: what is open must be what lies there.
        if _real(path) != real or not os.path.samestat(state, real.lstat()):
            raise Refused("outside")
        if not stat.S_ISREG(state.st_mode):
            raise Refused("not_a_file")
        if state.st_size == 0:
            raise Refused("empty")
        if state.st_size > max_bytes:
            raise Refused("too_large")
        yield file


def _real_inside(path: Path, library: Path) -> Path:
    """Return where an ordinary file of the library lies, links followed."""
    if _is_too_deep(path, library):
        raise Refused("too_deep")
    real = _real(path)
    if not real.is_relative_to(_real(library)):
        raise Refused("outside")
    if real.is_dir():  # listed since it cannot be opened
        raise Refused("not_permitted")
    if not real.is_file():
        raise Refused("not_a_file")
    return real


@contextmanager
def private_copy(path: Path, library: Path, max_bytes: int) -> Iterator[Path]:
    """Give a copy of a file of the library, which no one changes while it is read.

    Raises:
        Refused: As for `opened`.
        OSError: It cannot be opened or copied.
    """
    with (
        opened(path, library, max_bytes) as file,
        tempfile.TemporaryDirectory(prefix="hoibaocao-") as folder,
    ):
        copy = Path(folder, f"report{path.suffix[:_LONGEST_SUFFIX]}")
        with copy.open("wb") as out:
            left = max_bytes
            while chunk := file.read(min(left, _CHUNK_BYTES)):  # it may be growing
                left -= out.write(chunk)
        yield copy
