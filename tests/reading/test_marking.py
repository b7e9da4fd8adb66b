from hoibaocao.reading.marking import Word, rectangles
from hoibaocao.records import Rectangle


def _page(*lines: str) -> list[Word]:
    """Return words in lines of a tenth of the page's height, a letter a hundredth wide."""
    words = []
    for row, line in enumerate(lines):
        left = 0
        for text in line.split(" "):
            box = Rectangle(left / 100, row / 10, (left + len(text)) / 100, (row + 1) / 10)
            words.append(Word(text, box))
            left += len(text) + 1
    return words


def _marked(words: list[Word], quote: str) -> list[tuple[int, int, int]]:
    """Return row, first and last letter of each rectangle."""
    return [
        (round(each.top * 10), round(each.left * 100), round(each.right * 100))
        for each in rectangles(words, quote)
    ]


def test_a_rectangle_a_line() -> None:
    page = _page("Xã có trường. Thu ngân", "sách đạt 45 tỷ. Hết.")
    assert _marked(page, "Thu ngân sách đạt 45 tỷ.") == [(0, 14, 22), (1, 0, 15)]


def test_hyphens_case_and_tone_placement_do_not_matter() -> None:
    page = _page("Nghị quyết 28-", "NQ/TW về hoà giải")
    assert _marked(page, "nghị quyết 28-NQ/TW về hòa giải") == [(0, 0, 14), (1, 0, 17)]


def test_of_a_quote_over_two_pages_each_has_its_part() -> None:
    quote = "Huyện tập trung thu ngân sách và giải ngân vốn đầu tư công."
    first = _page("Mở đầu.", "Huyện tập trung thu ngân sách", "Lưu hành nội bộ - 1")
    second = _page("Báo cáo 6 tháng", "và giải ngân vốn đầu tư công. Hết.")
    assert _marked(first, quote) == [(1, 0, 29)]
    assert _marked(second, quote) == [(1, 0, 29)]


def test_a_line_in_the_middle_that_was_left_out_is_not_marked() -> None:
    page = _page("Huyện tập trung thu ngân sách", "3 Theo giá so sánh", "và giải ngân đầu tư công.")
    quote = "Huyện tập trung thu ngân sách và giải ngân đầu tư công."
    assert _marked(page, quote) == [(0, 0, 29), (2, 0, 25)]


def test_a_row_of_a_table_is_found_by_its_name_and_figures() -> None:
    page = _page("TT Chỉ tiêu ĐVT Kế hoạch Thực hiện", "1 Thu ngân sách tỷ 300,75 120,3", "2 Thu")
    quote = "Thu ngân sách: 120,3 tỷ đồng (Thực hiện; Kế hoạch: 300,75 tỷ đồng)"
    assert _marked(page, quote) == [(1, 2, 31)]
    assert _marked(page, quote.replace("120,3", "99").replace("300,75", "98")) == []


def test_all_of_a_row_is_marked_also_where_its_name_is_long_or_in_a_group() -> None:
    page = _page("1 Tổng thu ngân sách địa phương tỷ 300,75 120,3", "2 Đàn lợn con 143 158 10,9")
    quote = "Tổng thu ngân sách địa phương (Kế hoạch: 300,75 tỷ đồng; Thực hiện: 120,3 tỷ đồng)"
    assert _marked(page, quote) == [(0, 2, 47)]
    quote = "Nông nghiệp – Đàn lợn (Năm 2025: 143 con; Năm 2026: 158 con; Tăng: 10,9%)"
    assert _marked(page, quote) == [(1, 2, 26)]


def test_what_is_not_there_is_not_marked() -> None:
    assert rectangles(_page("Thu ngân sách"), "Giáo dục và đào tạo") == ()
    assert rectangles(_page("Thu ngân sách"), "") == ()
    assert rectangles([], "Thu ngân sách") == ()
