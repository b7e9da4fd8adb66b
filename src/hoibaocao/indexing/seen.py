"""What was seen of the library's files at the last sync, so that what stayed is not read again.

As git does, a file is taken for unchanged while its size, times and inode are; one that was changed
within moments of being looked at is looked at again, for it may have been changed once more. The
notes may be lost at any time: all files are looked at then.
"""

import json
import logging
import os
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hoibaocao.durable import write_whole
from hoibaocao.errors import UnreadableReason

NAME = "seen.json"
_MOMENTS_NS = 2_000_000_000
"""FAT keeps times to two seconds."""
MAY_PASS = frozenset({"not_permitted", "disk_refused", "needs_libreoffice", "needs_tesseract"})
"""Reasons that a file cannot be read which do not lie in the file."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was: ``sha256`` of its content, and why it cannot be read if it cannot."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int
    sha256: str
    reason: UnreadableReason | None = None

    def is_still(self, stat: os.stat_result) -> bool:
        """Tell whether a file is as it was."""
        own = (self.size, self.modified_ns, self.changed_ns, self.inode)
        return own == (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)

    def noted(self) -> list[object]:
        """Return the values in order."""
        numbers = [self.size, self.modified_ns, self.changed_ns, self.inode]
        return [*numbers, self.sha256, self.reason]


def seen_now(stat: os.stat_result, sha256: str) -> Seen | None:
    """Return what is to be noted of a file, None if it may change unnoticed.

    Args:
        stat: Taken before the file was read.
        sha256: Of its content.
    """
    if max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _MOMENTS_NS:
        return None
    return Seen(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, sha256)


def read_seen(index: Path, version: str) -> dict[str, Seen]:
    """Return what was noted of files, by path; nothing if another version noted it."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        notes = json.loads((index / NAME).read_bytes())
        if notes["version"] == version and notes["crc"] == _crc(notes["files"]):
            return {path: Seen(*values) for path, values in notes["files"].items()}
    return {}


def write_seen(index: Path, version: str, files: Mapping[str, Seen]) -> None:
    """Note what was seen; what the disk refuses is done without.

    Args:
        index: The index folder.
        version: Of the program's reading of files.
        files: What was seen, by path.
    """
    noted = {path: file.noted() for path, file in files.items()}
    notes = {"version": version, "crc": _crc(noted), "files": noted}
    try:
        write_whole(index / NAME, json.dumps(notes).encode())
    except OSError as error:
        _log.warning("%s was not written: %s", index / NAME, error)


def _crc(noted: Mapping[str, object]) -> int:
    return zlib.crc32(json.dumps(noted).encode())
