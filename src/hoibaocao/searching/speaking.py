"""Whether a sentence can speak of the period that is asked about."""

from hoibaocao.records import Period
from hoibaocao.searching.questions import Asked
from hoibaocao.searching.scope import Side
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.periods import covers, find_periods, same
from hoibaocao.vietnamese.sentences import Span, sentence_spans


def may_speak_of(
    side: Side, asked: Asked, passage: str, sentence: Span, report: Period | None, *, ahead: bool
) -> bool:
    """Tell whether a sentence can speak of the period of a side.

    In a report of that very period it can. Elsewhere a figure needs the period in its own
    sentence, up to its last clause, and a report that ended before the period did knows only
    plans for it. Other things, and figures of a month, may be told wherever a passage speaks of
    that time; the former by reports of a part of the period or of more than it, too.

    Args:
        side: What is asked about.
        asked: The kind of thing that is asked for.
        passage: The text around the sentence.
        sentence: Where it stands in the passage.
        report: The period of the report.
        ahead: Whether what is planned is asked for.
    """
    period = side.period
    if period is None or side.exact:
        return True
    year = report.start.year if report else None
    if asked != "figure" and report and (covers(period, report) or covers(report, period)):
        return True
    if asked != "figure" or period.kind == "month":
        return _speaks_of_time_in(period, passage, year)
    if report and report.end < period.end and not ahead:
        return False
    whole = next(span for span in sentence_spans(passage, len(passage)) if span[1] >= sentence[1])
    named = named_periods(passage[whole[0] : sentence[1]], year)
    return any(same(of, period) for of in named)


def _speaks_of_time_in(period: Period, text: str, year: int | None) -> bool:
    days = (mention.date for mention in find_dates(text, default_year=year))
    within = any(day is not None and period.start <= day <= period.end for day in days)
    return within or any(covers(period, of) for of in named_periods(text, year))


def named_periods(text: str, default_year: int | None = None) -> list[Period]:
    """Return the periods that a text in NFC speaks of, comparisons left aside.

    Args:
        text: What to search.
        default_year: The year of periods named without one.
    """
    mentions = find_periods(text, default_year=default_year)
    return [each.period for each in mentions if each.period and not each.comparison]
