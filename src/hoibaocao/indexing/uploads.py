"""Files that come to the library folder and leave it through the program.

A file is flushed to disk with its folder before it is acknowledged, and never replaces another
one. One that is removed is moved into a hidden folder of the library, so that it can be put back.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from uuid import uuid4

from hoibaocao.durable import flush
from hoibaocao.errors import LibraryNotWritable, NameNotUsable, NameTaken, ReportNotFound
from hoibaocao.reading.folder import NOT_REPORTS, reportable

REMOVED = ".removed"
_ARRIVING = ".arriving-"
_LONGEST_BYTES = 200
"""Of a name in UTF-8; file systems take 255, and other programs add to it."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def safe_name(name: str) -> str:
    """Return the name that a file gets in the library: NFC, without the folders it came from.

    Raises:
        NameNotUsable: No report can have that name, here or on another system.
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1].strip()
    bare = bare.rstrip(". ")
    if not bare:
        raise NameNotUsable(name=name, reason="empty")
    if not reportable(Path(bare)):
        raise NameNotUsable(name=bare, reason="hidden")
    if _RESERVED.fullmatch(bare) or bare.lower() in NOT_REPORTS:
        raise NameNotUsable(name=bare, reason="reserved")
    if _FORBIDDEN.search(bare) or any(unicodedata.category(c) in {"Cs", "Cc"} for c in bare):
        raise NameNotUsable(name=bare.encode(errors="replace").decode(), reason="characters")
    if len(bare.encode()) > _LONGEST_BYTES:
        raise NameNotUsable(name=bare, reason="too_long")
    return bare


def add_file(library: Path, name: str, content: bytes) -> str:
    """Write a file into the library folder; when this returns it is on disk.

    Args:
        library: The folder of reports; made if it is not there.
        name: As it came; see `safe_name`.
        content: Of the file.

    Returns:
        The name it has in the library. A file of that name and content may have been there.

    Raises:
        NameNotUsable: As for `safe_name`.
        NameTaken: Another content has that name.
        LibraryNotWritable: The disk refuses; no part of the file is left.
    """
    name = safe_name(name)
    with _told(library):
        library.mkdir(parents=True, exist_ok=True)
        target, arriving = library / name, library / f"{_ARRIVING}{uuid4().hex}"
        try:
            with arriving.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _claim(arriving, target)
        except FileExistsError as error:
            if target.is_dir() or target.read_bytes() != content:
                raise NameTaken(name=name) from error
            flush(library)
        else:
            _settle(library, target)
        finally:
            with suppress(OSError):  # hidden, and not what is told of
                arriving.unlink(missing_ok=True)
    return name


def remove_file(library: Path, name: str) -> None:
    """Move a file of the library folder into its hidden folder of what was removed.

    Args:
        library: The folder of reports.
        name: Its path relative to that folder, with ``/``.

    Raises:
        ReportNotFound: There is no such file in the library.
        LibraryNotWritable: The disk refuses; the file is where it was.
    """
    parts = PurePosixPath(name).parts
    path = library.joinpath(*parts)
    if not parts or ".." in parts or PurePosixPath(name).is_absolute() or not path.is_file():
        raise ReportNotFound(report=name)
    with _told(library):
        removed = library / REMOVED
        removed.mkdir(exist_ok=True)
        gone = path.rename(removed / f"{uuid4().hex[:8]}-{path.name}")
        try:
            flush(removed)
            flush(path.parent)
        except OSError:
            gone.rename(path)
            raise


def _claim(arriving: Path, target: Path) -> None:
    """Give a file its name unless that is taken."""
    try:
        os.link(arriving, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name first, then fill it
        target.open("xb").close()
        try:
            arriving.replace(target)
        except OSError:
            target.unlink()
            raise


def _settle(library: Path, target: Path) -> None:
    """Force a file's name to disk, or take it back."""
    try:
        flush(library)
    except OSError:
        target.unlink()
        raise


@contextmanager
def _told(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryNotWritable(path=library, reason=reason, errno=error.errno) from error
