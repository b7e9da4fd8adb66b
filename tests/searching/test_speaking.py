"""Where a report must name the period that is asked about."""

import pytest

from hoibaocao.records import Period
from hoibaocao.searching.planning import looks_ahead
from hoibaocao.searching.questions import Asked
from hoibaocao.searching.sides import Side
from hoibaocao.searching.speaking import naming_needed
from hoibaocao.vietnamese.periods import period_of_months, school_year

HALF = period_of_months(2023, 1, 6)
YEAR = period_of_months(2023, 1, 12)
BEFORE = period_of_months(2021, 1, 12)
MAY = period_of_months(2023, 5, 5)


@pytest.mark.parametrize(
    ("asked", "period", "report", "naming"),
    [
        ("figure", HALF, YEAR, "sentence"),
        ("figure", BEFORE, YEAR, "sentence"),
        ("figure", YEAR, HALF, "in vain"),
        ("figure", YEAR, None, "passage"),
        ("figure", YEAR, school_year(2022), "sentence"),
        ("figure", YEAR, school_year(2021), "in vain"),
        ("figure", MAY, HALF, "passage"),
        ("other", YEAR, HALF, "nowhere"),
        ("person", HALF, YEAR, "nowhere"),
        ("other", BEFORE, YEAR, "passage"),
        ("other", YEAR, None, "nowhere"),
    ],
)
def test_reports_of_other_periods(
    asked: Asked, period: Period, report: Period | None, naming: str
) -> None:
    side = Side((0,), period=period, exact=False)
    assert naming_needed(side, asked, report, ahead=False) == naming


@pytest.mark.parametrize("asked", ["figure", "other"])
def test_a_report_that_ends_where_the_period_begins_has_to_plan(asked: Asked) -> None:
    side = Side((0,), period=YEAR, exact=False, planned=True)
    assert naming_needed(side, asked, HALF, ahead=True) == "plan"


def test_a_plan_may_be_told_before() -> None:
    side = Side((0,), period=YEAR, exact=False)
    assert naming_needed(side, "figure", HALF, ahead=True) == "sentence"


@pytest.mark.parametrize(("report", "naming"), [(None, "nowhere"), (BEFORE, "in vain")])
def test_among_texts_of_no_known_period(report: Period | None, naming: str) -> None:
    side = Side((0,), period=YEAR, exact=False, undated=True)
    assert naming_needed(side, "figure", report, ahead=False) == naming


@pytest.mark.parametrize("side", [Side((0,)), Side((0,), period=YEAR)])
def test_reports_of_the_period_itself(side: Side) -> None:
    assert naming_needed(side, "figure", HALF, ahead=False) == "nowhere"


@pytest.mark.parametrize(
    ("question", "ahead"),
    [
        ("Mục tiêu thu ngân sách năm 2025 là bao nhiêu?", True),
        ("du toan thu ngan sach nam 2025 duoc giao la bao nhieu", True),
        ("Đến năm 2030 huyện có bao nhiêu xã nâng cao?", True),
        ("How many communes will meet the standard in 2025?", True),
        ("Thu ngân sách đạt bao nhiêu % dự toán năm 2023?", False),
        ("Thu ngân sách năm 2023 so với kế hoạch đạt bao nhiêu?", False),
        ("Thu ngân sách năm 2023 là bao nhiêu?", False),
        ("Chỉ tiêu thu ngân sách tỉnh giao năm 2025?", True),
        ("Có bao nhiêu vụ tai nạn giao thông ở tỉnh năm 2023?", False),
        ("Bao nhiêu người được chia sẻ khó khăn năm 2023?", False),
    ],
)
def test_what_looks_ahead(question: str, *, ahead: bool) -> None:
    assert looks_ahead(question) is ahead
