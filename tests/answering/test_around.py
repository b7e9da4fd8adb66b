"""What the reports of a place and period are silent on, others may tell: around it, or before."""

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_DISTRICT = """# Báo cáo kinh tế - xã hội năm 2023 của huyện Cẩm Xuyên, tỉnh Hà Tĩnh

Thu ngân sách trên địa bàn đạt 512,4 tỷ đồng, bằng 108% dự toán.

Trồng mới 412 ha rừng.
"""
_PROVINCE = """# Báo cáo kinh tế - xã hội năm {year} của tỉnh Hà Tĩnh

Thu ngân sách trên địa bàn tỉnh đạt {year} tỷ đồng.

Diện tích cây ăn quả theo địa phương năm {year}:

| Địa phương | Diện tích cây ăn quả (ha) | Thu ngân sách (tỷ đồng) |
| --- | --- | --- |
| Huyện Cẩm Xuyên | 1.3{day} | 499,1 |
| Huyện Hương Khê | 4.8{day} | 301,7 |
| Toàn tỉnh | 17.2{day} | 17.000,5 |
"""
_PLAN = """# Báo cáo kinh tế - xã hội năm 2023 của tỉnh Nghệ An

Kim ngạch xuất khẩu đạt 1.402 triệu USD.

## Nhiệm vụ năm 2024

Phấn đấu kim ngạch xuất khẩu đạt 1.520 triệu USD; trồng mới 900 ha rừng.
"""
_FAIR = """# Báo cáo kết quả hội chợ năm 2024 của tỉnh Nghệ An

Hội chợ có 214 gian hàng.
"""
_NINE_MONTHS = """# Báo cáo kinh tế 9 tháng đầu năm 2024 của huyện Thanh Chương, tỉnh Nghệ An

Thu ngân sách đạt 402,5 tỷ đồng. Phấn đấu cả năm 2024 thu ngân sách đạt 560 tỷ đồng.

Diện tích lúa hè thu theo xã:

| Xã | Diện tích lúa hè thu (ha) |
| --- | --- |
| Xã Hạnh Lâm | 351 |
| Xã Thanh Lĩnh | 262 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"district.md": _DISTRICT, "plan.md": _PLAN, "fair.md": _FAIR, "nine.md": _NINE_MONTHS}
    files |= {f"{y}.md": _PROVINCE.format(year=y, day=y - 2000) for y in (2022, 2023)}
    return assistant_over(tmp_path_factory.mktemp("library"), files, target_chars=400)


@pytest.mark.parametrize(
    ("question", "report", "figure"),
    [
        # around it
        ("Diện tích cây ăn quả huyện Cẩm Xuyên năm 2023?", "2023.md", "1.323 ha"),
        ("dien tich cay an qua huyen cam xuyen nam 2022", "2022.md", "1.322 ha"),
        ("Thu ngân sách huyện Cẩm Xuyên năm 2023?", "district.md", "512,4 tỷ đồng"),
        ("Thu ngân sách huyện Cẩm Xuyên năm 2022?", "2022.md", "499,1 tỷ đồng"),
        ("diện tích lúa hè thu xã Hạnh Lâm 2024", "nine.md", "351 ha"),
        # before its time
        ("Chỉ tiêu kim ngạch xuất khẩu năm 2024 của Nghệ An", "plan.md", "1.520 triệu USD"),
        ("Kim ngạch xuất khẩu năm 2023 của Nghệ An", "plan.md", "1.402 triệu USD"),
        ("Mục tiêu thu ngân sách năm 2024 huyện Thanh Chương", "nine.md", "560 tỷ đồng"),
    ],
)
def test_where_the_own_reports_are_silent_others_are_looked_at(
    assistant: Assistant, question: str, report: str, figure: str
) -> None:
    answer = assistant.ask(Question(question))
    assert not answer.refused
    first = answer.citations[0]
    marks = [first.passage.quote(*mark) for mark in first.marks]
    assert (first.passage.report, marks) == (report, [figure])


@pytest.mark.parametrize(
    "question",
    [
        "Huyện Cẩm Xuyên năm 2022 trồng mới bao nhiêu ha rừng?",
        "Diện tích cây ăn quả huyện Cẩm Xuyên năm 2021?",
        "Huyện Cẩm Xuyên năm 2023 có bao nhiêu trường học?",
        "Kim ngạch xuất khẩu năm 2024 của Nghệ An đạt bao nhiêu?",
    ],
)
def test_what_is_told_of_the_whole_or_another_year_or_planned_is_no_answer(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(Question(question)).refused
