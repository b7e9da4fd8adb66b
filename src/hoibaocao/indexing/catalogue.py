"""The catalogue: reports and passages of one generation in SQLite (the only module that knows it).

Passages are numbered from 0 in report order; the number is the row of the vector in the dense
index and the ``passage`` of the lexical one. The sentences of all passages are numbered likewise.
A passage has its text beside it: to cut it out of a long report takes longer than to search.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from hoibaocao.indexing.facts import Sentence, from_json, to_json, tokens_of
from hoibaocao.records import Metadata, Passage, Report, Section, Surroundings
from hoibaocao.vietnamese.signatures import with_deed

_SCHEMA = """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    about TEXT NOT NULL,
    text TEXT NOT NULL,
    first_passage INTEGER NOT NULL,
    end_passage INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL,
    end_sentence INTEGER NOT NULL
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    page INTEGER,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    first_sentence INTEGER NOT NULL,
    sentences TEXT NOT NULL,
    tokens TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class _About:
    """What is kept of a report beside its text, as JSON."""

    metadata: Metadata
    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]
    quality: float


_ABOUT = TypeAdapter(_About)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the catalogue.

    Its passages are ``first_passage`` to ``end_passage`` - 1, its sentences likewise. ``quality``
    tells how well it could be read, from 0 to 1.
    """

    id: int
    path: str
    sha256: str
    metadata: Metadata
    first_passage: int
    end_passage: int
    first_sentence: int
    end_sentence: int
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a passage beside its text.

    ``first_sentence`` is the number of the first of its ``sentences``; ``tokens`` are those of
    each, and ``heading`` those of its section and title, as `hoibaocao.indexing.facts.tokens_of`
    gives them.
    """

    first_sentence: int
    sentences: tuple[Sentence, ...]
    heading: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A report to be written: with the SHA-256 of its file, and the sentences of each passage.

    ``spelt_out`` replaces its abbreviations.
    """

    sha256: str
    report: Report
    passages: Sequence[Passage]
    sentences: Sequence[Sequence[Sentence]]
    spelt_out: Callable[[str], str]


def write_catalogue(path: Path, reports: Iterable[Row]) -> tuple[int, int]:
    """Write a new catalogue.

    Returns:
        How many reports and how many passages it holds.

    Raises:
        OSError: The disk refuses.
    """
    try:
        return _write(path, reports)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _write(path: Path, reports: Iterable[Row]) -> tuple[int, int]:
    count = passages = sentences = 0
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        for row in reports:
            report = row.report
            first_passage, first_sentence = passages, sentences
            rows = []
            for passage, own in zip(row.passages, row.sentences, strict=True):
                address = (passage.start, passage.end, passage.page, passage.section, passage.text)
                tokens = "\n".join(_tokens(passage, own, row))
                rows.append((passages, count, *address, sentences, to_json(own), tokens))
                passages += 1
                sentences += len(own)
            about = _About(report.metadata, report.page_starts, report.sections, report.quality)
            json = _ABOUT.dump_json(about).decode()
            numbers = (first_passage, passages, first_sentence, sentences)
            database.execute(
                "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (count, report.path, row.sha256, json, report.text, *numbers),
            )
            database.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            count += 1
    return count, passages


def _tokens(passage: Passage, sentences: Sequence[Sentence], row: Row) -> Iterator[str]:
    """Yield the tokens of the heading, then those of each sentence."""
    yield tokens_of(row.spelt_out(f"{passage.heading} {row.report.metadata.title}"))
    for each in sentences:
        yield tokens_of(row.spelt_out(with_deed(passage.text[each.start : each.end])))


class Catalogue:
    """Reads a catalogue; may be shared by threads.

    Raises:
        ValueError: The file is not a catalogue.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.entries = tuple(self._entries())
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{path.name}: {error}") from error
        self._by_path = {entry.path: entry for entry in self.entries}

    def _entries(self) -> Iterator[Entry]:
        rows = self._database.execute(
            "SELECT id, path, sha256, about, first_passage, end_passage, first_sentence,"
            " end_sentence FROM reports ORDER BY id"
        )
        for number, path, sha256, about, *numbers in rows:
            known = _ABOUT.validate_json(about)
            entry = Entry(number, path, sha256, known.metadata, *numbers)
            yield replace(entry, quality=known.quality)

    def entry(self, path: str) -> Entry | None:
        """Return the entry of a report, or None."""
        return self._by_path.get(path)

    def report(self, path: str) -> Report:
        """Return a report with its text.

        Raises:
            KeyError: The catalogue has no such report; see `entry`.
        """
        number = self._by_path[path].id
        json, text = self._database.execute(
            "SELECT about, text FROM reports WHERE id = ?", (number,)
        ).fetchone()
        about = _ABOUT.validate_json(json)
        return Report(path, text, about.metadata, about.page_starts, about.sections, about.quality)

    def passages(self, numbers: Iterable[int]) -> list[tuple[Entry, Passage]]:
        """Return the passages of these numbers, in the same order, each with its report."""
        return [self._passage(number) for number in numbers]

    def around(self, path: str, at: int) -> Surroundings:
        """Return the passage that holds an offset of a report, with its neighbours.

        An offset between two passages counts to the one before it, or to the first.

        Raises:
            KeyError: The catalogue has no such report; see `entry`.
        """
        entry = self._by_path[path]
        first, end = entry.first_passage, entry.end_passage
        (here,) = self._database.execute(
            "SELECT coalesce(max(id), ?) FROM passages WHERE id >= ? AND id < ? AND start <= ?",
            (first, first, end, at),
        ).fetchone()
        return Surroundings(
            entry.metadata,
            passage=self._passage(here)[1],
            before=self._passage(here - 1)[1] if here > first else None,
            after=self._passage(here + 1)[1] if here + 1 < end else None,
        )

    def facts(self, passage: int) -> Facts:
        """Return what is known of the passage of this number."""
        first_sentence, sentences, lines = self._database.execute(
            "SELECT first_sentence, sentences, tokens FROM passages WHERE id = ?", (passage,)
        ).fetchone()
        heading, *tokens = lines.split("\n")
        return Facts(first_sentence, from_json(sentences), heading, tuple(tokens))

    def _passage(self, number: int) -> tuple[Entry, Passage]:
        report, start, end, page, section, text = self._database.execute(
            "SELECT report, start, end, page, section, text FROM passages WHERE id = ?", (number,)
        ).fetchone()
        entry = self.entries[report]
        return entry, Passage(entry.path, start, end, text, page, section)
