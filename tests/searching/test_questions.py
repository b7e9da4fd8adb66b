import pytest

from hoibaocao.searching.questions import (
    alternatives,
    asked_for,
    asks_list,
    compares,
    is_bare,
    language_of,
    office_asked,
    pared,
    section_asked,
    without_order,
    without_sides,
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thu ngân sách đạt bao nhiêu?", "figure"),
        ("Điều gì làm cho việc đi lại khó khăn hơn?", "other"),
        ("dieu gi lam cho viec di lai kho khan hon", "other"),
        ("Thu ngân sách bên nào cao hơn?", "figure"),
        ("thu ngan sach dat bao nhieu", "figure"),
        ("thu ngan sach cam xuyen 6 thang dau nam 2023", "figure"),
        ("Tỷ lệ hộ nghèo còn lại?", "figure"),
        ("Ai là Bí thư Huyện ủy?", "person"),
        ("bi thu huyen uy ten gi", "person"),
        ("Chủ tịch UBND huyện Cẩm Xuyên", "person"),
        ("bi thu huyen uy tam duong", "person"),
        ("người ký báo cáo năm 2023", "person"),
        ("Tên Bí thư Huyện ủy", "person"),
        ("Chủ tịch UBND huyện ký bao nhiêu quyết định?", "figure"),
        ("Hội nghị họp khi nào?", "date"),
        ("Xã nào về đích nông thôn mới?", "other"),
        ("Thi công nhanh hay chậm?", "other"),
        ("Số vụ cháy tăng hay giảm?", "figure"),
        ("What was the budget revenue in 2021?", "figure"),
        ("Hạn chế là gì?", "other"),
        ("Nêu các hạn chế", "other"),
        ("Nơi nào có thu ngân sách cao hơn?", "figure"),
        ("so sanh thu ngan sach", "figure"),
        ("Vì sao thu ngân sách thấp hơn?", "other"),
        ("Vì sao tỷ lệ hộ nghèo tăng?", "other"),
        ("Khi nào tỷ lệ hộ nghèo giảm?", "date"),
        ("Ai công bố tỷ lệ hộ nghèo?", "person"),
        ("Tỷ lệ hộ nghèo thế nào?", "figure"),
        ("Một số xã gặp khó khăn gì?", "other"),
        ("mot so nguoi phan doi dieu gi", "other"),
        ("Điểm khác nhau của hai vụ mùa là gì?", "other"),
        ("Nước về ruộng từ đâu?", "other"),
        ("Giống lúa nào cho năng suất cao nhất?", "other"),
        ("giong lua nao chiem ty le lon nhat", "other"),
        ("Địa phương nào có tỷ lệ hộ nghèo cao nhất?", "figure"),
        ("Thu ngân sách hai xã khác nhau như thế nào?", "figure"),
        ("tong von dau tu", "figure"),
        ("How many houses were repaired?", "figure"),
        ("Who chaired the meeting?", "person"),
        ("Who signed the report of Doi May commune?", "person"),
        ("When was the meeting held?", "date"),
        ("Which commune was slow?", "other"),
        ("Đồng chí nào chủ trì hội nghị?", "person"),
        ("vi nao ky bao cao", "person"),
        ("Đơn vị nào chậm giải ngân?", "other"),
        ("don vi nao cham giai ngan", "other"),
    ],
)
def test_asked_for(question: str, expected: str) -> None:
    assert asked_for(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("phát triển đảng viên Đồi Mây", True),
        ("phat trien dang vien song trang 2023", True),
        ("tổng số đảng viên Đồi Mây", False),
        ("Đồi Mây có bao nhiêu đảng viên", False),
        ("so sánh đảng viên Đồi Mây và Sông Trăng", False),
        ("Chủ tịch UBND huyện Đồi Mây", False),
        ("How many party members are there", False),
    ],
)
def test_what_only_names_a_topic_asks_nothing_of_it(question: str, expected: bool) -> None:
    assert is_bare(question) is expected


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Ai là Bí thư Huyện ủy?", "bi thu"),
        ("bi thu huyen uy ten gi", "bi thu"),
        ("Đồng chí nào là Bí thư Huyện ủy?", "bi thu"),
        ("dong chi nao giu chuc chu tich ubnd huyen", "chu tich"),
        ("Lãnh đạo nào tặng hoa Chủ tịch UBND huyện?", None),
        ("Cho hỏi ông Chủ tịch UBND xã tên gì?", "chu tich"),
        ("Chủ tịch UBND huyện ký báo cáo quý I là ai?", "chu tich"),
        ("Tên của Bí thư Huyện ủy", "bi thu"),
        ("Chủ tịch UBND huyện giao ai làm tổ trưởng?", None),
        ("Ai thay Chủ tịch UBND huyện dự họp?", None),
        ("Ai trao bằng khen cho Chủ tịch UBND huyện?", None),
        ("Ai ký báo cáo?", None),
        ("Chủ tịch UBND tỉnh tiếp công dân bao nhiêu lượt?", None),
        ("Chủ tịch UBND tỉnh tiếp công dân khi nào?", None),
    ],
)
def test_the_office_whose_holder_is_asked_for(question: str, title: str | None) -> None:
    office = office_asked(question)
    assert (office.title if office else None) == title


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


@pytest.mark.parametrize(
    ("question", "is_list", "is_comparison"),
    [
        ("Huyện có những sản phẩm nào?", True, False),
        ("Hạn chế gồm những gì?", True, False),
        ("liet ke cac xa cham ho so", True, False),
        ("Xã nào chậm hồ sơ?", False, False),
        ("những tồn tại, hạn chế của huyện", True, False),
        ("Nếu nước dâng thì ai mở cống?", False, False),
        ("Thu ngân sách hai huyện chênh nhau bao nhiêu?", False, True),
        ("ky nao co ty le ho ngheo cao hon", False, True),
        ("Which district collected more?", False, True),
        ("Thu ngân sách là bao nhiêu?", False, False),
    ],
)
def test_lists_and_comparisons(question: str, *, is_list: bool, is_comparison: bool) -> None:
    assert (asks_list(question), compares(question)) == (is_list, is_comparison)


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("Tổng thu ngân sách của và của chênh nhau bao nhiêu?", "Tổng thu ngân sách ?"),
        ("Tốc độ tăng trưởng kinh tế của và khác nhau thế nào?", "Tốc độ tăng trưởng kinh tế ?"),
        ("với , kỳ nào có tỷ lệ hộ nghèo cao hơn?", "có tỷ lệ hộ nghèo ?"),
        ("So sánh thu và chi ngân sách của và .", "thu và chi ngân sách ."),
        ("hay nuôi nhiều lợn hơn ?", "nuôi lợn ?"),
        ("và , nơi nào trồng nhiều cây ăn quả hơn", ", trồng cây ăn quả"),
        ("Compare the budget revenue of and in .", "the budget revenue ."),
    ],
)
def test_the_topic_of_a_comparison(topic: str, expected: str) -> None:
    assert without_sides(topic) == expected


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("Liệt kê các hạn chế", "các hạn chế"),
        ("hay ke ten cac xa", "cac xa"),
        ("Những hạn chế của gồm những gì?", "Những hạn chế của ?"),
        ("Kê khai tài sản", "Kê khai tài sản"),
        ("Nếu trời rét thì mạ ra sao?", "Nếu trời rét thì mạ ra sao?"),
    ],
)
def test_the_topic_of_an_order(topic: str, expected: str) -> None:
    assert without_order(topic) == expected


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("Thi công cầu nhanh hay chậm?", ("Thi công cầu nhanh", "Thi công cầu chậm")),
        ("vụ mùa được mùa hay mất mùa", ("vụ mùa được mùa", "vụ mùa mất mùa")),
        ("Đã xong hay chưa?", ("Đã xong hay chưa?",)),
        ("Chi bao nhiêu, hãy cho biết", ("Chi bao nhiêu, hãy cho biết",)),
        ("hay chậm?", ("hay chậm?",)),
        ("Nên mua vàng hay mua đất?", ("Nên mua vàng hay mua đất?",)),
    ],
)
def test_one_of_two_things_is_what_a_report_says(topic: str, expected: tuple[str, ...]) -> None:
    assert alternatives(topic) == expected


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("mấy ngôi trường đạt chuẩn", "mấy trường đạt chuẩn"),
        ("may ngoi truong dat chuan", "may truong dat chuan"),
        ("diện tích cây chè", "diện tích chè"),
        ("Nơi trồng nhiều chè là xã nào?", "Nơi trồng nhiều chè?"),
        ("bao nhiêu cây số đường", "bao nhiêu cây số đường"),
        ("các vị trí việc làm", "các vị trí việc làm"),
        ("an sinh xã hội: xóa mấy căn nhà", " xóa mấy nhà"),
        ("có ca dại nào không", "có dại nào không"),
        ("mấy ca mổ", "mấy mổ"),
        ("có ca nhạc không", "có ca nhạc không"),
        ("tai nạn: mấy người chết", "tai nạn: mấy người chết"),
    ],
)
def test_words_that_only_count_are_no_topic(topic: str, expected: str) -> None:
    assert pared(topic) == expected


@pytest.mark.parametrize(
    ("topic", "bare", "section"),
    [
        ("giáo dục của ?", True, "giáo dục"),
        ("Tình hình giáo dục của ra sao?", False, "giáo dục"),
        ("công tác quốc phòng thế nào", False, "quốc phòng"),
        ("tinh hinh giao duc the nao", False, "giao duc"),
        ("giáo dục có mấy trường?", False, ""),
    ],
)
def test_the_section_that_answers_as_a_whole(topic: str, section: str, *, bare: bool) -> None:
    assert section_asked(topic, bare=bare) == section
