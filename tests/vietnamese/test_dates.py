"""Calendar days, in Vietnamese and English."""

from datetime import date

import pytest

from hoibaocao.vietnamese.dates import DateMention, find_dates, names_time


@pytest.mark.parametrize(
    ("text", "found", "day"),
    [
        ("Ngày 12/7/2023, huyện họp", "Ngày 12/7/2023", date(2023, 7, 12)),
        ("ngày 08-7-2024", "ngày 08-7-2024", date(2024, 7, 8)),
        ("31.3.2023", "31.3.2023", date(2023, 3, 31)),
        ("15/10/2020 08:00", "15/10/2020", date(2020, 10, 15)),
        ("ngày 14 tháng 10 năm 2020", "ngày 14 tháng 10 năm 2020", date(2020, 10, 14)),
        ("ngay 14 thang 10 nam 2020", "ngay 14 thang 10 nam 2020", date(2020, 10, 14)),
        ("HÀ TĨNH, NGÀY 5 THÁNG 7 NĂM 2023", "NGÀY 5 THÁNG 7 NĂM 2023", date(2023, 7, 5)),
        ("2023-07-12T08:00", "", None),
        ("on 2023-07-12.", "2023-07-12", date(2023, 7, 12)),
        ("on 12 July 2023", "12 July 2023", date(2023, 7, 12)),
        ("on July 12th, 2023", "July 12th, 2023", date(2023, 7, 12)),
        (
            "ngày mùng năm tháng năm năm hai nghìn không trăm mười lăm, tại",
            "ngày mùng năm tháng năm năm hai nghìn không trăm mười lăm",
            date(2015, 5, 5),
        ),
        ("30/2/2023", "", None),
        ("45/2023/NQ-HĐND", "", None),
    ],
)
def test_a_day_is_found_where_it_stands(text: str, found: str, day: date | None) -> None:
    mentions = find_dates(text)
    assert [(text[each.start : each.end], each.date) for each in mentions] == (
        [(found, day)] if found else []
    )


def test_a_day_without_year_takes_the_default_year() -> None:
    assert find_dates("Sáng 12/7, ngày 15/7") == [
        DateMention(0, 9, None),
        DateMention(11, 20, None),
    ]
    assert [each.date for each in find_dates("Ngày 15/7", default_year=2021)] == [date(2021, 7, 15)]


def test_days_come_in_text_order() -> None:
    days = [each.date for each in find_dates("từ 06/01/1946 - 06/01/2026, July 1, 2024")]
    assert days == [date(1946, 1, 6), date(2026, 1, 6), date(2024, 7, 1)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sau năm 1850", True),
        ("vao nam 1777", True),
        ("từ 1321 đến 1323", True),
        ("trận Bạch Đằng (1288)", True),
        ("hồi tháng 5 năm 1688", True),
        ("ngày 20 tháng 9 năm 1565", True),
        ("thế kỷ 14", True),
        ("giữa thế kỉ XIX", True),
        ("những năm 1950", True),
        ("thập niên 60", True),
        ("năm 70 trước Công nguyên", True),
        ("trong 5 năm 1500 hộ", False),
        ("tăng từ 1200 đến 1500 ha", False),
        ("trong năm 12 xã", False),
        ("Việt Nam 1500", False),
        ("thế kỷ mới", False),
    ],
)
def test_times_of_any_age(text: str, *, named: bool) -> None:
    assert names_time(text) is named
