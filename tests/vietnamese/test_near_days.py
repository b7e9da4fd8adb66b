"""Days and weeks that count from today."""

from datetime import date

import pytest

from hoibaocao.vietnamese.near_days import near_days
from hoibaocao.vietnamese.periods import describe, describe_en, find_periods

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Giá vàng hôm nay?", "hôm nay", "ngày 22/11/2026"),
        ("gia vang hom nay?", "hom nay", "ngày 22/11/2026"),
        ("Tối nay có mưa không?", "Tối nay", "ngày 22/11/2026"),
        ("hôm nay chi ngân sách", "hôm nay", "ngày 22/11/2026"),
        ("hom nay can bo hop gi", "hom nay", "ngày 22/11/2026"),
        ("Hôm qua có gì?", "Hôm qua", "ngày 21/11/2026"),
        ("Thời tiết ngày mai", "ngày mai", "ngày 23/11/2026"),
        ("thoi tiet ngay mai", "ngay mai", "ngày 23/11/2026"),
        ("Sáng mai họp gì?", "Sáng mai", "ngày 23/11/2026"),
        ("tuần này", "tuần này", "từ 16/11/2026 đến 22/11/2026"),
        ("tuan toi", "tuan toi", "từ 23/11/2026 đến 29/11/2026"),
        ("tuần vừa qua", "tuần vừa qua", "từ 9/11/2026 đến 15/11/2026"),
        ("the weather tomorrow", "tomorrow", "ngày 23/11/2026"),
        ("What is on tonight?", "tonight", "ngày 22/11/2026"),
        ("rain next week", "next week", "từ 23/11/2026 đến 29/11/2026"),
    ],
)
def test_days_count_from_today(text: str, words: str, day: str) -> None:
    (((start, end), period),) = near_days(text, SUNDAY)
    assert (text[start:end], describe(period), period.kind) == (words, day, "span")


@pytest.mark.parametrize(
    "text",
    [
        "Tính đến hôm nay thu bao nhiêu?",
        "cho tới ngày hôm nay",
        "tinh den hom nay",
        "as of today",
        "Hôm nay cho tôi hỏi thu ngân sách",
        "Hôm nay, em cần số hộ nghèo",
        "Today I need the revenue",
        "thu ngân sách tới nay",
        "thu ngan sach toi nay",
        "phong trào vì ngày mai lập nghiệp",
        "hiện nay có bao nhiêu xã",
    ],
)
def test_words_that_name_no_day(text: str) -> None:
    assert list(near_days(text, SUNDAY)) == []


def test_a_day_counts_only_where_no_other_period_is_named() -> None:
    text = "Hôm nay có số thu năm 2023 chưa?"
    assert [describe(m.period) for m in find_periods(text, today=SUNDAY) if m.period] == [
        "năm 2023"
    ]
    (mention,) = find_periods("Hôm nay có mưa không?", today=SUNDAY)
    assert mention.period is not None
    assert describe_en(mention.period) == "22 November 2026"
    assert find_periods("Hôm nay có mưa không?") == []
