"""What a statement may say on the strength of a sentence, and what it may not."""

from datetime import date

import pytest

from hoibaocao.answering.grounds import Ground
from hoibaocao.answering.standing import lacking, stands
from hoibaocao.records import Metadata, Passage, Period, Place

_TEXT = (
    "Tổng thu ngân sách trên địa bàn đạt 125,3 tỷ đồng, bằng 52% dự toán, tăng 12,89% so với cùng "
    "kỳ. Ông Trần Văn Bình, Chủ tịch UBND huyện, trao bằng cho 21/21 trường ngày 12/7/2023 theo "
    "Nghị quyết 09-NQ/TW. Kết nạp 65 đồng chí (cùng kỳ năm 2022: 70 đồng chí). "
    "Diện tích lúa hơn 3-5 ha ở xã Suối Ngà."
)
_METADATA = Metadata(
    "Báo cáo 6 tháng đầu năm 2023, nhiệm vụ 6 tháng cuối năm 2023",
    Place("Đồi Mây", "district", "huyện", province="Vân Lam"),
    Period("half", date(2023, 1, 1), date(2023, 6, 30)),
)


def _ground(beginning: str, metadata: Metadata = _METADATA) -> Ground:
    start = _TEXT.index(beginning)
    end = _TEXT.find(". ", start)
    end = len(_TEXT) if end < 0 else end + 1
    passage = Passage("a.txt", 100, 100 + len(_TEXT), _TEXT, section="I. Tài chính")
    return Ground(passage, metadata, 100 + start, 100 + end)


_REVENUE, _CHAIR, _MEMBERS, _RICE = map(_ground, ("Tổng", "Ông", "Kết", "Diện"))


def test_a_ground_quotes_its_report() -> None:
    assert _MEMBERS.quote == "Kết nạp 65 đồng chí (cùng kỳ năm 2022: 70 đồng chí)."


@pytest.mark.parametrize(
    "statement",
    [
        "Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023: Tổng thu ngân sách đạt 125,3 tỷ đồng.",
        "Thu ngân sách là 125.300 triệu đồng, tương đương 52 phần trăm dự toán.",
        "2. Tổng thu ngân sách trên địa bàn đạt 125,3 tỷ",
        "Tính đến 30/6/2023, thu ngân sách tỉnh Vân Lam tại huyện Đồi Mây đạt 125,3 tỷ đồng.",
        "thu ngan sach huyen Doi May dat 125,3 ty dong",
        "Thu tăng 12,89% so với cùng kỳ năm 2022, đạt 125,3 tỷ đồng ngân sách.",
        "In Doi May District, revenue was 125.3 billion VND in the first 6 months of 2023.",
    ],
)
def test_what_stands_there_in_other_words_stands(statement: str) -> None:
    assert lacking(statement, [_REVENUE]) == []


@pytest.mark.parametrize(
    ("statement", "lacks"),
    [
        ("Tổng thu ngân sách đạt 125,4 tỷ đồng.", ["125.4"]),
        ("Tổng thu ngân sách đạt 125,3 triệu đồng.", ["125.3"]),
        ("Tổng thu ngân sách bằng 52 điểm % dự toán.", ["52"]),
        ("Tổng thu ngân sách giảm 12,89%.", ["12.89"]),
        ("Tổng thu ngân sách 125,3 tỷ đồng, dự toán 125,3 tỷ đồng.", ["125.3"]),
        ("Huyện Bến Sương: Tổng thu ngân sách đạt 125,3 tỷ đồng.", ["bến sương"]),
        ("Thị xã Đồi Mây: Tổng thu ngân sách đạt 125,3 tỷ đồng.", ["đồi mây"]),
        ("Năm 2023, tổng thu ngân sách đạt 125,3 tỷ đồng.", ["nam 2023"]),
        ("6 tháng đầu năm 2022, tổng thu ngân sách 125,3 tỷ.", ["6 thang dau nam 2022"]),
        ("6 tháng cuối năm 2023, thu ngân sách 125,3 tỷ.", ["6 thang cuoi nam 2023"]),
        ("Thu ngân sách tăng 12,89% so với cùng kỳ năm 2021.", ["cung ky nam 2021"]),
        ("Ngày 3/2/2023 thu ngân sách đạt 125,3 tỷ đồng.", ["2023-02-03"]),
        ("Theo QĐ 12-QĐ/HU, thu ngân sách 125,3 tỷ đồng.", ["12-qd/hu"]),
        ("Đàn lợn, đàn bò phát triển ổn định.", ["bo dan dinh lon on phat trien"]),
        ("Revenue was 125.4 billion VND in the first 6 months of 2023.", ["125.4"]),
    ],
)
def test_what_does_not_stand_there_is_told(statement: str, lacks: list[str]) -> None:
    assert lacking(statement, [_REVENUE]) == lacks


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Ông Trần Văn Bình trao bằng ngày 12/7/2023 cho 21 trường.", True),
        ("Chủ tịch Ủy ban nhân dân huyện trao bằng theo Nghị quyết 09-NQ/TW.", True),
        ("Ông Trần Văn Bính trao bằng cho 21 trường.", False),
        ("Ông Trần Văn Bình trao bằng cho 21/22 trường.", False),
        ("Ông Trần Văn Bình trao bằng cho 21 xã.", False),
        ("Ông Trần Văn Bình trao bằng ngày 13/7/2023.", False),
    ],
)
def test_people_days_and_shares(statement: str, expected: bool) -> None:
    assert stands(statement, [_CHAIR]) is expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Kết nạp 65 đồng chí, cùng kỳ năm 2022 là 70 đồng chí.", True),
        ("Kết nạp 65 người.", True),
        ("Kết nạp 65 học sinh.", False),
        ("Kết nạp 70 đồng chí.", False),
    ],
)
def test_the_year_befores_figure_is_not_this_years(statement: str, expected: bool) -> None:
    assert stands(statement, [_MEMBERS]) is expected


def test_a_bound_may_be_left_out_but_not_turned_round() -> None:
    assert stands("Diện tích lúa 3 đến 5 ha ở xã Suối Ngà.", [_RICE])
    assert not stands("Diện tích lúa dưới 3-5 ha ở xã Suối Ngà.", [_RICE])


def test_a_computed_difference_must_say_so() -> None:
    assert stands("Kết nạp: chênh lệch, tính từ hai số trên: 5 đồng chí.", [_MEMBERS])
    assert not stands("Kết nạp: chênh lệch, tính từ hai số trên: 6 đồng chí.", [_MEMBERS])
    assert not stands("Kết nạp ít hơn 5 đồng chí.", [_MEMBERS])


def test_two_sentences_hold_what_neither_does() -> None:
    statement = "Thu ngân sách đạt 125,3 tỷ đồng, kết nạp 65 đồng chí."
    assert not stands(statement, [_REVENUE])
    assert stands(statement, [_REVENUE, _MEMBERS])


_ELSEWHERE = Metadata(
    "Báo cáo",
    Place("Bến Sương", "district", "huyện", province="Vân Lam"),
    Period("half", date(2022, 1, 1), date(2022, 6, 30)),
)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Huyện Đồi Mây thu ngân sách 125,3 tỷ đồng, huyện Bến Sương kết nạp 65 người.", True),
        ("Thu ngân sách 125,3 tỷ đồng, kết nạp 65 người.", True),
        ("Huyện Đồi Mây thu ngân sách 125,3 tỷ đồng, kết nạp 65 người.", False),
        ("6 tháng đầu năm 2023 thu ngân sách 125,3 tỷ đồng, kết nạp 65 người.", False),
    ],
)
def test_one_report_does_not_lend_its_name_to_the_figures_of_another(
    statement: str, expected: bool
) -> None:
    assert stands(statement, [_REVENUE, _ground("Kết", _ELSEWHERE)]) is expected


def test_of_a_report_without_place_and_period_only_the_sentence_counts() -> None:
    ground = _ground("Tổng", Metadata("Báo cáo"))
    assert stands("Tổng thu ngân sách đạt 125,3 tỷ đồng.", [ground])
    assert not stands("Năm 2023, tổng thu ngân sách đạt 125,3 tỷ đồng.", [ground])


def test_nothing_stands_on_nothing() -> None:
    assert not stands("Thu tăng.", [])
