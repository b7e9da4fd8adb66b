"""Places that a question asks about and that have no reports: said, or looked for around them."""

import pytest

from hoibaocao.searching.scope import ScopeReader
from hoibaocao.vietnamese.places import label
from tests.searching.nine_reports import HILLS, PROVINCE, REPORTS, sides_of


def test_a_commune_without_reports_is_looked_for_in_those_of_its_district(
    reader: ScopeReader,
) -> None:
    resolution = reader.resolve("Huyện Đồi Mây: xã Thanh Sơn thu gì 6 tháng đầu năm 2023?")
    assert sides_of(resolution) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]
    assert [place.name for place in resolution.named] == ["Thanh Sơn"]
    assert "xã Thanh Sơn" in resolution.topic


def test_a_district_without_reports_is_looked_for_in_those_of_its_province(
    reader: ScopeReader,
) -> None:
    resolution = reader.resolve("Thu ngân sách huyện Núi Cao, tỉnh Vân Lam năm 2023?")
    assert sides_of(resolution) == [("tỉnh Vân Lam", "năm 2023", (6,))]
    assert [place.name for place in resolution.named] == ["Núi Cao"]
    assert (resolution.absent_places, resolution.lacking) == ((), resolution.named)
    two = reader.resolve("Huyện Núi Cao, tỉnh Vân Lam và huyện Sông Dài, tỉnh Vân Lam thu gì?")
    assert [place.name for place in two.named] == ["Núi Cao", "Sông Dài"]
    both = reader.resolve("So sánh thu ngân sách huyện Núi Cao, tỉnh Vân Lam và huyện Đồi Mây")
    assert [place.name for place in both.absent_places] == ["Núi Cao"]


@pytest.mark.parametrize(
    "named",
    ["huyện Kỳ Anh", "tỉnh Hà Tĩnh", "huyện Phong Ba", "thành phố Phong Ba", "huyện đảo Hòn Ba"],
)
def test_a_place_without_reports_is_said(reader: ScopeReader, named: str) -> None:
    resolution = reader.resolve(f"Thu ngân sách của {named}?")
    assert [f"{place.kind} {place.name}" for place in resolution.absent_places] == [named]
    assert resolution.places == resolution.absent_places


def test_one_place_of_two_is_absent(reader: ScopeReader) -> None:
    question = "Thu ngân sách huyện Đồi Mây và huyện Kỳ Anh 6 tháng đầu năm 2023?"
    resolution = reader.resolve(question)
    assert [place.name for place in resolution.places] == ["Đồi Mây", "Kỳ Anh"]
    assert [place.name for place in resolution.absent_places] == ["Kỳ Anh"]
    assert sides_of(resolution) == [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))]


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


def test_a_provinces_figure_is_none_of_its_districts() -> None:
    reader = ScopeReader([report for report in REPORTS if report.place != PROVINCE])
    compared = reader.resolve("Thu ngân sách huyện Đồi Mây và tỉnh Vân Lam năm 2023?")
    assert [place.name for place in compared.absent_places] == ["Vân Lam"]
    around = reader.resolve("Tỉnh Vân Lam: huyện Đồi Mây thu ngân sách bao nhiêu?")
    assert (around.places, around.absent_places) == ((HILLS,), ())
    figure = reader.resolve("Tỉnh Vân Lam năm 2023 thu ngân sách bao nhiêu?")
    assert [place.name for place in figure.absent_places] == ["Vân Lam"]
    told = reader.resolve("Tỉnh Vân Lam năm 2023 có gì mới?")
    assert sides_of(told) == [("tỉnh Vân Lam", "năm 2023", (3, 4, 5))]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Số hộ nghèo xã Cẩm Vịnh năm 2023?", ["xã Cẩm Vịnh, thành phố Hà Tĩnh, tỉnh Hà Tĩnh"]),
        ("Số hộ nghèo xã Cẩm Vịnh, huyện Đồi Mây năm 2023?", []),
        ("Số hộ nghèo xã Thanh Vang năm 2023?", []),
        ("Số hộ nghèo Cẩm Vịnh năm 2023?", []),
    ],
)
def test_a_commune_of_no_reported_district_may_be_absent(
    reader: ScopeReader, question: str, lacking: list[str]
) -> None:
    assert [label(place) for place in reader.resolve(question).lacking] == lacking


@pytest.mark.parametrize("name", ["tỉnh Đồi Mây", "huyện Vân Lam"])
def test_a_unit_of_another_level_is_absent_and_its_namesake_offered(
    reader: ScopeReader, name: str
) -> None:
    resolution = reader.resolve(f"Thu ngân sách {name} năm 2023?")
    assert [f"{place.kind} {place.name}" for place in resolution.absent_places] == [name]
    assert resolution.places == resolution.absent_places
    assert {side.place for side in resolution.sides} == {HILLS if "Đồi" in name else PROVINCE}


@pytest.mark.parametrize("name", ["Hoàng Mai", "Châu Thành", "Chợ Mới", "Thanh Bình"])
def test_a_name_of_several_units_without_reports_is_absent(reader: ScopeReader, name: str) -> None:
    resolution = reader.resolve(f"Số vụ tai nạn giao thông của {name} 9 tháng đầu năm 2021?")
    assert [place.name for place in resolution.absent_places] == [name]
