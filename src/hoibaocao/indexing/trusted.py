"""Large files of the index that were found to be right by the sync that wrote them.

A million passages take ten gigabytes, which no start can read through. A large file is trusted
while its size, time and inode stay; small ones, and all of them for a check, are read each time.
"""

import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from hoibaocao.durable import write_whole
from hoibaocao.indexing.manifest import Manifest, Verified

NAME = "verified.json"
LARGE = 64 * 2**20
"""Bytes: so much is read within a tenth of a second."""

_log = logging.getLogger(__name__)


def read_trusted(index: Path) -> set[Verified]:
    """Return what is known of large files; nothing if it cannot be read."""
    with suppress(OSError, ValueError, TypeError):
        notes = json.loads((index / NAME).read_bytes())
        return {(str(sha256), int(size), int(time), int(at)) for sha256, size, time, at in notes}
    return set()


def write_trusted(index: Path, verified: Iterable[Verified], manifest: Manifest) -> None:
    """Note the large files of a generation; what the disk refuses is done without.

    Args:
        index: The index folder.
        verified: Files found to be right.
        manifest: Of the generation in use.
    """
    own = {record.sha256 for record in manifest.files.values() if record.size >= LARGE}
    notes = sorted(each for each in verified if each[0] in own)
    path = index / NAME
    if not notes and not path.exists():
        return
    try:
        write_whole(path, json.dumps(notes).encode())
    except OSError as error:
        _log.warning("%s was not written: %s", path, error)
