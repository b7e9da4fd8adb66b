import trafilatura
from lxml import etree

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.shown_page import is_of_office, shown


def _tree(body: str, head: str = "") -> etree._Element:
    tree = trafilatura.load_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def test_lists_keep_the_numbers_that_browsers_show() -> None:
    tree = _tree(
        "<ol type=I start=2><li><h1>KẾT QUẢ</h1><ol><li value=4>Kinh tế<li>Y tế</ol></ol>"
        "<ol type=a><li> <li>Thu ngân sách</ol><ul><li>Chi ngân sách</ul>"
    )
    assert shown(tree) == [
        Paragraph("II. KẾT QUẢ", heading=True),
        Paragraph("4. Kinh tế"),
        Paragraph("5. Y tế"),
        Paragraph("b) Thu ngân sách"),
        Paragraph("Chi ngân sách"),
    ]


def test_the_cells_of_a_letterhead_stand_apart() -> None:
    tree = _tree(
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>HUYỆN\nSUỐI TRONG<td>CỘNG HÒA XÃ HỘI</table><script>x"
    )
    assert [paragraph.text for paragraph in shown(tree)] == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SUỐI TRONG",
        "CỘNG HÒA XÃ HỘI",
    ]


def test_pages_of_office_programs_are_known_by_their_head() -> None:
    assert is_of_office(_tree("", "<meta name=generator content='LibreOffice 7.4 (Linux)'>"))
    assert is_of_office(_tree("", "<meta name=ProgId content=Word.Document>"))
    assert not is_of_office(_tree("", "<meta name=generator content='WordPress 6.4'>"))
    assert not is_of_office(_tree("<p>x<meta name=ProgId content=Word.Document></p>"))
