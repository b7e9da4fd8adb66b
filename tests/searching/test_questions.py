import pytest

from hoibaocao.searching.questions import asked_for, language_of


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thu ngân sách đạt bao nhiêu?", "figure"),
        ("thu ngan sach dat bao nhieu", "figure"),
        ("thu ngan sach cam xuyen 6 thang dau nam 2023", "figure"),
        ("Tỷ lệ hộ nghèo còn lại?", "figure"),
        ("Ai là Bí thư Huyện ủy?", "person"),
        ("bi thu huyen uy ten gi", "person"),
        ("Hội nghị họp khi nào?", "date"),
        ("Xã nào về đích nông thôn mới?", "other"),
        ("Hạn chế là gì?", "other"),
        ("How many houses were repaired?", "figure"),
        ("Who chaired the meeting?", "person"),
        ("When was the meeting held?", "date"),
        ("Which commune was slow?", "other"),
    ],
)
def test_asked_for(question: str, expected: str) -> None:
    assert asked_for(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the budget revenue of Cam Xuyen?", "en"),
        ("thu ngan sach cam xuyen the nao", "vi"),
        ("Thu ngân sách?", "vi"),
    ],
)
def test_language_of(question: str, expected: str) -> None:
    assert language_of(question) == expected
