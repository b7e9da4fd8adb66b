"""What a format reader hands over, and how it becomes canonical text with addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from hoibaocao.errors import UnreadableReason
from hoibaocao.reading.headings import heading_of
from hoibaocao.reading.limits import LIMITS, Limits
from hoibaocao.records import Section
from hoibaocao.vietnamese.capitals import is_in_capitals
from hoibaocao.vietnamese.text import clean

BETWEEN = "\n\n"


class Refused(Exception):
    """Raised by a format reader; `hoibaocao.reading.read` adds which report it was.

    Args:
        reason: Why the file cannot be read.
    """

    def __init__(self, reason: UnreadableReason) -> None:
        super().__init__(reason)
        self.reason: UnreadableReason = reason


def _silent(done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Means:
    """What a format reader may use beside the file.

    ``cache`` is a folder for what was recognised in scans; ``progress`` is called with pages done
    and all pages, and a reader that tells of none must be done in ``limits.seconds``.
    """

    cache: Path | None = None
    progress: Callable[[int, int], None] = _silent
    limits: Limits = LIMITS


NO_MEANS = Means()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of clean text; ``heading`` when the format itself says that it is one."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file says beside its text: weaker than what the text says."""

    title: str = ""
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read; ``pages`` holds (paragraph, character in it) where each page begins.

    ``quality`` tells how well it could be read, from 0 to 1; ``recognised`` that its beginning is
    the picture of a page.
    """

    paragraphs: tuple[Paragraph, ...]
    hints: Hints = Hints()
    pages: tuple[tuple[int, int], ...] = ()
    quality: float = 1.0
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """Canonical text with the addresses in it."""

    text: str
    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]


def paragraphs_of(lines: Iterable[str], *, heading: bool = False) -> list[Paragraph]:
    """Return the lines that hold text as paragraphs in normal form."""
    cleaned = (clean(line).replace("\n", " ") for line in lines)
    return [Paragraph(line, heading) for line in cleaned if line]


def compose(reading: Reading) -> Composed:
    """Join paragraphs by blank lines and turn positions in them into offsets of the text."""
    paragraphs = reading.paragraphs
    starts = list(accumulate((len(p.text) + len(BETWEEN) for p in paragraphs), initial=0))
    text = BETWEEN.join(paragraph.text for paragraph in paragraphs)
    capitals = not is_in_capitals(text)
    sections = (
        Section(start, heading)
        for start, paragraph in zip(starts, paragraphs, strict=False)
        if (heading := heading_of(paragraph.text, marked=paragraph.heading, capitals=capitals))
    )
    return Composed(
        text=text,
        page_starts=tuple(starts[index] + offset for index, offset in reading.pages),
        sections=tuple(sections),
    )
