"""A generation of the index: verified, and open for a sync or for questions.

gen-000012/manifest.json        what its files must be, and what made them
gen-000012/catalogue.sqlite     its reports, see `hoibaocao.indexing.catalogue`
gen-000012/part-000007/         their texts and vectors, see `hoibaocao.indexing.parts`
gen-000012/lexical/             their words, see `hoibaocao.indexing.lexical`
gen-000012/language.bin         which syllables follow which in them
gen-000012/abbreviations.json   the table in force and what reports define
"""

from dataclasses import dataclass
from pathlib import Path

from hoibaocao.embedding.encoder import Embedder, ModelIdentity
from hoibaocao.errors import IndexDamaged, IndexIncompatible
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
    Chunking,
    Manifest,
    Verified,
    damaged_files,
    read_format,
    read_manifest,
)
from hoibaocao.indexing.trusted import read_trusted
from hoibaocao.indexing.vectors import MappedRows
from hoibaocao.vietnamese.restoring import SyllableModel
from hoibaocao.vietnamese.syllable_counts import SyllableCounts


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """What a sync has to know of a generation; its files are verified."""

    name: str
    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    abbreviations: LibraryAbbreviations

    def language(self) -> SyllableCounts:
        """Read which syllables follow which in the reports and the table of abbreviations."""
        return SyllableCounts.from_bytes((self.folder / LANGUAGE).read_bytes())


@dataclass(frozen=True, slots=True, eq=False)
class Generation:
    """A whole index, open for reading; may be shared by threads."""

    name: str
    manifest: Manifest
    catalogue: Catalogue
    dense: DenseIndex
    sentences: MappedRows
    lexical: LexicalIndex
    language: SyllableModel
    abbreviations: LibraryAbbreviations


def open_holdings(index: Path, name: str, verified: set[Verified] | None = None) -> Holdings:
    """Verify a generation and open what a sync has to know of it.

    Args:
        index: The index folder.
        name: Of the generation.
        verified: As for `hoibaocao.indexing.manifest.damaged_files`.

    Raises:
        IndexDamaged: A file is missing or changed, or does not fit the others.
        IndexIncompatible: It was written by a version with another format.
    """
    folder = index / name
    manifest = _manifest(index, folder)
    damaged = damaged_files(folder, manifest, verified)
    if damaged:
        raise IndexDamaged(path=index, reason=f"{name}: {', '.join(damaged)}")
    try:
        holdings = Holdings(
            name,
            folder,
            manifest,
            Catalogue(folder / CATALOGUE),
            LibraryAbbreviations.from_bytes((folder / ABBREVIATIONS).read_bytes()),
        )
    except (OSError, ValueError) as error:
        raise IndexDamaged(path=index, reason=f"{name}: {error}") from error
    entries = holdings.catalogue.entries
    counts = len(entries), entries[-1].end_passage if entries else 0
    if counts != (manifest.reports, manifest.passages):
        raise IndexDamaged(path=index, reason=f"{name}: passage counts differ")
    return holdings


def open_generation(index: Path, name: str, verified: set[Verified] | None = None) -> Generation:
    """Verify a generation and open it for questions; takes and raises what `open_holdings` does."""
    held = open_holdings(index, name, verified)
    entries, dimension = held.catalogue.entries, held.manifest.model.dimension
    keys = [entry.stored.key for entry in entries]
    try:
        generation = Generation(
            name,
            held.manifest,
            held.catalogue,
            DenseIndex.read(map(held.catalogue.vectors_of, entries), dimension),
            MappedRows(map(held.catalogue.sentences_of, entries)),
            LexicalIndex(held.folder / LEXICAL, keys, [each.first_passage for each in entries]),
            SyllableModel(held.language()),
            held.abbreviations,
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexDamaged(path=index, reason=f"{name}: {error}") from error
    if {len(generation.dense), len(generation.lexical)} != {held.manifest.passages}:
        raise IndexDamaged(path=index, reason=f"{name}: passage counts differ")
    return generation


class Opener:
    """Opens generations that are whole and fit this program.

    Args:
        index: The index folder.
        embedder: An index made with another one is refused.
        chunking: So is one whose passages were cut otherwise.
    """

    def __init__(self, index: Path, embedder: Embedder, chunking: Chunking) -> None:
        self.verified: set[Verified] = read_trusted(index)
        self._index = index
        self._embedder = embedder
        self._chunking = chunking

    def generation(self, name: str) -> Generation:
        """Open a generation for questions.

        Raises:
            IndexDamaged: A file is missing or changed, or does not fit the others.
            IndexIncompatible: Another model, format or way of cutting passages made it.
        """
        generation = open_generation(self._index, name, self.verified)
        self.check_fit(generation.manifest)
        return generation

    def holdings(self, name: str) -> Holdings:
        """Open a generation for a sync; raises what `generation` does."""
        holdings = open_holdings(self._index, name, self.verified)
        self.check_fit(holdings.manifest)
        return holdings

    def check_fit(self, manifest: Manifest) -> None:
        """Tell whether this program can use a generation.

        Raises:
            IndexIncompatible: It cannot.
        """
        ours, theirs = self._embedder.identity, manifest.model
        if ours != theirs:
            reason = f"made with the model {_told(theirs)}, the one in use is {_told(ours)}"
            raise IndexIncompatible(path=self._index, reason=reason)
        if manifest.chunking != self._chunking:
            reason = "its reports were cut into passages in another way"
            raise IndexIncompatible(path=self._index, reason=reason)


def _told(model: ModelIdentity) -> str:
    return model.name if model.precision == "float" else f"{model.name} in {model.precision}"


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
