"""Verify an index: each file by its checksum, then whether its parts fit together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from hoibaocao.errors import HoiBaoCaoError, IndexDamaged, IndexMissing
from hoibaocao.indexing.folder import current_name, kept_names
from hoibaocao.indexing.generations import Holdings, open_generation, open_holdings
from hoibaocao.indexing.history import read_history
from hoibaocao.indexing.manifest import Manifest, damaged_files, read_manifest
from hoibaocao.indexing.parts import PASSAGES, SENTENCES, VECTORS
from hoibaocao.indexing.vectors import Slice, read_slice, shape

Flaw = Literal["unusable", "file", "kept", "counts", "vectors", "orphans", "history"]
_BLOCK = 16_384
_LENGTH_OFF = 0.01
"""Of a unit vector in float16."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an index, and where; ``full`` tells that only a full rebuild repairs it.

    ``unusable``: it cannot be opened. ``file``: a file is damaged. ``kept``: one of the generation
    kept for an undo is. ``counts``: two parts of it hold different numbers of things. ``vectors``:
    some are no unit vectors. ``orphans``: there are vectors of no report. ``history``: that names
    another generation as the one in use.
    """

    flaw: Flaw
    where: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; the name of the generation in use and what it holds, if it can be read.

    ``unused`` passages are of reports that are gone; they make room when their part is merged.
    """

    findings: tuple[Finding, ...]
    generation: str = ""
    reports: int = 0
    passages: int = 0
    unused: int = 0
    model: str = ""


def check_index(index: Path, check_fit: Callable[[Manifest], None]) -> Checked:
    """Verify all that is in an index folder.

    Args:
        index: The index folder.
        check_fit: Raises `HoiBaoCaoError` for a generation that this program cannot use.

    Raises:
        IndexMissing: There is no index.
    """
    try:
        name = current_name(index)
        if name is None:
            raise IndexMissing(path=index)
        holdings = open_holdings(index, name)
        check_fit(holdings.manifest)
    except IndexMissing:
        raise
    except HoiBaoCaoError as error:
        return Checked((*_damage(index), Finding("unusable", str(error.facts["reason"]))))
    manifest = holdings.manifest
    return Checked(
        findings=(*_misfits(index, holdings), *_of_others(index, name), *_untold(index, name)),
        generation=name,
        reports=manifest.reports,
        passages=manifest.passages,
        unused=sum(p.passages for p in holdings.catalogue.parts.values()) - manifest.passages,
        model=manifest.model.name,
    )


def _damage(index: Path) -> Iterator[Finding]:
    """Yield the files of the generation in use that are damaged, as far as it tells of them."""
    try:
        folder = index / str(current_name(index))
        damaged = damaged_files(folder, read_manifest(folder))
    except (IndexDamaged, OSError, ValueError):
        return
    yield from (Finding("file", f"{folder.name}/{file}") for file in damaged)


def _misfits(index: Path, holdings: Holdings) -> Iterator[Finding]:
    """Yield where the catalogue, the parts, FAISS and the lexical index do not agree."""
    try:
        open_generation(index, holdings.name)
    except IndexDamaged as error:
        yield Finding("counts", str(error.facts["reason"]))
    catalogue = holdings.catalogue
    folders = {path.name for path in holdings.folder.glob("part-*")}
    for name in sorted(folders - catalogue.parts.keys()):
        yield Finding("orphans", f"{holdings.name}/{name}")
    for name, part in catalogue.parts.items():
        folder = holdings.folder / name
        where = f"{holdings.name}/{name}"
        if shape(folder / VECTORS)[0] != part.passages:
            yield Finding("counts", f"{where}: {PASSAGES}, {VECTORS}")
        if shape(folder / SENTENCES)[0] != part.sentences:
            yield Finding("counts", f"{where}: {PASSAGES}, {SENTENCES}")
        for file in (VECTORS, SENTENCES):
            if not _all_units(folder / file):
                yield Finding("vectors", f"{where}/{file}")


def _all_units(path: Path) -> bool:
    rows, _ = shape(path)
    for start in range(0, rows, _BLOCK):
        block = read_slice(Slice(path, start, min(start + _BLOCK, rows))).astype(np.float32)
        lengths = np.linalg.norm(block, axis=1)
        if not (np.abs(lengths - 1) < _LENGTH_OFF).all():
            return False
    return True


def _of_others(index: Path, name: str) -> Iterator[Finding]:
    for other in kept_names(index):
        if other != name:
            try:
                open_holdings(index, other)
            except HoiBaoCaoError as error:
                yield Finding("kept", str(error.facts["reason"]))


def _untold(index: Path, name: str) -> Iterator[Finding]:
    told = read_history(index)
    if not told or told[-1].generation != name:
        yield Finding("history", told[-1].generation if told else "", full=False)
