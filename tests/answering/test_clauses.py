"""Which clause is stated, which words are marked, what is said of a figure."""

from datetime import date

import pytest

from hoibaocao.answering.clauses import clause_of, key_figure, marks_of
from hoibaocao.answering.figures import told_figures
from hoibaocao.answering.wanted import Wanted
from hoibaocao.records import Period

_BUDGET = (
    "Tổng thu ngân sách nhà nước trên địa bàn đạt 120,3 tỷ đồng, bằng 40% kế hoạch tỉnh giao; tổng "
    "chi ngân sách địa phương ước 318,4 tỷ đồng, đạt 46,1% dự toán năm"
)
_ACCIDENTS = (
    "Tai nạn giao thông có 10 vụ, làm 4 người chết, 8 người bị thương; so với cùng kỳ năm trước "
    "giảm 2 vụ và giảm 1 người chết"
)
_INVESTED = (
    "Kế hoạch vốn đầu tư công của huyện trong năm 2023 là 186,5 tỷ đồng; đã giải ngân được 71,8 tỷ "
    "đồng, đạt 38,5%"
)
_CROPS = (
    "Chè 1.420 ha, trong đó diện tích cho thu hoạch 1.185 ha, năng suất 81,5 tạ/ha, sản lượng "
    "9.658 tấn; na trồng thuần và trồng xen 236 ha, sản lượng 1.742 tấn; bưởi 118 ha"
)
_FIRE = (
    "Xảy ra 01 vụ cháy xưởng mộc tại thôn Nà Phai, không thiệt hại về người, tài sản thiệt hại "
    "khoảng 2,3 tỷ đồng"
)


def _wanted(question: str) -> Wanted:
    return Wanted.of(question, question, question)


@pytest.mark.parametrize(
    ("question", "sentence", "clause"),
    [
        ("Thu ngân sách đạt bao nhiêu?", _BUDGET, _BUDGET.partition("; ")[0]),
        ("Tổng chi ngân sách địa phương?", _BUDGET, _BUDGET.partition("; ")[2]),
        ("thu chi ngan sach dia phuong bao nhieu", _BUDGET, _BUDGET),
        ("Có mấy vụ tai nạn, mấy người chết?", _ACCIDENTS, _ACCIDENTS),
        ("Tỷ lệ giải ngân vốn đầu tư công?", _INVESTED, _INVESTED),
        ("Sản lượng na?", _CROPS, _CROPS.split("; ")[1]),
        ("dien tich na", _CROPS, "na trồng thuần và trồng xen 236 ha"),
        ("Thiệt hại vụ cháy bao nhiêu?", _FIRE, _FIRE),
        ("Vì sao thu ngân sách đạt thấp?", _BUDGET, _BUDGET),
        ("Thu hay chi ngân sách nhiều hơn?", _BUDGET, _BUDGET),
        ("Thu ngân sách?", "Thu 7 tỷ đồng; chi 9 tỷ đồng", "Thu 7 tỷ đồng; chi 9 tỷ đồng"),
    ],
)
def test_a_clause_is_stated_alone_only_if_it_tells_all(
    question: str, sentence: str, clause: str
) -> None:
    start, end = clause_of(sentence, _wanted(question))
    assert sentence[start:end] == clause


@pytest.mark.parametrize(
    ("question", "sentence", "marks"),
    [
        ("Thu ngân sách đạt bao nhiêu?", _BUDGET, ["120,3 tỷ đồng"]),
        ("Thu ngân sách bằng bao nhiêu phần trăm kế hoạch?", _BUDGET, ["40%"]),
        ("Tổng chi ngân sách địa phương?", _BUDGET, ["318,4 tỷ đồng"]),
        ("Tai nạn giao thông: mấy vụ, mấy người chết?", _ACCIDENTS, ["10 vụ", "4 người"]),
        ("sản lượng chè", _CROPS, ["9.658 tấn"]),
        ("dien tich che", _CROPS, ["1.420 ha"]),
        ("Diện tích chè cho thu hoạch", _CROPS, ["1.185 ha"]),
        ("năng suất chè", _CROPS, ["81,5 tạ/ha"]),
        ("thiệt hại vụ cháy", _FIRE, ["2,3 tỷ đồng"]),
        ("số vụ cháy", _FIRE, ["01 vụ"]),
        ("tai nan giao thong giam may vu", _ACCIDENTS, ["2 vụ"]),
        ("Tỷ lệ giải ngân vốn đầu tư công?", _INVESTED, ["38,5%"]),
        ("Ai là Chủ tịch UBND huyện?", "Chủ tịch UBND huyện Lê Thị Nga phát biểu", ["Lê Thị Nga"]),
        ("Bí thư Huyện ủy là ai?", "Bí thư Huyện ủy Lê Văn Ba thăm ông Vũ Văn Tư", ["Lê Văn Ba"]),
        ("Ai ký báo cáo?", "TM. UBND XÃ\n\nCHỦ TỊCH\n\nLÊ VĂN BA", ["LÊ VĂN BA"]),
        ("Họp ngày nào?", "Hội đồng họp ngày 15/7/2023 tại huyện", ["ngày 15/7/2023"]),
        ("Vì sao thu giảm?", "Thu giảm 5% vì thị trường đất chậm", []),
    ],
)
def test_the_words_that_answer_are_marked(question: str, sentence: str, marks: list[str]) -> None:
    spans = marks_of(sentence, _wanted(question))
    assert [sentence[start:end] for start, end in spans] == marks


@pytest.mark.parametrize(
    ("question", "year", "mark"),
    [
        ("Đàn dê của huyện?", 2023, "3.407 con"),
        ("Đàn dê của huyện 6 tháng năm 2023?", 2023, "3.407 con"),
        ("Đàn dê của huyện năm 2022?", 2023, "3.118 con"),
        ("So sánh đàn dê các năm 2022, 2023", 2023, "3.407 con"),
        ("Kế hoạch đàn dê năm 2023?", 2023, "3.500 con"),
    ],
)
def test_of_the_columns_of_a_row_that_of_the_year_answers(
    question: str, year: int, mark: str
) -> None:
    row = (
        "Đàn dê (Năm 2022: 3.118 con; Năm 2023 – Kế hoạch: 3.500 con; "
        "Năm 2023 – Thực hiện: 3.407 con)"
    )
    report = Period("half", date(year, 1, 1), date(year, 6, 30))
    spans = marks_of(row, _wanted(question).told_of(report))
    assert [row[start:end] for start, end in spans] == [mark]


def test_figures_are_told_with_what_they_are_compared_to() -> None:
    told = told_figures("Thu đạt 8 tỷ đồng năm 2023, bằng 40% dự toán, tăng 5% so với cùng kỳ")
    assert [(each.figure.measure, each.part, each.asides) for each in told] == [
        ("tỷ đồng", "Thu đạt 8 tỷ đồng năm 2023", frozenset()),
        ("%", "bằng 40% dự toán", {"ratio", "plan"}),
        ("%", "tăng 5% so với cùng kỳ", {"change", "before"}),
    ]


@pytest.mark.parametrize(
    ("row", "unit", "value"),
    [
        ("Chỉ tiêu: Thu ngân sách; Đơn vị: tỷ đồng; Thực hiện: 104,3", "đồng", 104_300_000_000),
        ("Diện tích mặt bằng đã bàn giao (ha) | 215,60", "m²", 2_156_000),
        ("Thu ngân sách đạt 104,3", "", 104.3),
    ],
)
def test_the_figures_of_a_row_have_the_unit_of_its_cell(row: str, unit: str, value: float) -> None:
    key = key_figure(row, _wanted("Thu ngân sách?"))
    assert key is not None
    assert (key.figure.unit, float(key.figure.value)) == (unit, value)


def test_of_cells_without_names_none_is_meant_for_sure() -> None:
    row = "Sản lượng thủy sản (tấn) | 1.280,0 | 287,0"  # the plan's, or last year's
    assert key_figure(row, _wanted("Sản lượng thủy sản là bao nhiêu?")) is None
