"""Words of a poor page, and what was printed there."""

import pytest

from hoibaocao.reading.look_alikes import likely_words
from hoibaocao.reading.tesseract import RecognisedWord


def _read(text: str) -> str:
    words = [RecognisedWord(each, 0, 0, 9, 9, 0.9, 0) for each in text.split(" ")]
    return " ".join(word.text for word in likely_words(words))


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("Tống giá trị sản xuất", "Tổng giá trị sản xuất"),
        ("phát triến kinh tế - xã hội", "phát triển kinh tế - xã hội"),
        ("đạt chuấn nông thôn mới,", "đạt chuẩn nông thôn mới,"),
        ("Ủy ban nhân đân huyện", "Ủy ban nhân dân huyện"),
        ("cấp ủy, chính quyền, Đẳng bộ", "cấp ủy, chính quyền, Đảng bộ"),
        ("KẾT QUÁ THỰC HIỆN", "KẾT QUẢ THỰC HIỆN"),
        ("6 tháng đầu nãm 2023", "6 tháng đầu năm 2023"),
    ],
)
def test_the_words_beside_a_word_tell_which_marks_were_printed(seen: str, printed: str) -> None:
    assert _read(seen) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "Tổng số 1.234,5 tỷ đồng, bằng 101,2% kế hoạch",
        "đối chiếu số liệu; đổi mới; cơ chế; cụ thể; kế hoạch; kể từ ngày 01/7",
        "ông Đỗ Đức Duy và bà Trần Thị Ấn",
        "huyện Vạn Đồn, xã Ba Chẽ",  # nobody knows the first place
        "đo đạc, địa chính, đất đai",
    ],
)
def test_what_may_have_been_printed_so_stays(printed: str) -> None:
    assert _read(printed) == printed


def test_places_and_confidences_stay() -> None:
    words = [
        RecognisedWord("nhân", 10, 20, 60, 40, 0.9, 3),
        RecognisedWord("đân.", 70, 20, 99, 40, 0.5, 3),
    ]
    assert likely_words(words) == [words[0], RecognisedWord("dân.", 70, 20, 99, 40, 0.5, 3)]
    assert likely_words([]) == []
