"""Answers and reports as safe HTML for the page; pure functions that know nothing of gradio.

Whatever comes from a report, a question, a model or a file name passes through `text`, so it can
never become markup. Each result is one line: Markdown then takes it for one block of HTML and
leaves what is inside alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from hoibaocao.chat.prose import marked, note, prose, text
from hoibaocao.vietnamese.places import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange
    from hoibaocao.records import Answer, Citation, Metadata, Passage, Report, Surroundings
    from hoibaocao.vietnamese.sentences import Span

_OPEN, _READ = "#open?", "#read?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to open a report: its path and the quote to mark, if any.

    ``whole`` for all of it, else the passage at the quote and its neighbours.
    """

    report: str
    start: int = 0
    end: int = 0
    whole: bool = True


def link_to(target: Place) -> str:
    """Write an address within the page that `linked` reads back."""
    spot = {"report": target.report, "quote": f"{target.start}-{target.end}"}
    return escape((_OPEN if target.whole else _READ) + urlencode(spot, quote_via=quote))


def linked(address: str) -> Place | None:
    """Read an address made by `link_to`; anything else gives None."""
    if not address.startswith((_OPEN, _READ)):
        return None
    fields = parse_qs(address.partition("?")[2])
    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})", fields.get("quote", [""])[0])
    if "report" not in fields or span is None:
        return None
    whole = address.startswith(_OPEN)
    return Place(fields["report"][0], int(span[1]), int(span[2]), whole)


def trouble(line: str) -> str:
    """Show what went wrong, already in plain words."""
    return f'<div class="trouble">{text(line)}</div>'


def banner(words: Words) -> str:
    """Show the name of the page and one line of help."""
    return f'<div class="banner"><h1>{text(words.name)}</h1> <span>{text(words.help)}</span></div>'


def messages(exchanges: Sequence[Exchange], words: Words) -> list[dict[str, str]]:
    """Give the conversation as role and content of each message."""
    shown = []
    for turn, exchange in enumerate(exchanges):
        question = f'<div class="question">{text(exchange.question)}</div>'
        shown.append({"role": "user", "content": question})
        shown.append({"role": "assistant", "content": answer(exchange, turn, words)})
    return shown


def answer(exchange: Exchange, turn: int, words: Words) -> str:
    """Show one answer: its text with markers that lead to the cards, then what to know of it.

    Args:
        exchange: With the answer so far, the trouble met, or neither yet.
        turn: The exchange's number; it keeps the cards of different answers apart.
        words: The page's words.
    """
    if exchange.trouble:
        return trouble(exchange.trouble)
    found = exchange.answer
    if found is None:
        waiting = words.loading if exchange.early else words.thinking
        return note("stopped", words.stopped if exchange.stopped else waiting)
    parts = []
    if found.refused:
        parts.append(f'<strong class="refused">{text(words.refused)}</strong>')
    parts.append(f'<div class="said">{prose(found, turn, words)}</div>')
    if found.notice == "llm_failed":
        parts.append(note("notice", words.llm_failed))
    if exchange.stopped:
        parts.append(note("stopped", words.stopped))
    parts.append(_scope(found, words))
    return f'<div class="answer">{"".join(parts)}</div>'


def _scope(found: Answer, words: Words) -> str:
    absent_places, absent_periods = found.scope.absent_places, found.scope.absent_periods
    places = [place for place in found.scope.places if place not in absent_places]
    periods = [period for period in found.scope.periods if period not in absent_periods]
    here = [*map(label, places), *map(words.describe, periods)]
    absent = [*map(label, absent_places), *map(words.describe, absent_periods)]
    read = [found.reading] if found.reading else []
    choices = [", ".join(about(choice.metadata, words)) for choice in found.choices]
    lines = (
        (words.reading, read),
        (words.scope, here),
        (words.absent, absent),
        (words.choices, choices),
    )
    return "".join(
        note("scope", f"{name} {' · '.join(values)}") for name, values in lines if values
    )


def evidence(exchanges: Sequence[Exchange], words: Words) -> str:
    """Show the cards of every answer; only the latest answer's are in sight at first."""
    last = len(exchanges) - 1
    shown = [
        _cards(exchange, turn, words, older=turn < last)
        for turn, exchange in enumerate(exchanges)
        if exchange.answer
    ]
    if not exchanges or not exchanges[last].answer:
        shown.append(f'<section class="cards">{note("hint", words.no_sources)}</section>')
    return f'<div class="evidence">{"".join(shown)}</div>'


def _cards(exchange: Exchange, turn: int, words: Words, *, older: bool) -> str:
    citations = exchange.answer.citations if exchange.answer else ()
    cards = "".join(_card(citation, turn, words) for citation in citations)
    return (
        f'<section class="cards{" older" if older else ""}" id="s{turn}">'
        f'<div class="asked">{text(words.sources_of)} <q>{text(exchange.question)}</q></div>'
        f"{cards or note('hint', words.no_sources_found)}</section>"
    )


def _card(citation: Citation, turn: int, words: Words) -> str:
    passage = citation.passage
    target = Place(passage.report, citation.start, citation.end)
    where = list(about(citation.metadata, words))
    if passage.page is not None:
        where.append(words.page.format(page=passage.page))
    section = ""
    if passage.section:
        line = words.section.format(section=passage.section)
        section = f'<div class="where">{text(line)}</div>'
    near = replace(target, whole=False)
    links = _link(target, words.open_report, "open"), _link(near, words.read_on, "read")
    return (
        f'<article class="card" id="c{turn}-{citation.n}"><header>'
        f'<span class="number">{citation.n}</span>'
        f'<strong class="title">{text(citation.metadata.title)}</strong></header>'
        f'<div class="where">{text(" · ".join(where))}</div>{section}'
        f'<div class="passage">{_quoted(passage, target, citation.marks)}</div>'
        f"{_also_in(citation, words)}{' '.join(links)}</article>"
    )


def _quoted(passage: Passage, target: Place, marks: Sequence[Span] = ()) -> str:
    """Show a passage with the part of the quote that stands in it marked, answering words strong.

    Args:
        passage: What to show.
        target: The quote.
        marks: Those words, as offsets in the report's text.
    """
    cuts = (min(max(at - passage.start, 0), len(passage.text)) for at in (target.start, target.end))
    start, end = cuts
    strong = ((a - passage.start - start, b - passage.start - start) for a, b in marks)
    quoted = f"<mark>{marked(passage.text[start:end], strong)}</mark>" if start < end else ""
    return f"{text(passage.text[:start])}{quoted}{text(passage.text[max(start, end) :])}"


def _also_in(citation: Citation, words: Words) -> str:
    if not citation.also_in:
        return ""
    links = (
        _link(
            Place(hit.passage.report, hit.passage.start, hit.passage.end),
            " · ".join((hit.metadata.title, *about(hit.metadata, words), hit.passage.report)),
            "copy",
        )
        for hit in citation.also_in
    )
    return f'<div class="where also">{text(words.also_in)} {"; ".join(links)}</div>'


def _link(target: Place, shown: str, kind: str) -> str:
    return f'<a class="{kind}" href="{link_to(target)}">{text(shown)}</a>'


def about(metadata: Metadata, words: Words) -> Iterator[str]:
    """Yield the place and the period of a report in words."""
    yield label(metadata.place) if metadata.place else words.no_place
    yield words.describe(metadata.period) if metadata.period else words.no_period


def report(shown: Report, target: Place, words: Words) -> str:
    """Show a whole report, its pages apart, with the quote marked."""
    length = len(shown.text)
    start, end = min(target.start, length), min(max(target.end, target.start), length)
    pages = {start: number for number, start in enumerate(shown.page_starts, 1)}
    cuts = sorted({0, start, end, length, *(cut for cut in pages if cut <= length)})
    body = []
    for a, b in pairwise(cuts):
        if a in pages:
            body.append(f'<span class="leaf">{text(words.page.format(page=pages[a]))}</span>')
        piece = text(shown.text[a:b])
        body.append(f"<mark>{piece}</mark>" if start <= a < end else piece)
    return (
        f'<div class="report"><strong class="title">{text(shown.metadata.title)}</strong>'
        f'<div class="where">{text(" · ".join(about(shown.metadata, words)))}</div>'
        f'<div class="where path">{text(shown.path)}</div>'
        f'<div class="text">{"".join(body)}</div></div>'
    )


def excerpt(around: Surroundings, target: Place, words: Words) -> str:
    """Show a passage with its neighbours, the quote marked, and links that lead further."""
    here = around.passage
    steps = ((around.before, words.before), (around.after, words.after))
    links = [
        _link(Place(here.report, step.start, step.end, whole=False), name, "read")
        for step, name in steps
        if step
    ]
    links.append(_link(replace(target, whole=True), words.open_report, "open"))
    near = (passage for passage in (around.before, here, around.after) if passage)
    return (
        f'<div class="report"><strong class="title">{text(around.metadata.title)}</strong>'
        f'<div class="where">{text(" · ".join(about(around.metadata, words)))}</div>'
        f'<div class="where path">{text(here.report)}</div>'
        f'<div class="text">{"&#10;&#10;".join(_quoted(each, target) for each in near)}</div>'
        f"{' '.join(links)}</div>"
    )
