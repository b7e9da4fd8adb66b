"""Force files and folders to disk, so that they are there after the power fails."""

import os
from pathlib import Path


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
