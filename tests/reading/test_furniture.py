from datetime import date

from hoibaocao.reading.document import Paragraph, Reading
from hoibaocao.reading.furniture import without_furniture

STORY = "Huyện Suối Trong thu ngân sách 45 tỷ đồng, bằng 61% dự toán."


def _reading(*lines: str, pages: tuple[tuple[int, int], ...] = ()) -> Reading:
    return Reading(tuple(Paragraph(line) for line in lines), pages=pages)


def _kept(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in without_furniture(_reading(*lines)).paragraphs]


def test_what_stands_behind_the_author_goes() -> None:
    assert _kept(
        STORY,
        "Thu Hiền",
        "Các tin khác",
        "Đoàn thanh niên ra quân làm sạch môi trường",
        "Lượt truy cập: 120.455",
        "Đang online: 12",
    ) == [STORY, "Thu Hiền"]


def test_breadcrumbs_and_view_counts_before_the_headline_go() -> None:
    lines = ("Trang chủ » Tin tức » Kinh tế", "Lượt xem: 512", "Suối Trong được mùa chè", STORY)
    assert _kept(*lines) == ["Suối Trong được mùa chè", STORY]


def test_prose_behind_a_label_keeps_everything() -> None:
    lines = (STORY, "Tin liên quan", "Hội nghị giao nhiệm vụ cho các xã trong quý tới.")
    assert _kept(*lines) == list(lines)


def test_captions_and_receivers_stay() -> None:
    lines = (STORY, "Quang cảnh hội nghị.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.")
    assert _kept(*lines) == list(lines)


def test_a_page_of_labels_only_keeps_one() -> None:
    assert _kept("Trang chủ", "Tìm kiếm") == ["Trang chủ"]


def test_an_archive_s_stamp_becomes_the_month() -> None:
    kept = without_furniture(_reading(f"date 2023-07 {STORY}", pages=((0, 0), (0, 20))))
    assert kept.paragraphs[0].text == STORY
    assert kept.hints.month == date(2023, 7, 1)
    assert kept.pages == ((0, 0), (0, 7))


def test_pages_follow_what_was_cut() -> None:
    lines = ("Trang chủ » Tin", "Được mùa chè ở vùng cao", STORY, "Tin khác")
    kept = without_furniture(_reading(*lines, pages=((0, 0), (2, 10), (3, 2))))
    assert kept.pages == ((0, 0), (1, 10), (1, len(STORY)))
