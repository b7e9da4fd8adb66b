"""Files that are wholly there or as they were before, also after the power fails."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

UNFINISHED = ".unfinished-"
"""How the names begin of what is not wholly written; a crash may leave such a file."""


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put a file's content in the place of the one before.

    Args:
        path: Of the file; its folder is there.
        content: All of it.
        private: Only the owner may read it; on Windows, who may read its folder. Else a file that
            was there keeps its rights.

    Raises:
        OSError: The disk refuses; the file is as it was.
    """
    unfinished = path.with_name(f"{UNFINISHED}{path.name}-{uuid4().hex[:8]}")
    mode = 0o600 if private else 0o666
    try:
        with open(unfinished, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            _take_rights(path, unfinished)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):  # hidden, and not what is told of
            unfinished.unlink(missing_ok=True)
        raise


def _take_rights(path: Path, unfinished: Path) -> None:
    with suppress(FileNotFoundError):
        had = S_IMODE(path.stat().st_mode)
        if had != S_IMODE(unfinished.stat().st_mode):
            unfinished.chmod(had)


def flush(path: Path) -> None:
    """Force a file or folder to disk; Windows has no such call for folders.

    Raises:
        OSError: The disk refuses.
    """
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Force a folder and all that is in it to disk; as for `flush`."""
    for path in (*folder.rglob("*"), folder):
        flush(path)
