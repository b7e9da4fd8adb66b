"""Periods as people type them in questions: short, in lists, and counted from today."""

from datetime import date

import pytest

from hoibaocao.vietnamese.periods import (
    describe,
    find_periods,
    period_of_months,
    period_of_years,
)

FIRST_HALF = period_of_months(2023, 1, 6)
YEAR = period_of_months(2023, 1, 12)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("6T.2023", ["6 tháng đầu năm 2023"]),
        ("6T2023", ["6 tháng đầu năm 2023"]),
        ("6T/23", ["6 tháng đầu năm 2023"]),
        ("9T-2023", ["9 tháng đầu năm 2023"]),
        ("bat dau nam 2023", ["năm 2023"]),
        ("ba t dau nam 2023", ["quý I/2023"]),
        ("6 thang dn 2023", ["6 tháng đầu năm 2023"]),
        ("bán niên 2023", ["6 tháng đầu năm 2023"]),
        ("sau 9 tháng năm 2020", ["9 tháng đầu năm 2020"]),
        ("1H2023", ["6 tháng đầu năm 2023"]),
        ("2023H2", ["6 tháng cuối năm 2023"]),
        ("mid-2023", ["6 tháng đầu năm 2023"]),
        ("from January to September 2023", ["9 tháng đầu năm 2023"]),
        ("Q1/23", ["quý I/2023"]),
        ("Q1.2023", ["quý I/2023"]),
        ("3Q2022", ["quý III/2022"]),
        ("2022 Q3", ["quý III/2022"]),
        ("third-quarter 2022", ["quý III/2022"]),
        ("quí I-2023", ["quý I/2023"]),
        ("quý thứ nhất năm 2023", ["quý I/2023"]),
        ("quý cuối cùng của năm 2023", ["quý IV/2023"]),
        ("ba quý 2023", ["9 tháng đầu năm 2023"]),
        ("đến hết quý III/2023", ["9 tháng đầu năm 2023"]),
        ("T6.2023", ["tháng 6/2023"]),
        ("tháng 6/23", ["tháng 6/2023"]),
        ("năm2023", ["năm 2023"]),
        ("FY2023", ["năm 2023"]),
        ("the full year of 2023", ["năm 2023"]),
        ("thu ngan sach doi may 2023", ["năm 2023"]),
        ("Thu ngân sách Sơn La 2023", ["năm 2023"]),
        ("xã Tân Lập 2023", ["năm 2023"]),
        ("đã thành lập 2023 tổ", []),
        ("được công nhận 9 tháng năm 2023", ["9 tháng đầu năm 2023"]),
        ("Châu Thành 6 tháng năm 2023", ["6 tháng đầu năm 2023"]),
        ("thời hạn 6 tháng năm 2023", ["năm 2023"]),
        ("in May 2023", ["tháng 5/2023"]),
        ("năm 2021, 2022 và 2023", ["năm 2021", "năm 2022", "năm 2023"]),
        ("2021 vs 2023", ["năm 2021", "năm 2023"]),
        ("6 tháng 2022 và 2023", ["6 tháng đầu năm 2022", "6 tháng đầu năm 2023"]),
        ("6 tháng 2022 và năm 2023", ["6 tháng đầu năm 2022", "năm 2023"]),
        ("quý I các năm 2022, 2023", ["quý I/2022", "quý I/2023"]),
        ("quý I, II và III/2023", ["quý I/2023", "quý II/2023", "quý III/2023"]),
        ("quý 1, 2 năm 2023", ["quý I/2023", "quý II/2023"]),
        ("2021-23", ["giai đoạn 2021–2023"]),
        ("2021 -> 2023", ["giai đoạn 2021–2023"]),
        ("from 2021 through 2023", ["giai đoạn 2021–2023"]),
        ("giữa năm 2021 và 2023", ["giai đoạn 2021–2023"]),
        ("giữa năm 2021", ["6 tháng đầu năm 2021"]),
    ],
)
def test_periods_as_people_type_them(text: str, periods: list[str]) -> None:
    for typed in (text, text.upper()):
        assert [describe(m.period) for m in find_periods(typed) if m.period] == periods


def test_months_of_several_years_wait_for_them() -> None:
    months, years = find_periods("6 tháng đầu năm 2021-2023")
    assert (months.period, months.months) == (None, (1, 6))
    assert years.period == period_of_years(2021, 2023)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("quý trước", "quý IV/2023"),
        ("quý này", "quý I/2024"),
        ("tháng trước", "tháng 1/2024"),
        ("last quarter", "quý IV/2023"),
        ("this month", "tháng 2/2024"),
        ("từ năm 2021 đến nay", "giai đoạn 2021–2024"),
        ("since 2021", "giai đoạn 2021–2024"),
    ],
)
def test_what_counts_from_today(text: str, period: str) -> None:
    (mention,) = find_periods(text, today=date(2024, 2, 5))
    assert mention.period is not None
    assert describe(mention.period) == period


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("6 tháng 2021 so với năm trước", [2021, 2020]),
        ("6 tháng 2021 so với năm ngoái", [2021, 2020]),
        ("năm 2021 và năm trước", [2021, 2020]),
        ("năm 2021 và năm ngoái", [2021, 2023]),
        ("năm nay so với năm ngoái", [2024, 2023]),
    ],
)
def test_the_year_before_counts_from_the_year_that_is_named(text: str, years: list[int]) -> None:
    mentions = find_periods(text, today=date(2024, 5, 1))
    assert [m.period.start.year for m in mentions if m.period] == years
