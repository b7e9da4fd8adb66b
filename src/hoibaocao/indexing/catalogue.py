"""The catalogue of a generation: its reports in order of their paths, and where each is kept.

Passages are numbered from 0 in that order, whatever part they are in; the number is the row of the
vector in the dense index and the number that the lexical one gives. The sentences of all passages
are numbered likewise. So the same reports have the same numbers, however they came to be there.
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from hoibaocao.indexing.entries import Entry, entries_of, to_row
from hoibaocao.indexing.facts import Facts
from hoibaocao.indexing.parts import ABOUT, Packed, Part, refusal
from hoibaocao.indexing.parts import SENTENCES as SENTENCE_VECTORS
from hoibaocao.indexing.parts import VECTORS as PASSAGE_VECTORS
from hoibaocao.indexing.vectors import Slice, read_slice
from hoibaocao.records import Edition, Passage, Report, Surroundings

_SCHEMA = """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    content TEXT NOT NULL,
    stored TEXT NOT NULL
);
CREATE TABLE editions (
    newer TEXT NOT NULL,
    older TEXT NOT NULL
);
"""


def write_catalogue(path: Path, entries: Sequence[Entry], editions: Iterable[Edition]) -> None:
    """Write a new catalogue of numbered entries.

    Raises:
        OSError: The disk refuses.
    """
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(_SCHEMA)
            database.executemany("INSERT INTO reports VALUES (?, ?, ?)", map(to_row, entries))
            database.executemany(
                "INSERT INTO editions VALUES (?, ?)", ((e.newer, e.older) for e in editions)
            )
    except sqlite3.OperationalError as error:
        raise refusal(error) from error


class Catalogue:
    """Reads a catalogue and the parts it speaks of; may be shared by threads.

    Attributes:
        entries: The reports in order of their paths.
        editions: Which of them is a revision of which.

    Raises:
        ValueError: A file of it is not ours, or speaks of a part that is not there.
    """

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        try:
            with closing(
                sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            ) as database:
                query = "SELECT content, stored FROM reports ORDER BY id"
                self.entries = entries_of(database.execute(query))
                pairs = database.execute("SELECT newer, older FROM editions ORDER BY newer, older")
                self.editions = tuple(Edition(*pair) for pair in pairs)
        except sqlite3.DatabaseError as error:
            raise ValueError(f"{path.name}: {error}") from error
        self.parts = {
            name: Part(self._folder / name)
            for name in sorted({entry.stored.part for entry in self.entries})
        }
        # A path takes as long to make as a report to look up.
        self._vectors = {name: self._folder / name / PASSAGE_VECTORS for name in self.parts}
        self._sentences = {name: self._folder / name / SENTENCE_VECTORS for name in self.parts}
        self._by_name = {name: entry for entry in self.entries for name in entry.names}
        self._firsts = [entry.first_passage for entry in self.entries]

    def entry(self, path: str) -> Entry | None:
        """Return the entry of a report by any of its names, or None."""
        return self._by_name.get(path)

    def report(self, path: str) -> Report:
        """Return a report with its text, by any of its names.

        Raises:
            KeyError: The catalogue has no such report; see `entry`.
        """
        entry = self._by_name[path]
        part, number = self.parts[entry.stored.part], entry.stored.report
        about = part.about(number)
        return Report(
            entry.path,
            part.text(number),
            entry.metadata,
            about.page_starts,
            about.sections,
            entry.quality,
        )

    def passages(self, numbers: Iterable[int]) -> list[tuple[Entry, Passage]]:
        """Return the passages of these numbers, in the same order, each with its report."""
        return [self._passage(number) for number in numbers]

    def around(self, path: str, at: int) -> Surroundings:
        """Return the passage that holds an offset of a report, with its neighbours.

        An offset between two passages counts to the one before it, or to the first.

        Raises:
            KeyError: The catalogue has no such report; see `entry`.
        """
        entry = self._by_name[path]
        first, end, stored = entry.first_passage, entry.end_passage, entry.stored
        rows = stored.first_passage, stored.first_passage + stored.passages
        here = self.parts[stored.part].row_at(*rows, at) - stored.first_passage + first
        return Surroundings(
            entry.metadata,
            passage=self._passage(here)[1],
            before=self._passage(here - 1)[1] if here > first else None,
            after=self._passage(here + 1)[1] if here + 1 < end else None,
        )

    def report_of(self, passage: int) -> int:
        """Return the number of the report that holds a passage."""
        return bisect_right(self._firsts, passage) - 1

    def sentences_in(self, passage: int) -> range:
        """Return the numbers of a passage's sentences."""
        entry, row = self._at(passage)
        first, end = self.parts[entry.stored.part].sentences_in(row)
        is_last = passage == entry.end_passage - 1
        behind = entry.end_sentence if is_last else entry.first_sentence + end
        return range(entry.first_sentence + first, behind)

    def facts(self, passage: int) -> tuple[range, Facts]:
        """Return the numbers of a passage's sentences, and what is known of it."""
        entry, row = self._at(passage)
        facts = self.parts[entry.stored.part].facts(row)
        first = entry.first_sentence + facts.first_sentence
        return range(first, first + len(facts.sentences)), facts

    def packed(self, entry: Entry) -> Packed:
        """Return a report as its part keeps it."""
        stored, part = entry.stored, self.parts[entry.stored.part]
        first, end = stored.first_passage, stored.first_passage + stored.passages
        return Packed(
            ABOUT.dump_json(part.about(stored.report)).decode(),
            part.text(stored.report),
            part.rows(first, end),
            read_slice(self.vectors_of(entry)),
            read_slice(self.sentences_of(entry)),
        )

    def vectors_of(self, entry: Entry) -> Slice:
        """Return where the vectors of a report's passages are."""
        stored = entry.stored
        first, end = stored.first_passage, stored.first_passage + stored.passages
        return Slice(self._vectors[stored.part], first, end)

    def sentences_of(self, entry: Entry) -> Slice:
        """Return where the vectors of a report's sentences are."""
        stored = entry.stored
        first, end = stored.first_sentence, stored.first_sentence + stored.sentences
        return Slice(self._sentences[stored.part], first, end)

    def _at(self, passage: int) -> tuple[Entry, int]:
        """Return the report of a passage, and the number that the passage has in its part."""
        entry = self.entries[self.report_of(passage)]
        return entry, entry.stored.first_passage + passage - entry.first_passage

    def _passage(self, number: int) -> tuple[Entry, Passage]:
        entry, row = self._at(number)
        start, end, page, section, text, *_ = self.parts[entry.stored.part].row(row)
        return entry, Passage(entry.path, start, end, text, page, section, entry.other_names)
