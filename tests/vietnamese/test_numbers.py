"""Figures of Vietnamese texts: values, units, what is no figure, and what is the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoibaocao.vietnamese.numbers import Figure, find_figures, same_figure
from hoibaocao.vietnamese.text import clean, fold


def _one(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


def _values(text: str) -> list[tuple[str, str]]:
    return [(str(figure.value.normalize()), figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("đạt 1.113,733 tỷ đồng", "1113733000000", "đồng"),
        ("tăng 12,89% so với cùng kỳ", "12.89", "%"),
        ("có 02 xã", "2", "xã"),
        ("vốn 4,3 tỷ", "4300000000", "đồng"),
        ("1 tỷ 200 triệu đồng", "1200000000", "đồng"),
        ("2 tỷ rưỡi", "2500000000", "đồng"),
        ("5 nghìn tỷ đồng", "5000000000000", "đồng"),
        ("20tr", "20000000", ""),
        ("15 nghìn ha", "150000000", "m²"),
        ("0,5 điểm %", "0.5", "điểm %"),
        ("0,5 điểm phần trăm", "0.5", "điểm %"),
        ("giảm -2,5%", "-2.5", "%"),
        ("- Đạt 12%", "12", "%"),
        ("-12 hộ", "12", "hộ"),
        ("1,234.5 million VND", "1234500000", "đồng"),
        ("1,234 households", "1234", "hộ"),
        ("1,234 tỷ đồng", "1234000000", "đồng"),
        ("12.5 tấn", "12500", "kg"),
        ("2.345.678 đồng", "2345678", "đồng"),
        ("tổng số 45 hộ", "45", "hộ"),
        ("vụ hè thu 18.034 tạ", "1803400", "kg"),
        ("mỗi năm 40 ha", "400000", "m²"),
        ("5 đồng chí", "5", "người"),
        ("5 đồng bào", "5", ""),
        ("6 công đoàn cơ sở", "6", ""),
        ("6 công ruộng", "6", "công"),
        ("năm mươi hộ", "50", "hộ"),
        ("một trăm linh năm nghìn đồng", "105000", "đồng"),
        ("hai trăm năm mươi mốt xã", "251", "xã"),
        ("hai rưỡi", "2.5", ""),
        ("nửa triệu đồng", "500000", "đồng"),
        ("hai mươi năm qua", "20", "năm"),
        ("trong năm hai trăm hộ", "200", "hộ"),
        ("nam muoi ho", "50", "hộ"),
        ("hai tram trieu dong", "200000000", "đồng"),
    ],
)
def test_a_figure_has_a_value_and_a_unit(text: str, value: str, unit: str) -> None:
    figure = _one(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "họp ngày 12/7/2023",
        "Nghị quyết 09-NQ/TW, số 35/KH-UBND, QL1A, COVID-19",
        "điện thoại 0912.345.678, phiên bản 1.2.3",
        "1. Kinh tế\n2.1. Nông nghiệp\n3) Xã hội",
        "Ba Chẽ, một số xã, trong năm xã đã hoàn thành, tỷ lệ hộ nghèo",
        "tháng 6/2023",
    ],
)
def test_days_codes_numbering_and_names_are_no_figures(text: str) -> None:
    assert find_figures(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("xếp hạng 3", 3),
        ("lần thứ XII", 12),
        ("đứng thứ hai", 2),
        ("năm 2023", 2023),
        ("quý IV", 4),
        ("thôn 5", 5),
        ("lớp 12", 12),
    ],
)
def test_what_names_is_an_ordinal(text: str, number: int) -> None:
    figure = _one(text)
    assert figure.ordinal
    assert figure.value == number


def test_a_range_shares_its_unit() -> None:
    assert _values("3-5 ha; từ 3 đến 5%") == [
        ("3E+4", "m²"),
        ("5E+4", "m²"),
        ("3", "%"),
        ("5", "%"),
    ]


def test_a_share_knows_its_whole() -> None:
    figure = _one("21/21 trường")
    assert figure.number == figure.total == 21
    assert figure.unit == "trường"


def test_a_rate_knows_what_it_is_per() -> None:
    figure = _one("49,5 triệu đồng/người/năm")
    assert figure.value == 49_500_000
    assert (figure.unit, figure.per) == ("đồng", ("người", "năm"))


@pytest.mark.parametrize(
    ("text", "bound"),
    [("hơn 860 tỷ", ">"), ("gần 5 ha", "<"), ("khoảng 5 ha", "~"), ("đạt 5 ha", "")],
)
def test_a_bound_is_the_word_before(text: str, bound: str) -> None:
    assert _one(text).bound == bound


def test_offsets_and_measure_are_those_of_the_text() -> None:
    text = "Thu đạt 1.113,733 Tỷ đồng."
    figure = _one(text)
    assert text[figure.start : figure.end] == "1.113,733 Tỷ đồng"
    assert figure.measure == "tỷ đồng"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,2 tỷ đồng", "1.200 triệu đồng"),
        ("15 nghìn ha", "15.000 ha"),
        ("55,5 tạ/ha", "5,55 tấn/ha"),
        ("860 tỷ", "860 ty dong"),
        ("02 xã", "hai xã"),
        ("45 triệu đồng", "45 triệu đồng/người/năm"),
        ("1,234.5 million VND", "1.234,5 triệu đồng"),
        ("1.200 lao động", "1.200 người lao động"),
        ("45", "45 hộ"),
        ("21/21 trường", "21 trường"),
    ],
)
def test_equal_values_of_like_units_are_the_same(one: str, other: str) -> None:
    assert same_figure(_one(one), _one(other))
    assert same_figure(_one(other), _one(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,2 tỷ đồng", "1,2 triệu đồng"),
        ("12 ha", "12 tấn"),
        ("12%", "12 điểm %"),
        ("12%", "-12%"),
        ("21/21 trường", "21/22 trường"),
        ("hạng 3", "3 xã"),
        ("45 triệu đồng/tháng", "45 triệu đồng/năm"),
    ],
)
def test_other_values_or_units_are_not_the_same(one: str, other: str) -> None:
    assert not same_figure(_one(one), _one(other))


@given(st.text(alphabet="0123456789.,/-% \nnămtrăhiơuỷđồgBC", max_size=80))
def test_any_text_gives_figures_in_order_and_apart(text: str) -> None:
    text = clean(text)
    for figures in (find_figures(text), find_figures(fold(text))):
        at = 0
        for figure in figures:
            assert at <= figure.start < figure.end <= len(text)
            at = figure.end


@given(st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False))
def test_a_written_value_is_read_back(value: Decimal) -> None:
    written = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert _one(f"đạt {written} tỷ đồng").value == value * 10**9


@pytest.mark.parametrize("piece", ["1.", "1,1", "năm ", "hai trăm ", "1/1/", "1 tỷ ", "- ", "tr"])
def test_a_long_text_is_read_in_linear_steps(piece: str) -> None:
    assert len(find_figures(piece * 3000)) <= 9000
