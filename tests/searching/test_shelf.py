"""Reports by place and period."""

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.shelf import Shelf
from hoibaocao.vietnamese.periods import covers, period_of_months, same

HALF, YEAR = period_of_months(2023, 1, 6), period_of_months(2023, 1, 12)
DISTRICT = Place("Tam Dương", "district", "huyện", province="Vĩnh Phúc")
COMMUNE = Place("Suối Ngà", "commune", "xã", district="Tam Dương")
SHELF = Shelf(
    [
        Metadata("", DISTRICT, YEAR),
        Metadata("", COMMUNE, HALF),
        Metadata("", DISTRICT, HALF),
        Metadata("", None, HALF),
        Metadata("", DISTRICT),
    ]
)


def test_reports_of_a_place() -> None:
    assert SHELF.of(Place("TAM DƯƠNG", "district")) == (0, 2, 4)
    assert SHELF.of(Place("Tam Dương", "district", province="Hà Tĩnh")) == ()
    assert SHELF.of_all([COMMUNE, DISTRICT]) == (0, 1, 2, 4)


def test_a_place_that_reports_tell_more_or_less_of_is_one_place() -> None:
    told = Place("Đồi Mây", "district", "huyện", province="Vân Lam")
    bare = Place("Đồi Mây", "district", "huyện")
    shelf = Shelf([Metadata("", bare, HALF), Metadata("", told, YEAR)])
    assert list(shelf.places) == [told]
    assert shelf.of(bare) == shelf.of(told) == (0, 1)


def test_a_place_that_may_be_either_of_two_is_none_of_them() -> None:
    names = ["", "Vân Lam", "Hòa Sơn"]
    places = [Place("Đồi Mây", "district", "huyện", province=province) for province in names]
    shelf = Shelf([Metadata("", place, HALF) for place in places])
    assert list(shelf.places) == places
    assert shelf.of(places[1]) == (0, 1)


def test_places_inside_a_place_as_it_is_and_was_bounded() -> None:
    assert SHELF.inside(Place("Vĩnh Phúc", "province")) == [DISTRICT]
    assert SHELF.inside(Place("Phú Thọ", "province")) == [DISTRICT]
    assert SHELF.inside(DISTRICT) == [COMMUNE]
    assert SHELF.inside(COMMUNE) == []


def test_reports_of_a_period() -> None:
    assert SHELF.in_period(SHELF.everything, HALF, same) == (1, 2, 3)
    assert SHELF.in_period((0, 2, 4), HALF, same) == (2,)
    assert SHELF.in_period(SHELF.everything, HALF, covers) == (0, 1, 2, 3)
    assert SHELF.periods(SHELF.everything) == {HALF, YEAR}
    assert SHELF.periods((2, 3, 4)) == {HALF}


def test_what_most_reports_are_about() -> None:
    assert SHELF.general_texts(SHELF.everything) == ()
    assert SHELF.general_texts((2, 3)) == ()
    assert SHELF.general_texts((3,)) == (3,)
    assert SHELF.goes_by_periods(SHELF.everything)
    assert SHELF.goes_by_periods((3, 4))
    assert SHELF.goes_by_periods(())
    assert not SHELF.goes_by_periods((4,))


def test_a_text_about_a_place_of_no_known_province_is_a_general_one_among_such() -> None:
    bare = Metadata("", Place("Duval", "district", "quận"))
    among_texts = Shelf([bare, Metadata("", DISTRICT), *3 * [Metadata("")]])
    assert among_texts.general_texts(among_texts.everything) == (0, 2, 3, 4)
    among_reports = Shelf([bare, bare, Metadata("")])
    assert among_reports.general_texts(among_reports.everything) == ()
