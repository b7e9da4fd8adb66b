"""Answers from the sample library, word for word."""

import pytest

from hoibaocao.records import Question
from tests.conftest import Sample

_TRANG = "Huyện Sông Trăng, Bình Lâm"
_HEAD = "| Địa bàn, kỳ | Số liệu | Báo cáo viết |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("question", "text", "marks"),
    [
        (
            "Kim ngạch xuất khẩu Cửa Thông 6 tháng đầu năm 2024?",
            (
                "Thị xã Cửa Thông, Bình Lâm, 6 tháng đầu năm 2024: Kim ngạch xuất khẩu 23,8 triệu "
                "USD, tăng 11,2%, chủ yếu là tôm và mực đông lạnh. [1]"
            ),
            ["23,8 triệu USD"],
        ),
        (
            "TNGT ở Sông Trăng 6 tháng đầu năm 2024: mấy vụ, mấy người chết?",
            (
                f"{_TRANG}, 6 tháng đầu năm 2024: Tai nạn giao thông có 10 vụ, làm 4 người chết, 8 "
                "người bị thương; so với cùng kỳ năm 2023 giảm 2 vụ và giảm 1 người chết. [1]"
            ),
            ["10 vụ", "4 người"],
        ),
        (
            "Nêu các tồn tại, hạn chế của huyện Sông Trăng trong quý I/2024.",
            (
                f"{_TRANG}, quý I/2024 – Tồn tại, hạn chế:\n"
                "- Giải ngân thấp vì nhiều dự án khởi công mới còn đang lựa chọn nhà thầu.\n"
                "- Thu từ hộ kinh doanh giảm; nợ thuế khó đòi là 6,1 tỷ đồng.\n"
                "- Hồ sơ đất đai trễ hạn còn 58 trường hợp. [1]"
            ),
            [],
        ),
        (
            "Vì sao giải ngân của Sông Trăng quý I/2024 thấp?",
            (
                f"{_TRANG}, quý I/2024: Giải ngân thấp vì nhiều dự án khởi công mới còn đang lựa "
                "chọn nhà thầu. [1]"
            ),
            [],
        ),
        (
            "Thu ngân sách Cửa Thông 6 tháng đầu năm 2024 có tăng so với cùng kỳ không?",
            (
                "Có. Thị xã Cửa Thông, Bình Lâm, 6 tháng đầu năm 2024: Thu ngân sách nhà nước của "
                "thị xã Cửa Thông đạt 312,9 tỷ đồng, bằng 50,5% dự toán năm và tăng 9,3% so với "
                "cùng kỳ năm 2023. [1]"
            ),
            ["9,3%"],
        ),
        (
            "Tỷ lệ hộ nghèo của Sông Trăng 6 tháng đầu năm 2024?",
            (
                f"{_TRANG}: 6 tháng đầu năm 2024, huyện Sông Trăng giảm được 121 hộ nghèo, còn "
                "847 hộ, tỷ lệ hộ nghèo 3,83%. [1]"
            ),
            ["3,83%"],
        ),
        (
            "Số hộ nghèo của Sông Trăng giữa năm 2023 và giữa năm 2024 khác nhau thế nào?",
            (
                f"{_HEAD}"
                f"| {_TRANG}, 6 tháng đầu năm 2023 | 1.142 hộ [1] | 6 tháng đầu năm 2023, huyện "
                "Sông Trăng giảm được 142 hộ nghèo, còn 1.142 hộ, tỷ lệ hộ nghèo 5,21%. [1] |\n"
                f"| {_TRANG}, 6 tháng đầu năm 2024 | 847 hộ [2] | 6 tháng đầu năm 2024, huyện Sông "
                "Trăng giảm được 121 hộ nghèo, còn 847 hộ, tỷ lệ hộ nghèo 3,83%. [2] |\n\n"
                "Cao hơn: 6 tháng đầu năm 2023; thấp hơn: 6 tháng đầu năm 2024; chênh lệch, tính "
                "từ hai số trên: 295 hộ."
            ),
            ["1.142 hộ", "847 hộ"],
        ),
    ],
)
def test_an_answer_is_short_direct_and_marked(
    sample: Sample, question: str, text: str, marks: list[str]
) -> None:
    answer = sample.assistant.ask(Question(question))
    assert answer.text == text
    assert [
        sample.library.report(citation.passage.report).text[start:end]
        for citation in answer.citations
        for start, end in citation.marks
    ] == marks
    for citation in answer.citations:
        report = sample.library.report(citation.passage.report).text
        assert report[citation.start : citation.end] == citation.quote
