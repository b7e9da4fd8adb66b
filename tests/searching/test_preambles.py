"""What is said around a question."""

import pytest

from hoibaocao.searching.preambles import asking_part


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (
            "Kính gửi anh chị, tôi là giáo viên. Xin cho tôi hỏi xã có mấy trường chuẩn ạ? Cảm ơn.",
            "xã có mấy trường chuẩn?",
        ),
        (
            "Chào anh, em làm khóa luận, anh cho em hỏi thu ngân sách là bao nhiêu với ạ, cảm ơn",
            "thu ngân sách là bao nhiêu",
        ),
        ("cho toi biet ve thu ngan sach quy 1", "thu ngan sach quy 1"),
        (
            "Thu ngân sách bao nhiêu? Chi ngân sách bao nhiêu?",
            "Thu ngân sách bao nhiêu? Chi ngân sách bao nhiêu?",
        ),
        ("Đạt 1.113,7 tỷ đồng chưa?", "Đạt 1.113,7 tỷ đồng chưa?"),
        ("Tôi hỏi về chè. Bao nhiêu?", "Tôi hỏi về chè. Bao nhiêu?"),
        ("Cho hỏi?", "Cho hỏi?"),
        (
            "Các nhà khảo cổ muốn biết về lớp đất nào của hang động?",
            "Các nhà khảo cổ muốn biết về lớp đất nào của hang động?",
        ),
        ("Dữ liệu nào cho biết mực nước đã hạ?", "Dữ liệu nào cho biết mực nước đã hạ?"),
        ("Mình đang cần biết diện tích cây chè", "diện tích cây chè"),
        ("Chào bạn! Bạn cho biết diện tích cây chè là bao nhiêu", "diện tích cây chè là bao nhiêu"),
        ("Báo cáo của phường cho biết diện tích cây chè ra sao?", "diện tích cây chè ra sao?"),
        ("Loài E. coli sống ở đâu trong cơ thể?", "Loài E. coli sống ở đâu trong cơ thể?"),
        ("Gần TP. Vinh có mấy khu du lịch?", "Gần TP. Vinh có mấy khu du lịch?"),
        ("Ai vẽ bản đồ của Tây Ban Nha?", "Ai vẽ bản đồ của Tây Ban Nha?"),
        ("Thu ngân sách bao nhiêu vậy nha?", "Thu ngân sách bao nhiêu?"),
        ("Cho biết kết quả", "Cho biết kết quả"),
    ],
)
def test_only_what_is_asked_is_left(question: str, part: str) -> None:
    assert asking_part(question) == part
