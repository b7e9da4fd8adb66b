"""The index folder: immutable generations, a pointer to the one in use, and one writer at a time.

    index/CURRENT                the name of a generation
    index/gen-000012/            see `hoibaocao.indexing.generations`
    index/history.jsonl          what was put in use when, see `hoibaocao.indexing.history`
    index/seen.json              the files of the library at the last sync, see
                                 `hoibaocao.indexing.seen`
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
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hoibaocao.errors import IndexBusy, IndexDamaged
from hoibaocao.indexing.flushing import flush, flush_tree

POINTER = "CURRENT"
WRITER = ".writer"
_NAME = re.compile(r"gen-(\d{6,})$")
_UNFINISHED = ".unfinished-"
_log = logging.getLogger(__name__)


def current_name(index: Path) -> str | None:
    """Return the name of the generation in use, or None where there is no index.

    Raises:
        IndexDamaged: The pointer says something that is not a generation's name.
    """
    try:
        name = (index / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(path=index, reason=f"{POINTER}: {error}") from error
    if not _NAME.match(name):
        raise IndexDamaged(path=index, reason=f"{POINTER} names no generation")
    return name


def kept_names(index: Path) -> list[str]:
    """Return the generations in the folder, the latest first."""
    if not index.is_dir():
        return []
    numbers = {path.name: int(m[1]) for path in index.iterdir() if (m := _NAME.match(path.name))}
    return sorted(numbers, key=lambda name: -numbers[name])


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the writer's lock; the system frees it when the process dies.

    Raises:
        IndexBusy: Another process holds it.
        OSError: The disk refuses.
    """
    index.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(index / ".lock", timeout=0):
            _remove_unfinished(index)
            _sign(index)
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

    If anything raises, the pointer is read again: unless it names the new one after all, that is
    removed and nothing has changed.

    Args:
        index: The index folder.
        kept: The generation to keep beside the new one; all others are removed.
    """
    name = _next_name(index)
    folder = index / f"{_UNFINISHED}{name}"
    folder.mkdir()
    try:
        yield name, folder
        flush_tree(folder)
        folder.rename(index / name)
        flush(index)
        point_to(index, name)
    except BaseException as error:
        if not _names(index, name):
            for leftover in (folder, index / name):
                shutil.rmtree(leftover, ignore_errors=True)
            raise
        _log.warning("%s is in use, though flushing its pointer failed: %s", name, error)
    _prune(index, {name, kept})


def _names(index: Path, name: str) -> bool:
    """Tell whether the pointer names a generation."""
    try:
        return current_name(index) == name
    except IndexDamaged:
        return False


def point_to(index: Path, name: str) -> None:
    """Make a generation the one in use.

    Raises:
        OSError: The disk refuses; what the pointer says has to be read again.
    """
    pointer = index / f"{_UNFINISHED}{POINTER}"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    flush(pointer)
    pointer.replace(index / POINTER)
    flush(index)


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
    return f"gen-{int(latest[0].removeprefix('gen-')) + 1 if latest else 1:06d}"


def _prune(index: Path, kept: Container[str | None]) -> None:
    for name in kept_names(index):
        if name not in kept:
            shutil.rmtree(index / name, ignore_errors=True)


def _remove_unfinished(index: Path) -> None:
    for path in index.glob(f"{_UNFINISHED}*"):
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
