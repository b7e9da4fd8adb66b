"""Where the period that is asked about must be named, for a report to tell of it."""

from typing import Literal

from hoibaocao.records import Period
from hoibaocao.searching.questions import Asked
from hoibaocao.searching.scope import Side
from hoibaocao.vietnamese.periods import covers, is_school_year

Naming = Literal["nowhere", "plan", "passage", "sentence", "in vain"]


def naming_needed(side: Side, asked: Asked, report: Period | None, *, ahead: bool) -> Naming:
    """Return where a report must name the period of a side to tell of it.

    A report of that very period need not, nor a text of no known period among others of none; one
    that ends where the period begins has to plan.
    Elsewhere a figure needs it in its own sentence, and a report that ended before the period did
    knows only plans for it, but that of a school year the exams of the year. Other things, figures
    of a month, and what stands in a text of no known period, may be told wherever a passage speaks
    of that time; other things by reports of a part of the period or of more than it, too.

    Args:
        side: What is asked about.
        asked: The kind of thing that is asked for.
        report: The period of the report; None if it is not known.
        ahead: Whether what is planned is asked for.
    """
    period = side.period
    if period is None or side.exact or (side.undated and report is None):
        return "nowhere"
    if side.planned:
        return "plan"
    if asked != "figure":
        related = report is None or covers(period, report) or covers(report, period)
        return "nowhere" if related else "passage"
    if report is None or period.kind == "month":
        return "passage"
    is_over = report.end >= period.end or _is_of_exams(report, period)
    return "sentence" if is_over or ahead else "in vain"


def _is_of_exams(report: Period, period: Period) -> bool:
    """Tell whether a report is of the school year that ends in a year: its exams are over."""
    return is_school_year(report) and period.kind == "year" and report.end.year == period.end.year
