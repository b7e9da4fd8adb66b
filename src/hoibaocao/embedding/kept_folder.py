"""Folders of a cache that appear whole or not at all, also when several processes make one."""

import contextlib
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hoibaocao.durable import flush, flush_tree

RECORD: Final = "files.json"  # size and SHA-256 of every other file of the folder


def kept_folder(folder: Path, needed: str, fill: Callable[[Path], None]) -> None:
    """See to it that a folder is there with all its files; make it anew where one differs.

    Args:
        folder: Its name should change with whatever its content depends on.
        needed: A file without which it is not whole.
        fill: Writes the files into the empty folder it is given.

    Raises:
        OSError: The disk refuses.
    """
    if is_whole(folder, needed):
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
    ) as scratch:
        made = Path(scratch, "made")
        made.mkdir()
        fill(made)
        (made / RECORD).write_text(json.dumps(_record(made), indent=2), encoding="utf-8")
        flush_tree(made)
        _put_in_place(made, folder, needed, Path(scratch, "damaged"))


def is_whole(folder: Path, needed: str) -> bool:
    """Tell whether every recorded file is there in its recorded size."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        sizes = {name: (folder / name).stat().st_size for name in record}
        return needed in record and sizes == {name: kept["size"] for name, kept in record.items()}
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        return False


def _put_in_place(made: Path, folder: Path, needed: str, aside: Path) -> None:
    """Move a finished folder to its name, unless another process has just done the same.

    A folder cannot be renamed onto one that has files, so whoever comes first wins.
    """
    if not is_whole(folder, needed):
        with contextlib.suppress(FileNotFoundError):  # never made, or set aside by the other one
            folder.replace(aside)
    try:
        made.replace(folder)
    except OSError:
        if not is_whole(folder, needed):
            raise
    flush(folder.parent)


def _record(folder: Path) -> dict[str, dict[str, int | str]]:
    record: dict[str, dict[str, int | str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            record[path.relative_to(folder).as_posix()] = {
                "size": path.stat().st_size,
                "sha256": digest,
            }
    return record
