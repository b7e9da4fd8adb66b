from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hoibaocao.reading.document import Refused, compose
from hoibaocao.reading.pdf import is_pdf, read_pdf
from tests.reading.conftest import FONT, MakePdf

HEAD, FOOT = "UBND huyện Suối Trong - Báo cáo 6 tháng", "Trang {} / 3"


def test_lines_become_paragraphs_and_running_lines_go(make_pdf: MakePdf) -> None:
    first = [
        HEAD,
        "1. Kinh tế",
        "Thu ngân sách trên địa bàn huyện đạt 45,2 tỷ đồng, bằng 61% dự",
        "toán năm.",
        "Nông nghiệp được mùa, sản lượng lúa cả huyện sáu tháng ước đạt",
        FOOT.format(1),
    ]
    second = [HEAD, "3.870 tấn, tăng 2%.", "2. Giáo dục", FOOT.format(2)]
    third = [HEAD, "Toàn huyện có 17 trường chuẩn.", FOOT.format(3)]
    composed = compose(read_pdf(make_pdf([first, second, third])))
    assert composed.text.split("\n\n") == [
        "1. Kinh tế",
        "Thu ngân sách trên địa bàn huyện đạt 45,2 tỷ đồng, bằng 61% dự toán năm.",
        "Nông nghiệp được mùa, sản lượng lúa cả huyện sáu tháng ước đạt 3.870 tấn, tăng 2%.",
        "2. Giáo dục",
        "Toàn huyện có 17 trường chuẩn.",
    ]
    assert [composed.text[start : start + 9] for start in composed.page_starts] == [
        "1. Kinh t",
        "3.870 tấn",
        "Toàn huyệ",
    ]
    assert [
        (section.heading, composed.text[section.start :][: len(section.heading)])
        for section in composed.sections
    ] == [("1. Kinh tế", "1. Kinh tế"), ("2. Giáo dục", "2. Giáo dục")]


def test_a_page_s_own_number_goes_though_it_stands_once(make_pdf: MakePdf) -> None:
    pages = [["Mở đầu của báo cáo."], ["2", "Kết thúc của báo cáo."]]
    texts = [paragraph.text for paragraph in read_pdf(make_pdf(pages)).paragraphs]
    assert texts == ["Mở đầu của báo cáo.", "Kết thúc của báo cáo."]


def test_an_empty_page_begins_where_the_next_begins(make_pdf: MakePdf) -> None:
    composed = compose(read_pdf(make_pdf([["Trang một."], [], ["Trang ba."], []])))
    assert composed.text == "Trang một.\n\nTrang ba."
    assert composed.page_starts == (0, 12, 12, 21)


def test_a_hyphen_at_the_end_of_a_line_stays_in_its_word(make_pdf: MakePdf) -> None:
    lines = ["Nghị quyết số 28-", "NQ/TW về phát triển kinh-", "tế nông thôn."]
    [paragraph] = read_pdf(make_pdf([lines])).paragraphs
    assert paragraph.text == "Nghị quyết số 28-NQ/TW về phát triển kinh-tế nông thôn."


def test_letters_of_a_second_font_are_put_into_their_words(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Noto", FONT))
    canvas = Canvas(str(tmp_path / "report.pdf"), invariant=1)
    canvas.setFont("Noto", 12)
    late: list[tuple[float, str]] = []
    left = 72.0
    for letter in "Xã tổ chức hội nghị sơ kết vụ chè ở thôn.":
        if letter in "ổứộịơếụở":
            late.append((left, letter))
        elif letter != " ":
            canvas.drawString(left, 700, letter)
        left += pdfmetrics.stringWidth(letter, "Noto", 12)
    for place, letter in late:
        canvas.drawString(place, 700, letter)
    canvas.save()
    [paragraph] = read_pdf(tmp_path / "report.pdf").paragraphs
    assert paragraph.text == "Xã tổ chức hội nghị sơ kết vụ chè ở thôn."


def test_a_short_page_without_a_picture_is_text(make_pdf: MakePdf) -> None:
    [paragraph] = read_pdf(make_pdf([["Ký bởi: Ủy ban nhân dân"]])).paragraphs
    assert paragraph.text == "Ký bởi: Ủy ban nhân dân"


def test_an_encrypted_file_is_refused(make_pdf: MakePdf) -> None:
    with pytest.raises(Refused, match="encrypted"):
        read_pdf(make_pdf([["Mật."]], encrypt="khóa"))


def test_a_broken_file_is_refused(make_pdf: MakePdf) -> None:
    path = make_pdf([["Báo cáo."]])
    path.write_bytes(b"%PDF-1.4\n" + path.read_bytes()[2000:2400])
    with pytest.raises(Refused, match="damaged"):
        read_pdf(path)


def test_a_pdf_is_known_by_its_mark() -> None:
    assert is_pdf(Path("any"), b"\n\n%PDF-1.7")
    assert not is_pdf(Path("any.pdf"), b"PDF")
