"""What is told of one thing is no answer to a question for another one much like it."""

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.records import Question
from tests.answering.asking import assistant_over

_REPORT = """# Báo cáo tình hình kinh tế - xã hội năm 2023 của huyện Đồi Mây, tỉnh Vân Lam

Huyện giải phóng mặt bằng cho 9 dự án với diện tích 61,2 ha.

Khu công nghiệp Đồi Mây II có 23 doanh nghiệp hoạt động.

Huyện đón 84.000 lượt khách, trên địa bàn có 11 khách sạn phục vụ khách du lịch.

Diện tích gieo trồng vụ Xuân đạt 2.310 ha, bằng 101% kế hoạch. Trong đó:
+ Lúa 1.870 ha, năng suất 58,2 tạ/ha;
+ Ngô 214 ha, năng suất 41,5 tạ/ha;
+ Lạc 96 ha, năng suất 24,6 tạ/ha.

Dự án 1 hỗ trợ hạ tầng giải ngân 14,2 tỷ đồng. Dự án 2 đa dạng sinh kế giải ngân 3,6 tỷ đồng.

Dự án 3 phát triển sản xuất giải ngân 2,2 tỷ đồng. Dự án giải ngân chậm do giá con giống tăng cao.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("library"), {"a.md": _REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Huyện Đồi Mây giải phóng mặt bằng cho mấy dự án năm 2023?", "9 dự án"),
        ("Huyện Đồi Mây thu hút mấy dự án năm 2023?", ""),
        ("KCN Đồi Mây II có bao nhiêu doanh nghiệp?", "23 doanh nghiệp"),
        ("KCN Đồi Mây I có bao nhiêu doanh nghiệp?", ""),
        ("Huyện Đồi Mây có bao nhiêu khách sạn năm 2023?", "11 khách sạn"),
        ("Năng suất lạc năm 2023 của huyện Đồi Mây?", "24,6 tạ/ha"),
        ("nang suat lac he thu nam 2023 huyen Doi May", ""),
        ("Dự án 2 của huyện Đồi Mây giải ngân bao nhiêu?", "3,6 tỷ đồng"),
        ("Dự án 6 của huyện Đồi Mây giải ngân bao nhiêu?", ""),
        ("Vì sao dự án 3 của huyện Đồi Mây giải ngân chậm?", "giá con giống"),
        ("Vì sao dự án 1 của huyện Đồi Mây giải ngân chậm?", ""),
        ("Diện tích bơ năm 2023 của huyện Đồi Mây?", ""),
        ("Huyện Đồi Mây trồng bao nhiêu ha ngô năm 2023?", "214 ha"),
        ("Khách sạn ở huyện Đồi Mây giá phòng thế nào?", ""),
    ],
)
def test_only_what_is_asked_is_told(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(Question(question))
    assert answer.refused == (not told)
    assert told in answer.text
