import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from viparse.normalize.tables import Charmap
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.html import is_html, read_html

LEAD = (
    "Sáng 5/7, huyện Suối Trong tổ chức hội nghị sơ kết công tác 6 tháng đầu năm 2023 với sự có "
    "mặt của hơn một trăm đại biểu đến từ các xã, thị trấn và các phòng, ban của huyện."
)
BUDGET = (
    "Thu ngân sách trên địa bàn đạt 45,2 tỷ đồng, bằng 61% dự toán năm và tăng 8% so với cùng kỳ "
    "năm trước; chi ngân sách bảo đảm đúng quy định và tiết kiệm."
)
PAGE = f"""<!-- saved --><!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Suối Trong sơ kết 6 tháng đầu năm - Cổng thông tin</title>
<meta property="article:published_time" content="2023-07-06T08:00:00+07:00">
<script>var x = 1;</script></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul></nav>
<article><h1>Suối Trong sơ kết công tác 6 tháng đầu năm</h1>
<p>{LEAD}</p><p>{BUDGET.replace(" bằng", chr(10) + "bằng")}</p>
<table><tr><th>Chỉ tiêu</th><th>Thực hiện</th></tr><tr><td>Lúa</td><td>1.240 ha</td></tr></table>
</article>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Ra quân làm thủy lợi</a></li></ul>
</div><footer>Lượt truy cập: 120.455</footer></body></html>"""


def _write(tmp_path: Path, page: str) -> Path:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.mark.parametrize("table", [TCVN3, VNI], ids=["tcvn3", "vni"])
@pytest.mark.parametrize("coding", ["latin-1", "utf-8", "ascii"])
def test_pages_in_letters_of_another_age_keep_them_all(
    tmp_path: Path, table: Charmap, coding: str
) -> None:
    old = {ord(new): old for old, new in table.pairs if len(new) == 1}
    page = PAGE.replace('<meta charset="utf-8">', "").replace("<h1>Suối", "<h1>Ở Suối")
    path = tmp_path / "report.html"
    path.write_bytes(page.translate(old).encode(coding, "xmlcharrefreplace"))
    texts = [paragraph.text for paragraph in read_html(path).paragraphs]
    assert texts[:3] == ["Ở Suối Trong sơ kết công tác 6 tháng đầu năm", LEAD, BUDGET]


def test_a_page_with_letters_of_two_ages_goes_by_its_fonts(tmp_path: Path) -> None:
    old = LEAD.translate({ord(new): old for old, new in TCVN3.pairs if len(new) == 1})
    page = PAGE.replace(f"<p>{LEAD}</p>", f'<p><font face=".VnTime"><b>{old}</b></font></p>')
    page = page.replace(BUDGET, f'<span style="font-family: .VnTime">{BUDGET}</span>')
    texts = [paragraph.text for paragraph in read_html(_write(tmp_path, page)).paragraphs]
    assert texts[1:3] == [LEAD, BUDGET]


@pytest.mark.parametrize(
    ("coding", "charset"), [("cp1258", "windows-1258"), ("cp1258", "none"), ("utf-16", "utf-16")]
)
def test_pages_in_other_codings(tmp_path: Path, coding: str, charset: str) -> None:
    marks = unicodedata.normalize("NFD", PAGE.replace('"utf-8"', f'"{charset}"'))
    page = re.sub("([aAeEoOuU])([\u0302\u0306\u031b]?)", r"\1\2", marks)
    page = re.sub(
        "[aAeEoO]\u0302|[aA]\u0306|[oOuU]\u031b", lambda m: unicodedata.normalize("NFC", m[0]), page
    )
    path = tmp_path / "report.html"
    path.write_bytes(page.encode(coding, "xmlcharrefreplace"))
    texts = [paragraph.text for paragraph in read_html(path).paragraphs]
    assert texts[1:3] == [LEAD, BUDGET]


def test_the_tables_of_a_layout_stay_and_words_are_not_torn(tmp_path: Path) -> None:
    table = (
        "<table><tr><td colspan=2>Biểu 1<br>ĐVT: ha</td></tr>"
        "<tr><th rowspan=2>Chỉ tiêu</th><th>Năm 2023</th></tr><tr><th><b>T</b>hực hiện</th></tr>"
        "<tr><td>Cây <!-- x -->lúa</td><td>1.<i>240</i></td></tr></table>"
    )
    page = PAGE.replace("<article>", "<table><tr><td><p>x</p></td><td><article>")
    page = page.replace("</article>", f"{table}</article></td></tr></table>")
    texts = [paragraph.text for paragraph in read_html(_write(tmp_path, page)).paragraphs]
    assert texts[-2:] == ["Biểu 1 ĐVT: ha", "Cây lúa: 1.240 ha (Năm 2023 – Thực hiện)"]


def test_the_article_is_read_and_the_page_around_it_is_not(tmp_path: Path) -> None:
    reading = read_html(_write(tmp_path, PAGE))
    assert reading.paragraphs == (
        Paragraph("Suối Trong sơ kết công tác 6 tháng đầu năm", heading=True),
        Paragraph(LEAD),
        Paragraph(BUDGET),
        Paragraph("Lúa: 1.240 ha (Thực hiện)"),
    )
    assert reading.hints.issued == date(2023, 7, 6)


def test_a_short_page_is_read_as_it_shows(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Trang chủ</nav><p>Thu ngân sách\nđạt 45 tỷ.</p><p>Hết.</p></body></html>"
    )
    assert read_html(_write(tmp_path, page)).paragraphs == (
        Paragraph("Thu ngân sách đạt 45 tỷ."),
        Paragraph("Hết."),
    )


@pytest.mark.parametrize(
    ("page", "reason"),
    [("  \n", "empty"), ("<html><body><script>x()</script></body></html>", "no_text")],
)
def test_pages_without_text_are_refused(tmp_path: Path, page: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_html(_write(tmp_path, page))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (PAGE.encode(), True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<HTML>", True),
        (b"Bao cao <html>", False),
    ],
)
def test_a_page_is_known_by_how_it_begins(head: bytes, expected: bool) -> None:
    assert is_html(Path("any"), head) is expected


def test_a_page_that_an_office_program_saved_is_read_whole(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Báo cáo</title><meta name=Generator content='Microsoft Word 15'></head>"
        "<body><table><tr><td><p>UBND HUYỆN</p><p>SUỐI TRONG</p></td></tr></table>"
        f"<ol type=I><li><h1>KẾT QUẢ</h1></ol><p>{LEAD}</p><p>{BUDGET}</p></body></html>"
    )
    reading = read_html(_write(tmp_path, page))
    assert reading.paragraphs == (
        Paragraph("UBND HUYỆN"),
        Paragraph("SUỐI TRONG"),
        Paragraph("I. KẾT QUẢ", heading=True),
        Paragraph(LEAD),
        Paragraph(BUDGET),
    )
    assert reading.hints.title == "Báo cáo"


def test_the_cells_of_an_articles_layout_stand_apart(tmp_path: Path) -> None:
    table = "<table><tr><td><p>UBND HUYỆN</p><p>SUỐI TRONG</p></td><td>x<br>y</td></tr></table>"
    page = PAGE.replace("</article>", f"{table}</article>")
    texts = [paragraph.text for paragraph in read_html(_write(tmp_path, page)).paragraphs]
    assert texts[-4:] == ["UBND HUYỆN", "SUỐI TRONG", "x", "y"]


def test_the_caption_of_a_table_stands_above_its_rows_and_tells_their_unit(tmp_path: Path) -> None:
    table = (
        "<table><caption>Xuất khẩu, triệu USD</caption><tr><th>Nước</th><th>Năm 2025</th></tr>"
        "<tr><td>Nhật Bản</td><td>198,6</td></tr></table>"
    )
    page = _write(tmp_path, PAGE.replace("</article>", f"{table}</article>"))
    texts = [paragraph.text for paragraph in read_html(page).paragraphs]
    at = texts.index("Xuất khẩu, triệu USD")
    assert texts[at + 1] == "Nhật Bản: 198,6 triệu USD (Năm 2025)"
