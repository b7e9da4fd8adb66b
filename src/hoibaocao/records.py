"""The vocabulary of the project: what flows from one stage to the next.

Offsets count characters of a report's canonical text (`Report.text`), and a quote is always
exactly ``text[start:end]``. Scores: higher is better. An empty string means "not known".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from hoibaocao.errors import UnreadableReason

BELOW = " › "
"""Parts the headings of a section's path."""
PlaceLevel = Literal["province", "district", "commune"]
PeriodKind = Literal["month", "quarter", "half", "nine_months", "year", "span"]
Answerer = Literal["extractive", "llm"]
Notice = Literal["", "llm_failed", "old_index"]


class Progress(Protocol):
    """Hears how far work has come; what it raises ends the work."""

    def __call__(self, stage: str, done: int, total: int, what: str = "", /) -> None:
        """Hear of the stage at work (``reading``, ``embedding``…), units done, total, and on what.

        ``what`` is the path of a report; empty where work is on many at once.
        """


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit; ``kind`` is the word before the name, such as ``huyện``."""

    name: str
    level: PlaceLevel
    kind: str = ""
    district: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that figures speak of; both days are part of it."""

    kind: PeriodKind
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says of itself.

    ``number`` is that of the document, "123/BC-UBND"; ``issuer`` the body that issued it.
    """

    title: str
    place: Place | None = None
    period: Period | None = None
    issued: date | None = None
    author: str = ""
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where its section begins."""

    start: int
    heading: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as read. ``path`` is relative to the library folder, with ``/``.

    ``quality`` tells how well it could be read, from 0 to 1.
    """

    path: str
    text: str
    metadata: Metadata
    page_starts: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    quality: float = 1.0


def heading_of(section: str) -> str:
    """Return the heading that a section's path leads to."""
    return section.rpartition(BELOW)[2]


@dataclass(frozen=True, slots=True)
class Passage:
    """A few whole sentences of one report; ``page`` counts from 1.

    ``section`` is the path of headings to it, "II. KẾT QUẢ › 1. Thu ngân sách"; empty if there are
    none above it; ``other_names`` are
    those of files with the same content as the report's.
    """

    report: str
    start: int
    end: int
    text: str
    page: int | None = None
    section: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The heading that it stands under."""
        return heading_of(self.section)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage and its neighbours in the report, None beyond the report's ends."""

    metadata: Metadata
    passage: Passage
    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page in fractions of its width and height, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a report as it looks, in pixels, and where a quote stands on it, line by line.

    There are no rectangles when the quote was not found on the page.
    """

    png: bytes
    width: int
    height: int
    rectangles: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The places and periods a question names, and those of them the library lacks."""

    places: tuple[Place, ...] = ()
    periods: tuple[Period, ...] = ()
    absent_places: tuple[Place, ...] = ()
    absent_periods: tuple[Period, ...] = ()

    @property
    def is_absent(self) -> bool:
        """Tell whether the library lacks every place, or every period, that was named."""
        return any(
            bool(absent) and len(absent) == len(named)
            for absent, named in (
                (self.absent_places, self.places),
                (self.absent_periods, self.periods),
            )
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with its report's metadata.

    ``also_in`` are passages that say the same, so that they are not shown apart: the same figures
    and names, and but for about a tenth the same words.
    """

    passage: Passage
    metadata: Metadata
    score: float
    also_in: tuple["Hit", ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote, numbered from 1, and the passage it stands in; ``also_in`` as in `Hit`.

    ``marks`` are the start and end of the words of the quote that answer.
    """

    n: int
    passage: Passage
    metadata: Metadata
    start: int
    end: int
    quote: str
    also_in: tuple[Hit, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an answer with the numbers of the citations it stands on."""

    text: str
    citations: tuple[int, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A report that would answer a question which does not say which one it means."""

    report: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; ``refused`` when the reports do not hold one. ``text`` has ``[1]`` markers.

    ``reading`` is the question as it was read, with what it takes from those before it; empty if
    that is the question itself. ``choices`` are the reports that answer it equally
    well when it does not say which it means.
    """

    question: str
    text: str
    refused: bool
    scope: Scope
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    answerer: Answerer
    generation: str
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    notice: Notice = ""
    reading: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file of the library folder that could not be read, and why."""

    report: str
    reason: UnreadableReason


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file whose content the index held under another name, which is gone."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the content of a report that goes by another name."""

    name: str
    report: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Two reports of one place and period that say nearly the same, ``newer`` the later one."""

    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How the library folder differs from the index; paths in alphabetical order.

    Each file of the folder is in one of ``added``, ``changed``, ``renamed``, ``duplicates``,
    ``unchanged`` and ``unreadable``. ``removed`` are names that are gone. ``editions`` are pairs
    that a new report is part of. ``abbreviations`` tells that their table is another one;
    ``corrected`` are those of ``changed`` whose file is the same but users' corrections are others.
    ``astray`` are corrections of reports that are not there.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    editions: tuple[Edition, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    abbreviations: bool = False
    corrected: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Tell whether the index is as the folder would have it."""
        return not (
            self.added
            or self.changed
            or self.renamed
            or self.removed
            or self.duplicates
            or self.abbreviations
        )


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did: the generation now in use and what it holds."""

    generation: str
    changes: Changes
    reports: int
    passages: int
    duration_s: float
