"""Questions for what is planned."""

import pytest

from hoibaocao.searching.planning import as_planned, looks_ahead, may_be_planned, without_planning


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("chỉ tiêu thu ngân sách của", "thu ngân sách của"),
        ("Phấn đấu thu ngân sách bao nhiêu?", "thu ngân sách bao nhiêu?"),
        ("đặt mục tiêu trồng mấy ha rừng", "trồng mấy ha rừng"),
        ("chỉ tiêu là bao nhiêu", "chỉ tiêu là bao nhiêu"),
        ("giải ngân kế hoạch vốn", "giải ngân kế hoạch vốn"),
    ],
)
def test_that_it_is_planned_is_no_topic(topic: str, expected: str) -> None:
    assert without_planning(topic) == expected


@pytest.mark.parametrize(
    ("question", "ahead", "planned"),
    [
        ("Tới 2030 huyện muốn có mấy xã nông thôn mới?", True, True),
        ("Hộ nghèo toàn tỉnh đến năm 2030 còn bao nhiêu?", True, True),
        ("Nuôi bao nhiêu con heo tính đến năm 2022?", False, False),
        ("Cả năm định đón bao nhiêu khách?", True, True),
        ("Xã phải đạt mấy tiêu chí?", True, True),
        ("Cuối năm phải chi trả bao nhiêu?", False, True),
        ("Cuối năm làm những việc gì?", False, True),
        ("Cuối năm thu được bao nhiêu?", False, False),
        ("Trẻ suy dinh dưỡng bao nhiêu?", False, False),
    ],
)
def test_plans_answer_what_asks_for_them(question: str, *, ahead: bool, planned: bool) -> None:
    assert looks_ahead(question) is ahead
    assert may_be_planned(question) is planned


def test_a_result_is_asked_for_as_a_plan() -> None:
    for question in ("Thu ngân sách năm 2025?", "What is the budget revenue of An Binh in 2025?"):
        assert looks_ahead(as_planned(question))
