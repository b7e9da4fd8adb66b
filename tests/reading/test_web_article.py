import pytest
from lxml import html

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.web_article import whole_article

LEAD = "Chiều 29/9, Ban Chấp hành Đảng bộ huyện Suối Trong họp đánh giá kết quả 9 tháng đầu năm."
RICE = "9 tháng đầu năm, sản lượng lương thực có hạt đạt 41.300 tấn, bằng 96,5% kế hoạch."
GUESTS = "Lượng khách đạt 258.000 lượt, doanh thu 310 tỷ đồng, tăng 22% so với cùng kỳ năm 2022."
PIGS = "Giá lợn hơi hôm nay tăng 1.000 đồng/kg so với hôm qua tại một số tỉnh phía Bắc."
MENU = '<div class="menu"><ul><li><a>Trang chủ</a></li><li><a>Giới thiệu</a></li></ul></div>'


def _read(body: str, *extracted: str) -> list[str]:
    page = html.fromstring(f"<html><head><title>{RICE}</title></head><body>{body}</body></html>")
    return [each.text for each in whole_article(page, [Paragraph(text) for text in extracted])]


def test_lines_behind_pictures_captions_and_short_lines_are_read() -> None:
    article = (
        f"<center><img><br><i>Quang cảnh hội nghị.</i></center>{RICE}<br>{GUESTS}<br>Thu Trang<br>"
    )
    body = f"{MENU}<table><tr><td>Hôm nay: 12</td><td><div>{article}</div></td></tr></table>"
    expected = ["Quang cảnh hội nghị.", RICE, GUESTS, "Thu Trang"]
    assert _read(body, GUESTS) == expected
    assert _read(body, RICE, GUESTS) == expected


def test_the_lead_between_headline_and_article_is_its_first_sentence() -> None:
    above = f"{MENU}<h1>Suối Trong họp</h1><div><span>Lượt xem: 12</span><h2>{LEAD}</h2></div>"
    body = f"<div>{above}<div><p>{RICE}</p><p>{GUESTS} {RICE}</p><p>{PIGS}</p></div></div>"
    article = [RICE, f"{GUESTS} {RICE}", PIGS]
    assert _read(body, *article) == [LEAD, *article]
    assert _read(body, LEAD, *article) == [LEAD, *article]


def test_what_was_extracted_from_elsewhere_stays() -> None:
    article = f"<div><p>{RICE}</p><p>{GUESTS}</p><p>{LEAD}</p></div>"
    assert _read(f"{article}<p>{PIGS}</p>", RICE, GUESTS, LEAD, PIGS)[-1] == PIGS
    assert _read(f"<p>{PIGS}</p>{article}", PIGS, RICE, GUESTS, LEAD)[0] == PIGS


def test_parts_that_only_link_to_other_news_are_left_out() -> None:
    links = "<div>Xem: <a>Ra quân làm thủy lợi</a> <a>Khai mạc giải bóng chuyền</a></div>"
    body = f"<div><p>{RICE}</p>{links}<p>{GUESTS} <a>Phụ lục</a></p></div>"
    assert _read(body, RICE, GUESTS) == [RICE, f"{GUESTS} Phụ lục"]


@pytest.mark.parametrize("extracted", [(PIGS,), (PIGS, LEAD, RICE)])
def test_an_article_that_is_not_found_again_is_left_as_it_is(extracted: tuple[str, ...]) -> None:
    assert _read(f"<div><p>{RICE}</p><p>{GUESTS}</p></div>", *extracted) == list(extracted)


def test_numbers_of_lists_are_written() -> None:
    body = f"<div><p>{RICE}</p><ol><li>Thu hoạch lúa mùa.</li><li>Xóa nhà tạm.</li></ol></div>"
    assert _read(body, RICE) == [RICE]
    assert _read(f"<article>{body}<p>{GUESTS}</p></article>", RICE, GUESTS)[1:3] == [
        "1. Thu hoạch lúa mùa.",
        "2. Xóa nhà tạm.",
    ]
