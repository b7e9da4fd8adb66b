import errno
import os
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import Means
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.read import read_report
from hoibaocao.records import Metadata, Period, Place, Report, Section

LINES = [
    "ỦY BAN NHÂN DÂN",
    "HUYỆN CẨM XUYÊN",
    "Cẩm Xuyên, ngày 5 tháng 7 năm 2022",
    "BÁO CÁO",
    "Tình hình sản xuất 6 tháng đầu năm 2022",
    "I. TRỒNG TRỌT",
    "Toàn huyện gieo cấy 9.250 ha lúa xuân.",
    "CHỦ TỊCH",
    "Trần Thu An",
]


def test_a_report_has_text_sections_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "2022" / "sáu tháng.txt"
    path.parent.mkdir()
    path.write_text(unicodedata.normalize("NFD", "\n".join(LINES)), encoding="utf-8")
    text = "\n\n".join(LINES)
    assert read_report(path, tmp_path) == Report(
        path="2022/sáu tháng.txt",
        text=text,
        metadata=Metadata(
            title="BÁO CÁO Tình hình sản xuất 6 tháng đầu năm 2022",
            place=Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh"),
            period=Period("half", date(2022, 1, 1), date(2022, 6, 30)),
            issued=date(2022, 7, 5),
            author="Trần Thu An",
            issuer="ỦY BAN NHÂN DÂN HUYỆN CẨM XUYÊN",
        ),
        sections=(Section(text.index("I. TRỒNG"), "I. TRỒNG TRỌT"),),
    )


def test_the_stamp_of_an_archive_dates_the_event(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "date 2022-07 Ngày 5/7, huyện Cẩm Xuyên sơ kết 6 tháng đầu năm."
    path.write_text(text, encoding="utf-8")
    report = read_report(path, tmp_path)
    assert report.text == text
    assert report.metadata.title == "Ngày 5/7, huyện Cẩm Xuyên sơ kết 6 tháng đầu năm"
    assert report.metadata.issued == date(2022, 7, 5)
    assert report.metadata.period == Period("half", date(2022, 1, 1), date(2022, 6, 30))


@pytest.mark.parametrize("name", ["page.txt", "page", "page.pdf"])
def test_content_goes_before_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<!doctype html><p>Trồng 12 ha chè.</p>", encoding="utf-8")
    assert read_report(path, tmp_path).text == "Trồng 12 ha chè."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.xyz", b"Bao cao", "unknown_format"),
        ("a.pdf", b"Bao cao", "damaged"),
        ("a.docx", b"Bao cao", "damaged"),
        ("a.xlsx", b"PK\x03\x04", "damaged"),
        ("a.zip", b"PK\x03\x04", "unknown_format"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReportUnreadable) as unreadable:
        read_report(tmp_path / name, tmp_path)
    assert unreadable.value.facts == {"report": name, "reason": reason}


def test_large_files_are_refused_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Báo cáo " * 10, encoding="utf-8")
    with pytest.raises(ReportUnreadable, match="too_large"):
        read_report(tmp_path / "a.txt", tmp_path, Means(limits=Limits(file_bytes=20)))


def test_archives_are_refused_by_what_they_unpack_to(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000)
    with pytest.raises(ReportUnreadable, match="too_large"):
        read_report(path, tmp_path, Means(limits=Limits(unpacked_bytes=40_000)))


def test_a_file_one_may_not_open_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*args: object, **kwargs: object) -> None:
        raise PermissionError

    (tmp_path / "a.txt").write_text("Báo cáo", encoding="utf-8")
    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(ReportUnreadable, match="not_permitted"):
        read_report(tmp_path / "a.txt", tmp_path)


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ReportUnreadable, match="damaged"):
        read_report(tmp_path / "gone.txt", tmp_path)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk_refused"), (errno.EIO, "disk_refused"), (errno.ENOENT, "damaged")],
)
def test_a_disk_that_refuses_is_no_damage_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    (tmp_path / "a.txt").write_text("Thu 1.", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("hoibaocao.reading.read.private_copy", refuse)
    with pytest.raises(ReportUnreadable, match=reason):
        read_report(tmp_path / "a.txt", tmp_path)


def test_the_title_and_what_stands_above_it_are_no_sections(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Tin huyện\n\n# Cẩm Xuyên sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2022\n\n"
        "Thu ngân sách đạt 45 tỷ đồng.\n\n## Nhiệm vụ 6 tháng cuối năm\n\nThu 50 tỷ đồng.",
        encoding="utf-8",
    )
    report = read_report(path, tmp_path)
    assert report.metadata.title.startswith("Cẩm Xuyên sơ kết")
    assert [section.heading for section in report.sections] == ["Nhiệm vụ 6 tháng cuối năm"]
