from dataclasses import replace

from hoibaocao.chat import opened
from hoibaocao.chat.messages import VI
from hoibaocao.chat.orders import Place
from hoibaocao.records import PagePicture, Passage, Rectangle, Surroundings
from tests.chat.scripted import HALF_REPORT


def test_a_report_is_shown_whole_with_its_quote_and_pages() -> None:
    short = replace(HALF_REPORT, text="Một. Hai. Ba.", page_starts=(0, 7))
    shown = opened.report(short, Place(short.path, 5, 9), VI)
    assert shown.endswith(
        '<div class="text" tabindex="0"><span class="leaf">trang 1 </span>Một. <mark>Ha</mark>'
        '<span class="leaf">trang 2 </span><mark>i.</mark> Ba.</div></div>'
    )


def test_a_quote_beyond_the_report_marks_nothing() -> None:
    short = replace(HALF_REPORT, text="Một.", page_starts=())
    shown = opened.report(short, Place(short.path, 90, 99), VI)
    assert shown.endswith('<div class="text" tabindex="0">Một.</div></div>')


def _passage(start: int, words: str) -> Passage:
    return Passage("a.txt", start, start + len(words), words)


def test_an_excerpt_shows_a_passage_between_its_neighbours() -> None:
    before, here, after = (
        _passage(at, words) for at, words in ((0, "Một."), (6, "Hai <b>."), (16, "Ba."))
    )
    around = Surroundings(HALF_REPORT.metadata, here, before, after)
    shown = opened.excerpt(around, Place("a.txt", 6, 9, whole=False), VI)
    assert shown.endswith(
        '<div class="text" tabindex="0">Một.&#10;&#10;<mark>Hai</mark> &lt;b&gt;.'
        "&#10;&#10;Ba.</div>"
        '<a class="read" href="#read?report=a.txt&amp;quote=0-4">Đoạn trước</a> '
        '<a class="read" href="#read?report=a.txt&amp;quote=16-19">Đoạn sau</a> '
        '<a class="open" href="#open?report=a.txt&amp;quote=6-9">Mở báo cáo</a></div>'
    )


def test_an_excerpt_ends_where_the_report_does() -> None:
    around = Surroundings(HALF_REPORT.metadata, _passage(0, "Một."), None, None)
    shown = opened.excerpt(around, Place("a.txt", 0, 4, whole=False), VI)
    assert shown.endswith(
        '<div class="text" tabindex="0"><mark>Một.</mark></div>'
        '<a class="open" href="#open?report=a.txt&amp;quote=0-4">Mở báo cáo</a></div>'
    )


def test_a_page_of_a_pdf_is_reached_from_the_text() -> None:
    short = replace(HALF_REPORT, path="a.pdf", text="Một. Hai.", page_starts=(0, 5))
    shown = opened.report(short, Place("a.pdf"), VI)
    assert (
        '<span class="leaf">trang 2 <a class="open" '
        'href="#page?report=a.pdf&amp;quote=0-0&amp;page=2">Xem trang gốc</a></span>Hai.'
    ) in shown


def test_a_page_is_a_picture_with_the_quote_framed_between_its_neighbours() -> None:
    short = replace(HALF_REPORT, path="a.pdf", page_starts=(0, 5, 9))
    picture = PagePicture(b"png", 30, 40, (Rectangle(0.1, 0.2, 0.5, 0.25),))
    shown = opened.page(short, picture, Place("a.pdf", 3, 4, page=2), VI)
    assert shown.endswith(
        '<div class="steps"><a class="open" href="#open?report=a.pdf&amp;quote=3-4">'
        "Xem toàn văn</a> "
        '<a class="open" href="#page?report=a.pdf&amp;quote=3-4&amp;page=1">Trang trước</a> '
        '<a class="open" href="#page?report=a.pdf&amp;quote=3-4&amp;page=3">Trang sau</a></div>'
        '<div class="picture"><img src="data:image/png;base64,cG5n" alt="trang 2" '
        'width="30" height="40"><mark class="spot" '
        'style="left:10.00%;top:20.00%;width:40.00%;height:5.00%"></mark></div></div>'
    )


def test_a_page_without_picture_says_so() -> None:
    shown = opened.page(HALF_REPORT, None, Place(HALF_REPORT.path, page=3), VI)
    assert VI.no_picture in shown
    assert VI.page_after not in shown
