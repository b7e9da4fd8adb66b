from datetime import date

import pytest

from hoibaocao.reading.document import BETWEEN
from hoibaocao.reading.furniture import article_span, stamped_month, unstamped

STORY = "Huyện Suối Trong thu ngân sách 45 tỷ đồng, bằng 61% dự toán."


def _article(*lines: str) -> list[str]:
    text = BETWEEN.join(lines)
    return text[slice(*article_span(text))].split(BETWEEN)


def test_what_stands_behind_the_author_is_not_the_article_s() -> None:
    assert _article(
        STORY,
        "Thu Hiền",
        "Các tin khác",
        "Đoàn thanh niên ra quân làm sạch môi trường",
        "Lượt truy cập: 120.455",
        "Đang online: 12",
    ) == [STORY, "Thu Hiền"]


def test_nor_are_breadcrumbs_and_view_counts_before_the_headline() -> None:
    lines = ("Trang chủ » Tin tức » Kinh tế", "Lượt xem: 512", "Suối Trong được mùa chè", STORY)
    assert _article(*lines) == ["Suối Trong được mùa chè", STORY]


def test_what_can_be_done_with_an_article_stands_below_its_headline() -> None:
    headline, tools = "Suối Trong thu ngân sách vượt dự toán", ("05/7/2023", "Lượt xem: 512")
    portal = ("CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN SUỐI TRONG", "Cỡ chữ")
    assert _article(*portal, headline, *tools, STORY) == [headline, *tools, STORY]


def test_prose_behind_a_label_keeps_everything() -> None:
    lines = (STORY, "Tin liên quan", "Hội nghị giao nhiệm vụ cho các xã trong quý tới.")
    assert _article(*lines) == list(lines)


def test_captions_and_receivers_are_the_article_s() -> None:
    lines = (STORY, "Quang cảnh hội nghị.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    assert _article(*lines) == list(lines)


def test_of_labels_only_one_is_left() -> None:
    assert _article("Trang chủ", "Tìm kiếm") == ["Trang chủ"]


@pytest.mark.parametrize(
    ("line", "month", "rest"),
    [
        (f"date 2023-07 {STORY}", date(2023, 7, 1), STORY),
        (f"date: 2021-12-05 {STORY}", date(2021, 12, 1), STORY),
        (STORY, None, STORY),
    ],
)
def test_an_archive_s_stamp_tells_the_month(line: str, month: date | None, rest: str) -> None:
    assert stamped_month(line) == month
    assert unstamped(line) == rest
    assert _article(line) == [rest]
