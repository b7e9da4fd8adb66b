"""The reports that go into the next generation: read for it, or held by one there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.generations import Holdings
from hoibaocao.indexing.naming import Content
from hoibaocao.indexing.spool import Aside
from hoibaocao.records import Metadata, Passage


@dataclass(frozen=True, slots=True)
class Fresh:
    """A report that was read; all but what is told here was put aside.

    Attributes:
        metadata: What it says of itself.
        pages: How many it has.
        quality: As of `hoibaocao.records.Report`.
        defined: The abbreviations that it defines.
        passages: How many it has.
        sentences: How many they have.
        aside: Where it waits.
    """

    metadata: Metadata
    pages: int
    quality: float
    defined: Mapping[str, str]
    passages: int
    sentences: int
    aside: Aside


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that a generation holds already."""

    entry: Entry
    holdings: Holdings


@dataclass(frozen=True, slots=True)
class Source:
    """A report that goes into the next generation, with the names of its files.

    ``added`` is when it came; empty if that is now.
    """

    content: Content
    names: tuple[str, ...]
    of: Fresh | Kept
    added: str

    @property
    def path(self) -> str:
        """The name that the report goes by."""
        return self.names[0]

    @property
    def metadata(self) -> Metadata:
        """What the report says of itself."""
        return self.of.metadata if isinstance(self.of, Fresh) else self.of.entry.metadata

    @property
    def size(self) -> int:
        """How many passages the report has."""
        return self.of.passages if isinstance(self.of, Fresh) else self.of.entry.stored.passages

    def text(self) -> str:
        """Return the report's text."""
        if isinstance(self.of, Fresh):
            return self.of.aside.taken().report.text
        return self.of.holdings.catalogue.report(self.of.entry.path).text

    def passages(self) -> Sequence[Passage]:
        """Return the report's passages."""
        if isinstance(self.of, Fresh):
            return self.of.aside.taken().passages
        numbers = range(self.of.entry.first_passage, self.of.entry.end_passage)
        return [passage for _, passage in self.of.holdings.catalogue.passages(numbers)]
