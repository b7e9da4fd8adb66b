"""What is left of a text out of which words are cut."""

import pytest

from hoibaocao.searching.cutting import cut, edited, lead, respelt, tidied


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Tổng đàn lợn của huyện A là bao nhiêu?", ["huyện A"], "Tổng đàn lợn là bao nhiêu?"),
        ("Thu ngân sách của A (B) là bao nhiêu?", ["A", "B"], "Thu ngân sách là bao nhiêu?"),
        ("Thu ngân sách xã A, huyện B, tỉnh C?", ["xã A", "huyện B", "tỉnh C"], "Thu ngân sách?"),
        ("xã A, huyện B: xóa mấy căn nhà?", ["xã A", "huyện B"], ": xóa mấy căn nhà?"),
        ("An sinh xã A: xóa mấy căn nhà?", ["xã A"], "An sinh: xóa mấy căn nhà?"),
        ("So sánh thu ngân sách của A và B", ["A", "B"], "So sánh thu ngân sách"),
        ("thu ngan sach o A trong nam 2023", ["A", "nam 2023"], "thu ngan sach"),
        ("Doanh thu vận tải của huyện A?", ["huyện A"], "Doanh thu vận tải?"),
        ("Một cửa huyện A xong mấy hồ sơ?", ["huyện A"], "Một cửa xong mấy hồ sơ?"),
        ("Hỗ trợ nhà ở của huyện A làm mấy căn?", ["huyện A"], "Hỗ trợ nhà ở làm mấy căn?"),
        ("Những tồn tại của huyện A?", ["huyện A"], "Những tồn tại?"),
        ("nhung ton tai cua huyen A", ["huyen A"], "nhung ton tai"),
        ("Các đơn vị trực thuộc huyện A", ["huyện A"], "Các đơn vị trực thuộc"),
        ("Số hộ khó khăn ở huyện A?", ["huyện A"], "Số hộ khó khăn?"),
        ("Dự án thực hiện tại huyện A?", ["huyện A"], "Dự án thực hiện?"),
        ("Doanh thu van tai huyen A?", ["huyen A"], "Doanh thu van tai?"),
        ("Thu tang bao nhieu so voi nam 2022?", ["nam 2022"], "Thu tang bao nhieu so voi?"),
        ("Đối với huyện A, thu đạt bao nhiêu?", ["huyện A"], "thu đạt bao nhiêu?"),
        ("Đàn bò, và của huyện A?", ["huyện A"], "Đàn bò?"),
        ("Revenue of the A district?", ["A district"], "Revenue?"),
        ("thu, chi ngân sách", [], "thu, chi ngân sách"),
        ("Ở huyện A?", ["huyện A"], "Ở huyện A?"),
    ],
)
def test_what_leads_to_the_words_goes_with_them(text: str, words: list[str], left: str) -> None:
    starts = [(text.index(each), text.index(each) + len(each)) for each in words]
    assert cut(text, starts) == left


def test_words_in_the_stead_of_others_keep_what_leads_to_them() -> None:
    text = "Thu ngân sách của huyện A năm 2023?"
    assert edited(text, {(18, 25): "huyện B", (26, 34): ""}) == "Thu ngân sách của huyện B?"
    assert respelt(text, [(18, 25, "huyện Đồi Mây")]) == "Thu ngân sách của huyện Đồi Mây năm 2023?"


def test_where_leading_words_begin() -> None:
    assert lead("Thu ngân sách của ") == len("Thu ngân sách ")
    assert lead("Thu ngân sách") == len("Thu ngân sách")


def test_edits_leave_no_empty_brackets() -> None:
    assert tidied(" thu  ( , ) , ngân sách ?") == "thu, ngân sách?"
