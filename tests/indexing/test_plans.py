"""Which parts of a report are about what is to come."""

import pytest

from hoibaocao.indexing.plans import plan_heading
from hoibaocao.records import Section
from hoibaocao.vietnamese.periods import period_of_months


def _plan_of_last(*headings: str) -> str:
    return plan_heading([Section(at, heading) for at, heading in enumerate(headings)], 99)


@pytest.mark.parametrize(
    "heading",
    [
        "III. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024",
        "Phần thứ hai: Phương hướng, nhiệm vụ năm 2025",
        "II. KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2024",
        "B. Mục tiêu, giải pháp tổ chức thực hiện thời gian tới",
        "NHIỆM VỤ THÁNG TỚI",
    ],
)
def test_headings_of_plans(heading: str) -> None:
    assert _plan_of_last(heading) == heading


@pytest.mark.parametrize(
    "heading",
    [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2024",
        "I. Tình hình thực hiện kế hoạch năm 2023",
        "4. Chương trình mục tiêu quốc gia",
        "2. Quy hoạch, kế hoạch sử dụng đất",
        "1. Kinh tế",
    ],
)
def test_headings_of_results(heading: str) -> None:
    assert _plan_of_last(heading) == ""


@pytest.mark.parametrize(
    ("headings", "plan"),
    [
        (("II. NHIỆM VỤ NĂM 2024", "1. Kinh tế", "a) Thu ngân sách"), "II. NHIỆM VỤ NĂM 2024"),
        (("II. NHIỆM VỤ NĂM 2024", "II.1. Kinh tế"), "II. NHIỆM VỤ NĂM 2024"),
        (("II. NHIỆM VỤ NĂM 2024", "III. ĐỀ XUẤT, KIẾN NGHỊ"), ""),
        (("Phần thứ hai. NHIỆM VỤ NĂM 2024", "I. Mục tiêu", "Phụ lục. Kết quả theo xã"), ""),
        (("I. KẾT QUẢ NĂM 2023", "1. Nhiệm vụ thu ngân sách"), ""),
        (("Phần I. Kết quả", "1. Kinh tế", "Phần II. Nhiệm vụ", "1. Kinh tế"), "Phần II. Nhiệm vụ"),
    ],
)
def test_a_part_ends_at_a_heading_of_its_rank(headings: tuple[str, ...], plan: str) -> None:
    assert _plan_of_last(*headings) == plan


def test_before_the_heading_nothing_is_a_plan() -> None:
    assert plan_heading([Section(10, "NHIỆM VỤ NĂM 2024")], 9) == ""


@pytest.mark.parametrize(
    ("heading", "is_plan"),
    [
        ("8. Chỉ tiêu năm 2024", True),
        ("V. Chương trình công tác quý I/2024", True),
        ("2. Ước thực hiện năm 2023", False),
        ("3. Thu ngân sách năm 2023, 2024", False),
        ("4. Tình hình thực hiện Nghị quyết năm 2024", False),
    ],
)
def test_what_is_after_the_period_of_the_report_is_to_come(heading: str, is_plan: bool) -> None:
    year = period_of_months(2023, 1, 12)
    assert bool(plan_heading([Section(0, heading)], 1, year)) is is_plan
    assert plan_heading([Section(0, heading)], 1) == ""
