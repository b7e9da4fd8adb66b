"""Of which thing a measure is asked for, and which sentences name it."""

import pytest

from hoibaocao.searching.things import names_thing, thing_measured


@pytest.mark.parametrize(
    ("topic", "thing"),
    [
        ("sản lượng bơ", "bơ"),
        ("diện tích trồng na là bao nhiêu", "na"),
        ("tổng sản lượng nấm rơm đạt bao nhiêu?", "nấm rơm"),
        ("Diện tích keo lai trồng mới", "keo lai"),
        ("sản lượng sầu riêng", ""),
        ("diện tích tự nhiên", ""),
        ("diện tích gieo trồng", ""),
        ("diện tích nuôi trồng thủy sản", ""),
        ("sản lượng khai thác", ""),
        ("diện tích", ""),
        ("san luong bo", ""),
        ("thu ngân sách", ""),
        ("khách sạn giá phòng thế nào?", "phòng"),
        ("giá bán vàng hôm nay", "vàng"),
        ("giá trị sản xuất công nghiệp", ""),
        ("kết quả đánh giá cán bộ", ""),
        ("giá", ""),
    ],
)
def test_a_thing_of_no_known_kind_is_what_stands_behind_the_measure(topic: str, thing: str) -> None:
    assert thing_measured([topic]) == thing


def test_what_reports_word_otherwise_is_known() -> None:
    assert not thing_measured(["sản lượng bơ", "sản lượng quả bơ"])


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["Cà phê 320 ha, sản lượng 870 tấn", "", "Trồng trọt"], False),
        (["Bơ 120 ha, sản lượng 940 tấn", "", "Trồng trọt"], True),
        (["- Sản lượng 940 tấn", "Cây bơ:", "Trồng trọt"], True),
        (["Đàn bò 940 con", "", ""], False),
    ],
)
def test_the_sentence_or_its_lead_names_it(texts: list[str], *, named: bool) -> None:
    assert names_thing("bơ", texts, str) == named
