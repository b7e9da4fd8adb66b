"""What is read of reports, and what of them is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

BELOW = " › "
"""Parts the headings of a section's path."""

PlaceLevel = Literal["province", "district", "commune"]
PeriodKind = Literal["month", "quarter", "half", "nine_months", "year", "span"]


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

    @property
    def is_general(self) -> bool:
        """Whether it is a text about no known place or period, and perhaps no report."""
        return self.place is None and self.period is None


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

    def quote(self, start: int, end: int) -> str:
        """Return what stands between two offsets of the report's text."""
        return self.text[start - self.start : end - self.start]

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
