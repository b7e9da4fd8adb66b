"""Parts: reports with their passages and vectors, written once and shared between generations.

    gen-000012/part-000007/passages.sqlite    text, passages and sentences of some reports
    gen-000012/part-000007/vectors.npy        float16, a row a passage
    gen-000012/part-000007/sentences.npy      float16, a row a sentence

Passages are numbered from 0 in a part, sentences likewise. A sync writes one part; those it does
not touch stay as they are, and what the library no longer holds stays in them until they are
merged. A passage has its text beside it: to cut it out of a long report takes long.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from hoibaocao.indexing.captions import caption_behind
from hoibaocao.indexing.facts import Facts, Sentence, from_json, to_json
from hoibaocao.indexing.leads import token_lines
from hoibaocao.indexing.vectors import Halves, VectorWriter
from hoibaocao.records import Passage, Report, Section, heading_of

PASSAGES = "passages.sqlite"
VECTORS = "vectors.npy"
SENTENCES = "sentences.npy"

PassageRow = tuple[int, int, int | None, str, str, int, str, str]
"""Start, end, page, section, text, first sentence in the report, sentences as JSON, tokens."""

_SCHEMA = """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    about TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
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
_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,  # a disk that is read-only refuses the folder before
    sqlite3.SQLITE_PERM: errno.EACCES,
}
_KEPT = 2048
"""Passages of a part that stay in memory, some 15 kB each: a question looks at one often."""
_COLUMNS = "start, end, page, section, text, first_sentence, sentences, tokens"


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a report is: the part, its number there, its passages' and its sentences'.

    ``key`` is the number of its first passage in the lexical index; they follow each other.
    """

    key: int
    part: str
    report: int
    first_passage: int
    passages: int
    first_sentence: int
    sentences: int


@dataclass(frozen=True, slots=True)
class About:
    """What is kept of a report beside its text and metadata."""

    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]


ABOUT = TypeAdapter(About)


@dataclass(frozen=True, slots=True)
class Packed:
    """A report as a part keeps it: with the vectors of its passages and sentences."""

    about: str
    text: str
    rows: Sequence[PassageRow]
    vectors: Halves
    sentences: Halves


def pack(
    report: Report,
    passages: Sequence[Passage],
    sentences: Sequence[Sequence[Sentence]],
    spelt_out: Callable[[str], str],
    vectors: tuple[Halves, Halves],
) -> Packed:
    """Return a report as a part keeps it.

    Args:
        report: With its metadata.
        passages: Of the report, in order.
        sentences: Of each passage.
        spelt_out: Replaces abbreviations.
        vectors: Of the passages and of the sentences.
    """
    rows: list[PassageRow] = []
    first = 0
    caption = ""
    for passage, own in zip(passages, sentences, strict=True):
        heading = f"{passage.heading} {report.metadata.title}"
        tokens = token_lines(heading, passage.text, own, spelt_out, caption)
        caption = caption_behind(_texts(passage.text, own), caption)
        address = (passage.start, passage.end, passage.page, passage.section, passage.text)
        rows.append((*address, first, to_json(own), tokens))
        first += len(own)
    about = ABOUT.dump_json(About(report.page_starts, report.sections)).decode()
    return Packed(about, report.text, rows, *vectors)


def repack(packed: Packed, title: str, spelt_out: Callable[[str], str]) -> Packed:
    """Return a report with other abbreviations spelt out.

    Args:
        packed: As it is kept.
        title: Of the report.
        spelt_out: Replaces abbreviations.
    """
    rows: list[PassageRow] = []
    caption = ""
    for start, end, page, section, text, first, sentences, _ in packed.rows:
        own = from_json(sentences)
        tokens = token_lines(f"{heading_of(section)} {title}", text, own, spelt_out, caption)
        caption = caption_behind(_texts(text, own), caption)
        rows.append((start, end, page, section, text, first, sentences, tokens))
    return replace(packed, rows=rows)


def write_part(folder: Path, reports: Iterable[tuple[int, Packed]]) -> list[Stored]:
    """Write a new part.

    Args:
        folder: To be made; its name is that of the part.
        reports: Their keys in the lexical index, and what is kept of them.

    Returns:
        Where each report is.

    Raises:
        OSError: The disk refuses.
    """
    folder.mkdir()
    try:
        return _write(folder, reports)
    except sqlite3.OperationalError as error:
        raise refusal(error) from error


def refusal(error: sqlite3.Error) -> OSError:
    """Return what SQLite ran into as an error of the system."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells more than is needed
    return OSError(_ERRNO.get(code, errno.EIO), str(error))


def _write(folder: Path, reports: Iterable[tuple[int, Packed]]) -> list[Stored]:
    stored: list[Stored] = []
    at = Stored(0, folder.name, 0, 0, 0, 0, 0)
    with (
        closing(sqlite3.connect(folder / PASSAGES)) as database,
        VectorWriter(folder / VECTORS) as vectors,
        VectorWriter(folder / SENTENCES) as sentences,
    ):
        database.executescript(_SCHEMA)
        for key, of in reports:
            own = replace(at, key=key, passages=len(of.rows), sentences=len(of.sentences))
            database.execute(
                "INSERT INTO reports VALUES (?, ?, ?)", (own.report, of.about, of.text)
            )
            numbered = ((n, *row) for n, row in enumerate(of.rows, own.first_passage))
            database.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", numbered
            )
            vectors.write(of.vectors)
            sentences.write(of.sentences)
            stored.append(own)
            at = replace(
                at,
                report=own.report + 1,
                first_passage=own.first_passage + own.passages,
                first_sentence=own.first_sentence + own.sentences,
            )
        database.commit()
    return stored


class Part:
    """Reads the texts of a part; may be shared by threads.

    Attributes:
        row: Returns the passage of a number.
        facts: Returns what is known of it.
        sentences_in: Returns the first sentence of a passage in its report, and that of the next
            passage.

    Raises:
        ValueError: The file is not ours.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / PASSAGES
        try:
            self._database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            # Not counted: that is to go through a file of gigabytes.
            numbered = "SELECT coalesce(max(id) + 1, 0) FROM passages"
            (self.passages,) = self._database.execute(numbered).fetchone()
            self.row = lru_cache(_KEPT)(partial(_row, self._database))
            self.facts = lru_cache(_KEPT)(partial(_facts, self.row))
            self.sentences_in = lru_cache(8 * _KEPT)(partial(_sentences_in, self._database))
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{folder.name}/{path.name}: {error}") from error

    @property
    def sentences(self) -> int:
        """How many sentences its passages have."""
        (found,) = self._database.execute(
            "SELECT coalesce(sum(json_array_length(sentences)), 0) FROM passages"
        ).fetchone()
        return int(found)

    def text(self, report: int) -> str:
        """Return the text of the report of this number."""
        (text,) = self._database.execute(
            "SELECT text FROM reports WHERE id = ?", (report,)
        ).fetchone()
        return str(text)

    def about(self, report: int) -> About:
        """Return what else is kept of the report of this number."""
        (about,) = self._database.execute(
            "SELECT about FROM reports WHERE id = ?", (report,)
        ).fetchone()
        return ABOUT.validate_json(about)

    def rows(self, first: int, end: int) -> list[PassageRow]:
        """Return the passages from one number to another (not included)."""
        return self._database.execute(
            f"SELECT {_COLUMNS} FROM passages WHERE id >= ? AND id < ? ORDER BY id",  # noqa: S608
            (first, end),
        ).fetchall()

    def row_at(self, first: int, end: int, offset: int) -> int:
        """Return which of some passages is the last to start at or before an offset of the text.

        The first of them if none does.
        """
        (found,) = self._database.execute(
            "SELECT coalesce(max(id), ?) FROM passages WHERE id >= ? AND id < ? AND start <= ?",
            (first, first, end, offset),
        ).fetchone()
        return int(found)


def _row(database: sqlite3.Connection, passage: int) -> PassageRow:
    found: PassageRow = database.execute(
        f"SELECT {_COLUMNS} FROM passages WHERE id = ?",  # noqa: S608  # our own words
        (passage,),
    ).fetchone()
    return found


def _facts(row: Callable[[int], PassageRow], passage: int) -> Facts:
    *_, text, first, kept, lines = row(passage)
    heading, *tokens = lines.split("\n")
    sentences = from_json(kept)
    return Facts(first, sentences, _texts(text, sentences), heading, tuple(tokens))


def _texts(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(text[each.start : each.end] for each in sentences)


def _sentences_in(database: sqlite3.Connection, passage: int) -> tuple[int, int]:
    found = database.execute(
        "SELECT first_sentence FROM passages WHERE id IN (?, ?) ORDER BY id",
        (passage, passage + 1),
    ).fetchall()
    return found[0][0], found[-1][0]
