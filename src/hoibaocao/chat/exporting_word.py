"""Answers as a Word file with real footnotes, which python-docx itself does not write."""

from __future__ import annotations

import io
from itertools import count, groupby
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from hoibaocao.chat.exporting import MARKER, legal, source
from hoibaocao.chat.prose import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange
    from hoibaocao.records import Answer

_RULES = (("separator", -1), ("continuationSeparator", 0))


def word_file(exchanges: Sequence[Exchange], words: Words) -> bytes:
    """Write answers as a .docx file: each question a heading, each source a footnote."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    footnotes = _Footnotes(document)
    for exchange in exchanges:
        document.add_heading(legal(exchange.question), level=2)
        if exchange.answer is None:
            document.add_paragraph(legal(exchange.trouble or words.cut_off))
        else:
            _answer(document, exchange.answer, words, footnotes)
    footnotes.close()
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _answer(document: Any, found: Answer, words: Words, footnotes: _Footnotes) -> None:  # noqa: ANN401
    sources = {str(each.n): legal(source(each, words)) for each in found.citations}
    lines = [line for line in found.text.split("\n") if line.strip()]
    for is_table, run in groupby(lines, key=lambda line: line.startswith("|")):
        if not is_table:
            for line in run:
                _write(document.add_paragraph(), line, sources, footnotes)
            continue
        cells = rows("\n".join(run))
        table = document.add_table(len(cells), max(map(len, cells)), style="Table Grid")
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, shown in zip(row.cells, texts, strict=False):
                _write(cell.paragraphs[0], shown, sources, footnotes)


def _write(paragraph: Any, line: str, sources: dict[str, str], footnotes: _Footnotes) -> None:  # noqa: ANN401
    for at, piece in enumerate(MARKER.split(line)):
        if at % 2 and piece in sources:
            footnotes.add(paragraph, sources[piece])
        elif piece:
            paragraph.add_run(legal(f"[{piece}]" if at % 2 else piece))


class _Footnotes:
    """The footnotes of a document, as ECMA-376, part 1, 17.11 has them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        self._document = document
        self._numbers = count(1)
        self._root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>".encode())
        for kind, number in _RULES:
            note = self._note(number, kind)
            etree.SubElement(etree.SubElement(note, qn("w:r")), qn(f"w:{kind}"))

    def _note(self, number: int, kind: str = "") -> Any:  # noqa: ANN401
        note = etree.SubElement(self._root, qn("w:footnote"), {qn("w:id"): str(number)})
        if kind:
            note.set(qn("w:type"), kind)
        return etree.SubElement(note, qn("w:p"))

    def add(self, paragraph: Any, words: str) -> None:  # noqa: ANN401
        """Add a footnote at the end of a paragraph."""
        number = next(self._numbers)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        run._r.append(reference)  # noqa: SLF001 - python-docx offers no other way to a run's XML
        note = self._note(number)
        mark = etree.SubElement(note, qn("w:r"))
        raised = etree.SubElement(etree.SubElement(mark, qn("w:rPr")), qn("w:vertAlign"))
        raised.set(qn("w:val"), "superscript")
        etree.SubElement(mark, qn("w:footnoteRef"))
        said = etree.SubElement(etree.SubElement(note, qn("w:r")), qn("w:t"))
        said.text = f" {words}"
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def close(self) -> None:
        """Put them into the document."""
        main = self._document.part
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            main.package,
        )
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
