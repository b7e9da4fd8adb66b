"""Read Word files as they read on paper: numbers of lists, notes and text boxes, no deletions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from hoibaocao.reading.archives import NOT_WHOLE
from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused
from hoibaocao.reading.docx_styles import Styles
from hoibaocao.reading.legacy import encoding_of, in_unicode, lacks_capitals, with_capitals
from hoibaocao.reading.tables import Block, Cell, Table, flow
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = ("footnotes.xml", "endnotes.xml")
_NOTE_RULES = ("separator", "continuationSeparator", "continuationNotice")
# What a tracked change took away, what only old programs show, and what is no text.
_SKIPPED = frozenset(
    {
        *(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr")),
        *(f"{_W}{name}" for name in ("delInstrText", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr")),
        f"{_MARKUP}Fallback",
    }
)
_CHARACTERS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",  # in TCVN3 the letter ư
    f"{_W}sym": " ",
}


def read_docx(path: Path) -> Reading:
    """Read a .docx file.

    Raises:
        Refused: The file is damaged or holds no text.
    """
    document = _opened(path)
    found = flow(_Walk(document).blocks())
    if not found:
        raise Refused("no_text")
    return Reading(tuple(_with_capitals(found)), Hints(title=_title(document)))


def _opened(path: Path) -> "Document":
    import docx  # noqa: PLC0415 - start-up does not wait for it
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, *NOT_WHOLE) as error:
        raise Refused("damaged") from error


def _title(document: "Document") -> str:
    return clean(document.core_properties.title or "").replace("\n", " ")


def _with_capitals(found: list[Paragraph]) -> list[Paragraph]:
    if not lacks_capitals([paragraph.text for paragraph in found]):
        return found
    texts = with_capitals([paragraph.text for paragraph in found])
    return [replace(each, text=text) for each, text in zip(found, texts, strict=True)]


@dataclass(slots=True)
class _Slot:
    """A cell while its table is read: whether it goes on with the one above, and how far down."""

    cell: Cell
    goes_on: bool
    down: int = 1


class _Walk:
    """One pass through a document, in reading order."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._styles = Styles(document)
        body = document.element.body
        self._otherwise = encoding_of("".join(body.itertext(f"{_W}t")))

    def blocks(self) -> Iterator[Block]:
        """Yield what the body holds, then its foot- and endnotes."""
        yield from self._blocks(self._document.element.body)
        for part in self._document.part.package.iter_parts():
            if str(part.partname).endswith(_NOTES):
                for note in self._parsed(part.blob):
                    if note.get(f"{_W}type") not in _NOTE_RULES:
                        yield from self._blocks(note)

    @staticmethod
    def _parsed(blob: bytes) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False)
        try:
            return etree.fromstring(blob, parser)
        except etree.XMLSyntaxError as error:
            raise Refused("damaged") from error

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        for element in parent.iterchildren(etree.Element):
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield self._table(element)
            elif element.tag not in _SKIPPED:  # content controls and their like
                yield from self._blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        boxes: list[etree._Element] = []
        runs = [(text, font) for text, font in self._runs(paragraph, boxes) if text]
        style = self._styles.of(paragraph)
        if not style.is_contents:
            number = self._styles.number(paragraph) if runs else ""
            text = number + in_unicode(runs, self._otherwise)
            for line in clean(text).split("\n"):
                if line:
                    yield Paragraph(line, heading=style.is_heading)
        for box in boxes:
            yield from self._blocks(box)

    def _runs(
        self, element: etree._Element, boxes: list[etree._Element]
    ) -> Iterator[tuple[str, str]]:
        """Yield the texts in a paragraph with their fonts; its text boxes are set aside."""
        for child in element.iterchildren(etree.Element):
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{_W}t":
                yield child.text or "", self._styles.font(child)
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag], self._styles.font(child)
            elif not self._styles.is_hidden(child):
                yield from self._runs(child, boxes)

    def _table(self, table: etree._Element) -> Table:
        rows = [self._slots(row) for row in self._within(table, "tr") if not _is_deleted(row)]
        above: dict[int, _Slot] = {}
        for row in rows:
            for column, slot in row.items():
                if slot.goes_on and column in above:
                    above[column].down += 1
                else:
                    above[column] = slot
        return Table(
            tuple(
                tuple(
                    replace(slot.cell, down=slot.down) for slot in row.values() if not slot.goes_on
                )
                for row in rows
            )
        )

    def _slots(self, row: etree._Element) -> dict[int, _Slot]:
        """Return the cells of a row by the column they begin in."""
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        slots: dict[int, _Slot] = {}
        for cell in self._within(row, "tc"):
            across = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            slots[column] = _Slot(Cell(tuple(self._blocks(cell)), across), goes_on)
            column += across
        return slots

    def _within(self, parent: etree._Element, name: str) -> Iterator[etree._Element]:
        """Yield the rows of a table, or cells of a row, also those in content controls."""
        for child in parent.iterchildren(etree.Element):
            if child.tag == f"{_W}{name}":
                yield child
            elif child.tag not in _SKIPPED:
                yield from self._within(child, name)


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{_W}val", "")
    return int(value) if value.isdigit() else otherwise
