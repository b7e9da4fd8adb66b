"""What a sync of the library does, and how far it is."""

from dataclasses import dataclass
from typing import Protocol

from hoibaocao.errors import UnreadableReason


class Progress(Protocol):
    """Hears how far work has come; what it raises ends the work."""

    def __call__(self, stage: str, done: int, total: int, what: str = "", /) -> None:
        """Hear of the stage at work (``reading``, ``embedding``…), units done, total, and on what.

        ``what`` is the path of a report; empty where work is on many at once.
        """


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
