"""The sentences that statements stand on, read together with the heading of their report."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from hoibaocao.answering.assertions import Assertions, assertions_of
from hoibaocao.records import Metadata, Passage, Place
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.periods import describe, describe_en
from hoibaocao.vietnamese.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_DISTRICTS, _PROVINCES = ("huyện", "quận", "thị xã", "thành phố"), ("tỉnh", "thành phố")


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence of a report that a statement may stand on.

    ``start`` and ``end`` are offsets in the report's text.
    """

    passage: Passage
    metadata: Metadata
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The sentence as it stands in its report."""
        return self.passage.quote(self.start, self.end)

    @property
    def year(self) -> int | None:
        """The year that days and periods without one are of."""
        return self.metadata.period.start.year if self.metadata.period else None

    @property
    def is_planted(self) -> bool:
        """Tell whether it tells a program what to do; nothing stands on that."""
        at = self.passage.start
        return is_command(self.passage.text, self.start - at, self.end - at)


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that is cited, and the heading of its report, as they were read."""

    ground: Ground
    sentence: Assertions
    heading: Assertions

    @property
    def place(self) -> str:
        """The name of the report's place, folded; empty if it is not known."""
        place = self.ground.metadata.place
        return fold(place.name) if place else ""

    @property
    def words(self) -> frozenset[str]:
        """All words of both, folded, abbreviations as they stand and spelt out."""
        texts = (fold(self.ground.quote), self.sentence.folded, self.heading.folded)
        return frozenset(_WORD.findall(" ".join(texts)))


def source_of(ground: Ground) -> Source:
    """Return what a sentence and the heading of its report assert."""
    heading = _heading(ground.metadata, ground.passage.section)
    return Source(ground, assertions_of(ground.quote, ground.year), heading)


@lru_cache(maxsize=1024)
def _heading(metadata: Metadata, section: str) -> Assertions:
    place, period = metadata.place, metadata.period
    parts = [
        # A title names the periods of plans, too.
        "" if period else metadata.title,
        *(_place(place) if place else ()),
        *((describe(period), describe_en(period)) if period else ()),
        section,
    ]
    read = assertions_of(". ".join(parts), period.start.year if period else None)
    title = assertions_of(metadata.title, None)
    return replace(
        read,
        text=f"{title.text}. {read.text}",
        folded=f"{title.folded}. {read.folded}",
        words=read.words | title.words,
    )


def _place(place: Place) -> list[str]:
    """Return a place with the unit words that may stand before it and its parents."""
    districts = [f"{kind} {place.district}" for kind in _DISTRICTS if place.district]
    provinces = [f"{kind} {place.province}" for kind in _PROVINCES if place.province]
    return [f"{place.kind} {place.name}".strip(), *districts, *provinces]
