import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

from hoibaocao.reading.document import NO_MEANS, Paragraph, Refused
from hoibaocao.reading.formats import FORMATS, format_of

PAGE = "<html><body><p>Thu ngân sách đạt 45 tỷ đồng.</p></body></html>"


def _ole(stream: str) -> bytes:
    name = stream.encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name + bytes(64)


def _suffixes(path: Path) -> tuple[str, ...]:
    return format_of(path).suffixes


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE.encode(), ".html"),
        (b"\xef\xbb\xbf<table><tr><td>1</td></tr></table>", ".html"),
        (rb"{\rtf1\ansi a}", ".rtf"),
        (_ole("WordDocument"), ".doc"),
        (_ole("Workbook"), ".xls"),
        (_ole("PowerPoint Document"), ".ppt"),
        (b"%PDF-1.7", ".pdf"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", ".mht"),
        ("Thu ngân sách đạt 45 tỷ đồng.".encode(), ".txt"),
        ("Thu ngân sách".encode("utf-16"), ".txt"),
        (b"\x00\x01\x02", ".doc"),
    ],
)
def test_a_file_named_doc_is_known_by_its_content(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    path = tmp_path / "report.doc"
    path.write_bytes(data)
    assert expected in _suffixes(path)


def test_rows_named_xls_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    path.write_text("Chỉ tiêu\tThực hiện\nLúa\t10\n", encoding="utf-8")
    assert format_of(path).read(path, NO_MEANS).paragraphs == (Paragraph("Lúa: 10 (Thực hiện)"),)


def test_zip_archives_are_known_by_their_parts(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "report.zip"))
    assert ".docx" in _suffixes(tmp_path / "report.zip")
    for mimetype, expected in (("text", ".odt"), ("spreadsheet", ".ods"), ("presentation", ".odp")):
        path = tmp_path / "report.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{mimetype}")
        assert expected in _suffixes(path)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(Refused, match="unknown_format"):
        format_of(tmp_path / "other.zip")


def test_an_encrypted_word_file_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(_ole("EncryptedPackage"))
    with pytest.raises(Refused, match="encrypted"):
        format_of(path).read(path, NO_MEANS)


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("Trang web")
    message.add_alternative(PAGE.replace("<p>", "<p>Báo cáo: "), subtype="html")
    path = tmp_path / "report.doc"
    path.write_bytes(b"MIME-Version: 1.0\n" + message.as_bytes())
    assert format_of(path).read(path, NO_MEANS).paragraphs == (
        Paragraph("Báo cáo: Thu ngân sách đạt 45 tỷ đồng."),
    )


def test_no_two_formats_have_a_suffix_in_common() -> None:
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
