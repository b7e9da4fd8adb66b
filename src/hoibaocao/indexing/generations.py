"""The index folder: immutable generations and a pointer to the one in use.

    index/CURRENT                the name of a generation
    index/gen-000012/            manifest.json, catalogue.sqlite, *.faiss, lexical/,
                                 language.bin, abbreviations.json
    index/.lock                  held by the one process that writes

A generation is written under another name, flushed to disk, renamed, and only then pointed to,
so a reader meets a whole generation or the one before it, whatever dies when.
"""

import os
import re
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from hoibaocao.errors import IndexBusy, IndexDamaged, IndexIncompatible, IndexMissing
from hoibaocao.indexing.abbreviations import LibraryAbbreviations
from hoibaocao.indexing.catalogue import Catalogue
from hoibaocao.indexing.dense import DenseIndex
from hoibaocao.indexing.lexical import LexicalIndex
from hoibaocao.indexing.manifest import (
    ABBREVIATIONS,
    CATALOGUE,
    FORMAT,
    LANGUAGE,
    LEXICAL,
    SENTENCES,
    VECTORS,
    Manifest,
    damaged_files,
    read_format,
    read_manifest,
)
from hoibaocao.vietnamese.restoring import SyllableModel

POINTER = "CURRENT"
_NAME = re.compile(r"gen-(\d{6})$")
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True, eq=False)
class Generation:
    """A whole index, open for reading; may be shared by threads."""

    name: str
    manifest: Manifest
    catalogue: Catalogue
    dense: DenseIndex
    sentences: DenseIndex
    lexical: LexicalIndex
    language: SyllableModel
    abbreviations: LibraryAbbreviations


def current_name(index: Path) -> str | None:
    """Return the name of the generation in use, or None where there is no index.

    Raises:
        IndexDamaged: The pointer says something that is not a generation's name.
    """
    try:
        name = (index / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(path=index, reason=f"{POINTER}: {error}") from error
    if not _NAME.match(name):
        raise IndexDamaged(path=index, reason=f"{POINTER} names no generation")
    return name


def open_generation(index: Path, name: str | None = None) -> Generation:
    """Verify and open a generation; the one in use when no name is given.

    Raises:
        IndexMissing: There is no index.
        IndexDamaged: A file is missing or changed, or does not fit the others.
        IndexIncompatible: It was written by a version with another format.
    """
    name = name or current_name(index)
    if name is None:
        raise IndexMissing(path=index)
    folder = index / name
    manifest = _manifest(index, folder)
    damaged = damaged_files(folder, manifest)
    if damaged:
        raise IndexDamaged(path=index, reason=f"{name}: {', '.join(damaged)}")
    try:
        generation = Generation(
            name,
            manifest,
            Catalogue(folder / CATALOGUE),
            DenseIndex.read(folder / VECTORS),
            DenseIndex.read(folder / SENTENCES),
            LexicalIndex(folder / LEXICAL),
            SyllableModel.from_bytes((folder / LANGUAGE).read_bytes()),
            LibraryAbbreviations.from_bytes((folder / ABBREVIATIONS).read_bytes()),
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexDamaged(path=index, reason=f"{name}: {error}") from error
    counts = {len(generation.dense), len(generation.lexical), manifest.passages}
    if len(counts) > 1:
        raise IndexDamaged(path=index, reason=f"{name}: passage counts differ")
    return generation


def _manifest(index: Path, folder: Path) -> Manifest:
    try:
        written = read_format(folder)
        if written != FORMAT:
            reason = f"format {written}, this version reads {FORMAT}"
            raise IndexIncompatible(path=index, reason=reason)
        return read_manifest(folder)
    except OSError as error:
        raise IndexDamaged(path=index, reason=f"{folder.name} has no manifest") from error
    except ValueError as error:
        raise IndexDamaged(path=index, reason=f"{folder.name}: not a manifest") from error


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the writer's lock; the system frees it when the process dies.

    Raises:
        IndexBusy: Another process holds it.
    """
    index.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(index / ".lock", timeout=0):
            _remove_unfinished(index)
            yield
    except Timeout as error:
        raise IndexBusy(path=index) from error


@contextmanager
def new_generation(index: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the folder of a generation to fill; on leaving, make it the current one.

    The one it replaces is kept, older ones are removed. If anything raises, the new one is removed
    and nothing has changed.
    """
    try:
        before = current_name(index)
    except IndexDamaged:  # a full rebuild repairs it
        before = None
    name = f"gen-{_latest(index) + 1:06d}"
    folder = index / f"{_UNFINISHED}{name}"
    folder.mkdir()
    try:
        yield name, folder
        _flush_tree(folder)
        folder.rename(index / name)
        _point_to(index, name)
    except BaseException:
        for leftover in (folder, index / name):
            shutil.rmtree(leftover, ignore_errors=True)
        raise
    _prune(index, {name, before})


def _latest(index: Path) -> int:
    return max((int(m[1]) for p in index.iterdir() if (m := _NAME.match(p.name))), default=0)


def _point_to(index: Path, name: str) -> None:
    pointer = index / f"{_UNFINISHED}{POINTER}"
    pointer.write_text(f"{name}\n", encoding="utf-8")
    _flush(pointer)
    pointer.replace(index / POINTER)
    _flush(index)


def _prune(index: Path, kept: Container[str | None]) -> None:
    for path in index.iterdir():
        if _NAME.match(path.name) and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _remove_unfinished(index: Path) -> None:
    for path in index.glob(f"{_UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _flush_tree(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _flush(path)


def _flush(path: Path) -> None:
    """Force a file or folder to disk; Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
