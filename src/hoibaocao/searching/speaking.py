"""Where the period that is asked about must be named, for a report to tell of it."""

from functools import cached_property
from typing import Literal

from hoibaocao.indexing.facts import Facts, Sentence
from hoibaocao.records import Period
from hoibaocao.searching.questions import Asked
from hoibaocao.searching.sides import Side
from hoibaocao.vietnamese.periods import covers, is_school_year, same

Naming = Literal["nowhere", "plan", "passage", "sentence", "in vain"]


class Speaking:
    """Which sentences of a passage tell of the period of a side.

    Whatever is asked, a figure is of one period: "thu ngân sách quý I ra sao" is not answered by
    what half a year brought.

    Args:
        side: What is asked about.
        asked: The kind of thing that is asked for.
        report: The period of the report; None if it is not known.
        facts: What is known of the passage.
        ahead: Whether what is planned is asked for.
    """

    def __init__(
        self, side: Side, asked: Asked, report: Period | None, facts: Facts, *, ahead: bool
    ) -> None:
        self._period, self._facts = side.period, facts
        self._naming = naming_needed(side, asked, report, ahead=ahead)
        of_figures = "figure" if report and asked == "other" else asked
        self._of_figures = naming_needed(side, of_figures, report, ahead=ahead)

    def tells(self, sentence: Sentence) -> bool:
        """Tell whether one of the passage's sentences does."""
        naming = self._of_figures if sentence.figure else self._naming
        if naming == "nowhere" or (naming == "passage" and self._is_spoken_of):
            return True
        return _is_of(naming, self._period, sentence)

    @cached_property
    def _is_spoken_of(self) -> bool:
        """Whether the passage names the period or a part of it."""
        period = self._period
        named = (of for sentence in self._facts.sentences for of in sentence.periods)
        return any(period is not None and covers(period, of) for of in named)


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


def _is_of(naming: Naming, period: Period | None, sentence: Sentence) -> bool:
    if naming == "plan" and sentence.plan:
        return True
    if period is None:
        return False
    is_named = any(
        same(of, period) or (sentence.plan and of.end == period.end and covers(of, period))
        for of in sentence.periods
    )
    return naming in {"plan", "sentence"} and is_named
