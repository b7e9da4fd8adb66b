"""What a question is about, read against nine reports of five places."""

import pytest

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import Resolution, ScopeReader
from hoibaocao.vietnamese.periods import describe, period_of_months

_HILLS = Place("Đồi Mây", "district", "huyện", province="Vân Lam")
_MIST = Place("Bến Sương", "district", "huyện", province="Vân Lam")
_MIST_TOWN = Place("Bến Sương", "district", "thị xã", province="Vân Lam")
_BROOK = Place("Suối Ngà", "commune", "xã", district="Đồi Mây", province="Vân Lam")
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
