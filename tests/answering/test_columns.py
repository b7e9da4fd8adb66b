import pytest

from hoibaocao.answering.clauses import key_figure, marks_of
from hoibaocao.answering.columns import cell_asked
from hoibaocao.answering.wanted import Wanted
from hoibaocao.reading.row_cells import row_of

_APPENDIX = (
    "Thu ngân sách: 398,7 tỷ đồng (TH 6 tháng năm 2024; KH năm 2024: 612 tỷ đồng; "
    "So với – KH năm: 65,1%; So với – Cùng kỳ: 142,3%)"
)
_YEARS = "Thu nội địa (Năm 2022: 188 tỷ đồng; Năm 2023: 176 tỷ đồng; Kế hoạch 2024: 215 tỷ đồng)"
_VILLAGE = "Tây Thành (Số hộ: 385 hộ; Hộ nghèo: 17 hộ; Tỷ lệ hộ nghèo: 4,42%; Hộ cận nghèo: 21 hộ)"
_MONTHS = "Xã A (Tháng 4: 12 lượt; Tháng 5: 14 lượt; Cộng 6 tháng: 81 lượt)"
_PROJECT = "Cầu Vồng (Ngày khởi công: 09/02/2026; Ngày hoàn thành: 20/11/2026; Vốn: 8.450)"


@pytest.mark.parametrize(
    ("text", "question", "figure"),
    [
        (_APPENDIX, "Thu ngân sách 6 tháng là bao nhiêu?", "398,7 tỷ đồng"),
        (_APPENDIX, "Kế hoạch năm 2024 về thu ngân sách?", "612 tỷ đồng"),
        (_APPENDIX, "Thu ngân sách đạt bao nhiêu phần trăm kế hoạch?", "65,1%"),
        (_APPENDIX, "Thu ngân sách so với cùng kỳ?", "142,3%"),
        (_YEARS, "Thu nội địa năm 2023?", "176 tỷ đồng"),
        (_YEARS, "ke hoach thu noi dia nam 2024", "215 tỷ đồng"),
        (_VILLAGE, "Thôn Tây Thành có bao nhiêu hộ nghèo?", "17 hộ"),
        (_VILLAGE, "Tổng số hộ cận nghèo thôn Tây Thành?", "21 hộ"),
        (_VILLAGE, "Tỷ lệ hộ nghèo thôn Tây Thành?", "4,42%"),
        (_MONTHS, "Xã A khám bao nhiêu lượt trong tháng 5?", "14 lượt"),
        (_MONTHS, "Tổng số lượt khám 6 tháng của xã A?", "81 lượt"),
    ],
)
def test_the_cell_that_is_asked_for_is_marked(text: str, question: str, figure: str) -> None:
    wanted = Wanted.of(question, question, question)
    assert [text[a:b] for a, b in marks_of(text, wanted)] == [figure]
    key = key_figure(text, wanted)
    assert key is not None
    assert text[key.figure.start : key.figure.end] == figure


def test_of_several_days_the_one_that_is_asked_for_is_marked() -> None:
    for question, day in (("khởi công", "09/02/2026"), ("hoàn thành", "20/11/2026")):
        asked = f"Cầu Vồng {question} ngày nào?"
        wanted = Wanted.of(asked, asked, asked)
        assert [_PROJECT[a:b] for a, b in marks_of(_PROJECT, wanted)] == [day]


def test_there_is_no_cell_among_none() -> None:
    row = row_of(_MONTHS)
    assert row is not None
    assert cell_asked(row, (), "thang 5", frozenset()) is None
