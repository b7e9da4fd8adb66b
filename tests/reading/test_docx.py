import unicodedata
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.docx import read_docx


@pytest.fixture
def document() -> DocxDocument:
    made = Document()
    made.core_properties.title = "Báo cáo 6 tháng của Suối Trong"
    made.add_heading("I. Kết quả", level=1)
    made.add_paragraph(unicodedata.normalize("NFD", "Thu ngân sách đạt 45 tỷ đồng.\nChi 40 tỷ."))
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(
        table.rows, (("Chỉ tiêu", "Thực hiện"), ("Lúa", "1.240 ha")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def test_headings_paragraphs_and_tables_are_read_in_order(
    tmp_path: Path, document: DocxDocument
) -> None:
    path = tmp_path / "report.docx"
    document.save(str(path))
    reading = read_docx(path)
    assert reading.paragraphs == (
        Paragraph("I. Kết quả", heading=True),
        Paragraph("Thu ngân sách đạt 45 tỷ đồng."),
        Paragraph("Chi 40 tỷ."),
        Paragraph("Lúa: 1.240 ha (Thực hiện)"),
    )
    assert reading.hints.title == "Báo cáo 6 tháng của Suối Trong"


def test_text_in_a_tcvn3_font_is_repaired(tmp_path: Path) -> None:
    made = Document()
    run = made.add_paragraph().add_run("Toµn huyÖn trång ®îc 1.240 ha chÌ")
    run.font.name = ".VnTime"
    made.save(str(tmp_path / "report.docx"))
    [paragraph] = read_docx(tmp_path / "report.docx").paragraphs
    assert paragraph.text == "Toàn huyện trồng đợc 1.240 ha chè"


def test_capitals_that_a_tcvn3_font_lacks_come_back(tmp_path: Path) -> None:
    made = Document()
    for words in ("ñy ban nh©n d©n", "HUYÖN SUèI TRONG", "HéI NGHÞ Y TÕ", "Häp x·"):
        made.add_paragraph().add_run(words).font.name = ".VnTime"
    made.save(str(tmp_path / "report.docx"))
    assert [paragraph.text for paragraph in read_docx(tmp_path / "report.docx").paragraphs] == [
        "Ủy ban nhân dân",
        "HUYỆN SUỐI TRONG",
        "HỘI NGHỊ Y TẾ",
        "Họp xã",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a zip at all", "damaged"),
        (b"PK\x03\x04" + b"\0" * 200, "damaged"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_docx(path)
    assert refused.value.reason == reason


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _read(made: DocxDocument, tmp_path: Path) -> list[str]:
    made.save(str(tmp_path / "report.docx"))
    return [paragraph.text for paragraph in read_docx(tmp_path / "report.docx").paragraphs]


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_changes_fields_links_and_text_boxes_read_as_on_paper(tmp_path: Path) -> None:
    made = Document()
    box = f"<w:txbxContent><w:p>{_run('Trong khung')}</w:p></w:txbxContent>"
    body = (
        f"{_run('Đạt ')}<w:ins>{_run('45')}</w:ins><w:del>{_run('40', 'delText')}</w:del>"
        f"<w:moveFrom>{_run('12')}</w:moveFrom><w:hyperlink>{_run(' tỷ')}</w:hyperlink>"
        f'<w:fldSimple w:instr="NUMPAGES">{_run(", 3 trang")}</w:fldSimple>'
        f"{_run(' PAGEREF x ', 'instrText')}<w:r><w:noBreakHyphen/></w:r>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:sdt><w:sdtPr/><w:sdtContent>"
        f"{_run('hết')}</w:sdtContent></w:sdt>"
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    made.element.body.insert(0, parse_xml(f"<w:p {_W} {_MC}>{body}</w:p>"))
    assert _read(made, tmp_path) == ["Đạt 45 tỷ, 3 trang-hết", "Trong khung"]


def test_headers_and_footers_are_left_out_and_notes_come_last(tmp_path: Path) -> None:
    made = Document()
    made.sections[0].header.paragraphs[0].text = "Lưu hành nội bộ"
    made.add_paragraph("Có chú thích.")
    note = f"<w:footnote><w:p>{_run('Theo giá năm 2010.')}</w:p></w:footnote>"
    rule = f'<w:footnote w:type="separator"><w:p>{_run("rule")}</w:p></w:footnote>'
    made.part.relate_to(
        Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f"<w:footnotes {_W}>{rule}{note}</w:footnotes>".encode(),
            made.part.package,
        ),
        RELATIONSHIP_TYPE.FOOTNOTES,
    )
    assert _read(made, tmp_path) == ["Có chú thích.", "Theo giá năm 2010."]


def _numbered(made: DocxDocument, *levels: tuple[str, str]) -> None:
    """Let list 77 number paragraphs: the form and text of each level."""
    numbering = made.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="77">{written}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {_W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def test_the_numbers_of_lists_are_counted_as_word_does(tmp_path: Path) -> None:
    made = Document()
    _numbered(made, ("upperRoman", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
    entries = ("0 Kinh tế", "1 Lúa", "2 Vụ xuân", "2 Vụ mùa", "1 Chè", "0 Xã hội", "1 Y tế")
    for level, text in ((int(entry[0]), entry[2:]) for entry in entries):
        properties = made.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 77
    made.add_paragraph("Gạch đầu dòng", style="List Bullet")
    assert _read(made, tmp_path) == [
        "I. Kinh tế",
        "I.1 Lúa",
        "a) Vụ xuân",
        "b) Vụ mùa",
        "I.2 Chè",
        "II. Xã hội",
        "II.1 Y tế",
        "Gạch đầu dòng",
    ]


def test_headings_that_a_style_numbers(tmp_path: Path) -> None:
    made = Document()
    _numbered(made, ("upperRoman", "%1."))
    style = made.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
    style.get_or_add_numId().val = 77
    made.add_heading("Kết quả", level=1)
    made.add_heading("Nhiệm vụ", level=1)
    made.save(str(tmp_path / "report.docx"))
    assert read_docx(tmp_path / "report.docx").paragraphs == (
        Paragraph("I. Kết quả", heading=True),
        Paragraph("II. Nhiệm vụ", heading=True),
    )


def test_merged_cells_of_a_table_head_each_column_below_them(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("Đơn vị tính: ha")
    table = made.add_table(rows=3, cols=4)
    texts = (
        ("TT", "Cây", "Năm 2023", ""),
        ("", "", "Kế hoạch", "Thực hiện"),
        ("1", "Lúa", "10", "12"),
    )
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    assert _read(made, tmp_path) == [
        "Đơn vị tính: ha",
        "Lúa: 12 ha (Năm 2023 – Thực hiện; Năm 2023 – Kế hoạch: 10 ha)",
    ]


def test_fonts_of_two_ages_in_one_paragraph_and_capitals_by_font(tmp_path: Path) -> None:
    made = Document()
    made.styles["Normal"].font.name = ".VnTime"
    made.add_paragraph("Toµn huyÖn")
    mixed = made.add_paragraph()
    for words, font in (("huyÖn ", ".VnTimeH"), ("Đồng Tâm", "Arial"), (" tröôøng", "VNI-Times")):
        mixed.add_run(words).font.name = font
    made.add_paragraph("Đã gõ Unicode: thị trấn")
    assert _read(made, tmp_path) == [
        "Toàn huyện",
        "HUYỆN Đồng Tâm trường",
        "Đã gõ Unicode: thị trấn",
    ]


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "report.docx"))
    with pytest.raises(Refused, match="no_text"):
        read_docx(tmp_path / "report.docx")


def test_a_document_with_broken_xml_is_refused(tmp_path: Path, document: DocxDocument) -> None:
    path = tmp_path / "report.docx"
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:300]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(Refused, match="damaged"):
        read_docx(path)
