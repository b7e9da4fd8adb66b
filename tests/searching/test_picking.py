"""What a user picks, read against five reports; a question narrows it and never leaves it."""

from datetime import date

import pytest

from hoibaocao.errors import PeriodUnknown, PlaceUnknown
from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import Resolution, ScopeReader
from hoibaocao.vietnamese.periods import describe, period_of_months, period_of_years

_HILLS = Place("Đồi Mây", "district", "huyện", province="Vân Lam")
_MIST = Place("Bến Sương", "district", "huyện", province="Vân Lam")
_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
_PROVINCE = Place("Vân Lam", "province", "tỉnh")
_HALF, _YEAR = period_of_months(2023, 1, 6), period_of_months(2023, 1, 12)
_REPORTS = (
    Metadata("0", _HILLS, _HALF),
    Metadata("1", _HILLS, period_of_months(2024, 1, 6)),
    Metadata("2", _MIST, _YEAR),
    Metadata("3", _PROVINCE, _YEAR),
    Metadata("4", _XUYEN, period_of_years(2020, 2025)),
)


@pytest.fixture(scope="module")
def reader() -> ScopeReader:
    return ScopeReader(_REPORTS)


def _sides(resolution: Resolution) -> list[tuple[tuple[int, ...], str, bool]]:
    return [
        (side.reports, describe(side.period) if side.period else "", side.exact)
        for side in resolution.sides
    ]


@pytest.mark.parametrize(
    ("question", "places", "reports", "reach", "absent"),
    [
        ("Thu ngân sách?", ["doi may"], [(0, 1)], (0, 1), []),
        ("Thu ngân sách?", ["huyện Đồi Mây, Vân Lam"], [(0, 1)], (0, 1), []),
        ("Thu ngân sách?", ["Đồi Mây", "Bến Sương"], [(0, 1), (2,)], (0, 1, 2), []),
        # a place and what lies inside it: both were picked
        ("Thu ngân sách?", ["Đồi Mây", "tỉnh Vân Lam"], [(0, 1), (3,)], (0, 1, 2, 3), []),
        # a province's own report, unless the question names a district of it
        ("Thu ngân sách?", ["tỉnh Vân Lam"], [(3,)], (0, 1, 2, 3), []),
        ("Thu của huyện Bến Sương?", ["tỉnh Vân Lam"], [(2,)], (0, 1, 2, 3), []),
        ("Thu của Cẩm Xuyên?", ["tỉnh Vân Lam"], [(3,)], (0, 1, 2, 3), ["Cẩm Xuyên"]),
        # a province without a report of its own
        ("Thu ngân sách?", ["Hà Tĩnh"], [(4,)], (4,), []),
        ("Thu của Đồi Mây và Bến Sương?", ["Đồi Mây"], [(0, 1)], (0, 1), ["Bến Sương"]),
        ("Thu ngân sách?", ["Đồi Mây", "huyện Sóc Sơn"], [(0, 1)], (0, 1), ["Sóc Sơn"]),
        # nothing of what was picked is there: nothing else is searched, however it is named
        ("Thu ngân sách?", ["huyện Sóc Sơn"], [], (), ["Sóc Sơn"]),
        ("Thu của Đồi Mây?", ["huyện Sóc Sơn"], [], (), ["Đồi Mây", "Sóc Sơn"]),
    ],
)
def test_places_that_were_picked(
    reader: ScopeReader,
    *,
    question: str,
    places: list[str],
    reports: list[tuple[int, ...]],
    reach: tuple[int, ...],
    absent: list[str],
) -> None:
    resolution = reader.resolve(question, places=places)
    assert [side.reports for side in resolution.sides] == reports
    assert resolution.reach == reach
    assert [place.name for place in resolution.absent_places] == absent


def test_a_question_about_other_places_only_is_not_about_those_picked(reader: ScopeReader) -> None:
    assert reader.resolve("Thu của Bến Sương?", places=["Đồi Mây"]).places == (_MIST,)
    both = reader.resolve("Thu của Bến Sương và Đồi Mây?", places=["Đồi Mây"])
    assert both.places == (_HILLS, _MIST)


def test_a_commune_that_was_picked_must_be_named(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách?", places=["xã Thanh Sơn, huyện Đồi Mây"])
    assert _sides(resolution) == [((0, 1), "", True)]
    assert [place.name for place in resolution.named] == ["Thanh Sơn"]


@pytest.mark.parametrize(
    ("question", "periods", "sides", "reach"),
    [
        ("Thu?", ["6 tháng đầu năm 2023"], [((0,), "6 tháng đầu năm 2023", True)], (0,)),
        ("Thu?", ["6T/2023"], [((0,), "6 tháng đầu năm 2023", True)], (0,)),
        (
            "Thu?",
            ["năm 2023", "6 tháng đầu năm 2024"],
            [((2, 3), "năm 2023", True), ((1,), "6 tháng đầu năm 2024", True)],
            (1, 2, 3),
        ),
        (
            "Thu?",
            ["6 tháng đầu năm"],
            [((1,), "6 tháng đầu năm 2024", True), ((0,), "6 tháng đầu năm 2023", True)],
            (0, 1),
        ),
        ("Thu?", ["giữa nhiệm kỳ"], [((4,), "giai đoạn 2020–2025", True)], (4,)),
        ("Thu?", ["năm ngoái"], [((2, 3), "năm 2023", True)], (2, 3)),
        (
            "Thu?",
            ["2023-2024"],
            [((2, 3), "năm 2023", True), ((1,), "6 tháng đầu năm 2024", True)],
            (0, 1, 2, 3),
        ),
        # the question narrows it, or names what is not in it
        (
            "Thu năm 2023?",
            ["2023-2024"],
            [((2, 3), "năm 2023", True)],
            (0, 1, 2, 3),
        ),
        (
            "Thu 6 tháng đầu năm 2024?",
            ["6 tháng đầu năm 2023"],
            [((0,), "6 tháng đầu năm 2024", False)],
            (0,),
        ),
        # a place without a report of the period: its other ones are no stand-in
        (
            "Thu của Bến Sương năm 2023?",
            ["6 tháng đầu năm 2024"],
            [((2,), "6 tháng đầu năm 2024", False)],
            (1,),
        ),
        ("Thu?", ["năm 2019"], [((0, 1, 2, 3, 4), "năm 2019", False)], (0, 1, 2, 3, 4)),
    ],
)
def test_periods_that_were_picked(
    reader: ScopeReader,
    question: str,
    periods: list[str],
    sides: list[tuple[tuple[int, ...], str, bool]],
    reach: tuple[int, ...],
) -> None:
    resolution = reader.resolve(question, periods=periods, today=date(2024, 8, 1))
    assert (_sides(resolution), resolution.reach) == (sides, reach)


@pytest.mark.parametrize("place", ["Foo", "", "xã Thanh Sơn", "năm 2023"])
def test_an_unknown_place_is_refused(reader: ScopeReader, place: str) -> None:
    with pytest.raises(PlaceUnknown) as caught:
        reader.resolve("Thu?", places=["Đồi Mây", place])
    assert caught.value.facts == {"place": place}


@pytest.mark.parametrize("period", ["dạo nọ", "", "Đồi Mây"])
def test_an_unknown_period_is_refused(reader: ScopeReader, period: str) -> None:
    with pytest.raises(PeriodUnknown) as caught:
        reader.resolve("Thu?", periods=["năm 2023", period])
    assert caught.value.facts == {"period": period}
