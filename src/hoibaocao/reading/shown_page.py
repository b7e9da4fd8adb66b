"""Read all that a web page shows, in the order it is written.

So are the pages read that office programs save: they are documents, not articles with a portal
around, and keep their numbers in lists and their letterheads in tables.
"""

import re
from collections.abc import Iterable

from lxml import etree

from hoibaocao.reading.document import Paragraph, paragraphs_of
from hoibaocao.reading.list_numbers import written

_BREAK, _HEADING, _NUMBERED = "\ue000", "\ue001", "\ue002"  # no page holds them: of private use
_BEHIND_NUMBER = re.compile(rf"{_NUMBERED}[\s{_BREAK}]*")
# Some portals hold the whole page in one form, and the lead of news stands in a header.
_UNSEEN = "|".join(
    f".//{name}"
    for name in (
        *("script", "style", "noscript", "nav", "footer", "aside"),
        *("header[not(descendant::p)]", "form[not(descendant::p)]"),
    )
)
_HEADINGS = "|".join(f".//h{rank}" for rank in range(1, 7))
_BREAKING = "|".join(
    f".//{name}"
    for name in "br p div li tr td th table section article center figure figcaption dd dt".split()
)
_PROGRAMS = re.compile(
    r"libreoffice|openoffice|microsoft (?:word|excel|office)|word\.document|wps office",
    re.IGNORECASE,
)
_NAMING = frozenset({"generator", "progid"})
_NUMBER = re.compile(r"[0-9]{1,4}")
_FORMS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}


def is_of_office(tree: etree._Element) -> bool:
    """Tell whether an office program saved a page, by what its head says."""
    return any(
        meta.get("name", "").lower() in _NAMING and _PROGRAMS.search(meta.get("content", ""))
        for meta in tree.iterfind("head//meta")
    )


def shown(tree: etree._Element) -> list[Paragraph]:
    """Return what a page shows, its lists numbered and its headings told; it changes the page."""
    for element in tree.xpath(_UNSEEN):
        element.drop_tree()
    for items in tree.iter("ol"):
        _number(items)
    for heading in tree.xpath(_HEADINGS):
        heading.text = _HEADING + (heading.text or "")
    mark_breaks(tree.xpath(f"{_BREAKING}|{_HEADINGS}"))
    body = tree.find("body")
    return [
        paragraph
        for line in lines_of(tree if body is None else body)
        for paragraph in paragraphs_of([line.replace(_HEADING, "")], heading=_HEADING in line)
    ]


def mark_breaks(elements: Iterable[etree._Element]) -> None:
    """Mark where lines end: before and behind these elements."""
    for element in elements:
        element.text = _BREAK + (element.text or "")
        element.tail = _BREAK + (element.tail or "")


def lines_of(element: etree._Element) -> list[str]:
    """Return the lines that a browser would show; line ends of the source are mere blanks."""
    text = "".join(element.itertext()).replace("\n", " ")
    return _BEHIND_NUMBER.sub(" ", text).split(_BREAK)


def _number(items: etree._Element) -> None:
    """Write the numbers of a list that browsers show before its items."""
    form = _FORMS.get(items.get("type", ""), "decimal")
    number = _whole(items.get("start"), 1)
    for item in items.iterchildren("li"):
        number = _whole(item.get("value"), number)
        if "".join(item.itertext()).strip():
            # Programs lose the bracket that the state prescribes behind small letters.
            closing = ")" if form == "lowerLetter" else "."
            item.text = f"{written(number, form)}{closing}{_NUMBERED}{item.text or ''}"
        number += 1


def _whole(number: str | None, otherwise: int) -> int:
    return int(number) if number and _NUMBER.fullmatch(number) else otherwise
