import pytest

from hoibaocao.vietnamese.sentences import sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu đạt 5 tỷ đồng. Chi 3 tỷ.", ["Thu đạt 5 tỷ đồng.", "Chi 3 tỷ."]),
        ("TP. Hồ Chí Minh thu 1.113,733 tỷ đồng.", ["TP. Hồ Chí Minh thu 1.113,733 tỷ đồng."]),
        ("Đ/c Lê A. phát biểu. Đ/c. Lê B nói.", ["Đ/c Lê A. phát biểu.", "Đ/c. Lê B nói."]),
        ("Có lúa, ngô v.v. Năm nay tăng.", ["Có lúa, ngô v.v.", "Năm nay tăng."]),
        (
            "Dân ra vùng ngoại ô. Đời sống ấm no. Hết.",
            ["Dân ra vùng ngoại ô.", "Đời sống ấm no.", "Hết."],
        ),
        ("Ô. Ba ở lô No. 5 nói.", ["Ô. Ba ở lô No. 5 nói."]),
        ("1. Kinh tế. II. Xã hội.", ["1. Kinh tế.", "II. Xã hội."]),
        ("Ông nói: “Tốt.” Rồi về.", ["Ông nói: “Tốt.”", "Rồi về."]),
        ("Đã xong.Chuyển sang việc khác.", ["Đã xong.", "Chuyển sang việc khác."]),
        ("Vượt chỉ tiêu. (năm 2021 thu 3 tỷ).", ["Vượt chỉ tiêu. (năm 2021 thu 3 tỷ)."]),
        ("Còn nhiều khó khăn… chưa gỡ được.", ["Còn nhiều khó khăn… chưa gỡ được."]),
        ("Tiêu đề\n\nCâu đầu", ["Tiêu đề", "Câu đầu"]),
        ("Một dòng ngắn\nDòng khác", ["Một dòng ngắn", "Dòng khác"]),
        (
            "Hết.\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLê Văn Ba\n\nPhụ lục",
            ["Hết.", "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLê Văn Ba", "Phụ lục"],
        ),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


def test_a_wrapped_line_goes_on() -> None:
    line = "Tổng thu ngân sách nhà nước trên địa bàn trong sáu tháng đầu năm"
    assert _sentences(f"{line}\nước đạt 12 tỷ đồng.") == [f"{line}\nước đạt 12 tỷ đồng."]


def test_a_long_sentence_is_cut_at_semicolons() -> None:
    clauses = [f"việc thứ {number} đã được triển khai đúng tiến độ đề ra;" for number in range(12)]
    assert _sentences(" ".join(clauses)) == clauses
    assert len(_sentences(" ".join(clauses[:3]))) == 1


def test_every_character_that_is_not_blank_belongs_to_one_sentence() -> None:
    text = "I. Thu. \n\n a) Chi; 2.  Đ/c X.Y.Z!?  «Hết» ...\n(…)"
    assert "".join("".join(_sentences(text)).split()) == "".join(text.split())
