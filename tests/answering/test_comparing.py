"""What is computed of figures beside each other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hoibaocao.answering.clauses import key_figure
from hoibaocao.answering.comparing import Row, difference_of, table_of
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import Point
from hoibaocao.answering.wanted import Wanted
from hoibaocao.records import Hit, Metadata, Passage, Period, Place, Question
from tests.answering.asking import assistant_over

_PROMPTS = Prompts.load(Path(__file__).parents[2] / "prompts")
_WANTED = Wanted.of("Thu ngân sách?", "Thu ngân sách?", "Thu ngân sách?")
_YEAR = Period("year", date(2023, 1, 1), date(2023, 12, 31))


def _row(name: str, text: str) -> Row:
    place = Place(name, "district", "huyện")
    hit = Hit(Passage("a.txt", 0, len(text), text), Metadata("Báo cáo", place, _YEAR), 1.0)
    point = Point(hit, (0, len(text)), text, (), key_figure(text, _WANTED))
    return Row(place, _YEAR, point, "")


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("Thu đạt 8,25 tỷ đồng", "Thu đạt 7.500 triệu đồng", "0,75 tỷ đồng"),
        ("Thu đạt 7.500 triệu đồng", "Thu đạt 12,5 tỷ đồng", "5 tỷ đồng"),
        ("Thu đạt 41.200 lượt khách", "Thu đạt 35.600 lượt khách", "5.600 lượt khách"),
        ("Tỷ lệ đạt 38,5%", "Tỷ lệ đạt 49,4%", "10,9 điểm %"),
        ("Thu tăng 5%", "Thu tăng 3%", "2 điểm %"),
    ],
)
def test_a_difference_is_computed_of_equal_units(first: str, second: str, difference: str) -> None:
    told = difference_of([_row("A", first), _row("B", second)], _PROMPTS, "vi")
    assert told.endswith(f"tính từ hai số trên: {difference}.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thu đạt 8 tỷ đồng", "Thu đạt 7 tấn"),
        ("Thu đạt 8 tỷ đồng", "Thu đạt hơn 7 tỷ đồng"),
        ("Thu đạt 8%", "Thu tăng 7%"),
        ("Thu giảm 8%", "Thu giảm 7%"),
        ("Thu đạt 8", "Thu đạt 7"),
        ("Có 8/9 xã", "Có 7/9 xã"),
        ("Thu đạt 8 triệu đồng/người", "Thu đạt 7 triệu đồng/hộ"),
        ("Thu đạt 8 tỷ đồng", "Thu khá"),
    ],
)
def test_nothing_is_computed_of_figures_that_differ_in_kind(first: str, second: str) -> None:
    assert difference_of([_row("A", first), _row("B", second)], _PROMPTS, "vi") == ""


def test_of_half_a_year_and_a_year_nothing_is_computed_and_that_is_said() -> None:
    half = Period("half", date(2023, 1, 1), date(2023, 6, 30))
    rows = [_row("A", "Thu đạt 8 tỷ đồng"), replace(_row("A", "Thu đạt 5 tỷ đồng"), period=half)]
    assert difference_of(rows, _PROMPTS, "vi") == (
        "Các kỳ dài ngắn khác nhau nên không tính chênh lệch."
    )


def test_of_more_than_two_the_highest_and_the_lowest_are_named() -> None:
    rows = [_row(name, f"Thu đạt {n} tỷ đồng") for name, n in (("A", 8), ("B", 9), ("C", 7))]
    told = difference_of(rows, _PROMPTS, "vi")
    assert told == "So các số trên, cao nhất: huyện B; thấp nhất: huyện C."


def test_equal_figures_are_said_to_be_equal() -> None:
    rows = [_row("A", "Thu đạt 8 tỷ đồng"), _row("B", "Thu đạt 8.000 triệu đồng")]
    assert difference_of(rows, _PROMPTS, "vi") == "Các số trên bằng nhau."


def test_a_cell_keeps_within_its_row() -> None:
    rows = [_row("A", "Thu | 8\nChi"), Row(Place("B", "commune", "xã"), None, None, "không nêu")]
    assert table_of(rows, _PROMPTS, "vi").split("\n")[2:] == [
        "| Huyện A, năm 2023 |  | Thu \\| 8 Chi [1] |",
        "| Xã B | không nêu |  |",
    ]


def test_sides_are_told_in_the_unit_of_most_of_them(tmp_path: Path) -> None:
    first = "Kế hoạch vốn đầu tư công là 500 tỷ đồng, giải ngân 198 tỷ đồng."
    second = "Vốn đầu tư công được giao 402,5 tỷ đồng, giải ngân 101,5 tỷ đồng."
    third = (
        "Giải ngân vốn đầu tư công chậm, còn 27 hộ chưa nhận tiền."
        " Vốn đầu tư công đã giải ngân 71 tỷ đồng."
    )
    sides = {"An Bình": first, "Đồi Mây": second, "Suối Ngà": third}
    head = "BÁO CÁO\nTình hình năm 2023 của huyện {}\n\nI. KẾT QUẢ\n\n"
    reports = {f"{name}.txt": head.format(name) + text for name, text in sides.items()}
    assistant = assistant_over(tmp_path, reports)
    question = "So sánh giải ngân vốn đầu tư công năm 2023 của An Bình, Đồi Mây và Suối Ngà"
    answer = assistant.ask(Question(question))
    marks = [[c.passage.quote(*mark) for mark in c.marks] for c in answer.citations]
    assert marks == [["198 tỷ đồng"], ["101,5 tỷ đồng"], ["71 tỷ đồng"]]
