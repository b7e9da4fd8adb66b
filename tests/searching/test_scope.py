"""What a question is about, read against nine reports of five places."""

from datetime import date

import pytest

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import Resolution, ScopeReader
from hoibaocao.vietnamese.periods import describe, period_of_months, period_of_years
from hoibaocao.vietnamese.places import label

_HILLS = Place("Đồi Mây", "district", "huyện", province="Vân Lam")
_MIST = Place("Bến Sương", "district", "huyện", province="Vân Lam")
_MIST_TOWN = Place("Bến Sương", "district", "thị xã", province="Vân Lam")
_BROOK = Place("Suối Ngà", "commune", "xã", district="Đồi Mây", province="Vân Lam")
_SHORT = Place("Ba", "commune", "xã")
_PROVINCE = Place("Vân Lam", "province", "tỉnh")
_HALF_2021, _HALF_2023, _HALF_2024 = (period_of_months(year, 1, 6) for year in (2021, 2023, 2024))
_YEAR_2023 = period_of_months(2023, 1, 12)
_REPORTS = (
    Metadata("Đồi Mây, nửa đầu 2023", _HILLS, _HALF_2023),
    Metadata("Đồi Mây, nửa đầu 2024", _HILLS, _HALF_2024),
    Metadata("Bến Sương, nửa đầu 2023", _MIST, _HALF_2023),
    Metadata("Bến Sương, cả năm 2023", _MIST, _YEAR_2023),
    Metadata("Thị xã Bến Sương, cả năm 2023", _MIST_TOWN, _YEAR_2023),
    Metadata("Suối Ngà, cả năm 2023", _BROOK, _YEAR_2023),
    Metadata("Vân Lam, cả năm 2023", _PROVINCE, _YEAR_2023),
    Metadata("Bến Sương, nửa đầu 2021", _MIST, _HALF_2021),
    Metadata("Đồi Mây, nửa đầu 2021", _HILLS, _HALF_2021),
)
_ALL = tuple(range(len(_REPORTS)))


@pytest.fixture(scope="module")
def reader() -> ScopeReader:
    return ScopeReader(_REPORTS)


def _sides(resolution: Resolution) -> list[tuple[str, str, tuple[int, ...]]]:
    return [
        (
            f"{side.place.kind} {side.place.name}" if side.place else "",
            describe(side.period) if side.period else "",
            side.reports,
        )
        for side in resolution.sides
    ]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Thu ngân sách 6 tháng đầu năm 2023 của huyện Đồi Mây là bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "thu ngan sach 6 thang dau nam 2023 cua doi may",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "Đồi Mâi 6 tháng đầu năm 2023 thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "6 tháng đầu năm của Đồi Mây năm 2021 thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,))],
        ),
        (
            "Thu ngân sách tỉnh Vân Lam năm 2023?",
            [("tỉnh Vân Lam", "năm 2023", (6,))],
        ),
        (
            "Huyện Đồi Mây, tỉnh Vân Lam 6 tháng đầu năm 2024 có gì mới?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))],
        ),
        (
            "Tỉnh Vân Lam: 6 tháng đầu năm 2024 huyện Đồi Mây thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))],
        ),
        ("Thu ngân sách là bao nhiêu?", [("", "", _ALL)]),
        ("Thu ngân sách năm 2023 là bao nhiêu?", [("", "năm 2023", (3, 4, 5, 6))]),
        ("Thu ngân sách của Đồi Mây?", [("huyện Đồi Mây", "", (0, 1, 8))]),
    ],
)
def test_place_and_period(
    reader: ScopeReader, question: str, sides: list[tuple[str, str, tuple[int, ...]]]
) -> None:
    resolution = reader.resolve(question)
    assert _sides(resolution) == sides
    assert all(side.exact for side in resolution.sides)
    assert resolution.absent_places == ()


@pytest.mark.parametrize(
    ("named", "places"),
    [
        ("Bến Sương", (_MIST, _MIST_TOWN)),
        ("huyện Bến Sương", (_MIST,)),
        ("thị xã Bến Sương", (_MIST_TOWN,)),
        ("Bến Sương, Vân Lam", (_MIST, _MIST_TOWN)),
    ],
)
def test_a_bare_name_stands_for_each_unit_that_bears_it(
    reader: ScopeReader, named: str, places: tuple[Place, ...]
) -> None:
    resolution = reader.resolve(f"Thu ngân sách năm 2023 của {named} đạt bao nhiêu?")
    assert resolution.places == places
    assert tuple(side.place for side in resolution.sides) == places


@pytest.mark.parametrize(
    ("named", "places"),
    [
        ("Ben Suong town", (_MIST_TOWN,)),
        ("Ben Suong district", (_MIST,)),
        ("Van Lam province", (_PROVINCE,)),
    ],
)
def test_english_unit_words(reader: ScopeReader, named: str, places: tuple[Place, ...]) -> None:
    resolution = reader.resolve(f"What was the budget revenue of {named} in 2023?")
    assert resolution.places == places
    assert [side.period for side in resolution.sides] == [_YEAR_2023]


def test_an_english_period(reader: ScopeReader) -> None:
    question = "What was the revenue of Doi May district in the first half of 2023?"
    assert _sides(reader.resolve(question)) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]


def test_a_district_named_after_its_commune_only_says_where_that_lies(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách xã Suối Ngà, huyện Đồi Mây năm 2023?")
    assert resolution.places == (_BROOK,)
    assert _sides(resolution) == [("xã Suối Ngà", "năm 2023", (5,))]


def test_a_commune_without_reports_is_looked_for_in_those_of_its_district(
    reader: ScopeReader,
) -> None:
    resolution = reader.resolve("Huyện Đồi Mây: xã Thanh Sơn thu gì 6 tháng đầu năm 2023?")
    assert _sides(resolution) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]
    assert resolution.named == ("thanh son",)
    assert "xã Thanh Sơn" in resolution.topic


def test_two_places_are_two_sides(reader: ScopeReader) -> None:
    question = "So sánh thu ngân sách 6 tháng đầu năm 2023 của huyện Bến Sương và Đồi Mây"
    assert _sides(reader.resolve(question)) == [
        ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)),
        ("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,)),
    ]


def test_a_period_to_compare_with_is_a_side_if_there_are_reports_of_it(
    reader: ScopeReader,
) -> None:
    asked = reader.resolve("Thu ngân sách Đồi Mây 6 tháng 2024 so với 6 tháng 2023?")
    assert [number for side in asked.sides for number in side.reports] == [1, 0]
    other = reader.resolve("Thu ngân sách Đồi Mây 6 tháng 2024 so với 6 tháng 2022?")
    assert [number for side in other.sides for number in side.reports] == [1]


def test_the_same_period_a_year_before_is_no_side(reader: ScopeReader) -> None:
    question = "Thu ngân sách Đồi Mây 6 tháng 2024 so với cùng kỳ năm 2023 tăng mấy phần trăm?"
    assert _sides(reader.resolve(question)) == [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))]


def test_a_period_without_year_is_taken_of_every_year_latest_first(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách 6 tháng đầu năm của Đồi Mây?")
    assert [side.period for side in resolution.sides] == [_HALF_2024, _HALF_2023, _HALF_2021]
    assert [side.reports for side in resolution.sides] == [(1,), (0,), (8,)]


@pytest.mark.parametrize("named", ["huyện Kỳ Anh", "tỉnh Hà Tĩnh", "huyện Phong Ba"])
def test_a_place_without_reports_is_said(reader: ScopeReader, named: str) -> None:
    resolution = reader.resolve(f"Thu ngân sách của {named}?")
    assert [f"{place.kind} {place.name}" for place in resolution.absent_places] == [named]
    assert resolution.places == resolution.absent_places


def test_one_place_of_two_is_absent(reader: ScopeReader) -> None:
    question = "Thu ngân sách huyện Đồi Mây và huyện Kỳ Anh 6 tháng đầu năm 2023?"
    resolution = reader.resolve(question)
    assert [place.name for place in resolution.places] == ["Đồi Mây", "Kỳ Anh"]
    assert [place.name for place in resolution.absent_places] == ["Kỳ Anh"]
    assert _sides(resolution) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]


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
    assert _sides(resolution) == [("huyện Đồi Mây", "", (0, 1, 8))]
    assert "háng" in resolution.topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Thu ngân sách 6 tháng đầu năm 2023 của huyện Đồi Mây?", "Thu ngân sách của ?"),
        ("Huyện ủy Đồi Mây chỉ đạo gì 6 tháng đầu năm 2023?", "Huyện ủy chỉ đạo gì ?"),
        ("Thu ngân sách huyện Đồi Mây năm 2019?", "Thu ngân sách năm 2019?"),
        ("Thu ngân sách huyện Kỳ Anh năm 2023?", "Thu ngân sách ?"),
        ("huyện Đồi Mây", "huyện Đồi Mây"),
    ],
)
def test_the_topic_is_what_is_left(reader: ScopeReader, question: str, topic: str) -> None:
    assert reader.resolve(question).topic == topic


def test_the_topic_is_cut_from_the_reading(reader: ScopeReader) -> None:
    resolution = reader.resolve("thu ngan sach doi may", "thu ngân sách đồi mây")
    assert resolution.topic == "thu ngân sách"
    assert resolution.places == (_HILLS,)


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
    assert _sides(reader.resolve(question)) == sides


def test_a_range_is_each_of_its_years_by_their_longest_report(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách huyện Bến Sương từ 2021 đến 2023?")
    assert _sides(resolution) == [
        ("huyện Bến Sương", "6 tháng đầu năm 2021", (7,)),
        ("huyện Bến Sương", "năm 2022", (2, 3, 7)),
        ("huyện Bến Sương", "năm 2023", (3,)),
    ]
    assert [side.exact for side in resolution.sides] == [True, False, True]
    assert resolution.topic == "Thu ngân sách ?"


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
    assert _sides(resolution) == [("huyện Đồi Mây", "", (0, 1, 8))]
    assert "giai đoạn 2021-2025" in resolution.topic


def test_a_report_of_the_term_itself_is_preferred_to_its_years() -> None:
    term = period_of_years(2020, 2025)
    reader = ScopeReader([*_REPORTS, Metadata("Đồi Mây, giữa nhiệm kỳ", _HILLS, term)])
    for words in ("giữa nhiệm kỳ", "nhiệm kỳ 2020-2025", "giai đoạn 2020-2025"):
        (side,) = reader.resolve(f"Kết quả {words} của huyện Đồi Mây?").sides
        assert (side.period, side.reports, side.exact) == (term, (9,), True)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "So sánh thu ngân sách các huyện của tỉnh Vân Lam 6 tháng đầu năm 2021",
            ["huyện Đồi Mây", "huyện Bến Sương"],
        ),
        (
            "Huyện nào thu ngân sách cao nhất năm 2023?",
            ["huyện Bến Sương", "thị xã Bến Sương"],
        ),
        (
            "Which district had the highest revenue in the first half of 2021?",
            ["huyện Đồi Mây", "huyện Bến Sương"],
        ),
        ("Đồi Mây có các xã đạt chuẩn nào 6 tháng đầu năm 2023?", ["huyện Đồi Mây"]),
        ("Xã nào đạt chuẩn nông thôn mới năm 2023?", [""]),
    ],
)
def test_places_of_a_kind_are_a_side_each(
    reader: ScopeReader, question: str, sides: list[str]
) -> None:
    assert [place for place, _, _ in _sides(reader.resolve(question))] == sides


def test_of_too_many_places_none_is_picked_out() -> None:
    places = [Place(f"Mây {n}", "district", "huyện", province="Vân Lam") for n in range(11)]
    reader = ScopeReader([Metadata(p.name, p, _YEAR_2023) for p in places])
    assert _sides(reader.resolve("Huyện nào thu ngân sách cao nhất năm 2023?")) == [
        ("", "năm 2023", tuple(range(11)))
    ]


@pytest.mark.parametrize(
    ("named", "absent"),
    [
        ("Đồi Mây và tỉnh Cà Mau", ["tỉnh Cà Mau"]),
        ("Đồi Mây với Cà Mau", ["tỉnh Cà Mau"]),
        ("Đồi Mây năm 2023 và Cà Mau năm 2023", ["tỉnh Cà Mau"]),
        ("lao động Đồi Mây đi làm ở Cà Mau", []),
        ("huyện Đồi Mây, tỉnh Cà Mau", ["huyện Đồi Mây, tỉnh Cà Mau"]),
        ("huyện Đồi Mây tỉnh Cà Mau", ["huyện Đồi Mây, tỉnh Cà Mau"]),
        ("huyện Đồi Mây, tỉnh Vân Lam", []),
    ],
)
def test_a_province_without_reports(reader: ScopeReader, named: str, absent: list[str]) -> None:
    resolution = reader.resolve(f"Thu ngân sách của {named} là bao nhiêu?")
    assert [label(place) for place in resolution.absent_places] == absent


def test_a_district_is_found_by_the_province_it_became_part_of() -> None:
    tam_duong = Place("Tam Dương", "district", "huyện", province="Vĩnh Phúc")
    chau_thanh = Place("Châu Thành", "district", "huyện", province="Tiền Giang")
    reader = ScopeReader([Metadata("", tam_duong, _YEAR_2023), Metadata("", chau_thanh)])
    assert reader.resolve("Thu của Tam Dương, Phú Thọ năm 2023?").places == (tam_duong,)
    elsewhere = reader.resolve("Thu của huyện Châu Thành, tỉnh Long An năm 2023?")
    assert [label(p) for p in elsewhere.absent_places] == ["huyện Châu Thành, tỉnh Long An"]


def test_a_provinces_figure_is_none_of_its_districts() -> None:
    reader = ScopeReader([report for report in _REPORTS if report.place != _PROVINCE])
    compared = reader.resolve("Thu ngân sách huyện Đồi Mây và tỉnh Vân Lam năm 2023?")
    assert [place.name for place in compared.absent_places] == ["Vân Lam"]
    around = reader.resolve("Tỉnh Vân Lam: huyện Đồi Mây thu ngân sách bao nhiêu?")
    assert (around.places, around.absent_places) == ((_HILLS,), ())
    figure = reader.resolve("Tỉnh Vân Lam năm 2023 thu ngân sách bao nhiêu?")
    assert [place.name for place in figure.absent_places] == ["Vân Lam"]
    told = reader.resolve("Tỉnh Vân Lam năm 2023 có gì mới?")
    assert _sides(told) == [("tỉnh Vân Lam", "năm 2023", (3, 4, 5))]


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
    ("question", "places"),
    [
        ("Ba tháng đầu năm 2023 Đồi Mây thu bao nhiêu?", (_HILLS,)),
        ("Đồi Mây ba quý đầu năm 2023 thu bao nhiêu?", (_HILLS,)),
        ("xã Ba thu bao nhiêu?", (_SHORT,)),
        ("Thu ngân sách của Ba?", (_SHORT,)),
    ],
)
def test_a_short_name_is_not_found_in_ordinary_words(
    question: str, places: tuple[Place, ...]
) -> None:
    reader = ScopeReader([*_REPORTS, Metadata("", _SHORT)])
    assert reader.resolve(question).places == places


def test_tones_that_sound_alike_are_a_slip(reader: ScopeReader) -> None:
    town = Place("Vĩnh Hải", "district", "thị xã")
    reader = ScopeReader([Metadata("", Place("Vĩnh Hải", "district", "huyện")), Metadata("", town)])
    assert reader.resolve("thị xã Vỉnh Hải thu bao nhiêu?").places == (town,)
    assert reader.resolve("thị xã Vinh Hạt thu bao nhiêu?").places != (town,)


def test_capitals_alone_are_no_name(reader: ScopeReader) -> None:
    assert reader.resolve("CHỈ TIÊU TỈNH GIAO ĐẦU NĂM LÀ BAO NHIÊU").absent_places == ()


@pytest.mark.parametrize(
    ("question", "sides", "absent"),
    [
        ("Thu ngân sách?", [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))], []),
        (
            "Thu ngân sách tỉnh Vân Lam, huyện Đồi Mây?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
            [],
        ),
        (
            "Thu ngân sách huyện Bến Sương?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
            ["Bến Sương"],
        ),
        ("Thu 6 tháng đầu năm?", [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))], []),
    ],
)
def test_a_question_narrows_what_the_user_has_picked(
    reader: ScopeReader,
    question: str,
    sides: list[tuple[str, str, tuple[int, ...]]],
    absent: list[str],
) -> None:
    resolution = reader.resolve(question, places=["Đồi Mây"], periods=["6 tháng đầu năm 2023"])
    assert _sides(resolution) == sides
    assert [place.name for place in resolution.absent_places] == absent


def test_what_was_picked_and_has_no_reports_is_said(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách?", places=["huyện Kỳ Anh"], periods=["năm 2019"])
    assert [place.name for place in resolution.places] == ["Kỳ Anh"]
    assert resolution.absent_places == resolution.places
    assert (resolution.sides, resolution.reach) == ((), ())
    picked = reader.resolve("Thu 6 tháng đầu năm 2021?", periods=["năm 2023"])
    assert [(side.exact, side.reports) for side in picked.sides] == [(False, (3, 4, 5, 6))]


@pytest.mark.parametrize("name", ["Bến Lương", "huyện Bến Lương"])
def test_a_name_spelt_nearly_so_is_absent_and_offered(reader: ScopeReader, name: str) -> None:
    resolution = reader.resolve(f"Thu ngân sách {name} 6 tháng đầu năm 2023?")
    assert [place.name for place in resolution.absent_places] == [name.removeprefix("huyện ")]
    assert resolution.places == resolution.absent_places
    assert ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)) in _sides(resolution)


def test_ordinary_words_are_no_name_spelt_nearly_so(reader: ScopeReader) -> None:
    resolution = reader.resolve("Có bao nhiêu xe ở bến lương thực năm 2023?")
    assert resolution.absent_places == ()


@pytest.mark.parametrize("name", ["Hoàng Mai", "Châu Thành", "Chợ Mới", "Thanh Bình"])
def test_a_name_of_several_units_without_reports_is_absent(reader: ScopeReader, name: str) -> None:
    resolution = reader.resolve(f"Số vụ tai nạn giao thông của {name} 9 tháng đầu năm 2021?")
    assert [place.name for place in resolution.absent_places] == [name]


@pytest.mark.parametrize(
    "question",
    ["Thu ngân sách quý I Đồi Mây?", "Thu Ngân Sách Đồi Mây Quý I?", "thu ngân sách quý i đồi mây"],
)
def test_months_that_a_place_has_no_report_of(reader: ScopeReader, question: str) -> None:
    assert _sides(reader.resolve(question)) == [("huyện Đồi Mây", "quý I/2024", (1,))]
    assert not reader.resolve(question).sides[0].exact
