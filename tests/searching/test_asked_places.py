"""Which places a question asks about."""

from datetime import date

import pytest

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import ScopeReader
from hoibaocao.vietnamese.places import label
from tests.searching.nine_reports import (
    BROOK,
    HILLS,
    MIST,
    MIST_TOWN,
    PROVINCE,
    SHORT,
    YEAR_2023,
    sides_of,
)


@pytest.mark.parametrize(
    ("named", "places"),
    [
        ("Bến Sương", (MIST, MIST_TOWN)),
        ("huyện Bến Sương", (MIST,)),
        ("thị xã Bến Sương", (MIST_TOWN,)),
        ("Bến Sương, Vân Lam", (MIST, MIST_TOWN)),
    ],
)
def test_a_bare_name_stands_for_each_unit_that_bears_it(
    reader: ScopeReader, named: str, places: tuple[Place, ...]
) -> None:
    resolution = reader.resolve(f"Thu ngân sách năm 2023 của {named} đạt bao nhiêu?")
    assert resolution.places == places
    assert tuple(side.place for side in resolution.sides) == places


@pytest.mark.parametrize("what", ["xã NTM nâng cao", "xã DTTS", "số huyện NTM"])
def test_a_short_form_is_no_name(reader: ScopeReader, what: str) -> None:
    resolution = reader.resolve(f"{what} của Đồi Mây năm 2023?")
    assert (resolution.places, resolution.absent_places, resolution.named) == ((HILLS,), (), ())


def test_the_name_of_a_site_is_no_place(reader: ScopeReader) -> None:
    for site in ("KCN Bến Sương", "Khu công nghiệp Yên Bình", "Hồ chứa nước Cẩm Xuyên"):
        resolution = reader.resolve(f"{site} rộng bao nhiêu ha?")
        assert (resolution.places, resolution.absent_places) == ((), ())
        assert site in resolution.topic


@pytest.mark.parametrize(
    ("named", "count"),
    [("Thái Nguyên", 2), ("thai nguyen", 2), ("tinh thai nguyen", 1), ("TP Thái Nguyên", 1)],
)
def test_a_name_may_be_that_of_a_province_or_of_its_city(named: str, count: int) -> None:
    province = Place("Thái Nguyên", "province", "tỉnh")
    city = Place("Thái Nguyên", "district", "thành phố", province="Thái Nguyên")
    reader = ScopeReader([Metadata(title="", place=place) for place in (province, city)])
    assert len(reader.resolve(f"thu ngân sách {named} 2023").sides) == count


@pytest.mark.parametrize(
    ("named", "places"),
    [
        ("Ben Suong town", (MIST_TOWN,)),
        ("Ben Suong district", (MIST,)),
        ("Van Lam province", (PROVINCE,)),
    ],
)
def test_english_unit_words(reader: ScopeReader, named: str, places: tuple[Place, ...]) -> None:
    resolution = reader.resolve(f"What was the budget revenue of {named} in 2023?")
    assert resolution.places == places
    assert [side.period for side in resolution.sides] == [YEAR_2023]


def test_a_district_named_after_its_commune_only_says_where_that_lies(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách xã Suối Ngà, huyện Đồi Mây năm 2023?")
    assert resolution.places == (BROOK,)
    assert sides_of(resolution) == [("xã Suối Ngà", "năm 2023", (5,))]


@pytest.mark.parametrize(
    "question",
    [
        "Cao tốc Kỳ Anh - Cẩm Xuyên dài bao nhiêu km?",
        "cao toc ky anh cam xuyen dai bao nhieu",
        "Đường liên kết vùng Kỳ Anh – Cẩm Xuyên dài bao nhiêu km?",
    ],
)
def test_places_that_name_a_road_are_not_asked_about(reader: ScopeReader, question: str) -> None:
    resolution = reader.resolve(question)
    assert (resolution.absent_places, resolution.topic) == ((), question)


def test_places_that_a_road_leads_through_are(reader: ScopeReader) -> None:
    resolution = reader.resolve("Đường qua Đồi Mây dài bao nhiêu km?")
    assert resolution.places == (HILLS,)


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
    assert [place for place, _, _ in sides_of(reader.resolve(question))] == sides


def test_of_too_many_places_none_is_picked_out() -> None:
    places = [Place(f"Mây {n}", "district", "huyện", province="Vân Lam") for n in range(11)]
    reader = ScopeReader([Metadata(p.name, p, YEAR_2023) for p in places])
    assert sides_of(reader.resolve("Huyện nào thu ngân sách cao nhất năm 2023?")) == [
        ("", "năm 2023", tuple(range(11)))
    ]


def test_a_district_is_found_by_the_province_it_became_part_of() -> None:
    tam_duong = Place("Tam Dương", "district", "huyện", province="Vĩnh Phúc")
    chau_thanh = Place("Châu Thành", "district", "huyện", province="Tiền Giang")
    reader = ScopeReader([Metadata("", tam_duong, YEAR_2023), Metadata("", chau_thanh)])
    assert reader.resolve("Thu của Tam Dương, Phú Thọ năm 2023?").places == (tam_duong,)
    elsewhere = reader.resolve("Thu của huyện Châu Thành, tỉnh Long An năm 2023?")
    assert [label(p) for p in elsewhere.absent_places] == ["huyện Châu Thành, tỉnh Long An"]


@pytest.mark.parametrize(
    ("question", "province"),
    [
        ("Budget revenue of My Duc district, Ha Noi in 2023?", "Hà Nội"),
        ("Budget revenue of My Duc, Hanoi in 2023?", "Hà Nội"),
        ("In Hanoi, what was My Duc district's budget revenue in 2023?", "Hà Nội"),
        ("thu ngan sach huyen my duc nam 2023 tinh nghe an", "Nghệ An"),
    ],
)
def test_the_province_decides_between_names_that_fold_alike(question: str, province: str) -> None:
    alike = [
        Place("Mỹ Đức", "district", "huyện", province="Hà Nội"),
        Place("Mỹ Đúc", "district", "huyện", province="Nghệ An"),
    ]
    reader = ScopeReader([Metadata("", place, YEAR_2023) for place in alike])
    resolution = reader.resolve(question)
    assert [place.province for place in resolution.places] == [province]
    assert len(reader.resolve("thu ngan sach huyen my duc nam 2023").places) == len(alike)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Thu ngân sách xã Thạch Đài, huyện Thạch Hà năm 2023?", True),
        ("Thu ngân sách xã Thạch Đài thuộc huyện Thạch Hà năm 2023?", True),
        ("Thu ngân sách xã Thạch Đài, huyện Thạch Hà, tỉnh Hà Tĩnh năm 2023?", True),
        ("Thu ngân sách xã Thạch Đài, huyện Nam Đàn năm 2023?", False),
    ],
)
def test_a_commune_is_found_by_the_district_it_has_left(question: str, *, found: bool) -> None:
    commune = Place("Thạch Đài", "commune", "xã", district="Hà Tĩnh", province="Hà Tĩnh")
    district = Place("Thạch Hà", "district", "huyện", province="Hà Tĩnh")
    reader = ScopeReader([Metadata("", place, YEAR_2023) for place in (commune, district)])
    places = reader.resolve(question).places
    assert (places == (commune,)) if found else (commune not in places)


@pytest.mark.parametrize(
    ("compared", "places"),
    [
        ("xã Thạch Đài, huyện Thạch Hà 9 tháng đầu năm 2023 và năm 2022", ["Thạch Đài"]),
        ("xã Thạch Đài, huyện Thạch Hà và huyện Kỳ Anh", ["Thạch Đài", "Kỳ Anh"]),
        ("xã Thạch Đài và huyện Thạch Hà", ["Thạch Đài", "Thạch Hà"]),
        ("xã Thạch Đài, huyện Kỳ Anh", ["Thạch Đài", "Kỳ Anh"]),
        ("huyện Kỳ Anh, huyện Thạch Hà", ["Kỳ Anh", "Thạch Hà"]),
    ],
)
def test_such_a_district_is_none_that_is_compared(compared: str, places: list[str]) -> None:
    commune = Place("Thạch Đài", "commune", "xã", district="Hà Tĩnh", province="Hà Tĩnh")
    others = [Place(n, "district", "huyện", province="Hà Tĩnh") for n in ("Thạch Hà", "Kỳ Anh")]
    reader = ScopeReader([Metadata("", place, YEAR_2023) for place in (commune, *others)])
    read = reader.resolve(f"So sánh thu ngân sách của {compared}.")
    assert [place.name for place in read.places] == places


@pytest.mark.parametrize(
    "named",
    ["xã Ba Vực, huyện Đá Bàn", "xa ba vuc huyen da ban", "Ba Vuc commune, Da Ban district"],
)
def test_the_longest_name_wins(named: str) -> None:
    longer = Place("Ba Vực", "commune", "xã")
    around = Place("Đá Bàn", "district", "huyện")
    reader = ScopeReader([Metadata("", place, YEAR_2023) for place in (SHORT, longer, around)])
    assert reader.resolve(f"{named} 2023").places == (longer,)


def test_each_year_of_a_district_is_no_five_districts() -> None:
    district = Place("Hải Hậu", "district", "huyện", province="Nam Định")
    reader = ScopeReader([Metadata("", district, YEAR_2023)])
    asked = reader.resolve("Diện tích cây hằng năm huyện Hải Hậu, Nam Định năm 2023?")
    assert (asked.places, asked.absent_places) == ((district,), ())


def test_a_period_does_not_begin_in_the_name_of_a_place() -> None:
    district = Place("Mỏ Cày Nam", "district", "huyện", province="Bến Tre")
    reader = ScopeReader([Metadata("", district, YEAR_2023)])
    asked = reader.resolve("tien do o huyen mo cay nam toi dau 2023", today=date(2024, 5, 1))
    assert [mention.period for mention in asked.mentions] == [YEAR_2023]


def test_a_list_of_places_of_several_levels_is_read_whole(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách của Suối Ngà, Bến Sương năm 2023")
    assert resolution.places == (BROOK, MIST, MIST_TOWN)


def test_a_commune_named_like_a_district_has_to_be_named(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách xã Đồi Mây 6 tháng đầu năm 2023?")
    assert [place.name for place in resolution.named] == ["Đồi Mây"]


def test_communes_of_a_district_are_no_commune_of_its_name(reader: ScopeReader) -> None:
    resolution = reader.resolve("Bao nhiêu xã Đồi Mây đạt chuẩn?")
    assert (resolution.places, resolution.named) == ((HILLS,), ())


def test_up_to_is_no_each_province(reader: ScopeReader) -> None:
    asked = reader.resolve("Huyện Can Lộc có bao nhiêu xã đạt chuẩn nông thôn mới tính đến 2023?")
    assert [label(place) for place in asked.places] == ["huyện Can Lộc, tỉnh Hà Tĩnh"]


def test_places_parted_by_semicolons_are_all_asked_about(reader: ScopeReader) -> None:
    asked = reader.resolve("Thu ngân sách năm 2023 của hai nơi: tỉnh Vân Lam; huyện Bến Sương?")
    assert set(asked.places) == {PROVINCE, MIST}
