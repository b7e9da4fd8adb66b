from hoibaocao.reading.pages import Line, join_lines, without_running_lines


def _line(text: str, top: float, left: float = 72, right: float = 520) -> Line:
    return Line(text, left, right, top - 12, top)


def _texts(*lines: Line) -> list[str]:
    return join_lines([lines])[0]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    assert _texts(
        _line("Kinh tế tăng trưởng khá, thu ngân sách", 700),
        _line("đạt dự toán.", 680, right=150),
        _line("Giáo dục có bước tiến và y tế", 660),
        _line("được quan tâm.", 640, right=160),
    ) == [
        "Kinh tế tăng trưởng khá, thu ngân sách đạt dự toán.",
        "Giáo dục có bước tiến và y tế được quan tâm.",
    ]


def test_a_gap_parts_full_lines() -> None:
    lines = [_line(f"dòng {n} còn dài nữa", 700 - 20 * n) for n in range(3)]
    assert _texts(*lines, _line("đoạn sau", 600)) == [
        "dòng 0 còn dài nữa dòng 1 còn dài nữa dòng 2 còn dài nữa",
        "đoạn sau",
    ]


def test_a_centred_title_is_one_paragraph_and_its_neighbours_others() -> None:
    assert _texts(
        _line("BÁO CÁO", 700, 270, 322),
        _line("Tình hình kinh tế - xã hội 6 tháng", 680, 150, 442),
        _line("đầu năm 2023", 660, 250, 342),
        _line("Thực hiện chương trình công tác, huyện báo cáo như", 640, 108),
        _line("sau.", 620, right=100),
    ) == [
        "BÁO CÁO",
        "Tình hình kinh tế - xã hội 6 tháng đầu năm 2023",
        "Thực hiện chương trình công tác, huyện báo cáo như sau.",
    ]


def test_text_in_capitals_goes_on_and_a_heading_in_capitals_may() -> None:
    assert _texts(
        _line("II. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM 6 THÁNG", 700),
        _line("CUỐI NĂM", 680, right=150),
        _line("A. VỀ KINH TẾ VÀ CÁC LĨNH VỰC KHÁC CỦA ĐỜI SỐNG", 660),
        _line("1. NÔNG NGHIỆP", 640, right=160),
        _line("Chăm sóc lúa và chè.", 620, right=240),
    ) == [
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM",
        "A. VỀ KINH TẾ VÀ CÁC LĨNH VỰC KHÁC CỦA ĐỜI SỐNG",
        "1. NÔNG NGHIỆP",
        "Chăm sóc lúa và chè.",
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    assert _texts(
        _line("Cột một có dòng đầu", 700, 72, 280),
        _line("và còn tiếp tục sang", 680, 72, 280),
        _line("cột hai mới hết câu.", 700, 310, 520),
    ) == ["Cột một có dòng đầu và còn tiếp tục sang cột hai mới hết câu."]


def test_heads_of_odd_and_even_pages_go_and_text_that_differs_stays() -> None:
    pages = [
        [
            _line("Báo cáo" if n % 2 else "Huyện Suối Trong", 800),
            _line(f"Nội dung {'abcd'[n]}", 700),
        ]
        for n in range(4)
    ]
    kept = without_running_lines(pages)
    assert [[line.text for line in page] for page in kept] == [
        ["Nội dung a"],
        ["Nội dung b"],
        ["Nội dung c"],
        ["Nội dung d"],
    ]


def test_one_page_keeps_all_but_its_number() -> None:
    page = [_line("Huyện Suối Trong", 800), _line("- 1 -", 40, 290, 300)]
    assert without_running_lines([page]) == [[page[0]]]
