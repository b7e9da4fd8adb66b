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


def test_a_numbered_heading_in_capitals_is_not_the_titles_last_line() -> None:
    lines = [
        _line("Kết quả xây dựng nông thôn mới của huyện trong năm 2023", 700),
        _line("I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU CỦA NĂM", 680),
    ]
    assert _texts(*lines) == [line.text for line in lines]


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


def test_six_points_over_lines_of_eighteen_are_a_gap_before_a_capital() -> None:
    assert _texts(
        _line("Thu ngân sách đạt dự toán và các khoản thu khác", 700),
        _line("đều vượt kế hoạch của năm, nhất là thu từ đất.", 682),
        _line("Chi ngân sách tiết kiệm và không nợ lương ở", 658),
        _line("Suối Trong.", 640, right=150),
    ) == [
        (
            "Thu ngân sách đạt dự toán và các khoản thu khác "
            "đều vượt kế hoạch của năm, nhất là thu từ đất."
        ),
        "Chi ngân sách tiết kiệm và không nợ lương ở Suối Trong.",
    ]


def test_an_indented_line_opens_a_paragraph() -> None:
    assert _texts(
        _line("Báo cáo tình hình kinh tế - xã hội của huyện Suối Trong, tỉnh Bắc Hà", 700, 74, 518),
        _line("Thực hiện chương trình công tác, huyện đã giao chỉ tiêu cho từng xã.", 682, 108),
        _line("Các phòng, ban và cơ sở được giao việc cụ thể ngay từ đầu năm, kèm", 664, 108),
        _line("thời hạn hoàn thành.", 646, right=180),
    ) == [
        "Báo cáo tình hình kinh tế - xã hội của huyện Suối Trong, tỉnh Bắc Hà",
        "Thực hiện chương trình công tác, huyện đã giao chỉ tiêu cho từng xã.",
        "Các phòng, ban và cơ sở được giao việc cụ thể ngay từ đầu năm, kèm thời hạn hoàn thành.",
    ]


def test_a_centred_line_goes_on_where_its_next_word_would_not_have_fitted() -> None:
    assert _texts(
        _line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 700, 308, 500),
        _line("VIỆT NAM", 682, 373, 435),
        _line("Độc lập - Tự do - Hạnh phúc", 664, 320, 488),
        _line("Suối Trong, ngày 08 tháng 7 năm 2022", 646, 308, 500),
        _line("Công tác chỉ đạo 6 tháng đầu năm trên địa bàn huyện Suối Trong, tỉnh", 610, 80, 512),
        _line("Bắc Hà", 592, 270, 322),
        _line("Thực hiện chương trình công tác, Ủy ban nhân dân huyện", 574),
    ) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Trong, ngày 08 tháng 7 năm 2022",
        "Công tác chỉ đạo 6 tháng đầu năm trên địa bàn huyện Suối Trong, tỉnh Bắc Hà",
        "Thực hiện chương trình công tác, Ủy ban nhân dân huyện",
    ]


def test_a_title_in_large_type_is_one_paragraph() -> None:
    title = [
        Line("Công tác chỉ đạo, điều hành của huyện", 72, 510, 650, 677),
        Line("Suối Trong trong năm", 72, 300, 615, 642),
    ]
    body = [_line(f"dòng {n} còn dài nữa", 590 - 20 * n) for n in range(4)]
    assert _texts(*title, *body)[0] == "Công tác chỉ đạo, điều hành của huyện Suối Trong trong năm"


def test_a_signature_is_no_part_of_the_sentence_above() -> None:
    assert _texts(
        _line("Đưa xã Tân Hòe đạt 18/19 tiêu chí vào cuối năm.", 700),
        _line("TM. ỦY BAN NHÂN DÂN", 682),
        _line("CHỦ TỊCH", 664),
    ) == ["Đưa xã Tân Hòe đạt 18/19 tiêu chí vào cuối năm.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_a_figure_that_ends_a_sentence_is_no_page_number() -> None:
    pages = [[_line(f"{n}", 800, 290, 300), _line("3,32%.", 700)] for n in (1, 2, 3)]
    assert [[line.text for line in page] for page in without_running_lines(pages)] == [
        ["3,32%."] for _ in range(3)
    ]
