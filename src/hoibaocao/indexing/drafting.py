"""What a new generation is to hold, and what of it has to be made anew."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hoibaocao.chunking import indexed_text
from hoibaocao.indexing.abbreviations import LibraryAbbreviations, defined_by
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.generations import Holdings
from hoibaocao.indexing.parts import Stored
from hoibaocao.indexing.sources import Fresh, Kept, Source
from hoibaocao.vietnamese.abbreviations import Abbreviations, mention
from hoibaocao.vietnamese.capitals import sentence_case
from hoibaocao.vietnamese.syllable_counts import SyllableCounts
from hoibaocao.vietnamese.text import normal


@dataclass(frozen=True)
class Draft:
    """The reports of a new generation, against the one that it is made from.

    Attributes:
        sources: The reports in order of their paths.
        base: The generation that files are taken over from; None to make everything anew.
        table: The abbreviations of all reports.
    """

    sources: Sequence[Source]
    base: Holdings | None
    table: Mapping[str, str]

    def kept(self, source: Source) -> Entry | None:
        """Return the entry that a report has in the base, if it has."""
        of = source.of
        return of.entry if isinstance(of, Kept) and of.holdings is self.base else None

    @cached_property
    def abbreviations(self) -> LibraryAbbreviations:
        """Those in force in the new generation; what a report defines is found once."""
        known = Abbreviations.of(self.table)
        base = self.base.abbreviations if self.base else None

        def defined(source: Source) -> Mapping[str, str]:
            if isinstance(source.of, Fresh):
                return source.of.defined
            entry = self.kept(source)
            if base and entry and base.table == self.table:
                return base.defined[entry.id]
            return defined_by(sentence_case(source.text()), known)

        return LibraryAbbreviations(self.table, [defined(source) for source in self.sources])

    @property
    def fresh(self) -> list[Fresh]:
        """The reports that were read, in order."""
        return [source.of for source in self.sources if isinstance(source.of, Fresh)]

    @cached_property
    def anew(self) -> frozenset[int]:
        """The numbers of the reports whose words the base lacks, or has spelt out otherwise."""
        return frozenset(
            number
            for number, source in enumerate(self.sources)
            if (entry := self.kept(source)) is None or self._is_respelt(number, entry, source)
        )

    def _is_respelt(self, number: int, entry: Entry, source: Source) -> bool:
        before, own = self._before.defined[entry.id], self.abbreviations.defined[number]
        short = self._differing
        if before != own:
            short |= Abbreviations.of(before).differing(Abbreviations.of(own))
        if not short:
            return False
        text = normal(f"{source.metadata.title}\n{source.text()}")
        return mention(short).search(text) is not None

    @property
    def _before(self) -> LibraryAbbreviations:
        return self.base.abbreviations if self.base else self.abbreviations

    @cached_property
    def _differing(self) -> frozenset[str]:
        return self._before.everywhere.differing(self.abbreviations.everywhere)

    @cached_property
    def gone(self) -> tuple[Entry, ...]:
        """The reports of the base that the new generation does not hold."""
        if self.base is None:
            return ()
        kept = {entry.id for source in self.sources if (entry := self.kept(source))}
        return tuple(entry for entry in self.base.catalogue.entries if entry.id not in kept)

    @cached_property
    def merged(self) -> frozenset[int]:
        """The numbers of the reports that move to the new part though nothing of them changed.

        They are those of parts no larger than what the new part holds without them, so that a part
        is at least twice as large as the next; and those of parts that are mostly gone.
        """
        if self.base is None:
            return frozenset()
        entries = [self.kept(source) for source in self.sources]
        left: Counter[str] = Counter()
        size = 0
        for number, entry in enumerate(entries):
            if entry and number not in self.anew:
                left[entry.stored.part] += entry.stored.passages
            else:
                size += entry.stored.passages if entry else self.sources[number].size
        moved = set()
        for part, passages in sorted(left.items(), key=lambda each: (each[1], each[0])):
            if passages <= size or 2 * passages < self.base.catalogue.parts[part].passages:
                moved.add(part)
                size += passages
        return frozenset(
            number
            for number, entry in enumerate(entries)
            if entry and number not in self.anew and entry.stored.part in moved
        )

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """The key of each report in the lexical index: the base's, or the next ones."""
        entries = self.base.catalogue.entries if self.base else ()
        free = max((_end(entry.stored.key, entry.stored.passages) for entry in entries), default=0)
        keys = []
        for source in self.sources:
            entry = self.kept(source)
            keys.append(entry.stored.key if entry else free)
            free = free if entry else _end(free, source.size)
        return tuple(keys)

    def documents(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Yield the passages of some reports as `hoibaocao.indexing.lexical` wants them."""
        for number in numbers:
            source, key = self.sources[number], self.keys[number]
            spelt_out = self.abbreviations.of_report(number).spelt_out
            for at, passage in enumerate(source.passages(), key):
                yield at, key, spelt_out(indexed_text(passage, source.metadata))

    def language(self) -> SyllableCounts:
        """Return which syllables follow which, counting only what came and went."""
        base = self.base
        words = SyllableCounts.counted(_words(self.table))
        new = (source for source in self.sources if self.kept(source) is None)
        came = (sentence_case(source.text()) for source in new)
        if base is None:
            return SyllableCounts.counted(came).plus(words)
        went = (sentence_case(base.catalogue.report(entry.path).text) for entry in self.gone)
        counts = base.language().plus(SyllableCounts.counted(came))
        counts = counts.plus(SyllableCounts.counted(went), -1)
        if base.abbreviations.table != self.table:
            before = SyllableCounts.counted(_words(base.abbreviations.table))
            counts = counts.plus(words).plus(before, -1)
        return counts

    def entry(self, number: int, stored: Stored, now: str) -> Entry:
        """Return the entry of a report, not numbered yet.

        Args:
            number: Of the report.
            stored: Where it is.
            now: When it came if it is new, in ISO 8601 and UTC.
        """
        source = self.sources[number]
        if isinstance(source.of, Kept):
            entry = source.of.entry
            if (entry.names, entry.stored) == (source.names, stored):
                return entry
            return replace(entry, path=source.path, names=source.names, stored=stored)
        fresh = source.of
        return Entry(
            0,
            source.path,
            source.content.sha256,
            fresh.metadata,
            0,
            0,
            0,
            0,
            source.names,
            source.content.suffix,
            fresh.pages,
            fresh.quality,
            source.added or now,
            stored,
        )


def _end(key: int, passages: int) -> int:
    return key + max(passages, 1)


def _words(table: Mapping[str, str]) -> list[str]:
    return [*table, *table.values()]
