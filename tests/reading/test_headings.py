import pytest

from hoibaocao.reading.headings import heading_of, is_heading, is_letterhead, ranks_of
from hoibaocao.records import Section


@pytest.mark.parametrize(
    "line",
    [
        "I. KẾT QUẢ ĐẠT ĐƯỢC",
        "II. Tồn tại, hạn chế",
        "Phần thứ nhất",
        "PHẦN II: PHƯƠNG HƯỚNG",
        "1. Về kinh tế",
        "1.2. Trồng trọt và chăn nuôi",
        "a) Thu, chi ngân sách",
        "2) Kết quả 6 tháng đầu năm 2023",
        "CÁC CHỈ TIÊU CHỦ YẾU",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM",
        "TÌNH HÌNH KINH TẾ - XÃ HỘI",
        "QUẢN LÝ NHÀ NƯỚC VỀ ĐẤT ĐAI",
        "SƠ KẾT CÔNG TÁC 6 THÁNG ĐẦU NĂM",
        "PHÒNG, CHỐNG THIÊN TAI",
        "XÃ HỘI HÓA GIÁO DỤC",
        "SỐ LIỆU CHỦ YẾU",
        "Hạn chế, khó khăn",
        "III- Hạn chế, yếu kém",
        "1- Về tiêu chí",
        "Nhiệm vụ, giải pháp trọng tâm",
    ],
)
def test_headings_are_known(line: str) -> None:
    assert heading_of(line) == line
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "1. Thu ngân sách đạt 45 tỷ đồng, tăng 12%.",
        "1. Trồng mới 20 ha chè theo hướng hữu cơ",
        "3 Thu nhập bình quân đầu người 63,0 31,2",
        "Quang cảnh hội nghị",
        "Chỉ tiêu | Kế hoạch | Thực hiện",
        "Kế hoạch",
        "Khó khăn: 3 xã thiếu nước.",
        "1- Trồng mới 20 ha chè theo hướng hữu cơ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG",
        "HUYỆN SUỐI TRONG",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "BÁO CÁO",
        "SỐ: 96/BC-UBND",
        "SUỐI TRONG, NGÀY 06 THÁNG 7 NĂM 2023",
        "QUẬN 8, NGÀY 06 THÁNG 7 NĂM 2023",
        "Năm 2023 là năm bản lề.",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) == ""
    assert not is_heading(line)


def test_capitals_make_no_heading_where_all_is_in_capitals() -> None:
    assert heading_of("BỔ SUNG SỐ LIỆU SAU", capitals=False) == ""
    assert heading_of("II. VỀ KINH TẾ", capitals=False) == "II. VỀ KINH TẾ"


def test_a_heading_may_open_its_paragraph() -> None:
    line = "2. Về y tế: Trạm y tế xã khám cho 3.020 lượt người."
    assert heading_of(line) == "2. Về y tế"
    assert not is_heading(line)


def test_a_marked_heading_is_taken_at_its_word_and_shown_in_120_characters() -> None:
    assert heading_of("Kết luận:", marked=True) == "Kết luận"
    shown = heading_of("chữ " * 60, marked=True)
    assert shown == ("chữ " * 60)[:119].rstrip() + "…"


def test_a_long_sentence_is_no_heading_though_its_format_says_so() -> None:
    lead = (
        "Chiều 29/9, Ban Chấp hành Đảng bộ huyện Suối Trong họp đánh giá kết quả 9 tháng đầu năm."
    )
    assert heading_of(lead, marked=True) == ""
    assert heading_of("Được mùa chè!", marked=True) == "Được mùa chè!"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ủy ban nhân dân huyện Suối Trong", True),
        ("HUYỆN ỦY SUỐI TRONG", True),
        ("Độc lập - Tự do - Hạnh phúc", True),
        ("Phó Chủ tịch", True),
        ("Huyện ủy Suối Trong sơ kết 6 tháng đầu năm", False),
        ("Phó Chủ tịch huyện thăm các hộ nghèo", False),
        ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", True),
        ("SỞ NỘI VỤ", True),
        ("SO NOI VU", True),
        ("XÃ ĐỒI CHÈ", True),
        ("Số: 96/BC-UBND", True),
        ("UBND HUYỆN SUỐI TRONG SƠ KẾT VỤ XUÂN", False),
        ("UBND HUYỆN GIAO CHỈ TIÊU CHO TỪNG XÃ.", False),
        ("HUYỆN SUỐI TRONG - KẾT QUẢ GIẢM NGHÈO NĂM 2022", False),
    ],
)
def test_letterheads(line: str, expected: bool) -> None:
    assert is_letterhead(line) is expected


@pytest.mark.parametrize(
    ("headings", "ranks"),
    [
        (("Phần I. KẾT QUẢ", "I. KINH TẾ", "1. Thu", "1.1. Nội địa", "1.1.1. Phí", "a) Lệ phí"),
         [0, 2, 4, 5, 6, 7]),
        (("A. KẾT QUẢ", "I. KINH TẾ", "1. Thu", "B. NHIỆM VỤ"), [1, 2, 4, 1]),
        (("I. KẾT QUẢ", "A. Kinh tế", "1. Thu", "II. NHIỆM VỤ"), [2, 3, 4, 2]),
        (("KẾT QUẢ ĐẠT ĐƯỢC", "II.1. Thu", "II.1.2 Chi"), [2, 4, 5]),
        (("Phần II. NHIỆM VỤ", "I. KINH TẾ", "PHỤ LỤC 1: KẾT QUẢ THEO XÃ"), [0, 2, 0]),
    ],
)  # fmt: skip
def test_headings_are_ranked_by_their_numbers(headings: tuple[str, ...], ranks: list[int]) -> None:
    assert ranks_of([Section(at, heading) for at, heading in enumerate(headings)]) == ranks
