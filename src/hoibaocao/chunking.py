"""From a report to its passages.

A passage is a few whole sentences that follow each other in one section and on one page, of a
size that is read at a glance. What is embedded and indexed is not the passage alone but
`indexed_text`: near-identical reports differ in place and period, and a passage seldom names them.
What is embedded of a sentence is its `meaning`: reports repeat each other but for the figures.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hoibaocao.reading.furniture import article_span
from hoibaocao.reading.headings import ranks_of
from hoibaocao.records import BELOW, Metadata, Passage, Report
from hoibaocao.vietnamese.capitals import sentence_case
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.signatures import with_deed
from hoibaocao.vietnamese.text import fold

VERSION = 10
"""Raised whenever the same report would give other passages, `indexed_text` or `meaning`."""

TARGET_CHARS = 1600
"""A passage is closed before the sentence that would take it past this many characters."""

_FIGURE = re.compile(r"\d+(?:[.,/:]\d+)*")
_ANY_FIGURE = "0"


def passages_of(report: Report, target_chars: int = TARGET_CHARS) -> list[Passage]:
    """Cut a report into passages, in order; together they hold every sentence once.

    What a web portal put around an article is left out.
    """
    section_starts = [section.start for section in report.sections]
    paths = _paths(report)
    passages = []
    for group in _groups(report, target_chars, section_starts):
        start, end = group[0][0], group[-1][1]
        page = bisect_right(report.page_starts, start) if report.page_starts else None
        section = bisect_right(section_starts, start)
        passages.append(
            Passage(
                report=report.path,
                start=start,
                end=end,
                text=report.text[start:end],
                page=page,
                section=paths[section - 1] if section else "",
            )
        )
    return passages


def indexed_text(passage: Passage, metadata: Metadata) -> str:
    """Return the passage preceded by place, period and title, as it is embedded and indexed.

    What is in capitals has small letters there, which embedding models know better; a signature
    says what it is.
    """
    place = label(metadata.place) if metadata.place else ""
    period = describe(metadata.period) if metadata.period else ""
    about = (place, period, sentence_case(metadata.title), sentence_case(passage.heading))
    head = ". ".join(part for part in about if part)
    text = with_deed(passage.text)
    return sentence_case(f"{head}\n{text}" if head else text)


def meaning(sentence: str) -> str:
    """Return a sentence as it is embedded: with one figure for all, as for what is in capitals.

    How near in meaning it is to a question does not depend on how much was collected: sentences
    that differ in figures alone are one to embed.
    """
    return _FIGURE.sub(_ANY_FIGURE, sentence_case(with_deed(sentence)))


def _paths(report: Report) -> list[str]:
    """Return the path of each section through the headings above it.

    The title is not repeated in the paths of what stands below it.
    """
    title = fold(report.metadata.title)
    above: list[tuple[int, str]] = []
    paths = []
    for section, rank in zip(report.sections, ranks_of(report.sections), strict=True):
        above = [each for each in above if each[0] < rank]
        paths.append(BELOW.join((*(heading for _, heading in above), section.heading)))
        if fold(section.heading) not in title:
            above.append((rank, section.heading))
    return paths


def _groups(
    report: Report, target_chars: int, section_starts: Sequence[int]
) -> Iterator[list[Span]]:
    """Yield runs of sentences: together no longer than the target, within section and page."""
    group: list[Span] = []
    begin, behind = article_span(report.text)
    for start, end in sentence_spans(report.text[begin:behind]):
        span = begin + start, begin + end
        if group and (
            span[1] - group[0][0] > target_chars
            or _crosses(section_starts, group[-1][0], span[0])
            or _crosses(report.page_starts, group[-1][0], span[0])
        ):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _crosses(borders: Sequence[int], before: int, after: int) -> bool:
    return bisect_right(borders, before) != bisect_right(borders, after)
