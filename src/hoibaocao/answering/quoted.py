"""Parts of a report stated as they stand: a section as a list, a line of the letterhead."""

import re
from collections.abc import Iterator, Sequence

from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import Point, heading_of, named_section, tidy_lines
from hoibaocao.searching.quoting import Quoted
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.sentences import Span

_MOST = 4000
"""Characters of a section that are stated; who wants more opens the report there."""
_LINE = re.compile(r"[^\n]+")


def told_as_it_stands(result: SearchResult, prompts: Prompts, lang: str) -> tuple[str, list[Point]]:
    """Return what the sides of a question quote, its text, and what says where more is.

    The points are cited by the numbers 1, 2… in their order.
    """
    told: list[str] = []
    points: list[Point] = []
    for found in result.sides:
        if not found.quotes:
            of = heading_of(found.side.place, found.side.period, lang)
            told.append(f"{of}: {prompts.render('not_told', lang)}".removeprefix(": "))
            continue
        own = list(_points(found.quotes))
        told += [f"{point.stated} [{n}]" for n, point in enumerate(own, len(points) + 1)]
        points += own
        if own[-1].quote[1] < found.quotes[-1].end:
            told.append(prompts.render("more", lang, source=f"[{len(points)}]"))
    return "\n\n".join(told), points


def _points(quotes: Sequence[Quoted]) -> Iterator[Point]:
    """Yield what is stated of quotes, as many whole lines as there is room for."""
    room = _MOST
    for at, quote in enumerate(quotes):
        start, end = _fitting(quote, room)
        if end <= start:
            return
        room -= end - start
        passage = quote.hit.passage
        text = passage.quote(start, end)
        yield Point(
            hit=quote.hit,
            quote=(start, end),
            text=tidy_lines(text) if quote.heading else " ".join(text.split()),
            marks=() if quote.heading else ((start, end),),
            heading=named_section(quote.heading),
            goes_on=at > 0 and bool(quote.heading),
        )
        if end < quote.end:
            return


def _fitting(quote: Quoted, room: int) -> Span:
    """Return the offsets of the first lines of a quote that fit in some characters."""
    if quote.end - quote.start <= room:
        return quote.start, quote.end
    at = quote.hit.passage.start
    lines = _LINE.finditer(quote.hit.passage.text, quote.start - at, quote.end - at)
    ends = [at + line.end() for line in lines]
    return quote.start, max((end for end in ends if end - quote.start <= room), default=quote.start)
