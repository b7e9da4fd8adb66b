"""Find where in a saved page its article stands, to read there all that the page shows.

What extracts articles drops what it takes for furniture: lines between breaks, captions, leads,
the date. It tells well enough which part of the page the article is, though.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from lxml import etree

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.furniture import is_sentence
from hoibaocao.reading.shown_page import shown
from hoibaocao.vietnamese.text import clean

_MOST = 0.75  # of what was extracted stands in the article's own element
_FEWEST_FOUND = 0.5  # of it has to be found again in the page
_SHORTEST = 30  # characters; shorter lines stand anywhere
_LINKED = 0.8  # of the characters of a part that only links to other pages
_FEWEST_LINKS = 2
_MOST_BETWEEN = 1500  # characters between headline and article: date, lead, tools
_MAY_LINK = ("ul", "ol", "div", "section", "p", "table", "dl")


@dataclass(frozen=True, slots=True)
class _Said:
    """All letters of a page, and where those of each element begin and end."""

    letters: str
    spans: dict[etree._Element, tuple[int, int]]


def whole_article(tree: etree._Element, extracted: Sequence[Paragraph]) -> list[Paragraph]:
    """Return all that the part of a page shows that holds an extracted article.

    Before it stands the lead, if one stands between headline and article, and what else was
    extracted from elsewhere. If the article is not found again, what was extracted is returned.

    Args:
        tree: The page; it is changed.
        extracted: The paragraphs of the article, as far as they were recognised.
    """
    body = tree.find("body")
    page = tree if body is None else body
    said = _said(page)
    starts = list(_starts([paragraph.text for paragraph in extracted], said.letters))
    lengths = [len(_key(paragraph.text)) for paragraph in extracted]
    found = [(at, n) for at, n in zip(starts, lengths, strict=True) if at is not None]
    if sum(n for _, n in found) < _FEWEST_FOUND * sum(lengths):
        return list(extracted)
    article = _innermost(page, said, found)
    start, end = said.spans[article]
    placed = [(p, at) for p, at in zip(extracted, starts, strict=True) if at is not None]
    headline = _headline(page, said, article)
    _drop_links(article)
    own = shown(article)
    lead = [] if headline is None else _lead(headline, article)
    told = {paragraph.text for paragraph in lead}
    before = [p for p, at in placed if at < start and p.text not in told]
    behind = [p for p, at in placed if at >= end]
    return [*before, *lead, *own, *behind]


def _said(tree: etree._Element) -> _Said:
    parts: list[str] = []
    spans: dict[etree._Element, tuple[int, int]] = {}
    at = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            spans[element] = (at, at)
            part = _key(element.text or "")
        else:
            if event == "end":
                spans[element] = (spans[element][0], at)
            part = _key(element.tail or "")
        parts.append(part)
        at += len(part)
    return _Said("".join(parts), spans)


def _starts(lines: Sequence[str], letters: str) -> Iterator[int | None]:
    """Yield where each line begins, in order; None for those that are short or not found."""
    at = 0
    for line in lines:
        key = _key(line)
        found = letters.find(key, at) if len(key) >= _SHORTEST else -1
        at = max(at, found + len(key))
        yield found if found >= 0 else None


def _innermost(
    page: etree._Element, said: _Said, found: Sequence[tuple[int, int]]
) -> etree._Element:
    """Return the smallest element that holds most of what was found: (begin, length), in order."""
    begins = [at for at, _ in found]
    totals = list(accumulate((n for _, n in found), initial=0))

    def holds_most(element: etree._Element) -> bool:
        inside = (totals[bisect_left(begins, at)] for at in said.spans[element])
        return -next(inside) + next(inside) >= _MOST * totals[-1]

    article = inner = page
    while inner is not None:
        article = inner
        inner = next(filter(holds_most, article.iterchildren(etree.Element)), None)
    return article


def _headline(page: etree._Element, said: _Said, article: etree._Element) -> etree._Element | None:
    """Return the headline closely above an article."""
    start = said.spans[article][0]
    for headline in page.iter("h1"):
        begin, end = said.spans[headline]
        if begin < end <= start <= end + _MOST_BETWEEN:
            return headline
    return None


def _lead(headline: etree._Element, article: etree._Element) -> list[Paragraph]:
    """Return the sentences between a headline and its article; both are taken off the page."""
    above = {*article.iterancestors()}
    both = next(element for element in headline.iterancestors() if element in above)
    for element, preceding in ((headline, True), (article, False)):
        path = [element, *takewhile(lambda each: each is not both, element.iterancestors())]
        for each in path:
            for other in list(each.itersiblings(preceding=preceding)):
                other.getparent().remove(other)
            if preceding:
                each.getparent().text = None
    headline.drop_tree()
    article.drop_tree()
    return [each for each in shown(both) if is_sentence(each.text)]


def _drop_links(article: etree._Element) -> None:
    """Drop the parts of an article that only link to other pages: related news, sharing."""
    for part in list(article.iterdescendants(*_MAY_LINK)):
        links = part.findall(".//a")
        linked = sum(len(_key("".join(link.itertext()))) for link in links)
        if len(links) >= _FEWEST_LINKS and linked >= _LINKED * len(_key("".join(part.itertext()))):
            part.drop_tree()


def _key(text: str) -> str:
    """Return the letters of a text, however it is parted."""
    return re.sub(r"\s+", "", clean(text))
