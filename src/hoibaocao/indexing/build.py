"""From what a folder holds to a new generation; what has not changed is taken over.

Parts and the files of the lexical index are links to those of the generation before: they are never
written again. What is new goes into a part of its own, together with parts that are no larger, so
that there are never many; so the work grows with the change and not with the library.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hoibaocao.embedding.encoder import Embedder
from hoibaocao.errors import IndexDamaged
from hoibaocao.indexing.catalogue import write_catalogue
from hoibaocao.indexing.drafting import Draft
from hoibaocao.indexing.entries import Entry, numbered
from hoibaocao.indexing.folder import linked_tree, new_generation
from hoibaocao.indexing.generations import open_holdings
from hoibaocao.indexing.lexical import LexicalIndex, is_stale, update_lexical, write_lexical
from hoibaocao.indexing.manifest import (
    ABBREVIATIONS,
    CATALOGUE,
    FORMAT,
    LANGUAGE,
    LEXICAL,
    Chunking,
    FileRecord,
    Manifest,
    Verified,
    record_files,
    write_manifest,
)
from hoibaocao.indexing.parts import Packed, pack, repack, write_part
from hoibaocao.indexing.portions import Embedded, embedded
from hoibaocao.indexing.sources import Fresh
from hoibaocao.records import Changes, Edition, Progress

_PART = "part-"


def write_generation(
    index: Path,
    draft: Draft,
    *,
    embedder: Embedder,
    chunking: Chunking,
    changes: Changes,
    editions: Sequence[Edition],
    kept: str | None,
    verified: set[Verified],
    progress: Progress,
) -> tuple[str, Manifest]:
    """Embed what is new, write a generation, verify it and make it the current one.

    Of the others only ``kept`` stays. What needs no vectors is written while texts are
    embedded: alone, it would leave all processors but one with nothing to do. Reports are taken
    from where they wait one after the other, and written as soon as they have vectors.

    Raises:
        OSError: The disk refuses; nothing has changed.
        IndexDamaged: What was written is not what the disk gives back; nothing has changed.
    """
    began, now = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    with new_generation(index, kept) as (name, folder), ThreadPoolExecutor(1) as beside:
        words = beside.submit(_write_words, folder, draft)
        with closing(embedded(draft.fresh, embedder, index, progress)) as fresh:
            entries = numbered(_entries(folder, draft, _part_name(name), fresh, now))
        progress("writing", 0, 1)
        withdrawn = words.result()
        write_catalogue(folder / CATALOGUE, entries, editions)
        manifest = Manifest(
            format=FORMAT,
            created=now,
            duration_s=round(time.monotonic() - began, 3),
            reports=len(entries),
            passages=entries[-1].end_passage,
            model=embedder.identity,
            chunking=chunking,
            withdrawn=withdrawn,
            files=record_files(folder, _shared(draft)),
            changes=replace(changes, unchanged=()),
        )
        write_manifest(folder, manifest)
        open_holdings(index, folder.name, verified)
        if len(LexicalIndex(folder / LEXICAL, (), ())) != manifest.passages:
            raise IndexDamaged(path=index, reason=f"{folder.name}/{LEXICAL}: passage counts differ")
    progress("writing", 1, 1)
    return name, manifest


def _shared(draft: Draft) -> Mapping[str, FileRecord]:
    """Return the records of the base's files that are never written again."""
    files = draft.base.manifest.files if draft.base else {}
    return {
        name: record
        for name, record in files.items()
        if name.startswith((_PART, f"{LEXICAL}/")) and not name.endswith(".json")
    }


def _part_name(generation: str) -> str:
    return _PART + generation.rpartition("-")[2]


def _entries(
    folder: Path,
    draft: Draft,
    part: str,
    fresh: Iterator[Embedded],
    now: str,
) -> Iterator[Entry]:
    """Write the new part, take over the others, and yield an entry a report."""
    written = sorted(draft.anew | draft.merged)
    packed = ((draft.keys[n], _packed(draft, n, fresh)) for n in written)
    stored = dict(zip(written, write_part(folder / part, packed), strict=True)) if written else {}
    taken: set[str] = set()
    for number, source in enumerate(draft.sources):
        entry = draft.kept(source)
        if number not in stored and entry and draft.base:
            if entry.stored.part not in taken:
                taken.add(entry.stored.part)
                name = entry.stored.part
                linked_tree(draft.base.folder / name, folder / name)
            yield draft.entry(number, entry.stored, now)
        else:
            yield draft.entry(number, stored[number], now)


def _packed(draft: Draft, number: int, fresh: Iterator[Embedded]) -> Packed:
    of = draft.sources[number].of
    spelt_out = draft.abbreviations.of_report(number).spelt_out
    if isinstance(of, Fresh):
        cut, vectors = next(fresh)
        return pack(cut.report, cut.passages, cut.sentences, spelt_out, vectors)
    packed = of.holdings.catalogue.packed(of.entry)
    if number in draft.merged:
        return packed
    return repack(packed, of.entry.metadata.title, spelt_out)


def _write_words(folder: Path, draft: Draft) -> int:
    """Write what needs no vectors; return how many passages of the lexical index are withdrawn."""
    withdrawn = _write_lexical(folder / LEXICAL, draft)
    (folder / ABBREVIATIONS).write_bytes(draft.abbreviations.to_bytes())
    (folder / LANGUAGE).write_bytes(draft.language().to_bytes())
    return withdrawn


def _write_lexical(folder: Path, draft: Draft) -> int:
    """Write the lexical index; return how many passages were withdrawn since it was made anew."""
    base, anew = draft.base, sorted(draft.anew)
    kept = (draft.kept(draft.sources[number]) for number in anew)
    withdrawn = [*draft.gone, *(entry for entry in kept if entry)]
    if base:
        since = base.manifest.withdrawn + sum(entry.stored.passages for entry in withdrawn)
        if not is_stale(base.manifest.passages, since):
            linked_tree(base.folder / LEXICAL, folder)
            if withdrawn or anew:
                keys = [entry.stored.key for entry in withdrawn]
                update_lexical(folder, keys, draft.documents(anew))
            return since
    folder.mkdir()
    write_lexical(folder, draft.documents(range(len(draft.sources))))
    return 0
