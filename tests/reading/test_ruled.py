from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from hoibaocao.reading.pages import Line
from hoibaocao.reading.pdf import read_pdf
from hoibaocao.reading.ruled import Ruling, ruled_tables
from tests.reading.conftest import FONT

HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"]
ROWS = [
    ["1", "Tổng giá trị sản xuất nông nghiệp của toàn huyện", "Tỷ đồng", "942", "499,5"],
    ["2", "Thu ngân sách", "Tỷ đồng", "30,7", "12,3"],
    ["3", "Lao động có việc làm", "Người", "3.000", "1.500"],
]


def _pdf(path: Path, *story: Flowable) -> Path:
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(list(story))
    return path


def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Noto", FONT))
    return ParagraphStyle("own", fontName="Noto", fontSize=11, leading=14)


def _table(rows: list[list[str]], **options: int) -> Table:
    cells = [[Paragraph(text, _style()) for text in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    return Table(cells, colWidths=[30, 110, 80, 80, 80], style=grid, **options)


def _texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_pdf(path).paragraphs]


def _holding(texts: list[str], *parts: str) -> list[str]:
    return [text for text in texts if all(part in text for part in parts)]


def test_wrapped_cells_keep_together_and_have_their_columns_names(tmp_path: Path) -> None:
    before, after = Paragraph("Trước bảng.", _style()), Paragraph("Sau bảng.", _style())
    texts = _texts(_pdf(tmp_path / "table.pdf", before, _table([HEAD, *ROWS]), after))
    assert (texts[0], texts[-1]) == ("Trước bảng.", "Sau bảng.")
    name = "Tổng giá trị sản xuất nông nghiệp của toàn huyện"
    assert _holding(texts, name, "942", "499,5", "Kế hoạch", "tỷ đồng")
    assert _holding(texts, "Lao động có việc làm", "3.000", "1.500", "Thực hiện")
    assert len(texts) == 5


def test_a_table_over_pages_keeps_its_head(tmp_path: Path) -> None:
    first, second = _table([HEAD, *ROWS]), _table([["4", "Số xã", "Xã", "9", "7"], ROWS[1]])
    path = _pdf(tmp_path / "long.pdf", first, PageBreak(), second)
    texts = _texts(path)
    assert _holding(texts, "Số xã", "Kế hoạch", "9", "Thực hiện", "7")
    assert len(texts) == 5


def test_a_head_that_is_repeated_is_no_row(tmp_path: Path) -> None:
    long = _table([HEAD, *ROWS * 15], repeatRows=1)
    texts = _texts(_pdf(tmp_path / "long.pdf", long))
    assert len(texts) == 45
    assert all("Kế hoạch" in text for text in texts)


def test_a_row_broken_by_the_page_s_end_is_whole(tmp_path: Path) -> None:
    rest = _table([["", "đạt chuẩn nông thôn mới", "", "", ""], ROWS[1]])
    begun = [HEAD, ROWS[0], ["4", "Số xã", "Xã", "9", "7"]]
    texts = _texts(_pdf(tmp_path / "broken.pdf", _table(begun), PageBreak(), rest))
    assert _holding(texts, "Số xã đạt chuẩn nông thôn mới", "9", "7")
    assert len(texts) == 3


def test_merged_cells_tell_what_they_cover() -> None:
    level = [Ruling(at, 0, 90) for at in (100, 50)] + [Ruling(75, 30, 90)]
    upright = [Ruling(at, 50, 100) for at in (0, 30, 90)] + [Ruling(60, 50, 75)]
    words = [Line("Năm", 40, 80, 80, 95), Line("TT", 5, 25, 60, 90), Line("Cả", 35, 55, 55, 70)]
    [table] = ruled_tables(level, upright, words)
    assert [[(c.lines, c.across, c.down) for c in row] for row in table.rows] == [
        [(("TT",), 1, 2), (("Năm",), 2, 1)],
        [(("Cả",), 1, 1), ((), 1, 1)],
    ]


def test_rulings_under_a_title_or_around_a_page_make_no_table() -> None:
    frame = [Ruling(at, 0, 500) for at in (0, 800)], [Ruling(at, 0, 800) for at in (0, 500)]
    assert ruled_tables(*frame, []) == []
    assert ruled_tables([Ruling(700, 200, 300)], [], []) == []
