"""From a folder of reports to a new generation; what has not changed is taken over."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from hoibaocao.chunking import indexed_text, passages_of
from hoibaocao.embedding.encoder import Embedder
from hoibaocao.errors import LibraryMissing, NothingReadable, ReportUnreadable
from hoibaocao.indexing.abbreviations import LibraryAbbreviations
from hoibaocao.indexing.catalogue import Entry, Row, write_catalogue
from hoibaocao.indexing.dense import DenseIndex, Vectors
from hoibaocao.indexing.facts import Sentence, sentences_of
from hoibaocao.indexing.folder import new_generation
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.lexical import write_lexical
from hoibaocao.indexing.manifest import (
    ABBREVIATIONS,
    CATALOGUE,
    FORMAT,
    LANGUAGE,
    LEXICAL,
    SENTENCES,
    VECTORS,
    Chunking,
    Manifest,
    file_sha256,
    record_files,
    write_manifest,
)
from hoibaocao.indexing.plans import plan_heading
from hoibaocao.reading.corrections import Correction, corrected, identity, of_same_file
from hoibaocao.reading.read import library_files, read_report
from hoibaocao.records import Changes, Passage, Progress, Report, Unreadable
from hoibaocao.vietnamese.capitals import sentence_case
from hoibaocao.vietnamese.restoring import SyllableModel
from hoibaocao.vietnamese.signatures import with_deed


@dataclass(frozen=True, slots=True)
class Source:
    """A report that goes into the next generation; ``kept`` when nothing of it changed."""

    sha256: str
    report: Report
    passages: Sequence[Passage]
    sentences: Sequence[Sequence[Sentence]]
    kept: Entry | None


def gather(
    folder: Path,
    previous: Generation | None,
    target_chars: int,
    table: Mapping[str, str],
    progress: Progress,
    *,
    corrections: Mapping[str, Correction],
) -> tuple[Changes, list[Source]]:
    """Compare a folder of reports and abbreviations with a generation; read the new reports.

    A report whose corrections are others is another report: its text is searched with its title,
    place and period.

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
        shown = path.encode(errors="replace").decode()
        if shown != path:
            unreadable.append(Unreadable(shown, "bad_name"))
            continue
        try:
            source = _source(file, folder, previous, target_chars, corrections.get(path, {}))
        except ReportUnreadable as error:
            unreadable.append(Unreadable(path, error.reason))
            entry = previous.catalogue.entry(path) if previous else None
            if previous is None or entry is None or error.reason != "not_permitted":
                continue
            source = _kept(entry, previous)  # open elsewhere, or a share that is away: not gone
        sources.append(source)
        known = previous is not None and previous.catalogue.entry(path) is not None
        paths["unchanged" if source.kept else "changed" if known else "added"].append(path)
    progress("reading", len(files), len(files))
    if not sources:
        raise NothingReadable(path=folder, unreadable=len(unreadable))
    changes = _changes(paths, sources, previous, unreadable, table)
    listed = {*changes.added, *changes.changed, *changes.unchanged, *(u.report for u in unreadable)}
    astray = tuple(path for path in sorted(corrections) if path not in listed)
    return replace(changes, astray=astray), sources


def _changes(
    paths: dict[str, list[str]],
    sources: list[Source],
    previous: Generation | None,
    unreadable: list[Unreadable],
    table: Mapping[str, str],
) -> Changes:
    present = {source.report.path for source in sources}
    before = {e.path: e.sha256 for e in previous.catalogue.entries} if previous else {}
    now = {source.report.path: source.sha256 for source in sources}
    return Changes(
        added=tuple(paths["added"]),
        changed=tuple(paths["changed"]),
        removed=tuple(path for path in before if path not in present),
        unchanged=tuple(paths["unchanged"]),
        unreadable=tuple(unreadable),
        abbreviations=previous is not None and previous.abbreviations.table != table,
        corrected=tuple(p for p in paths["changed"] if of_same_file(before[p], now[p])),
    )


def _source(
    file: Path,
    folder: Path,
    previous: Generation | None,
    target_chars: int,
    correction: Correction,
) -> Source:
    path = file.relative_to(folder).as_posix()
    try:
        sha256 = identity(file_sha256(file), correction)
    except OSError as error:
        raise ReportUnreadable(report=path, reason="not_permitted") from error
    if previous is not None:
        known = previous.catalogue.entry(path)
        if known is not None and known.sha256 == sha256:
            return _kept(known, previous)
    report = corrected(read_report(file, folder), correction)
    passages = passages_of(report, target_chars)
    period, sections = report.metadata.period, report.sections
    sentences = [
        sentences_of(passage, period, plan_heading(sections, passage.start)) for passage in passages
    ]
    return Source(sha256, report, passages, sentences, None)


def _kept(entry: Entry, previous: Generation) -> Source:
    numbers = range(entry.first_passage, entry.end_passage)
    passages = [passage for _, passage in previous.catalogue.passages(numbers)]
    sentences = [previous.catalogue.facts(number).sentences for number in numbers]
    report = previous.catalogue.report(entry.path)
    return Source(entry.sha256, report, passages, sentences, entry)


def write_generation(
    index: Path,
    previous: Generation | None,
    sources: list[Source],
    *,
    embedder: Embedder,
    chunking: Chunking,
    table: Mapping[str, str],
    changes: Changes,
    progress: Progress,
) -> tuple[str, Manifest]:
    """Embed what is new, write a generation and make it the current one.

    All but the vectors depends on every report and on the abbreviations, and is made anew.
    """
    began = time.monotonic()
    vectors, sentences = _vectors(previous, sources, embedder, progress)
    progress("writing", 0, 1)
    with new_generation(index) as (name, folder):
        texts = [sentence_case(source.report.text) for source in sources]
        abbreviations = LibraryAbbreviations.collected(table, texts)
        (folder / ABBREVIATIONS).write_bytes(abbreviations.to_bytes())
        reports, passages = write_catalogue(folder / CATALOGUE, _rows(sources, abbreviations))
        DenseIndex.of(vectors).write(folder / VECTORS)
        DenseIndex.of(sentences).write(folder / SENTENCES)
        (folder / LEXICAL).mkdir()
        write_lexical(folder / LEXICAL, _documents(sources, abbreviations))
        language = SyllableModel.trained([*texts, *table, *table.values()])
        (folder / LANGUAGE).write_bytes(language.to_bytes())
        manifest = Manifest(
            format=FORMAT,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            duration_s=round(time.monotonic() - began, 3),
            reports=reports,
            passages=passages,
            model=embedder.identity,
            chunking=chunking,
            files=record_files(folder),
            changes=replace(changes, unchanged=()),
        )
        write_manifest(folder, manifest)
    progress("writing", 1, 1)
    return name, manifest


def _vectors(
    previous: Generation | None, sources: list[Source], embedder: Embedder, progress: Progress
) -> tuple[list[Vectors], list[Vectors]]:
    """Return the vectors of passages and of sentences, a block a report: kept ones copied."""
    passages = [
        [indexed_text(passage, source.report.metadata) for passage in source.passages]
        for source in sources
        if not source.kept
    ]
    sentences = [
        [
            sentence_case(with_deed(passage.text[sentence.start : sentence.end]))
            for passage, own in zip(source.passages, source.sentences, strict=True)
            for sentence in own
        ]
        for source in sources
        if not source.kept
    ]
    texts = [text for texts in (*passages, *sentences) for text in texts]
    fresh = embedder.embed_passages(texts, lambda done, total: progress("embedding", done, total))
    border = sum(map(len, passages))
    of_passages = iter(_split(fresh[:border], passages))
    of_sentences = iter(_split(fresh[border:], sentences))
    rows: tuple[list[Vectors], list[Vectors]] = ([], [])
    for source in sources:
        kept = source.kept
        if kept and previous:
            rows[0].append(previous.dense.rows(kept.first_passage, kept.end_passage))
            rows[1].append(previous.sentences.rows(kept.first_sentence, kept.end_sentence))
        else:
            rows[0].append(next(of_passages))
            rows[1].append(next(of_sentences))
    return rows


def _split(vectors: Vectors, groups: Sequence[Sequence[str]]) -> list[Vectors]:
    """Cut the vectors of all texts into those of each group."""
    borders = np.cumsum([len(group) for group in groups])[:-1]
    return np.split(vectors, borders) if groups else []


def _rows(sources: list[Source], abbreviations: LibraryAbbreviations) -> Iterator[Row]:
    for ordinal, source in enumerate(sources):
        spelt_out = abbreviations.of_report(ordinal).spelt_out
        yield Row(source.sha256, source.report, source.passages, source.sentences, spelt_out)


def _documents(
    sources: list[Source], abbreviations: LibraryAbbreviations
) -> Iterator[tuple[int, int, str]]:
    number = 0
    for ordinal, source in enumerate(sources):
        spelt_out = abbreviations.of_report(ordinal).spelt_out
        for passage in source.passages:
            yield number, ordinal, spelt_out(indexed_text(passage, source.report.metadata))
            number += 1
