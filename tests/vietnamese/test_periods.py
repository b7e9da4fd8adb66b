"""Periods as reports and questions write them."""

from datetime import date

import pytest

from hoibaocao.records import Period
from hoibaocao.vietnamese.periods import (
    covers,
    describe,
    describe_en,
    find_periods,
    period_of_months,
    period_of_years,
    same,
)

FIRST_HALF = period_of_months(2023, 1, 6)
YEAR = period_of_months(2023, 1, 12)


@pytest.mark.parametrize(
    ("text", "words", "description"),
    [
        ("6 tháng đầu năm 2023", "6 tháng đầu năm 2023", "6 tháng đầu năm 2023"),
        ("thu ngan sach 6 thang dau nam 2023?", "6 thang dau nam 2023", "6 tháng đầu năm 2023"),
        ("6 THÁNG ĐẦU NĂM\n2023", "6 THÁNG ĐẦU NĂM\n2023", "6 tháng đầu năm 2023"),
        ("06 tháng đầu năm 2023", "06 tháng đầu năm 2023", "6 tháng đầu năm 2023"),
        ("sáu tháng đầu năm 2023", "sáu tháng đầu năm 2023", "6 tháng đầu năm 2023"),
        ("sau thang dau nam 2023", "sau thang dau nam 2023", "6 tháng đầu năm 2023"),
        ("6 tháng đầu 2023", "6 tháng đầu 2023", "6 tháng đầu năm 2023"),
        ("6 tháng đầu của năm 2023", "6 tháng đầu của năm 2023", "6 tháng đầu năm 2023"),
        ("6 tháng năm 2023", "6 tháng năm 2023", "6 tháng đầu năm 2023"),
        ("6T/2023", "6T/2023", "6 tháng đầu năm 2023"),
        ("6t 2023", "6t 2023", "6 tháng đầu năm 2023"),
        ("6T đầu năm 2023", "6T đầu năm 2023", "6 tháng đầu năm 2023"),
        ("6 th dau nam 2023", "6 th dau nam 2023", "6 tháng đầu năm 2023"),
        ("nửa đầu năm 2023", "nửa đầu năm 2023", "6 tháng đầu năm 2023"),
        ("nua dau 2023", "nua dau 2023", "6 tháng đầu năm 2023"),
        ("nửa năm đầu 2023", "nửa năm đầu 2023", "6 tháng đầu năm 2023"),
        ("first half of 2023", "first half of 2023", "6 tháng đầu năm 2023"),
        ("H1 2023", "H1 2023", "6 tháng đầu năm 2023"),
        ("first six months of 2023", "first six months of 2023", "6 tháng đầu năm 2023"),
        ("the first 6 months of 2023", "first 6 months of 2023", "6 tháng đầu năm 2023"),
        ("6 months of 2023", "6 months of 2023", "6 tháng đầu năm 2023"),
        (
            "từ tháng 1 đến hết tháng 6/2023",
            "từ tháng 1 đến hết tháng 6/2023",
            "6 tháng đầu năm 2023",
        ),
        ("6 tháng cuối năm 2023", "6 tháng cuối năm 2023", "6 tháng cuối năm 2023"),
        ("nửa cuối năm 2023", "nửa cuối năm 2023", "6 tháng cuối năm 2023"),
        ("second half of 2023", "second half of 2023", "6 tháng cuối năm 2023"),
        ("quý I/2023", "quý I/2023", "quý I/2023"),
        ("QUÝ II NĂM 2023", "QUÝ II NĂM 2023", "quý II/2023"),
        ("quy 3 2023", "quy 3 2023", "quý III/2023"),
        ("quý 1 năm 2023", "quý 1 năm 2023", "quý I/2023"),
        ("quý tư năm 2023", "quý tư năm 2023", "quý IV/2023"),
        ("Q1 2023", "Q1 2023", "quý I/2023"),
        ("Q.II/2023", "Q.II/2023", "quý II/2023"),
        ("the third quarter of 2023", "third quarter of 2023", "quý III/2023"),
        ("3 tháng đầu năm 2023", "3 tháng đầu năm 2023", "quý I/2023"),
        ("3 tháng cuối năm 2020", "3 tháng cuối năm 2020", "quý IV/2020"),
        ("3 tháng còn lại của năm 2020", "3 tháng còn lại của năm 2020", "quý IV/2020"),
        ("9 tháng đầu năm 2020", "9 tháng đầu năm 2020", "9 tháng đầu năm 2020"),
        ("chín tháng năm 2020", "chín tháng năm 2020", "9 tháng đầu năm 2020"),
        ("9 tháng 2020", "9 tháng 2020", "9 tháng đầu năm 2020"),
        ("9T/2020", "9T/2020", "9 tháng đầu năm 2020"),
        ("9 months of 2020", "9 months of 2020", "9 tháng đầu năm 2020"),
        ("first nine months of 2020", "first nine months of 2020", "9 tháng đầu năm 2020"),
        ("10 tháng đầu năm 2023", "10 tháng đầu năm 2023", "10 tháng đầu năm 2023"),
        ("4 tháng cuối năm 2023", "4 tháng cuối năm 2023", "4 tháng cuối năm 2023"),
        ("cả năm 2023", "cả năm 2023", "năm 2023"),
        ("năm 2023", "năm 2023", "năm 2023"),
        ("12 tháng năm 2023", "12 tháng năm 2023", "năm 2023"),
        ("in 2022", "in 2022", "năm 2022"),
        ("full year 2022", "full year 2022", "năm 2022"),
        ("thu ngan sach cam xuyen 2023", "2023", "năm 2023"),
        ("hộ nghèo của Ba Chẽ 2023 là bao nhiêu", "2023", "năm 2023"),
        ("2023 tỷ lệ hộ nghèo thế nào", "2023", "năm 2023"),
        ("tháng 7/2023", "tháng 7/2023", "tháng 7/2023"),
        ("tháng 7 năm 2023", "tháng 7 năm 2023", "tháng 7/2023"),
        ("thang 07-2023", "thang 07-2023", "tháng 7/2023"),
        ("tháng bảy năm 2023", "tháng bảy năm 2023", "tháng 7/2023"),
        ("T7/2023", "T7/2023", "tháng 7/2023"),
        ("báo cáo 7/2023", "7/2023", "tháng 7/2023"),
        ("July 2023", "July 2023", "tháng 7/2023"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025", "giai đoạn 2021–2025"),
        ("giai đoạn 2021 – 2025", "giai đoạn 2021 – 2025", "giai đoạn 2021–2025"),
        ("từ 2021 đến 2023", "từ 2021 đến 2023", "giai đoạn 2021–2023"),
        ("từ năm 2021 đến năm 2023", "từ năm 2021 đến năm 2023", "giai đoạn 2021–2023"),
        ("from 2021 to 2023", "from 2021 to 2023", "giai đoạn 2021–2023"),
        ("nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2020 - 2025", "giai đoạn 2020–2025"),
        ("nửa cuối nhiệm kỳ 2020-2025", "nửa cuối nhiệm kỳ 2020-2025", "giai đoạn 2020–2025"),
        ("Trong năm học 2022 - 2023 có", "năm học 2022 - 2023", "năm học 2022–2023"),
        ("so hoc sinh nam hoc 2022 2023", "nam hoc 2022 2023", "năm học 2022–2023"),
        ("in the 2022-2023 school year", "2022-2023 school year", "năm học 2022–2023"),
        ("Năm học 2020 - 2024", "Năm học 2020 - 2024", "giai đoạn 2020–2024"),
    ],
)
def test_a_period_is_found_where_it_stands(text: str, words: str, description: str) -> None:
    (mention,) = find_periods(text)
    assert mention.period is not None
    assert text[mention.start : mention.end] == words
    assert describe(mention.period) == description
    assert mention.kind == mention.period.kind
    assert not mention.comparison


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("6 tháng đầu năm", "half", (1, 6)),
        ("sáu tháng", "half", (1, 6)),
        ("nửa cuối năm", "half", (7, 12)),
        ("quý IV", "quarter", (10, 12)),
        ("chín tháng", "nine_months", (1, 9)),
        ("9T", "nine_months", (1, 9)),
        ("thu ngan sach ca nam", "year", (1, 12)),
        ("tháng 7", "month", (7, 7)),
    ],
)
def test_months_wait_for_their_year(text: str, kind: str, months: tuple[int, int]) -> None:
    (mention,) = find_periods(text)
    assert (mention.kind, mention.period, mention.months) == (kind, None, months)
    (mention,) = find_periods(text, default_year=2023)
    assert mention.period == period_of_months(2023, *months)
    assert mention.in_year(2020) == period_of_months(2020, *months)


@pytest.mark.parametrize(
    "text",
    [
        "2.023 hộ và 2023 hộ",
        "đảng bộ có 2033 đảng viên",
        "Hôm nay: 2023",
        "đạt 2023",
        "Nghị quyết 45/2023/NQ-HĐND",
        "Quyết định số 12/2023",
        "trẻ dưới 6 tháng tuổi",
        "sau 6 tháng triển khai",
        "thời hạn 6 tháng",
        "quỹ 1 người nghèo",
        "ngày 12/7/2023, 12-7-2023, ngày 14 tháng 10 năm 2020",
        "trong những năm tới",
        "3 năm trước",
        "1.113,733 tỷ đồng",
        "số 2023-QĐ/TU",
    ],
)
def test_amounts_days_and_numbers_are_no_periods(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tăng 12% so với cùng kỳ năm 2022", "cùng kỳ năm 2022"),
        ("bằng 96% so với cùng kỳ", "cùng kỳ"),
        ("giảm 3% so với năm 2022", "năm 2022"),
        ("theo giá so sánh năm 2010 đạt 8.496,7 tỷ đồng", "năm 2010"),
        ("giá trị sản xuất (giá cố định 1994) đạt 12 tỷ đồng", "1994"),
        ("tăng so với 6 tháng đầu năm 2022", "6 tháng đầu năm 2022"),
        ("tăng bao nhiêu so với năm trước", "năm trước"),
        ("tang so voi cung ky nam ngoai", "cung ky nam ngoai"),
        ("compared to the same period of 2022", "same period of 2022"),
        ("compared with 2022", "2022"),
        ("tăng từ 93,4% cuối năm 2024 lên 95,1%", "năm 2024"),
        ("có 21 bài, giảm so với 34 bài của năm 2024", "năm 2024"),
    ],
)
def test_what_a_figure_is_measured_against_is_flagged(text: str, words: str) -> None:
    (mention,) = find_periods(text)
    assert text[mention.start : mention.end] == words
    assert mention.comparison


def test_the_same_time_of_the_year_before_is_not_that_year() -> None:
    (mention,) = find_periods("77 đảng viên (năm trước cùng thời điểm là 73)", default_year=2022)
    assert (mention.comparison, mention.period) == (True, None)


def test_the_two_years_of_a_crop_are_no_period() -> None:
    assert find_periods("sản lượng lúa vụ Đông Xuân 2023 - 2024") == []
    assert len(find_periods("lúa Đông Xuân năm 2024, giai đoạn 2021-2025")) == 2


def test_a_span_from_one_year_to_another_is_no_comparison() -> None:
    (mention,) = find_periods("thu ngân sách tăng từ năm 2020 đến năm 2023")
    assert not mention.comparison


def test_a_plan_is_no_comparison() -> None:
    first, second = find_periods("tăng so với cùng kỳ năm 2022, đạt 53% so với kế hoạch năm 2023")
    assert (first.comparison, second.comparison) == (True, False)


@pytest.mark.parametrize(
    ("text", "year"),
    [("năm nay", 2024), ("năm ngoái", 2023), ("năm trước", 2023), ("last year", 2023)],
)
def test_years_count_from_today_or_the_year_of_the_report(text: str, year: int) -> None:
    expected = period_of_months(year, 1, 12)
    assert [m.period for m in find_periods(text, today=date(2024, 5, 1))] == [expected]
    assert [m.period for m in find_periods(text, default_year=2024)] == [expected]
    assert [m.period for m in find_periods(text)] == [None]


def test_months_of_last_year_count_too() -> None:
    (mention,) = find_periods("6 tháng đầu năm ngoái", today=date(2024, 5, 1))
    assert mention.period == FIRST_HALF
    (mention,) = find_periods("6 tháng đầu năm ngoái")
    assert (mention.period, mention.months) == (None, None)


def test_joined_periods_share_the_year_of_the_last() -> None:
    mentions = find_periods("quý I, quý II và quý III/2023")
    assert [describe(m.period) for m in mentions if m.period] == [
        "quý I/2023",
        "quý II/2023",
        "quý III/2023",
    ]


def test_vague_words_are_found_without_a_period() -> None:
    text = "sơ kết giữa nhiệm kỳ; nhiệm vụ những tháng cuối năm 2020"
    mentions = find_periods(text)
    assert [(text[m.start : m.end], m.period, m.kind) for m in mentions] == [
        ("giữa nhiệm kỳ", None, "span"),
        ("những tháng cuối năm 2020", None, "span"),
    ]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Lũy kế 5 tháng: 147,9 tỷ đồng", (1, 5)),
        ("luy ke den het 10 thang", (1, 10)),
        ("cộng dồn 7 tháng", (1, 7)),
    ],
)
def test_what_adds_up_since_january(text: str, months: tuple[int, int]) -> None:
    [mention] = find_periods(text, default_year=2023)
    assert mention.period == period_of_months(2023, *months)


@pytest.mark.parametrize(
    ("period", "vietnamese", "english"),
    [
        (FIRST_HALF, "6 tháng đầu năm 2023", "the first half of 2023"),
        (period_of_months(2023, 7, 12), "6 tháng cuối năm 2023", "the second half of 2023"),
        (period_of_months(2023, 4, 6), "quý II/2023", "Q2 2023"),
        (period_of_months(2020, 1, 9), "9 tháng đầu năm 2020", "the first 9 months of 2020"),
        (YEAR, "năm 2023", "2023"),
        (period_of_months(2024, 2, 2), "tháng 2/2024", "February 2024"),
        (period_of_months(2023, 2, 5), "từ tháng 2 đến tháng 5 năm 2023", "February to May 2023"),
        (period_of_years(2021, 2025), "giai đoạn 2021–2025", "2021–2025"),
        (
            Period("span", date(2022, 7, 1), date(2023, 6, 30)),
            "từ 1/7/2022 đến 30/6/2023",
            "2022-07-01 to 2023-06-30",
        ),
    ],
)
def test_a_period_has_words(period: Period, vietnamese: str, english: str) -> None:
    assert describe(period) == vietnamese
    assert describe_en(period) == english


def test_periods_compare_by_their_days() -> None:
    assert covers(YEAR, FIRST_HALF)
    assert not covers(FIRST_HALF, YEAR)
    assert same(FIRST_HALF, Period("span", date(2023, 1, 1), date(2023, 6, 30)))
    assert not same(FIRST_HALF, YEAR)
