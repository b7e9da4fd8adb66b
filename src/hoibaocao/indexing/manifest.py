"""The manifest of a generation: what its files must be, and what made them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from hoibaocao.embedding.encoder import ModelIdentity
from hoibaocao.records import Changes

FORMAT = 12
"""Raised whenever files of an index could be misread by an older or newer version, and whenever
the same reports would give other files: by `hoibaocao.indexing.facts`, by the tokens and packaged
abbreviations of `hoibaocao.vietnamese`, or by the phrases its language model is made with."""

NAME = "manifest.json"
_SUM = "manifest.sha256"
CATALOGUE = "catalogue.sqlite"
LEXICAL = "lexical"
LANGUAGE = "language.bin"
ABBREVIATIONS = "abbreviations.json"
_NO_CHANGES = Changes()
_THREADS = 4

Verified = tuple[str, int, int, int]
"""SHA-256, size, time of the last change in ns, and inode of a file that was found to be right."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and SHA-256 of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Chunking:
    """How reports were cut into passages."""

    version: int
    target_chars: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Written last into a generation; a generation without one is unfinished.

    ``withdrawn`` counts passages, see `hoibaocao.indexing.lexical.is_stale`. ``files`` are by path
    relative to its folder; ``changes`` lead to it from the one before.
    """

    format: int
    created: str
    duration_s: float
    reports: int
    passages: int
    model: ModelIdentity
    chunking: Chunking
    withdrawn: int
    files: Mapping[str, FileRecord]
    changes: Changes = _NO_CHANGES


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a generation's folder, and beside it its own SHA-256."""
    content = _MANIFEST.dump_json(manifest, indent=1)
    (folder / NAME).write_bytes(content)
    (folder / _SUM).write_text(hashlib.sha256(content).hexdigest(), encoding="ascii")


def read_format(folder: Path) -> int:
    """Read the format of a generation, whatever else its manifest says.

    Raises:
        OSError: There is no manifest.
        ValueError: It is not one, or is not as it was written.
    """
    content = json.loads(_content(folder))
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise ValueError("no format")
    return int(content["format"])


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a generation.

    Raises:
        OSError: There is none.
        ValueError: It is not a manifest, or is not as it was written.
    """
    return _MANIFEST.validate_json(_content(folder))


def _content(folder: Path) -> bytes:
    content = (folder / NAME).read_bytes()
    if hashlib.sha256(content).hexdigest().encode() != (folder / _SUM).read_bytes():
        raise ValueError("changed since it was written")
    return content


def record_files(folder: Path, known: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Return what every file of a generation but the manifest must be, by path.

    Args:
        folder: Of the generation.
        known: What those must be that are shared with another generation: they are not measured
            again, so that damage to them stays damage.
    """
    names = [path.relative_to(folder).as_posix() for path in _files(folder)]
    return {name: known.get(name) or _measured(folder / name) for name in names}


def damaged_files(
    folder: Path, manifest: Manifest, verified: set[Verified] | None = None
) -> list[str]:
    """Return the files of a generation that are missing or not as recorded, in order.

    Args:
        folder: Of the generation.
        manifest: Of the generation.
        verified: Files found to be right before, such as those shared with another generation; one
            is not read again while its size, time and inode stay. What is found right is added.
    """
    names = sorted(manifest.files)
    verified = set() if verified is None else verified
    with ThreadPoolExecutor(_THREADS) as pool:
        right = pool.map(
            lambda name: _is_right(folder / name, manifest.files[name], verified), names
        )
        return [name for name, fine in zip(names, right, strict=True) if not fine]


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_right(path: Path, record: FileRecord, verified: set[Verified]) -> bool:
    try:
        stat = path.stat()
        own = (record.sha256, stat.st_size, stat.st_mtime_ns, stat.st_ino)
        if own not in verified:
            if stat.st_size != record.size or file_sha256(path) != record.sha256:
                return False
            verified.add(own)
    except OSError:
        return False
    return True


def _measured(path: Path) -> FileRecord:
    return FileRecord(path.stat().st_size, file_sha256(path))


def _files(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {NAME, _SUM} and path.suffix != ".lock"
    )
