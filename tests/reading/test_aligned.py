"""Tables without rulings, told by how their words stand below each other."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hoibaocao.reading.aligned import aligned_tables
from hoibaocao.reading.pages import Line
from hoibaocao.reading.pdf import read_pdf
from tests.reading.conftest import FONT

LEFT = (60, 90, 300, 390, 470)
HEAD = ("TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện")
ROWS = (
    ("1", "Thu ngân sách", "tỷ đồng", "142,5", "81,3"),
    ("2", "Lao động có việc làm", "người", "3.200", "1.740"),
    ("", "trong năm", "", "", ""),
    ("3", "Trồng rừng", "ha", "-", "415"),
)
PROSE = (
    "Sáu tháng đầu năm, kinh tế huyện Sông Trăng tiếp tục phát triển khá, thu ngân sách đạt",
    "81,3 tỷ đồng, bằng 57% kế hoạch; 1.740 lao động có việc làm mới; trồng 415 ha rừng,",
)


def _page(path: Path, *pages: Sequence[Sequence[str]]) -> list[str]:
    pdfmetrics.registerFont(TTFont("Noto", FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for lines in pages:
        canvas.setFont("Noto", 11)
        for row, cells in enumerate(lines):
            for x, cell in zip(LEFT, cells, strict=False):
                canvas.drawString(x, 780 - 17 * row, cell)
        canvas.showPage()
    canvas.save()
    return [paragraph.text for paragraph in read_pdf(path).paragraphs]


def test_rows_of_figures_below_a_head_are_a_table(tmp_path: Path) -> None:
    texts = _page(tmp_path / "table.pdf", [PROSE[:1], PROSE[1:], HEAD, *ROWS, ("Dưới bảng.",)])
    assert texts == [
        " ".join(PROSE),
        "Thu ngân sách: 81,3 tỷ đồng (Thực hiện; Kế hoạch: 142,5 tỷ đồng)",
        "Lao động có việc làm trong năm: 1.740 người (Thực hiện; Kế hoạch: 3.200 người)",
        "Trồng rừng: 415 ha (Thực hiện)",
        "Dưới bảng.",
    ]


def test_without_a_head_the_lines_stay_as_they_are(tmp_path: Path) -> None:
    texts = _page(tmp_path / "headless.pdf", [PROSE, *ROWS])
    assert any("142,5 81,3" in text for text in texts)


def test_rows_go_on_on_the_next_pages_under_the_same_head(tmp_path: Path) -> None:
    more = [
        ("4", "Xã đạt chuẩn nông thôn mới", "xã", "6", "2"),
        ("5", "Kết nạp đảng viên", "đảng viên", "120", "64"),
        ("6", "Nhà", "nhà", "35", "30"),
    ]
    texts = _page(tmp_path / "pages.pdf", [HEAD, *ROWS], [("2",), *more], [("3",), *more[::-1]])
    assert texts[3:] == [
        "Xã đạt chuẩn nông thôn mới: 2 xã (Thực hiện; Kế hoạch: 6 xã)",
        "Kết nạp đảng viên: 64 đảng viên (Thực hiện; Kế hoạch: 120 đảng viên)",
        "Nhà: 30 nhà (Thực hiện; Kế hoạch: 35 nhà)",
        "Nhà: 30 nhà (Thực hiện; Kế hoạch: 35 nhà)",
        "Kết nạp đảng viên: 64 đảng viên (Thực hiện; Kế hoạch: 120 đảng viên)",
        "Xã đạt chuẩn nông thôn mới: 2 xã (Thực hiện; Kế hoạch: 6 xã)",
    ]


def test_rows_after_a_page_of_text_continue_no_table(tmp_path: Path) -> None:
    text = [(f"{line} {row}",) for row, line in enumerate(PROSE * 5)]
    texts = _page(tmp_path / "apart.pdf", [HEAD, *ROWS, *text], ROWS)
    assert "tỷ đồng 142,5 81,3" in texts[3]


def _lines(rows: Sequence[Sequence[str]], left: Sequence[int]) -> list[Line]:
    return [
        Line(word, x, x + 5.5 * len(word), 780 - 17 * row, 791 - 17 * row)
        for row, cells in enumerate(rows)
        for x, word in zip(left, cells, strict=False)
    ]


def test_columns_of_text_are_no_table() -> None:
    newspaper = [("Thu ngân sách đạt 81,3 tỷ", "Trồng được 415 ha rừng"), ("đồng, 57%", "1.740")]
    assert aligned_tables(_lines(newspaper * 5, (60, 310))) == []
    names = [("Nơi nhận:", "TM. UBND", "CHỦ TỊCH"), ("- Như trên", "KT.", "Trần Văn An")]
    assert aligned_tables(_lines(names * 4, (60, 250, 400))) == []
    years = [("Năm", "2022", "2023"), ("Xã", "9", "7"), ("Thôn", "50", "41")]
    assert all(table.headless for table in aligned_tables(_lines(years, (60, 250, 400))))
    assert aligned_tables([]) == []


def test_a_page_of_nothing_but_narrow_columns_is_read_row_by_row(tmp_path: Path) -> None:
    assert _page(tmp_path / "narrow.pdf", [HEAD, *ROWS]) == [
        "Thu ngân sách: 81,3 tỷ đồng (Thực hiện; Kế hoạch: 142,5 tỷ đồng)",
        "Lao động có việc làm trong năm: 1.740 người (Thực hiện; Kế hoạch: 3.200 người)",
        "Trồng rừng: 415 ha (Thực hiện)",
    ]
