import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest
from docx import Document
from openpyxl import Workbook

from hoibaocao.reading import office
from hoibaocao.reading.document import NO_MEANS, Reading, Refused
from hoibaocao.reading.docx import read_docx
from hoibaocao.reading.formats import format_of
from hoibaocao.reading.office import find_soffice, read_converted

needs_libreoffice = pytest.mark.skipif(
    find_soffice() is None, reason="LibreOffice is missing: scripts/system-packages installs it"
)
ROW = "Lúa: 1.240 ha (Thực hiện)"
TEXTS = ["Thu ngân sách đạt 45 tỷ đồng.", ROW, "Hết."]
OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = (
    f'<office:document-content xmlns:office="{OPENDOCUMENT}:office:1.0" '
    f'xmlns:text="{OPENDOCUMENT}:text:1.0" xmlns:table="{OPENDOCUMENT}:table:1.0" '
    'office:version="1.2"><office:body><office:text><text:p>Thu ngân sách đạt 45 tỷ đồng.</text:p>'
    "<table:table><table:table-column table:number-columns-repeated='2'/>"
    "<table:table-row><table:table-cell><text:p>Chỉ tiêu</text:p></table:table-cell>"
    "<table:table-cell><text:p>Thực hiện</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell><text:p>Lúa</text:p></table:table-cell>"
    "<table:table-cell><text:p>1.240 ha</text:p></table:table-cell></table:table-row>"
    "</table:table><text:p>Hết.</text:p></office:text></office:body></office:document-content>"
)

MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{OPENDOCUMENT}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report in old formats."""
    folder = tmp_path_factory.mktemp("old")
    document = Document()
    document.add_paragraph(TEXTS[0])
    table = document.add_table(rows=2, cols=2)
    texts = ("Chỉ tiêu", "Thực hiện", "Lúa", "1.240 ha")
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), texts, strict=True):
        cell.text = text
    document.add_paragraph("Hết.")
    document.save(str(folder / "report.docx"))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Chỉ tiêu", "Thực hiện"])
    sheet.append(["Lúa", "1.240 ha"])
    book.save(folder / "sheet.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for name, target in (("report.docx", "doc"), ("sheet.xlsx", "xls")):
        command = [str(find_soffice()), profile, "--headless", "--convert-to", target, name]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(folder / "report.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return folder


@needs_libreoffice
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_old_texts_are_read_by_what_they_are(old_files: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "-tên lạ.docx"
    shutil.copyfile(old_files / f"report.{suffix}", path)
    reading = format_of(path).read(path, NO_MEANS)
    assert [paragraph.text for paragraph in reading.paragraphs] == TEXTS


@needs_libreoffice
def test_old_spreadsheets_and_rich_text_are_read(old_files: Path, tmp_path: Path) -> None:
    rich = tmp_path / "rich.doc"
    rich.write_bytes(rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}}\f0 L\'f3a \'ae\'b9t 1.240 ha\par}")
    for path, expected in ((old_files / "sheet.xls", ROW), (rich, "Lúa đạt 1.240 ha")):
        reading = format_of(path).read(path, NO_MEANS)
        assert [paragraph.text for paragraph in reading.paragraphs] == [expected]


@needs_libreoffice
def test_a_document_behind_a_password_is_told(old_files: Path, tmp_path: Path) -> None:
    data = bytearray((old_files / "report.doc").read_bytes())
    begin = next(at for at in range(512, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    data[begin + 0x0B] |= 0x01
    path = tmp_path / "report.doc"
    path.write_bytes(data)
    with pytest.raises(Refused, match="encrypted"):
        format_of(path).read(path, NO_MEANS)


@needs_libreoffice
def test_what_libreoffice_cannot_read_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "report.odt"
    path.write_bytes(b"PK\x03\x04" + bytes(60))
    with pytest.raises(Refused, match="damaged"):
        read_converted(path, ".odt", "docx", read_docx)


def test_without_libreoffice_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    (tmp_path / "report.rtf").write_text("{\\rtf1 a}")
    with pytest.raises(Refused, match="needs_libreoffice"):
        format_of(tmp_path / "report.rtf").read(tmp_path / "report.rtf", NO_MEANS)


@pytest.fixture
def slow_program(tmp_path: Path) -> Path:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{sys.executable} -c 'import time; time.sleep(60)'\n")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, slow_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: slow_program)
    (tmp_path / "report.doc").write_bytes(b"any")

    def never(path: Path) -> Reading:
        raise AssertionError(path)

    before = psutil.Process().children(recursive=True)
    with pytest.raises(Refused, match="too_slow"):
        read_converted(tmp_path / "report.doc", ".doc", "docx", never, timeout_s=1.0)
    time.sleep(0.1)
    assert psutil.Process().children(recursive=True) == before
