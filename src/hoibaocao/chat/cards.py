"""The sources of answers beside them, as safe HTML: a card for each quote.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hoibaocao.chat.listing import about, stamp
from hoibaocao.chat.orders import Place, link_to
from hoibaocao.chat.prose import marked, note, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange
    from hoibaocao.records import Answer, Citation, Passage
    from hoibaocao.vietnamese.sentences import Span

_PICTURED = frozenset((".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"))


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
    found = exchange.answer
    cards = "".join(_card(each, turn, found, words) for each in found.citations) if found else ""
    return (
        f'<section class="cards{" older" if older else ""}" id="s{turn}">'
        f'<div class="asked">{text(words.sources_of)} <q>{text(exchange.question)}</q></div>'
        f"{cards or note('hint', words.no_sources_found)}</section>"
    )


def _card(citation: Citation, turn: int, found: Answer, words: Words) -> str:
    passage = citation.passage
    target = Place(passage.report, citation.start, citation.end)
    where = [*about(citation.metadata, words), *stamp(citation.metadata, words)]
    if passage.page is not None:
        where.append(words.page.format(page=passage.page))
    section = ""
    if passage.section:
        line = words.section.format(section=passage.section)
        section = f'<div class="where">{text(line)}</div>'
    links = [
        link(target, words.open_report, "open"),
        link(replace(target, whole=False), words.read_on, "read"),
    ]
    if passage.page is not None and has_pictures(passage.report):
        links.insert(1, link(replace(target, page=passage.page), words.view_page, "open"))
    links.append(f'<a class="up" href="#c{turn}-{citation.n}">{text(words.up)}</a>')
    return (
        f'<article class="card" id="c{turn}-{citation.n}" tabindex="-1"><header>'
        f'<span class="number">{citation.n}</span>'
        f'<strong class="title">{text(citation.metadata.title)}</strong>'
        f"{_checked(citation, found, words)}</header>"
        f'<div class="where">{text(" · ".join(where))}</div>{section}'
        f'<div class="passage" tabindex="0">{quoted(passage, target, citation.marks)}</div>'
        f"{_also_in(citation, words)}{' '.join(links)}</article>"
    )


def has_pictures(path: str) -> bool:
    """Tell whether the pages of a report can be shown as pictures, by its name."""
    return PurePosixPath(path).suffix.lower() in _PICTURED


def _checked(citation: Citation, found: Answer, words: Words) -> str:
    verdicts = [each.verified for each in found.statements if citation.n in each.citations]
    if not verdicts:
        return ""
    if all(verdicts):
        return f'<em class="checked verified">{text(words.verified)}</em>'
    return f'<em class="checked unverified">{text(words.unverified)}</em>'


def quoted(passage: Passage, target: Place, marks: Sequence[Span] = ()) -> str:
    """Show a passage with the part of the quote that stands in it marked, answering words strong.

    Args:
        passage: What to show.
        target: The quote.
        marks: Those words, as offsets in the report's text.
    """
    cuts = (min(max(at - passage.start, 0), len(passage.text)) for at in (target.start, target.end))
    start, end = cuts
    strong = ((a - passage.start - start, b - passage.start - start) for a, b in marks)
    shown = f"<mark>{marked(passage.text[start:end], strong)}</mark>" if start < end else ""
    return f"{text(passage.text[:start])}{shown}{text(passage.text[max(start, end) :])}"


def _also_in(citation: Citation, words: Words) -> str:
    if not citation.also_in:
        return ""
    links = (
        link(
            Place(hit.passage.report, hit.passage.start, hit.passage.end),
            " · ".join((hit.metadata.title, *about(hit.metadata, words), hit.passage.report)),
            "copy",
        )
        for hit in citation.also_in
    )
    return f'<div class="where also">{text(words.also_in)} {"; ".join(links)}</div>'


def link(target: Place, shown: str, kind: str) -> str:
    """Link to a report."""
    return f'<a class="{kind}" href="{link_to(target)}">{text(shown)}</a>'
