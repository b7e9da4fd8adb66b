"""What a question is about where most texts are about no known place or period."""

import pytest

from hoibaocao.records import Metadata
from hoibaocao.searching.scope import ScopeReader
from hoibaocao.searching.sides import Side
from hoibaocao.vietnamese.periods import period_of_months, period_of_years
from tests.searching.nine_reports import HALF_2023, HALF_2024, HILLS, YEAR_2023

TEXTS = (Metadata("Đồi Mây, cả năm 2023", HILLS, YEAR_2023), *2 * [Metadata("Bài viết")])
ALL = (0, 1, 2)


@pytest.fixture(scope="module")
def reader() -> ScopeReader:
    return ScopeReader(TEXTS)


def test_a_place_is_not_absent_but_sought_in_general_texts(reader: ScopeReader) -> None:
    question = "Khi nào thành phố sáp nhập với quận Duval?"
    resolution = reader.resolve(question)
    assert (resolution.places, resolution.absent_places, resolution.spans) == ((), (), ())
    assert (resolution.topic, resolution.sides) == (question, (Side((1, 2)),))
    assert resolution.reach == (1, 2)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        (
            "Sông dài thêm bao nhiêu năm 2015?",
            Side(ALL, None, period_of_months(2015, 1, 12), exact=False, undated=True),
        ),
        (
            "Rừng mất bao nhiêu từ năm 2021 đến năm 2023?",
            Side(ALL, None, period_of_years(2021, 2023), exact=False, undated=True),
        ),
        ("Thu ngân sách năm 2023?", Side((0,), None, YEAR_2023, undated=True)),
        ("Thu ngân sách?", Side(ALL)),
        ("Thu ngân sách huyện Đồi Mây năm 2019?",
         Side((0,), HILLS, period_of_months(2019, 1, 12), exact=False)),
    ],
)  # fmt: skip
def test_a_period_without_reports_is_one_side(
    reader: ScopeReader, question: str, side: Side
) -> None:
    resolution = reader.resolve(question)
    assert resolution.sides == (side,)
    assert ("20" in resolution.topic) == (not side.exact)


def test_what_is_picked_may_be_lacking(reader: ScopeReader) -> None:
    (side,) = reader.resolve("Thu ngân sách?", periods=["năm 2019"]).sides
    assert not side.undated
    elsewhere = reader.resolve("Thu ngân sách quận Duval?", places=["Đồi Mây"])
    assert [place.name for place in elsewhere.absent_places] == ["Duval"]
    in_2023 = reader.resolve("Thu ngân sách quận Duval?", periods=["năm 2023"])
    assert [place.name for place in in_2023.absent_places] == ["Duval"]


def test_periods_that_most_have_reports_stay_apart() -> None:
    reader = ScopeReader([*(Metadata("", None, p) for p in (HALF_2023, HALF_2024)), *3 * TEXTS[1:]])
    sides = reader.resolve("Thu 6 tháng đầu năm 2023 so với 6 tháng đầu năm 2024?").sides
    assert [side.reports for side in sides] == [(0,), (1,)]
