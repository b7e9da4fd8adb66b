"""A report in the catalogue: what is known of it, where it is kept, and its numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pydantic import TypeAdapter

from hoibaocao.indexing.parts import Stored
from hoibaocao.records import Metadata

_NOWHERE = Stored(0, "", 0, 0, 0, 0, 0)


class Numbers(NamedTuple):
    """What a report has for a number, and from where to where its passages and sentences have."""

    id: int
    first_passage: int
    end_passage: int
    first_sentence: int
    end_sentence: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the catalogue.

    Its passages are ``first_passage`` to ``end_passage`` - 1, its sentences likewise. ``names``
    are the paths of all files with its content, ``path`` the first of them; ``suffix`` is theirs,
    in small letters. ``added`` is when it came, in ISO 8601 and UTC.
    """

    id: int
    path: str
    sha256: str
    metadata: Metadata
    first_passage: int
    end_passage: int
    first_sentence: int
    end_sentence: int
    names: tuple[str, ...] = ()
    suffix: str = ""
    pages: int = 0
    quality: float = 1.0
    added: str = ""
    stored: Stored = _NOWHERE

    @property
    def numbers(self) -> Numbers:
        """Where it stands among the others."""
        return Numbers(
            self.id, self.first_passage, self.end_passage, self.first_sentence, self.end_sentence
        )

    @property
    def other_names(self) -> tuple[str, ...]:
        """Under which names the same content is there besides."""
        return self.names[1:]


@dataclass(frozen=True, slots=True)
class _Content:
    """What is kept of an entry as JSON, beside its numbers."""

    sha256: str
    metadata: Metadata
    names: tuple[str, ...]
    suffix: str
    pages: int
    quality: float
    added: str


_CONTENT = TypeAdapter(_Content)
_STORED = TypeAdapter(Stored)


def numbered(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in order of their paths, and numbered in it."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    numbers = _numbers(entry.stored for entry in ordered)
    return [
        entry if entry.numbers == own else replace(entry, **own._asdict())
        for entry, own in zip(ordered, numbers, strict=True)
    ]


def to_row(entry: Entry) -> tuple[int, str, str]:
    """Return an entry as the catalogue keeps it: its number, what is known, and where it is."""
    content = _Content(
        entry.sha256,
        entry.metadata,
        entry.names,
        entry.suffix,
        entry.pages,
        entry.quality,
        entry.added,
    )
    return (
        entry.id,
        _CONTENT.dump_json(content, exclude_defaults=True).decode(),
        _STORED.dump_json(entry.stored).decode(),
    )


def entries_of(rows: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """Return the entries that the catalogue keeps, in order.

    Args:
        rows: Of each what is known, and where it is.

    Raises:
        ValueError: A row is something else.
    """
    known = [(_CONTENT.validate_json(content), _STORED.validate_json(at)) for content, at in rows]
    numbers = _numbers(stored for _, stored in known)
    return tuple(_entry(*each, own) for each, own in zip(known, numbers, strict=True))


def _entry(of: _Content, stored: Stored, numbers: Numbers) -> Entry:
    return Entry(
        numbers.id,
        of.names[0],
        of.sha256,
        of.metadata,
        numbers.first_passage,
        numbers.end_passage,
        numbers.first_sentence,
        numbers.end_sentence,
        of.names,
        of.suffix,
        of.pages,
        of.quality,
        of.added,
        stored,
    )


def _numbers(reports: Iterable[Stored]) -> Iterator[Numbers]:
    """Yield the numbers of reports in order."""
    passages = sentences = 0
    for number, stored in enumerate(reports):
        end_passage, end_sentence = passages + stored.passages, sentences + stored.sentences
        yield Numbers(number, passages, end_passage, sentences, end_sentence)
        passages, sentences = end_passage, end_sentence
