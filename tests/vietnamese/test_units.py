"""The administrative units and how they relate."""

import pytest

from hoibaocao.records import Place
from hoibaocao.vietnamese.units import (
    communes,
    label,
    provinces_and_districts,
    same_place,
    successors,
    within,
)

HA_TINH = Place("Hà Tĩnh", "province", "tỉnh")
CAM_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
CAM_LAC = Place("Cẩm Lạc", "commune", "xã", "Cẩm Xuyên", "Hà Tĩnh")


def test_the_units_before_and_after_the_mergers_are_known() -> None:
    upper = provinces_and_districts()
    assert sum(place.level == "province" for place in upper) == 64
    assert CAM_XUYEN in upper
    assert Place("Kỳ Anh", "district", "thị xã", province="Hà Tĩnh") in upper
    assert Place("Hoành Bồ", "district", "huyện", province="Quảng Ninh") in upper
    assert CAM_LAC in communes()
    assert Place("Cẩm Xuyên", "commune", "xã", province="Hà Tĩnh") in communes()
    assert not any("(" in place.name for place in (*upper, *communes()))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (CAM_XUYEN, "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        (CAM_LAC, "xã Cẩm Lạc, huyện Cẩm Xuyên, tỉnh Hà Tĩnh"),
        (HA_TINH, "tỉnh Hà Tĩnh"),
        (Place("Tam Hòa", "district"), "Tam Hòa"),
        (Place("Tam Hòa", "district", "huyện"), "huyện Tam Hòa"),
        (
            Place("Quận 1", "district", "quận", province="Hồ Chí Minh"),
            "Quận 1, thành phố Hồ Chí Minh",
        ),
        (Place("Kỳ Tân", "commune", "xã", "Kỳ Anh", "Hà Tĩnh"), "xã Kỳ Tân, Kỳ Anh, tỉnh Hà Tĩnh"),
    ],
)
def test_a_label_names_kind_and_parents(place: Place, words: str) -> None:
    assert label(place) == words


def test_what_both_places_know_must_agree() -> None:
    assert same_place(CAM_XUYEN, Place("CẨM XUYÊN", "district"))
    assert same_place(Place("Chiêm Hoá", "district"), Place("Chiêm Hóa", "district", "huyện"))
    assert same_place(Place("Kì Anh", "district", "huyện"), Place("Kỳ Anh", "district"))
    assert not same_place(
        Place("Kỳ Anh", "district", "huyện"), Place("Kỳ Anh", "district", "thị xã")
    )
    assert not same_place(CAM_XUYEN, Place("Cẩm Xuyên", "commune"))
    assert not same_place(CAM_XUYEN, Place("Cẩm Xuyên", "district", province="Quảng Ninh"))
    assert not same_place(Place("Mỹ Đức", "district"), Place("Mỹ Đúc", "district"))


def test_a_unit_lies_within_its_parents() -> None:
    assert within(CAM_XUYEN, HA_TINH)
    assert within(CAM_LAC, HA_TINH)
    assert within(CAM_LAC, CAM_XUYEN)
    assert not within(HA_TINH, CAM_XUYEN)
    assert not within(CAM_XUYEN, CAM_XUYEN)
    assert not within(CAM_XUYEN, Place("Quảng Ninh", "province"))


def test_a_merged_province_has_a_successor() -> None:
    phu_tho = Place("Phú Thọ", "province", "tỉnh")
    assert successors(Place("Vĩnh Phúc", "province", "tỉnh")) == (phu_tho,)
    assert successors(Place("Thừa Thiên Huế", "province")) == (
        Place("Huế", "province", "thành phố"),
    )
    assert successors(phu_tho) == ()
    assert successors(CAM_XUYEN) == ()
