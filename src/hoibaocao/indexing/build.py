"""From a folder of reports to a new generation; what has not changed is taken over."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from hoibaocao.chunking import indexed_text, passages_of
from hoibaocao.embedding.encoder import Embedder
from hoibaocao.errors import LibraryMissing, NothingReadable, ReportUnreadable
from hoibaocao.indexing.catalogue import Entry, write_catalogue
from hoibaocao.indexing.dense import DenseIndex, Vectors
from hoibaocao.indexing.generations import Generation, new_generation
from hoibaocao.indexing.lexical import write_lexical
from hoibaocao.indexing.manifest import (
    CATALOGUE,
    FORMAT,
    LEXICAL,
    VECTORS,
    Chunking,
    Manifest,
    file_sha256,
    record_files,
    write_manifest,
)
from hoibaocao.reading.read import library_files, read_report
from hoibaocao.records import Changes, Passage, Progress, Report, Unreadable


@dataclass(frozen=True, slots=True)
class Source:
    """A report that goes into the next generation; ``kept`` when nothing of it changed."""

    sha256: str
    report: Report
    passages: Sequence[Passage]
    kept: Entry | None


def gather(
    folder: Path, previous: Generation | None, target_chars: int, progress: Progress
) -> tuple[Changes, list[Source]]:
    """Compare a folder of reports with a generation and read what is new in it.

    Raises:
        LibraryMissing: There is no such folder.
        NothingReadable: No file in it could be read.
    """
    if not folder.is_dir():
        raise LibraryMissing(path=folder)
    files = library_files(folder)
    paths: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    unreadable: list[Unreadable] = []
    sources: list[Source] = []
    for done, file in enumerate(files):
        progress("reading", done, len(files))
        path = file.relative_to(folder).as_posix()
        try:
            source = _source(file, folder, previous, target_chars)
        except ReportUnreadable as error:
            unreadable.append(Unreadable(path, error.reason))
            continue
        sources.append(source)
        known = previous is not None and previous.catalogue.entry(path) is not None
        paths["unchanged" if source.kept else "changed" if known else "added"].append(path)
    progress("reading", len(files), len(files))
    if not sources:
        raise NothingReadable(path=folder, unreadable=len(unreadable))
    return _changes(paths, sources, previous, unreadable), sources


def _changes(
    paths: dict[str, list[str]],
    sources: list[Source],
    previous: Generation | None,
    unreadable: list[Unreadable],
) -> Changes:
    present = {source.report.path for source in sources}
    before = [entry.path for entry in previous.catalogue.entries] if previous else []
    return Changes(
        added=tuple(paths["added"]),
        changed=tuple(paths["changed"]),
        removed=tuple(path for path in before if path not in present),
        unchanged=tuple(paths["unchanged"]),
        unreadable=tuple(unreadable),
    )


def _source(file: Path, folder: Path, previous: Generation | None, target_chars: int) -> Source:
    path = file.relative_to(folder).as_posix()
    try:
        sha256 = file_sha256(file)
    except OSError as error:
        raise ReportUnreadable(report=path, reason="not_permitted") from error
    if previous is not None:
        known = previous.catalogue.entry(path)
        if known is not None and known.sha256 == sha256:
            return _kept(known, previous)
    report = read_report(file, folder)
    return Source(sha256, report, passages_of(report, target_chars), None)


def _kept(entry: Entry, previous: Generation) -> Source:
    numbers = range(entry.first_passage, entry.end_passage)
    passages = [passage for _, passage in previous.catalogue.passages(numbers)]
    return Source(entry.sha256, previous.catalogue.report(entry.path), passages, entry)


def write_generation(
    index: Path,
    previous: Generation | None,
    sources: list[Source],
    *,
    embedder: Embedder,
    chunking: Chunking,
    progress: Progress,
) -> tuple[str, Manifest]:
    """Embed what is new, write a generation and make it the current one."""
    began = time.monotonic()
    vectors = _vectors(previous, sources, embedder, progress)
    progress("writing", 0, 1)
    with new_generation(index) as (name, folder):
        reports, passages = write_catalogue(
            folder / CATALOGUE, ((s.sha256, s.report, s.passages) for s in sources)
        )
        DenseIndex.of(vectors).write(folder / VECTORS)
        (folder / LEXICAL).mkdir()
        write_lexical(folder / LEXICAL, _documents(sources))
        manifest = Manifest(
            format=FORMAT,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            duration_s=round(time.monotonic() - began, 3),
            reports=reports,
            passages=passages,
            model=embedder.identity,
            chunking=chunking,
            files=record_files(folder),
        )
        write_manifest(folder, manifest)
    progress("writing", 1, 1)
    return name, manifest


def _vectors(
    previous: Generation | None, sources: list[Source], embedder: Embedder, progress: Progress
) -> Vectors:
    """Return a vector a passage, in order: kept ones copied, the others embedded."""
    texts = [
        indexed_text(passage, source.report.metadata)
        for source in sources
        if not source.kept
        for passage in source.passages
    ]
    fresh = embedder.embed_passages(texts, lambda done, total: progress("embedding", done, total))
    rows, used = [], 0
    for source in sources:
        if source.kept and previous:
            rows.append(previous.dense.rows(source.kept.first_passage, source.kept.end_passage))
        else:
            rows.append(fresh[used : used + len(source.passages)])
            used += len(source.passages)
    vectors: Vectors = np.concatenate(rows)
    return vectors


def _documents(sources: list[Source]) -> Iterator[tuple[int, int, str]]:
    number = 0
    for ordinal, source in enumerate(sources):
        for passage in source.passages:
            yield number, ordinal, indexed_text(passage, source.report.metadata)
            number += 1
