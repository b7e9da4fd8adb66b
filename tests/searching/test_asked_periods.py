"""Which periods a question asks for, given those that are reported on."""

from datetime import date

import pytest

from hoibaocao.records import Metadata
from hoibaocao.searching.scope import ScopeReader
from hoibaocao.vietnamese.periods import describe, period_of_years, school_year
from tests.searching.nine_reports import (
    HALF_2021,
    HALF_2023,
    HALF_2024,
    HILLS,
    REPORTS,
    sides_of,
)


def test_an_english_period(reader: ScopeReader) -> None:
    question = "What was the revenue of Doi May district in the first half of 2023?"
    assert sides_of(reader.resolve(question)) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]


def test_a_period_to_compare_with_is_a_side_if_there_are_reports_of_it(
    reader: ScopeReader,
) -> None:
    asked = reader.resolve("Thu ngân sách Đồi Mây 6 tháng 2024 so với 6 tháng 2023?")
    assert [number for side in asked.sides for number in side.reports] == [1, 0]
    other = reader.resolve("Thu ngân sách Đồi Mây 6 tháng 2024 so với 6 tháng 2022?")
    assert [number for side in other.sides for number in side.reports] == [1]


def test_a_bare_year_is_its_longest_report_and_a_whole_one_is_not(reader: ScopeReader) -> None:
    bare = reader.resolve("thu ngan sach Doi May 2024")
    assert sides_of(bare) == [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))]
    whole = reader.resolve("Thu ngân sách Đồi Mây cả năm 2024")
    assert [(side.exact, describe(side.period)) for side in whole.sides if side.period] == [
        (False, "năm 2024")
    ]


def test_the_same_period_a_year_before_is_no_side(reader: ScopeReader) -> None:
    question = "Thu ngân sách Đồi Mây 6 tháng 2024 so với cùng kỳ năm 2023 tăng mấy phần trăm?"
    assert sides_of(reader.resolve(question)) == [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))]


def test_reports_of_another_time_are_not_of_tomorrow(reader: ScopeReader) -> None:
    resolution = reader.resolve("Ngày mai Đồi Mây thu bao nhiêu?", today=date(2024, 7, 9))
    assert sides_of(resolution) == [("huyện Đồi Mây", "ngày 10/7/2024", (0, 1, 8))]
    assert not resolution.sides[0].exact


def test_a_period_without_year_is_taken_of_every_year_latest_first(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách 6 tháng đầu năm của Đồi Mây?")
    assert [side.period for side in resolution.sides] == [HALF_2024, HALF_2023, HALF_2021]
    assert [side.reports for side in resolution.sides] == [(1,), (0,), (8,)]


@pytest.mark.parametrize(
    ("period", "reports"),
    [
        ("năm 2019", (0, 1, 8)),  # nothing near: all that there is of the place
        ("9 tháng năm 2023", (0,)),  # those of a part of it
        ("quý I/2024", (1,)),  # those it is a part of
    ],
)
def test_a_period_without_reports_is_looked_for_in_others(
    reader: ScopeReader, period: str, reports: tuple[int, ...]
) -> None:
    (side,) = reader.resolve(f"Thu ngân sách huyện Đồi Mây {period}?").sides
    assert (side.exact, side.reports) == (False, reports)


@pytest.mark.parametrize(
    "question",
    ["Tháng 3/2023 huyện Đồi Mây tổ chức lễ hội gì?", "Lễ hội tháng 5 của Đồi Mây ở đâu?"],
)
def test_a_month_alone_dates_an_event(reader: ScopeReader, question: str) -> None:
    resolution = reader.resolve(question)
    assert sides_of(resolution) == [("huyện Đồi Mây", "", (0, 1, 8))]
    assert "háng" in resolution.topic


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Thu ngân sách huyện Bến Sương năm 2023 và Đồi Mây 6 tháng 2021",
            [
                ("huyện Bến Sương", "năm 2023", (3,)),
                ("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,)),
            ],
        ),
        (
            "6 tháng đầu năm của Đồi Mây năm 2021 và huyện Bến Sương năm 2023 thu bao nhiêu?",
            [
                ("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,)),
                ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)),
            ],
        ),
        (
            "Đồi Mây và huyện Bến Sương 6 tháng 2021, tỉnh Vân Lam năm 2023 thu bao nhiêu?",
            [
                ("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,)),
                ("huyện Bến Sương", "6 tháng đầu năm 2021", (7,)),
                ("tỉnh Vân Lam", "năm 2023", (6,)),
            ],
        ),
        (
            "So sánh Đồi Mây và huyện Bến Sương 6 tháng 2021 và 2023",
            [
                ("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,)),
                ("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,)),
                ("huyện Bến Sương", "6 tháng đầu năm 2021", (7,)),
                ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)),
            ],
        ),
    ],
)
def test_each_place_goes_with_its_own_period(
    reader: ScopeReader, question: str, sides: list[tuple[str, str, tuple[int, ...]]]
) -> None:
    assert sides_of(reader.resolve(question)) == sides


def test_a_range_is_each_of_its_years_by_their_longest_report(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách huyện Bến Sương từ 2021 đến 2023?")
    assert sides_of(resolution) == [
        ("huyện Bến Sương", "6 tháng đầu năm 2021", (7,)),
        ("huyện Bến Sương", "năm 2022", (2, 3, 7)),
        ("huyện Bến Sương", "năm 2023", (3,)),
    ]
    assert [side.exact for side in resolution.sides] == [True, False, True]
    assert resolution.topic == "Thu ngân sách?"


@pytest.mark.parametrize("years", ["giai đoạn 2021-2024", "năm 2021 đến năm 2024"])
def test_months_of_a_range_are_those_of_each_year(reader: ScopeReader, years: str) -> None:
    sides = reader.resolve(f"Thu 6 tháng đầu năm của Đồi Mây {years}?").sides
    assert [(side.exact, side.reports) for side in sides] == [
        (True, (8,)),
        (False, (0, 1, 8)),
        (True, (0,)),
        (True, (1,)),
    ]


def test_a_range_that_is_part_of_a_name_is_none(reader: ScopeReader) -> None:
    question = "Đồi Mây: Chương trình mục tiêu quốc gia giai đoạn 2021-2025 giải ngân bao nhiêu?"
    resolution = reader.resolve(question)
    assert sides_of(resolution) == [("huyện Đồi Mây", "", (0, 1, 8))]
    assert "giai đoạn 2021-2025" in resolution.topic


def test_a_report_of_the_term_itself_is_preferred_to_its_years() -> None:
    term = period_of_years(2020, 2025)
    reader = ScopeReader([*REPORTS, Metadata("Đồi Mây, giữa nhiệm kỳ", HILLS, term)])
    for words in ("giữa nhiệm kỳ", "nhiệm kỳ 2020-2025", "giai đoạn 2020-2025"):
        (side,) = reader.resolve(f"Kết quả {words} của huyện Đồi Mây?").sides
        assert (side.period, side.reports, side.exact) == (term, (9,), True)


@pytest.mark.parametrize(
    ("words", "period", "exact"),
    [
        ("Năm ngoái", "năm 2023", True),
        ("6 tháng đầu năm nay", "6 tháng đầu năm 2024", False),
        ("Quý trước", "quý I/2024", False),
    ],
)
def test_words_that_count_from_today(
    reader: ScopeReader, words: str, period: str, *, exact: bool
) -> None:
    question = f"{words} huyện Bến Sương thu ngân sách bao nhiêu?"
    (side,) = reader.resolve(question, today=date(2024, 5, 6)).sides
    assert side.period is not None
    assert (describe(side.period), side.exact) == (period, exact)
    (unknown,) = reader.resolve(question).sides
    assert unknown.period is None or words.startswith("6 tháng")


def test_the_same_months_before_are_a_side_if_the_question_says_compare(
    reader: ScopeReader,
) -> None:
    question = "So sánh thu ngân sách Đồi Mây 6 tháng 2024 với cùng kỳ năm trước"
    assert [side.reports for side in reader.resolve(question, today=date(2026, 1, 1)).sides] == [
        (1,),
        (0,),
    ]


def test_a_figure_of_a_month_is_none_of_a_half_year(reader: ScopeReader) -> None:
    (side,) = reader.resolve("Thu ngân sách tháng 5/2023 của Đồi Mây là bao nhiêu?").sides
    assert (side.exact, side.reports) == (False, (0,))


@pytest.mark.parametrize(
    "question",
    ["Thu ngân sách quý I Đồi Mây?", "Thu Ngân Sách Đồi Mây Quý I?", "thu ngân sách quý i đồi mây"],
)
def test_months_that_a_place_has_no_report_of(reader: ScopeReader, question: str) -> None:
    assert sides_of(reader.resolve(question)) == [("huyện Đồi Mây", "quý I/2024", (1,))]
    assert not reader.resolve(question).sides[0].exact


def test_school_years_are_asked_for_where_reports_are_of_them(reader: ScopeReader) -> None:
    question = "Đồi Mây năm học 2022-2023 có mấy trường?"
    assert sides_of(reader.resolve(question)) == [("huyện Đồi Mây", "", (0, 1, 8))]
    schools = ScopeReader([*REPORTS, Metadata("Trường học", HILLS, school_year(2022))])
    assert sides_of(schools.resolve(question)) == [("huyện Đồi Mây", "năm học 2022–2023", (9,))]
    (side,) = schools.resolve("Nhiệm vụ năm học 2023 - 2024 của Đồi Mây").sides
    assert (side.planned, side.reports) == (True, (9,))
    (absent,) = schools.resolve("Đồi Mây năm học 2019-2020 có mấy trường?").sides
    assert (absent.exact, absent.period) == (False, school_year(2019))
