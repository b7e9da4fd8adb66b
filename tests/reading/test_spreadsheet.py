import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.spreadsheet import read_csv, read_xlsx


def _saved(book: Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "so-lieu.xlsx"
    book.save(path)
    return path


def _texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_xlsx(path).paragraphs]


def _sheet(book: Workbook, title: str, rows: list[list[object]]) -> None:
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)


def test_a_sheet_reads_as_it_is_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["UBND HUYỆN SUỐI TRONG", None, None, None, None],
        ["BIỂU CHỈ TIÊU NĂM 2023", None, None, None, None],
        [None, None, None, None, "ĐVT: triệu đồng"],
        [None, None, None, None, None],
        ["STT", "Chỉ tiêu", "Dự toán", "Thực hiện", "So sánh"],
        [1, "Nội địa", 300750, 120300.5, 0.4],
        [2, "Khác", 1200.25, 1300, 1.0831],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:E2")
    for line in (6, 7):
        sheet[f"C{line}"].number_format = "#,##0"
        sheet[f"D{line}"].number_format = "#,##0.0##"
        sheet[f"E{line}"].number_format = "0.0%"
    assert _texts(_saved(book, tmp_path)) == [
        "UBND HUYỆN SUỐI TRONG",
        "BIỂU CHỈ TIÊU NĂM 2023",
        "ĐVT: triệu đồng",
        "Nội địa: 120.300,5 triệu đồng (Thực hiện; Dự toán: 300.750 triệu đồng; So sánh: 40,0%)",
        "Khác: 1.300,0 triệu đồng (Thực hiện; Dự toán: 1.200 triệu đồng; So sánh: 108,3%)",
    ]


def test_figures_without_a_format_dates_and_hidden_sheets(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    rows: list[list[object]] = [
        ["Công trình", "Vốn", "Khởi công"],
        ["Cầu Vàng", 12.5, date(2023, 7, 5)],
        ["Đường 7", 1240, None],
    ]
    _sheet(book, "Đầu tư", rows)
    _sheet(book, "Sheet2", [["Hết."]])
    _sheet(book, "Nháp", [["Không in"]])
    book.worksheets[2].sheet_state = "hidden"
    assert read_xlsx(_saved(book, tmp_path)).paragraphs == (
        Paragraph("Đầu tư", heading=True),
        Paragraph("Cầu Vàng (Vốn: 12,5; Khởi công: 05/07/2023)"),
        Paragraph("Đường 7: 1240 (Vốn)"),
        Paragraph("Hết."),
    )


def test_halves_are_rounded_up_and_sheets_of_months_and_places_name_them(tmp_path: Path) -> None:
    book = Workbook()
    for title, value in (("Tháng 1", 218.25), ("Xã Hạ", 1.005), ("Tổng hợp", 1)):
        _sheet(book, title, [["Khoản thu", "Số tiền"], ["Phí chợ", value]])
        book[title]["B2"].number_format = "#,##0.0" if value > 2 else "0.00"
    book.remove(book.worksheets[0])
    assert _texts(_saved(book, tmp_path)) == [
        "Tháng 1 – Phí chợ: 218,3 (Số tiền)",
        "Xã Hạ – Phí chợ: 1,01 (Số tiền)",
        "Tổng hợp",
        "Phí chợ: 1,00 (Số tiền)",
    ]


def test_a_sheet_in_an_old_font(tmp_path: Path) -> None:
    book = Workbook()
    _sheet(book, "Sheet1", [["ChØ tiªu", "Thùc hiÖn"], ["S¶n l­îng", 12]])
    for row in book.worksheets[1].iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    assert _texts(_saved(book, tmp_path)) == ["Sản lượng: 12 (Thực hiện)"]


def test_an_empty_book_and_a_broken_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_text"):
        read_xlsx(_saved(Workbook(), tmp_path))
    book = io.BytesIO()
    Workbook().save(book)
    for data in (b"PK\x03\x04", book.getvalue()[:900]):
        (tmp_path / "broken.xlsx").write_bytes(data)
        with pytest.raises(Refused, match="damaged"):
            read_xlsx(tmp_path / "broken.xlsx")


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        ('Chỉ tiêu;Thực hiện;Ghi chú\nLúa;"1.240,5";"tăng; nhanh"\n', "utf-8"),
        ('Chỉ tiêu,Thực hiện,Ghi chú\nLúa,"1.240,5","tăng; nhanh"\n', "utf-8-sig"),
        ("Chỉ tiêu\tThực hiện\tGhi chú\nLúa\t1.240,5\ttăng; nhanh\n", "utf-16"),
    ],
)
def test_a_csv_file_in_any_coding_with_any_delimiter(
    tmp_path: Path, text: str, coding: str
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(text, encoding=coding)
    assert read_csv(path).paragraphs == (
        Paragraph("Lúa: 1.240,5 (Thực hiện; Ghi chú: tăng; nhanh)"),
    )
