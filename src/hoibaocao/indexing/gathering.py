"""From a folder of reports to what a new generation is made of; only what is new is read."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hoibaocao.chunking import passages_of
from hoibaocao.errors import NothingReadable, UnreadableReason
from hoibaocao.indexing.abbreviations import defined_by
from hoibaocao.indexing.editions import Candidate, find_editions
from hoibaocao.indexing.facts import sentences_of
from hoibaocao.indexing.generations import Holdings
from hoibaocao.indexing.naming import Content, name_changes
from hoibaocao.indexing.plans import plan_heading
from hoibaocao.indexing.seen import MAY_PASS, Seen, seen_now
from hoibaocao.indexing.sources import Fresh, Kept, Source
from hoibaocao.indexing.spool import Cut, Spool
from hoibaocao.reading.corrections import Correction, corrected, identity, of_same_file
from hoibaocao.reading.document import Means, Refused
from hoibaocao.reading.folder import library_files, opened, shown
from hoibaocao.reading.sandbox import Sandbox
from hoibaocao.records import Changes, Edition, Progress, Report, Unreadable
from hoibaocao.vietnamese.abbreviations import Abbreviations
from hoibaocao.vietnamese.capitals import sentence_case


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a folder holds, in order of paths, against a generation; ``seen`` is to be noted."""

    changes: Changes
    sources: tuple[Source, ...]
    editions: tuple[Edition, ...]
    seen: Mapping[str, Seen]


def gather(
    folder: Path,
    kept: Sequence[Holdings],
    table: Mapping[str, str],
    progress: Progress,
    *,
    corrections: Mapping[str, Correction],
    seen: Mapping[str, Seen],
    spool: Spool,
    target_chars: int,
    means: Means,
    full: bool = False,
) -> Gathered:
    """Compare a folder of reports and abbreviations with a generation; read the new reports.

    Args:
        folder: The folder of reports.
        kept: The generation, and others that reports may be taken from.
        table: The abbreviations.
        progress: As for `hoibaocao.indexing.library.Library.sync`.
        corrections: What users know better, by path. A report whose corrections are others is
            another report: its text is searched with its title, place and period.
        seen: What was seen of files.
        spool: Where the reports that are read wait to be written.
        target_chars: Size of a passage.
        means: What readers may use.
        full: Read all reports, known or not.

    Raises:
        LibraryMissing: There is no such folder.
        LibraryTooLarge: It holds too many files.
        NothingReadable: No file in it could be read.
        ReadingStopped: Someone has ended the processes that read.
        IndexNotWritable: There is no room for the reports that are read.
    """
    previous, known = kept[0] if kept else None, {} if full else seen
    found = _Found(folder, previous, known, corrections, means.limits.file_bytes)
    files = library_files(folder)
    for path, file in files.items():
        found.look(path, file)
    held, names = _held(kept), found.names()
    unread = {
        folder / paths[0]: content
        for content, paths in names.items()
        if content not in held or (full and not found.unreadable.keys() >= set(paths))
    }
    fresh: dict[Content, Fresh] = {}
    pages, told = _Pages(progress), Abbreviations.of(table)
    with Sandbox(means.limits) as sandbox:
        outcomes = sandbox.read(list(unread), folder, means.cache, pages.turned)
        for done, (file, outcome) in enumerate(outcomes, len(files) - len(unread)):
            progress("reading", done, len(files), file.relative_to(folder).as_posix())
            content = unread[file]
            if isinstance(outcome, Report):
                report = corrected(outcome, corrections.get(outcome.path, {}))
                fresh[content] = _fresh(report, target_chars, told, spool)
            else:
                found.refuse(names[content], outcome)
    progress("reading", len(files), len(files))
    names = found.names()
    if not names:
        raise NothingReadable(path=folder, unreadable=len(found.unreadable))
    sources = [
        Source(c, tuple(paths), fresh.get(c) or held[c], held[c].entry.added if c in held else "")
        for c, paths in names.items()
    ]
    sources.sort(key=lambda source: source.path)
    return _gathered(found, sources, kept, table)


class _Found:
    """What is known of the files of a folder, by path."""

    def __init__(
        self,
        folder: Path,
        previous: Holdings | None,
        seen: Mapping[str, Seen],
        corrections: Mapping[str, Correction],
        max_bytes: int,
    ) -> None:
        self.unreadable: dict[str, UnreadableReason] = {}
        self.contents: dict[str, Content] = {}
        self.seen: dict[str, Seen] = {}
        self.modified: dict[str, float] = {}
        self.before = _contents(previous)
        self._folder = folder
        self._known = seen
        self.corrections = corrections
        self._max_bytes = max_bytes

    def look(self, path: str, file: Path) -> None:
        """Find out the content of a file; one that is open elsewhere or away is not gone."""
        if shown(path) != path:
            self.unreadable[shown(path)] = "bad_name"
            return
        try:
            stat = file.stat()
            known = self._known.get(path)
            same = known if known and known.is_still(stat) else None
            sha256 = same.sha256 if same else self._sha256(file)
        except Refused as refused:
            self.unreadable[path] = refused.reason
            return
        except OSError:
            self.unreadable[path] = "not_permitted"
            if path in self.before:
                self.contents[path] = self.before[path]
            return
        if same and same.reason:
            self.unreadable[path] = same.reason
        else:
            own = identity(sha256, self.corrections.get(path, {}))
            self.contents[path] = Content(own, file.suffix.lower())
        self.modified[path] = stat.st_mtime
        if note := same or seen_now(stat, sha256):
            self.seen[path] = note

    def _sha256(self, file: Path) -> str:
        with opened(file, self._folder, self._max_bytes) as content:
            return hashlib.file_digest(content, "sha256").hexdigest()

    def is_same_file(self, path: str) -> bool:
        """Tell whether a file has the bytes that the index knows, whatever was corrected."""
        return of_same_file(self.before[path].sha256, self.contents[path].sha256)

    def names(self) -> dict[Content, list[str]]:
        """Return the names of each content, in order."""
        names: dict[Content, list[str]] = defaultdict(list)
        for path, content in sorted(self.contents.items()):
            names[content].append(path)
        return names

    def refuse(self, paths: Sequence[str], reason: UnreadableReason) -> None:
        """Note files of one content that cannot be read."""
        for path in paths:
            self.unreadable[path] = reason
            del self.contents[path]
            note = self.seen.pop(path, None)
            if reason in {"not_permitted", "disk_refused"} and path in self.before:
                self.contents[path] = self.before[path]
            elif note and reason not in MAY_PASS:
                self.seen[path] = replace(note, reason=reason)


class _Pages:
    """Sums up the pages of the files that tell of them."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._of_files: dict[Path, tuple[int, int]] = {}
        self._turned = self._pages = 0

    def turned(self, file: Path, done: int, total: int) -> None:
        """Take note of how far a file is."""
        before_done, before_total = self._of_files.get(file, (0, 0))
        self._of_files[file] = done, total
        self._turned += done - before_done
        self._pages += total - before_total
        self._progress("pages", self._turned, self._pages, file.name)


def _fresh(report: Report, target_chars: int, known: Abbreviations, spool: Spool) -> Fresh:
    """Cut a report, and put it aside."""
    passages = tuple(passages_of(report, target_chars))
    period, sections = report.metadata.period, report.sections
    sentences = tuple(
        sentences_of(passage, period, plan_heading(sections, passage.start, period))
        for passage in passages
    )
    return Fresh(
        report.metadata,
        len(report.page_starts),
        report.quality,
        defined_by(sentence_case(report.text), known),
        len(passages),
        sum(map(len, sentences)),
        spool.put(Cut(report, passages, sentences)),
    )


def _contents(of: Holdings | None) -> dict[str, Content]:
    entries = of.catalogue.entries if of else ()
    return {name: Content(e.sha256, e.suffix) for e in entries for name in e.names}


def _held(kept: Sequence[Holdings]) -> dict[Content, Kept]:
    """Return the reports that generations hold, from the first that has each."""
    return {
        Content(entry.sha256, entry.suffix): Kept(entry, holdings)
        for holdings in reversed(kept)
        for entry in holdings.catalogue.entries
    }


def _gathered(
    found: _Found, sources: Sequence[Source], kept: Sequence[Holdings], table: Mapping[str, str]
) -> Gathered:
    previous = kept[0] if kept else None
    fresh = {
        source.path
        for source in sources
        if isinstance(source.of, Fresh) or source.of.holdings is not previous
    }
    new = tuple(find_editions((_candidate(source, found) for source in sources), fresh))
    unreadable = (Unreadable(path, reason) for path, reason in sorted(found.unreadable.items()))
    named = name_changes(found.before, found.contents)
    there = found.contents.keys() | found.unreadable.keys()
    changes = replace(
        named,
        editions=new,
        unreadable=tuple(unreadable),
        abbreviations=previous is not None and previous.abbreviations.table != table,
        corrected=tuple(path for path in named.changed if found.is_same_file(path)),
        astray=tuple(path for path in sorted(found.corrections) if path not in there),
    )
    old = _carried(previous, found.names()) if previous else ()
    editions = tuple(sorted({*new, *old}, key=lambda each: (each.newer, each.older)))
    return Gathered(changes, tuple(sources), editions, found.seen)


def _candidate(source: Source, found: _Found) -> Candidate:
    modified = found.modified.get(source.path, 0.0)
    return Candidate(source.path, source.metadata, modified, source.text)


def _carried(previous: Holdings, names: Mapping[Content, Sequence[str]]) -> Iterator[Edition]:
    """Yield the known editions that are still there, by the names they have now."""
    before = _contents(previous)
    for edition in previous.catalogue.editions:
        newer, older = (names.get(before[path]) for path in (edition.newer, edition.older))
        if newer and older:
            yield Edition(newer[0], older[0])
