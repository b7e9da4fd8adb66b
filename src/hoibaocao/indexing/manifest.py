"""The manifest of a generation: what its files must be, and what made them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from hoibaocao.embedding.encoder import ModelIdentity
from hoibaocao.records import Changes

FORMAT = 9
"""Raised whenever files of an index could be misread by an older or newer version, and whenever
the same reports would give other files: by `hoibaocao.indexing.facts`, by the tokens and packaged
abbreviations of `hoibaocao.vietnamese`, or by the phrases its language model is made with."""

NAME = "manifest.json"
CATALOGUE = "catalogue.sqlite"
VECTORS = "vectors.faiss"
SENTENCES = "sentences.faiss"
LEXICAL = "lexical"
LANGUAGE = "language.bin"
ABBREVIATIONS = "abbreviations.json"
_NO_CHANGES = Changes()


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
    """Written last into a generation; a generation without one is unfinished."""

    format: int
    created: str
    duration_s: float
    reports: int
    passages: int
    model: ModelIdentity
    chunking: Chunking
    files: Mapping[str, FileRecord]
    changes: Changes = _NO_CHANGES


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into a generation's folder."""
    (folder / NAME).write_bytes(_MANIFEST.dump_json(manifest, indent=1))


def read_format(folder: Path) -> int:
    """Read the format of a generation, whatever else its manifest says.

    Raises:
        OSError: There is no manifest.
        ValueError: It is not one.
    """
    content = json.loads((folder / NAME).read_bytes())
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise ValueError("no format")
    return int(content["format"])


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a generation.

    Raises:
        OSError: There is none.
        ValueError: It is not a manifest.
    """
    return _MANIFEST.validate_json((folder / NAME).read_bytes())


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Measure every file of a generation but the manifest, by path relative to its folder."""
    return {
        path.relative_to(folder).as_posix(): FileRecord(path.stat().st_size, file_sha256(path))
        for path in _files(folder)
    }


def damaged_files(folder: Path, manifest: Manifest) -> list[str]:
    """Return the files of a generation that are missing or not as recorded, in order."""
    return [
        name
        for name, record in sorted(manifest.files.items())
        if not _is_as_recorded(folder / name, record)
    ]


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_as_recorded(path: Path, record: FileRecord) -> bool:
    try:
        return path.stat().st_size == record.size and file_sha256(path) == record.sha256
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NAME)
