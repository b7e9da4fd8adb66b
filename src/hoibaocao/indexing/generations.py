"""A generation of the index: verified, and open for questions."""

from dataclasses import dataclass
from pathlib import Path

from hoibaocao.errors import IndexDamaged, IndexIncompatible, IndexMissing
from hoibaocao.indexing.abbreviations import LibraryAbbreviations
from hoibaocao.indexing.catalogue import Catalogue
from hoibaocao.indexing.dense import DenseIndex
from hoibaocao.indexing.folder import current_name
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
