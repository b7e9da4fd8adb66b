"""What is asked, found and answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hoibaocao.records.reports import Metadata, Passage, Period, Place

Answerer = Literal["extractive", "llm"]
Notice = Literal["", "llm_failed", "old_index"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as typed; ``history`` is the conversation so far, oldest first, and completes it.

    ``places`` and ``periods`` are the names of those to look in, "Cẩm Xuyên", "6 tháng đầu năm
    2023"; all if there are none. The question narrows them.
    """

    text: str
    history: tuple[Turn, ...] = ()
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()


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
