"""Read saved web pages: the article without navigation, related links and counters."""

import codecs
import re
from copy import deepcopy
from datetime import date
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path

from lxml import etree

from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused, paragraphs_of
from hoibaocao.reading.furniture import article
from hoibaocao.reading.legacy import in_unicode, repaired
from hoibaocao.reading.shown_page import is_of_office, lines_of, mark_breaks, shown
from hoibaocao.reading.tables import Cell, Table, data_lines, flow
from hoibaocao.reading.text import decode
from hoibaocao.reading.web_article import whole_article
from hoibaocao.vietnamese.text import clean, fold

_FEWEST = 200  # characters; less is not an article, so the plain page is read instead
_PROLOGUE = re.compile(rb"(\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
# What is left open reaches to the end, so that no page is walked more than once.
_MARKUP = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[\da-fA-F]{2,4}|[a-zA-Z]{3,8});")
# Exports named .xls or .doc are often no more than a piece of a page.
_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<style")
_BREAKING = frozenset({"br", "div", "h1", "h2", "h3", "h4", "li", "p", "td", "th", "tr"})
_OLD_FACE = re.compile(
    r"""(?:\bface\s*=\s*["']?|font-family\s*:\s*["']?)(?:\.vn|vni-)""", re.IGNORECASE
)
_FAMILY = re.compile(r"""font-family\s*:\s*["']?([^;"',]+)""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD_BYTES = 4096
_BLOCK_TAGS = frozenset({"div", "head", "item", "list", "p", "quote", "table"})
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='publishdate']/@content",
)


def is_html(path: Path, head: bytes) -> bool:  # noqa: ARG001 - the content tells enough
    """Tell whether a file begins as a web page does."""
    start = head[_PROLOGUE.match(head).end() :].lower()  # type: ignore[union-attr]
    return start.startswith(_BEGINNINGS)


def read_html(path: Path) -> Reading:
    """Read an .html file.

    Raises:
        Refused: The file is empty or its page holds no text.
    """
    return _read(path.read_bytes())


def read_web_archive(path: Path) -> Reading:
    """Read a page that was saved with its pictures in one file (.mht), also by Word.

    Raises:
        Refused: There is no page in it, or the page holds no text.
    """
    message = message_from_bytes(path.read_bytes(), policy=default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page else None
    if not isinstance(content, bytes):
        raise Refused("unknown_format")
    return _read(content)


def _read(data: bytes) -> Reading:
    if not data.strip():
        raise Refused("empty")
    page = _in_unicode(data)
    tree = _tree(page)
    if tree is None:
        raise Refused("no_text")
    if _OLD_FACE.search(page if isinstance(page, str) else page.decode(errors="replace")):
        _repair_faces(tree, "")
    for running in tree.xpath("//div[@title='header' or @title='footer']"):  # by LibreOffice
        running.drop_tree()
    _write_tables(tree)
    if is_of_office(tree):
        found, title = shown(tree), clean(tree.findtext("head/title") or "").replace("\n", " ")
    else:
        found, title = _article(deepcopy(tree))
        if sum(len(paragraph.text) for paragraph in found) < _FEWEST:
            found = shown(deepcopy(tree))
            found = found[article([paragraph.text for paragraph in found])]
        else:
            found = whole_article(deepcopy(tree), found)
        found = _with_headline(found, tree)
    if not found:
        raise Refused("no_text")
    return Reading(tuple(found), Hints(title=title, issued=_published(tree)))


def _in_unicode(data: bytes) -> bytes | str:
    """Return a page; one in another coding in Unicode, before parsers guess or drop letters.

    To them TCVN3's ``ư`` is a soft hyphen.
    """
    if data.startswith(_BOMS):
        return decode(data)
    try:
        source, coding = data.decode(), ""
    except UnicodeDecodeError:
        source, coding = data.decode("latin-1"), _declared(data)
    lines = _ENTITY.sub(lambda entity: _letter(entity[0]), source).split("\n")
    fixed = repaired(lines, sample=_MARKUP.sub(" ", "\n".join(lines)))
    if fixed != lines:
        return "\n".join(fixed)
    return data.decode(coding, errors="replace") if coding else data


def _declared(data: bytes) -> str:
    """Return the coding that a page names, if Python knows it; else that of Windows for Vietnam."""
    named = _CHARSET.search(data[:_HEAD_BYTES])
    try:
        return codecs.lookup(named[1].decode()).name if named else "cp1258"
    except LookupError:
        return "cp1258"


def _letter(entity: str) -> str:
    """Return what an entity stands for, unless that is part of the markup."""
    character = unescape(entity)
    return entity if character.isascii() else character


def _tree(data: bytes | str) -> etree._Element | None:
    import trafilatura  # noqa: PLC0415 - it loads slowly

    return trafilatura.load_html(data)


def _repair_faces(element: etree._Element, font: str) -> None:
    """Bring text in fonts of another age to Unicode, in a page that has other text, too."""
    family = _FAMILY.search(element.get("style", ""))
    own = element.get("face") or (family[1] if family else "") or font
    if isinstance(element.tag, str) and element.text:
        element.text = in_unicode([(element.text, own)])
    for child in element:
        _repair_faces(child, own)
        if child.tail:
            child.tail = in_unicode([(child.tail, own)])


def _write_tables(tree: etree._Element) -> None:
    """Replace the tables of figures in a page by paragraphs, a row each.

    Other tables only lay the page out; some old portals are made of nothing else.
    """
    for table in reversed(list(tree.iter("table"))):  # inner ones come first
        before = table.getprevious()
        caption = " ".join(map(_words, table.xpath("./caption")))
        lines = data_lines(
            Table(tuple(_row(row) for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"))),
            caption or ("" if before is None else _words(before)),
        )
        if not lines or table.find(".//table") is not None:
            continue
        written = etree.Element("div")
        for line in filter(None, (caption, *lines)):
            etree.SubElement(written, "p").text = line
        written.tail = table.tail
        table.getparent().replace(table, written)


def _row(row: etree._Element) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            (Paragraph(words),) if (words := _words(cell)) else (),
            _span(cell, "colspan"),
            _span(cell, "rowspan"),
        )
        for cell in row.xpath("./td|./th")
    )


def _words(element: etree._Element) -> str:
    parts = []
    for event, part in etree.iterwalk(element, events=("start", "end", "comment")):
        parts.append(" " if part.tag in _BREAKING else "")
        if event == "start":
            parts.append(part.text or "")
        elif part is not element:
            parts.append(part.tail or "")
    return clean("".join(parts)).replace("\n", " ")


def _span(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "").strip()
    return int(written) if written.isdecimal() and written.isascii() else 1


def _article(tree: etree._Element) -> tuple[list[Paragraph], str]:
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    document = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    if not isinstance(document, Document):
        return [], ""
    found = [] if document.body is None else _blocks(document.body)
    return found, clean(document.title or "").replace("\n", " ")


def _blocks(body: etree._Element) -> list[Paragraph]:
    """Return the paragraphs of trafilatura's simplified tree (head, p, list, table, quote)."""
    found: list[Paragraph] = []
    for element in body:
        if element.tag == "table":
            rows = (tuple(Cell(tuple(_lines(cell))) for cell in row) for row in element.iter("row"))
            found += flow([Table(tuple(rows))])
        elif any(child.tag in _BLOCK_TAGS for child in element):
            found += _blocks(element)
        else:
            found += _lines(element, heading=element.tag == "head")
    return found


def _lines(element: etree._Element, *, heading: bool = False) -> list[Paragraph]:
    mark_breaks(element.iter("lb", "p"))
    return paragraphs_of(lines_of(element), heading=heading)


def _with_headline(found: list[Paragraph], tree: etree._Element) -> list[Paragraph]:
    """Put the page's headline first if it was lost with the page's head."""
    headlines = [clean(h1.text_content()).replace("\n", " ") for h1 in tree.iter("h1")]
    if len(headlines) != 1 or not headlines[0]:
        return found
    opening = fold(" ".join(paragraph.text for paragraph in found[:3]))
    if fold(headlines[0]) in opening:
        return found
    return [Paragraph(headlines[0], heading=True), *found]


def _published(tree: etree._Element) -> date | None:
    for path in _PUBLISHED:
        for value in tree.xpath(path):
            if day := re.match(r"\d{4}-\d\d-\d\d", str(value)):
                return _day(day[0])
    return None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
