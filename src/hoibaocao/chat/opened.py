"""A report that was opened: the whole of it, a part, or the picture of a page, as safe HTML.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hoibaocao.chat.cards import has_pictures, link, quoted
from hoibaocao.chat.listing import about, stamp
from hoibaocao.chat.orders import Place
from hoibaocao.chat.prose import note, text

if TYPE_CHECKING:
    from hoibaocao.chat.messages import Words
    from hoibaocao.records import Metadata, PagePicture, Report, Surroundings


def _about(metadata: Metadata, words: Words) -> str:
    return text(" · ".join([*about(metadata, words), *stamp(metadata, words)]))


def report(shown: Report, target: Place, words: Words) -> str:
    """Show a whole report, its pages apart, with the quote marked."""
    length = len(shown.text)
    start, end = min(target.start, length), min(max(target.end, target.start), length)
    pages = {start: number for number, start in enumerate(shown.page_starts, 1)}
    cuts = sorted({0, start, end, length, *(cut for cut in pages if cut <= length)})
    body = []
    for a, b in pairwise(cuts):
        if a in pages:
            body.append(_page_break(pages[a], target, shown.path, words))
        piece = text(shown.text[a:b])
        body.append(f"<mark>{piece}</mark>" if start <= a < end else piece)
    return (
        f'<div class="report"><strong class="title">{text(shown.metadata.title)}</strong>'
        f'<div class="where">{_about(shown.metadata, words)}</div>'
        f'<div class="where path">{text(shown.path)}</div>'
        f'<div class="text" tabindex="0">{"".join(body)}</div></div>'
    )


def _page_break(number: int, target: Place, path: str, words: Words) -> str:
    name = text(words.page.format(page=number))
    picture = link(replace(target, report=path, page=number), words.view_page, "open")
    return f'<span class="leaf">{name} {picture if has_pictures(path) else ""}</span>'


def page(shown: Report, picture: PagePicture | None, target: Place, words: Words) -> str:
    """Show the picture of a page with the quote framed, and links to the pages beside it.

    Args:
        shown: The report.
        picture: The page ``target.page`` of it; None if there is none.
        target: The page and the quote.
        words: The page's words.
    """
    links = [link(replace(target, page=0), words.view_text, "open")]
    steps = ((target.page - 1, words.page_before), (target.page + 1, words.page_after))
    links += [
        link(replace(target, page=number), name, "open")
        for number, name in steps
        if 1 <= number <= len(shown.page_starts)
    ]
    name = words.page.format(page=target.page)
    return (
        f'<div class="report"><strong class="title">{text(shown.metadata.title)}</strong>'
        f'<div class="where">{_about(shown.metadata, words)} · {text(name)}</div>'
        f'<div class="steps">{" ".join(links)}</div>{_leaf(picture, name, words)}</div>'
    )


def _leaf(picture: PagePicture | None, name: str, words: Words) -> str:
    if picture is None:
        return note("hint", words.no_picture)
    spots = "".join(
        f'<mark class="spot" style="left:{100 * spot.left:.2f}%;top:{100 * spot.top:.2f}%;'
        f"width:{100 * (spot.right - spot.left):.2f}%;"
        f'height:{100 * (spot.bottom - spot.top):.2f}%"></mark>'
        for spot in picture.rectangles
    )
    source = f"data:image/png;base64,{b64encode(picture.png).decode()}"
    return (
        f'<div class="picture"><img src="{source}" alt="{text(name)}" '
        f'width="{picture.width}" height="{picture.height}">{spots}</div>'
    )


def excerpt(around: Surroundings, target: Place, words: Words) -> str:
    """Show a passage with its neighbours, the quote marked, and links that lead further."""
    here = around.passage
    steps = ((around.before, words.before), (around.after, words.after))
    links = [
        link(Place(here.report, step.start, step.end, whole=False), name, "read")
        for step, name in steps
        if step
    ]
    links.append(link(replace(target, whole=True), words.open_report, "open"))
    near = (quoted(each, target) for each in (around.before, here, around.after) if each)
    return (
        f'<div class="report"><strong class="title">{text(around.metadata.title)}</strong>'
        f'<div class="where">{_about(around.metadata, words)}</div>'
        f'<div class="where path">{text(here.report)}</div>'
        f'<div class="text" tabindex="0">{"&#10;&#10;".join(near)}</div>'
        f"{' '.join(links)}</div>"
    )
