import pytest

from hoibaocao.vietnamese.capitals import is_in_capitals, sentence_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KẾT QUẢ THỰC HIỆN 6 THÁNG", True),
        ("TRỒNG MỚI 12,5 ha RỪNG", True),
        ("UBND huyện báo cáo HĐND huyện", False),
        ("1.240", False),
    ],
)
def test_capitals_are_told_by_most_letters(text: str, expected: bool) -> None:
    assert is_in_capitals(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KẾT QUẢ ĐẠT ĐƯỢC", "Kết quả đạt được"),
        ("II. KẾT QUẢ ĐẠT ĐƯỢC", "II. Kết quả đạt được"),
        ("1.2. VĂN HÓA, Y TẾ", "1.2. Văn hóa, y tế"),
        ("- LÀM XONG GPMB 13,6 HA. CÒN 2 HỘ.", "- Làm xong GPMB 13,6 ha. Còn 2 hộ."),
        ("XỬ LÝ 3 VỤ VI PHẠM QUÝ III.", "Xử lý 3 vụ vi phạm quý III."),
        ("I. KINH TẾ\n\nThu của UBND xã.", "I. Kinh tế\n\nThu của UBND xã."),
        ("Ý KIẾN CỬ TRI", "Ý kiến cử tri"),
        ("UBND xã Đồi Chè", "UBND xã Đồi Chè"),
    ],
)
def test_lines_in_capitals_become_sentences_of_the_same_length(text: str, expected: str) -> None:
    assert sentence_case(text) == expected
    assert len(expected) == len(text)
