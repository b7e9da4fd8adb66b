"""The index folder: immutable generations, a pointer to the one in use, and one writer at a time.

    index/CURRENT                the name of a generation, and the CRC-32 of that name
    index/gen-000012/            see `hoibaocao.indexing.generations`
    index/history.jsonl          what was put in use when, see `hoibaocao.indexing.history`
    index/seen.json              the files of the library at the last sync, see
                                 `hoibaocao.indexing.seen`
    index/verified.json          of a large index, see `hoibaocao.indexing.trusted`
    index/.lock, .writer         held by the one process that writes, and who that is

A generation is written under another name, flushed to disk, renamed, and only then pointed to,
so a reader meets a whole generation or the one before it, whatever dies when.
"""

import getpass
import json
import logging
import os
import platform
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hoibaocao.durable import UNFINISHED, flush, flush_tree, write_whole
from hoibaocao.errors import IndexBusy, IndexDamaged
from hoibaocao.indexing.history import read_history

POINTER = "CURRENT"
WRITER = ".writer"
_NAME = re.compile(r"gen-(\d{6,})")
_POINTER = re.compile(rf"({_NAME.pattern})(?: ([0-9a-f]{{8}}))?")
_PATIENCE_S = 0.5
"""For another writer to end, or to leave word of who it is."""
_log = logging.getLogger(__name__)


def current_name(index: Path) -> str | None:
    """Return the name of the generation in use, or None where there is no index.

    Raises:
        IndexDamaged: The pointer says something that is not a generation's name.
    """
    try:
        pointer = _POINTER.fullmatch((index / POINTER).read_bytes().decode().strip())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(path=index, reason=f"{POINTER}: {error}") from error
    if pointer is None:
        raise IndexDamaged(path=index, reason=f"{POINTER} names no generation")
    name, _, crc = pointer.groups()
    if crc not in {None, _crc(name)}:
        raise IndexDamaged(path=index, reason=f"{POINTER}: checksum differs")
    return str(name)


def kept_names(index: Path) -> list[str]:
    """Return the generations in the folder, the latest first."""
    if not index.is_dir():
        return []
    names = (path.name for path in index.iterdir() if _NAME.fullmatch(path.name))
    return sorted(names, key=_number, reverse=True)


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the writer's lock; the system frees it when the process dies.

    Raises:
        IndexBusy: Another process holds it.
        OSError: The disk refuses.
    """
    index.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(index / ".lock", timeout=_PATIENCE_S):
            _sign(index)
            _remove_unfinished(index)
            _remove_unused(index)
            try:
                yield
            finally:
                with suppress(OSError):  # what was done is done; the next writer signs anew
                    (index / WRITER).unlink(missing_ok=True)
    except Timeout as error:
        raise IndexBusy(path=index, **_writer(index)) from error


@contextmanager
def new_generation(index: Path, kept: str | None) -> Iterator[tuple[str, Path]]:
    """Yield the name and the folder of a generation to fill; on leaving, make it the current one.

    If anything raises, the new one is removed and nothing has changed, unless it is in use by then.

    Args:
        index: The index folder.
        kept: The generation to keep beside the new one; all others are removed.
    """
    name = _next_name(index)
    folder = index / f"{UNFINISHED}{name}"
    folder.mkdir()
    try:
        yield name, folder
        flush_tree(folder)
        folder.rename(index / name)
        flush(index)
        point_to(index, name)
    except BaseException:
        if not _names(index, name):
            shutil.rmtree(folder, ignore_errors=True)
            _discard(index, {name})
        raise
    _discard(index, set(kept_names(index)) - {name, kept})


def _names(index: Path, name: str) -> bool:
    """Tell whether the pointer names a generation."""
    try:
        return current_name(index) == name
    except IndexDamaged:
        return False


def point_to(index: Path, name: str) -> None:
    """Make a generation the one in use.

    After an error the pointer is read again: what has taken place is not called a failure.

    Raises:
        OSError: The disk refuses; the one in use stays.
    """
    try:
        write_whole(index / POINTER, f"{name} {_crc(name)}\n".encode())
        flush(index)
    except OSError as error:
        if not _names(index, name):
            raise
        _log.warning("%s is in use, though flushing its pointer failed: %s", name, error)


def linked_tree(source: Path, target: Path) -> None:
    """Make a folder of links to the files of another one, or of copies where links fail.

    Files that lock the other one are left out.
    """
    shutil.copytree(source, target, copy_function=_link, ignore=shutil.ignore_patterns("*.lock"))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _next_name(index: Path) -> str:
    latest = kept_names(index)
    return f"gen-{_number(latest[0]) + 1 if latest else 1:06d}"


def _number(name: str) -> int:
    return int(name.removeprefix("gen-"))


def _crc(name: str) -> str:
    return f"{zlib.crc32(name.encode()):08x}"


def _discard(index: Path, names: Iterable[str]) -> None:
    """Remove generations; one of which only a part could be removed is none any more."""
    for name in names:
        with suppress(OSError):
            gone = (index / name).rename(index / f"{UNFINISHED}{name}")
            shutil.rmtree(gone, ignore_errors=True)


def _remove_unused(index: Path) -> None:
    """Remove what a writer left that died before it put its generation in use.

    One that was in use and then undone is in the history, so that an undo can go back to it.
    """
    with suppress(IndexDamaged):
        if current := current_name(index):
            used = {name for each in read_history(index) for name in (each.generation, each.undone)}
            later = (name for name in kept_names(index) if _number(name) > _number(current))
            _discard(index, set(later) - used)


def _remove_unfinished(index: Path) -> None:
    for path in index.glob(f"{UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _sign(index: Path) -> None:
    """Leave word of who writes since when."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        user = str(os.getuid()) if hasattr(os, "getuid") else ""
    signature = {
        "pid": os.getpid(),
        "host": platform.node(),
        "user": user,
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    (index / WRITER).write_text(json.dumps(signature), encoding="utf-8")


def _writer(index: Path) -> dict[str, object]:
    """Return who writes, as far as it can be read."""
    signature: dict[str, object] = dict.fromkeys(("pid", "host", "user", "since"), "?")
    with suppress(OSError, ValueError):
        signature |= json.loads((index / WRITER).read_text(encoding="utf-8"))
    return signature
