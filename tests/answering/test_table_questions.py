"""Questions that the rows of a table answer, alone or all together."""

from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REPORT = """# Báo cáo sản xuất nông nghiệp năm 2023 của huyện Đồi Mây, tỉnh Vân Lam

Kết quả sản xuất lúa đông xuân của các xã như sau (ĐVT: ha, tấn):

| Đơn vị | Diện tích | Sản lượng |
| --- | --- | --- |
| Xã Thanh Sơn | 310 | 2.108 |
| Xã Mây Thượng | 275 | 1.815 |
| Xã Nậm Hoa | 402 | 2.490 |
| Xã Suối Ngà | 275 | 1.902 |
| Thị trấn Mây | 96 | 4.000 |
| Toàn huyện | 1.358 | 12.315 |

Chăn nuôi phát triển ổn định, không có dịch bệnh lớn.
"""
_SHEETS = """# Báo cáo thu phí quý I năm 2024 của huyện Suối Rồng, tỉnh Vân Lam

Kết quả thu phí của huyện:

Quý I – Phí chợ: 96 triệu đồng (Số tiền; Số lượt: 39)

Quý II – Phí chợ: 118 triệu đồng (Số tiền; Số lượt: 42)
"""

_FUNDS = """# Báo cáo giải ngân vốn đầu tư công 9 tháng đầu năm 2024 của tỉnh Vân Lam

Kết quả giải ngân theo nguồn vốn:

| Nguồn vốn | Kế hoạch (tỷ đồng) | Giải ngân (tỷ đồng) | Tỷ lệ (%) |
| --- | --- | --- | --- |
| Ngân sách trung ương | 812,5 | 402,1 | 49,5 |
| Ngân sách địa phương | 1.130,0 | 461,7 | 40,9 |
| Vốn nước ngoài | 96,4 | 21,3 | 22,1 |

Chi tiết theo địa phương:

| Địa phương | Kế hoạch (tỷ đồng) | Giải ngân (tỷ đồng) | Tỷ lệ giải ngân |
| --- | --- | --- | --- |
| Thành phố Vân Lam | 402,6 | 158,2 | 39,3% |
| Huyện Đồi Mây | 188,4 | 101,9 | 54,1% |
| Huyện Suối Rồng | 171,3 | 69,7 | 40,7% |

Học sinh đoạt 03 giải Nhất cấp quốc gia. Việc giải ngân của các địa phương được thống nhất theo dõi.
"""

_STORM = """# Báo cáo kết quả năm 2023 của tỉnh Vân Lam

Thiệt hại do bão và đơn thư theo xã, phường:

| Xã, phường | Nhà tốc mái | Thiệt hại (tỷ đồng) | Khiếu nại phải giải quyết |
| --- | --- | --- | --- |
| Bãi Ngang | 1.870 | 318,5 | 9 |
| Kỳ Phú | 964 | 241,0 | 31 |
| Suối Trầm | 148 | 92,7 | 4 |
| Các xã, phường còn lại | 4.852 | 723,3 | 47 |
| Tổng cộng | 7.834 | 1.375,5 | 91 |

Phấn đấu giảm ít nhất 5% số vụ tai nạn.

Tỷ lệ bao phủ bảo hiểm y tế theo xã:

| Xã | Tỷ lệ bao phủ năm 2022 | Tỷ lệ bao phủ năm 2023 | Chỉ tiêu năm 2024 |
| --- | --- | --- | --- |
| Xã Bãi Ngang | 91,9 | 93,0 | 98,5% |
| Xã Kỳ Phú | 92,4 | 95,8 | 94,1% |
"""


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("storm"), {"a.md": _STORM}, target_chars=400)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("library")
    return assistant_over(folder, {"a.md": _REPORT, "b.md": _SHEETS}, target_chars=150)


def test_the_highest_of_all_rows_is_told_with_how_it_was_found(assistant: Assistant) -> None:
    question = "Xã nào của huyện Đồi Mây có sản lượng lúa đông xuân cao nhất năm 2023?"
    answer = assistant.ask(Question(question))
    assert answer.text == (
        "Huyện Đồi Mây, Vân Lam, năm 2023: Xã Nậm Hoa (Diện tích: 402 ha; Sản lượng: 2.490 tấn) "
        "[1]\n\nCao nhất trong 4 dòng của bảng, so các số ở cột “Sản lượng”; dòng tổng và dòng gộp "
        "không tính."
    )
    [citation] = answer.citations
    [(start, end)] = citation.marks
    assert citation.passage.text[start - citation.passage.start :][: end - start] == "2.490 tấn"


def test_the_row_of_the_place_itself_is_none_of_its_parts(tmp_path: Path) -> None:
    text = _REPORT.replace("Toàn huyện", "Huyện Đồi Mây (các phòng)")
    assistant = assistant_over(tmp_path, {"a.md": text}, target_chars=150)
    answer = assistant.ask(Question("Nơi nào ở Đồi Mây có sản lượng lúa cao nhất năm 2023?"))
    assert [each.quote.split(" (")[0] for each in answer.citations] == ["Thị trấn Mây"]


def test_where_most_people_live_tells_the_column_of_the_population(tmp_path: Path) -> None:
    text = _REPORT.replace("sản xuất lúa đông xuân", "một số chỉ tiêu").replace("ha, tấn", "người")
    text = text.replace("Diện tích | Sản lượng", "Trẻ em | Dân số")
    assistant = assistant_over(tmp_path, {"a.md": text}, target_chars=150)
    answer = assistant.ask(Question("Xã nào đông dân nhất huyện Đồi Mây năm 2023?"))
    assert [each.quote.split(" (")[0] for each in answer.citations] == ["Xã Nậm Hoa"]


def test_rows_that_are_equal_are_all_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Xã nào ở huyện Đồi Mây có diện tích lúa đông xuân nhỏ nhất?"))
    assert [each.quote.split(" (")[0] for each in answer.citations] == [
        "Xã Mây Thượng",
        "Xã Suối Ngà",
    ]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Sản lượng lúa đông xuân xã Thanh Sơn huyện Đồi Mây năm 2023?", "Xã Thanh Sơn"),
        ("Tổng sản lượng lúa đông xuân của huyện Đồi Mây năm 2023?", "Toàn huyện"),
        ("Phí chợ quý II năm 2024 của huyện Suối Rồng?", "Quý II – Phí chợ: 118 triệu đồng"),
    ],
)
def test_the_caption_and_the_name_tell_which_row_is_asked_for(
    assistant: Assistant, question: str, quote: str
) -> None:
    answer = assistant.ask(Question(question))
    assert [each.quote[: len(quote)] for each in answer.citations] == [quote]


@pytest.mark.parametrize(
    "question",
    [
        "Sản lượng lúa đông xuân của xã Bản Lầu huyện Đồi Mây năm 2023?",
        "Xã Thanh Sơn huyện Đồi Mây có bao nhiêu trường học năm 2023?",
        "Xã nào của huyện Đồi Mây có nhiều trường học nhất năm 2023?",
        "Phí chợ quý III năm 2024 của huyện Suối Rồng?",
    ],
)
def test_what_no_row_tells_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(question)).refused


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Địa phương nào của tỉnh Vân Lam giải ngân thấp nhất?", "Thành phố Vân Lam"),
        ("don vi nao cua tinh Van Lam giai ngan cao nhat", "Huyện Đồi Mây"),
        ("Nguồn vốn nào của tỉnh Vân Lam giải ngân thấp nhất?", "Vốn nước ngoài"),
    ],
)
def test_the_table_of_places_is_compared_where_a_place_is_asked_for(
    tmp_path: Path, question: str, row: str
) -> None:
    assistant = assistant_over(tmp_path, {"a.md": _FUNDS}, target_chars=400)
    answer = assistant.ask(Question(question))
    assert [each.quote.split(":")[0] for each in answer.citations] == [row]


@pytest.mark.parametrize(
    ("question", "row", "figure"),
    [
        ("Xã nào thiệt hại nặng nhất do bão năm 2023?", "Bãi Ngang", "318,5 tỷ đồng"),
        ("xa nao nhieu nha toc mai nhat nam 2023", "Bãi Ngang", "1.870"),
        ("Địa bàn nào phải giải quyết nhiều khiếu nại nhất năm 2023?", "Kỳ Phú", "31"),
        ("Xã nào có tỷ lệ bao phủ bảo hiểm y tế cao nhất năm 2023?", "Xã Kỳ Phú", "95,8"),
    ],
)
def test_rows_that_stand_for_several_are_not_compared(
    storm: Assistant, question: str, row: str, figure: str
) -> None:
    [citation] = storm.ask(Question(question)).citations
    assert citation.quote.startswith(row)
    assert [citation.passage.quote(*mark) for mark in citation.marks] == [figure]


def test_a_table_need_not_say_the_kind_of_what_is_counted(storm: Assistant) -> None:
    answer = storm.ask(Question("Kỳ Phú phải giải quyết bao nhiêu vụ khiếu nại năm 2023?"))
    assert [each.quote.split(" (")[0] for each in answer.citations] == ["Kỳ Phú"]
    assert storm.ask(Question("Kỳ Phú phải giải quyết bao nhiêu vụ tố cáo năm 2023?")).refused
