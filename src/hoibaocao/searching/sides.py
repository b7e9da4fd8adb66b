"""The sides of a question: a place, a period, and the reports to look in."""

from dataclasses import dataclass

from hoibaocao.records import Period, Place


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a question is about, and the numbers of the reports to look in.

    ``exact`` tells that the reports are those of the period itself; else they may mention it.
    ``undated`` tells that most texts of the library are of no known period: such a one may tell of
    any.
    ``planned`` tells that they end where the period begins: they tell what is planned for it.
    ``naming`` tells that they are of the places around: what they tell of it has to name it.
    ``instead`` are sides to look in where the reports are silent.
    """

    reports: tuple[int, ...]
    place: Place | None = None
    period: Period | None = None
    exact: bool = True
    undated: bool = False
    planned: bool = False
    naming: bool = False
    instead: tuple["Side", ...] = ()


def naming(
    reports: tuple[int, ...], place: Place | None, period: Period | None
) -> tuple[Side, ...]:
    """Return a side of the reports of the places around one, if there are any."""
    return (Side(reports, place, period, naming=True),) if reports else ()
