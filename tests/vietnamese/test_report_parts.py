"""Parts of reports that questions ask for and headings announce."""

import pytest

from hoibaocao.vietnamese.report_parts import NO_PARTS, headed, parts_asked


@pytest.mark.parametrize(
    ("bare", "kinds"),
    [
        ("Nhiệm vụ trọng tâm của là gì?", {"tasks"}),
        ("nhiem vu", {"tasks"}),
        ("tập trung làm những việc gì?", {"tasks"}),
        ("se lam gi", {"tasks"}),
        ("Những tồn tại, hạn chế", {"shortcomings"}),
        ("Hạn chế và nguyên nhân", {"shortcomings", "causes"}),
        ("Nguyên nhân của những hạn chế", {"causes"}),
        ("So sánh hạn chế của và", {"shortcomings"}),
        ("Bài học kinh nghiệm rút ra", {"lessons"}),
        ("đề xuất, kiến nghị với tỉnh", {"requests"}),
        ("Mục tiêu, nhiệm vụ", {"goals", "tasks"}),
        ("Số báo cáo của là gì?", {"number"}),
        ("Báo cáo kinh tế - xã hội của ban hành ngày nào?", {"issued"}),
        ("Cơ quan nào ban hành báo cáo", {"issuer"}),
    ],
)
def test_a_question_that_names_nothing_else_asks_for_parts(bare: str, kinds: set[str]) -> None:
    assert parts_asked(bare).kinds == kinds


@pytest.mark.parametrize(
    "bare",
    [
        "Hạn chế trong thu ngân sách",
        "Kết quả thực hiện nhiệm vụ",
        "Tháo gỡ khó khăn cho doanh nghiệp",
        "chỉ tiêu về hộ nghèo",
        "Số báo cáo đã kiểm tra",
        "Nghị quyết ban hành ngày nào",
        "Ai ký báo cáo",
        "Thu ngân sách",
    ],
)
def test_a_question_of_a_topic_asks_for_no_part(bare: str) -> None:
    assert parts_asked(bare) == NO_PARTS


def test_tasks_are_to_come_unless_the_report_itself_is_named() -> None:
    asked = parts_asked("Nhiệm vụ, giải pháp")
    assert (asked.to_come, asked.by_report) == (True, False)
    assert parts_asked("Nhiệm vụ nêu trong báo cáo").by_report
    assert not parts_asked("Hạn chế").to_come


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", {"shortcomings", "causes"}),
        ("1. Một số khó khăn, vướng mắc", {"shortcomings"}),
        ("III. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024", {"tasks"}),
        ("B. PHƯƠNG HƯỚNG, NHIỆM VỤ PHÁT TRIỂN KT-XH, QP-AN NĂM 2024", {"tasks"}),
        ("III. KẾ HOẠCH NĂM 2024", {"tasks"}),
        ("V. Đề xuất, kiến nghị với UBND tỉnh và các sở, ngành", {"requests"}),
        ("MỤC TIÊU, NHIỆM VỤ NĂM 2024 CỦA HUYỆN SÔNG TRĂNG", {"goals", "tasks"}),
    ],
)
def test_a_heading_that_begins_with_a_part_announces_it(heading: str, kinds: set[str]) -> None:
    announced = headed(heading)
    assert announced is not None
    assert announced.kinds == kinds


@pytest.mark.parametrize(
    "heading",
    [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2023",
        "2. Tháo gỡ khó khăn cho doanh nghiệp",
        "1. Nhiệm vụ thu ngân sách",
        "4. Giải quyết kiến nghị cử tri",
        "Tổ chức thực hiện nhiệm vụ 6 tháng đầu năm",
        "1. Kinh tế",
    ],
)
def test_a_heading_of_something_else_announces_nothing(heading: str) -> None:
    assert headed(heading) is None


def test_what_the_report_is_about_is_no_other_topic() -> None:
    subject = {"phat", "trien", "cay", "que"}
    assert parts_asked("Hạn chế trong phát triển cây quế").kinds == frozenset()
    assert parts_asked("Hạn chế trong phát triển cây quế", subject).kinds == {"shortcomings"}
    assert parts_asked("Phát triển cây quế", subject) == NO_PARTS
    assert parts_asked("khó khăn trong SXNN", {"nong", "nghiep"}).kinds == {"shortcomings"}


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("III- Hạn chế, yếu kém", {"shortcomings"}),
        ("VI- Nhiệm vụ, giải pháp đến hết năm 2025", {"tasks"}),
        ("5. Khó khăn trong sản xuất nông nghiệp", {"shortcomings"}),
    ],
)
def test_headings_of_party_and_trade_reports(heading: str, kinds: set[str]) -> None:
    part = headed(heading)
    assert part is not None
    assert part.kinds == kinds


@pytest.mark.parametrize(
    ("bare", "kinds"),
    [
        ("Tồn tại hạn chế của 2 năm qua", {"shortcomings"}),
        ("khó khăn trong SXNN", set()),
        ("khó khăn trong sản xuất", {"shortcomings"}),
        ("Số VB ban hành", set()),
        ("bài học sau 3 năm thực hiện", {"lessons"}),
    ],
)
def test_how_long_ago_is_no_topic(bare: str, kinds: set[str]) -> None:
    assert parts_asked(bare).kinds == kinds
