"""Read off a report what it says of itself; what it does not say stays unknown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hoibaocao.reading.document import BETWEEN, Hints
from hoibaocao.reading.furniture import article_span, stamped_month, unstamped
from hoibaocao.reading.headings import is_dateline, is_letterhead, may_be_issuer
from hoibaocao.reading.letterhead import is_of_appendix, issuer_of, number_of
from hoibaocao.reading.misread_places import with_places_mended
from hoibaocao.reading.opening import Opening, is_date_line, opening_of
from hoibaocao.reading.signature import author_of
from hoibaocao.reading.subject_period import period_of
from hoibaocao.reading.subject_place import place_of
from hoibaocao.records import Metadata
from hoibaocao.vietnamese.dates import find_dates

_MISREAD_SIX = re.compile(r"(?<!\w)ó(?= tháng\b)", re.IGNORECASE)
_ENDING = 12  # paragraphs in which a dateline may stand again
_EVENT_PARAGRAPHS = 4
_EVENT_WITHIN = 20  # characters: "Sáng 12/7, Ban Chấp hành…"
_AGENCY = re.compile(
    r"\([^()]{1,40}\)\W*"
)  # what the news comes from: "(Báo Hà Tĩnh) - Sáng 12/7…"


def read_metadata(
    text: str,
    *,
    hints: Hints = Hints(),  # noqa: B008 - frozen
    recognised: bool = False,
) -> Metadata:
    """Return title, place, period, date, author, number and issuing body of a report.

    Args:
        text: Canonical text.
        hints: What the file says beside its text; the text comes first.
        recognised: The beginning is that of a scan: names of places in it may be misread.
    """
    month = stamped_month(text)
    text = text[slice(*article_span(text))]
    paragraphs = text.split(BETWEEN)
    opening = opening_of(paragraphs, unstamped(hints.title))
    issued = _issued(paragraphs, opening, hints.issued, month)
    # Behind a cover the letterhead stands below the title.
    below = [line for line in opening.lead if is_of_appendix(line) or is_letterhead(line)]
    seen = _mended(opening, text) if recognised else opening
    # So it does in many spreadsheets, in the line below it.
    told = replace(seen, head=(*seen.head, *filter(may_be_issuer, seen.lead[:1])))
    return Metadata(
        title=opening.title,
        place=place_of(text, told),
        period=period_of(seen, issued or month),
        issued=issued,
        author=author_of(paragraphs),
        number=number_of((*opening.head, *below)),
        issuer=issuer_of(opening.head) if opening.official else "",
    )


def _mended(opening: Opening, text: str) -> Opening:
    """Return what was recognised with the names of places put right, and the most usual period."""
    *head, title = with_places_mended((*opening.head, opening.title), text)
    lead = tuple(_MISREAD_SIX.sub("6", line) for line in opening.lead)
    return replace(opening, head=tuple(head), title=_MISREAD_SIX.sub("6", title), lead=lead)


def _issued(
    paragraphs: Sequence[str], opening: Opening, hinted: date | None, month: date | None
) -> date | None:
    """Return the day of a dateline, else of the news, else of the event the news is about."""
    beginning = [*opening.head, *opening.lead]
    written = [line for line in (*beginning, *paragraphs[-_ENDING:]) if is_dateline(line)]
    written += [line for line in beginning if is_date_line(line) or is_of_appendix(line)]
    days = [mention.date for line in written for mention in find_dates(line) if mention.date]
    if days or written:
        return days[0] if days else None  # a day left blank is not that of an event
    event = _event(opening, month)
    if hinted and (event is None or hinted >= event):
        return hinted
    return event


def _event(opening: Opening, month: date | None) -> date | None:
    for paragraph in (opening.title, *opening.lead[:_EVENT_PARAGRAPHS]):
        agency = _AGENCY.match(paragraph)
        words = paragraph[agency.end() if agency else 0 :]
        for mention in find_dates(words)[:1]:
            if mention.start <= _EVENT_WITHIN:
                return mention.date or _in_stamped_year(words, month)
    return None


def _in_stamped_year(paragraph: str, month: date | None) -> date | None:
    """Return the day of "Ngày 15/7" in the year the file is stamped with."""
    if month is None:
        return None
    day = find_dates(paragraph, default_year=month.year)[0].date
    if day is None or day.month <= month.month:
        return day
    return day.replace(year=month.year - 1)
