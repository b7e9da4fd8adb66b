import pytest

from hoibaocao.vietnamese.tokens import accented_tokens, bigrams, content_tokens, folded_tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu đạt 1.113,733 tỷ", ["thu", "đạt", "1.113,733", "tỷ"]),
        ("02 xã; 0,5%; ngày 12/7/2023", ["2", "xã", "0,5", "phần", "trăm", "ngày", "12/7/2023"]),
        ("hoà, Hòa", ["hòa", "hòa"]),
        ("Chỉ thị 35-CT/TW", ["chỉ", "thị", "35", "ct", "tw"]),
    ],
)
def test_accented_tokens(text: str, expected: list[str]) -> None:
    assert accented_tokens(text) == expected


def test_folded_tokens() -> None:
    assert folded_tokens("hoi dong nhan dan") == folded_tokens("Hội đồng nhân dân")


def test_bigrams() -> None:
    assert bigrams(["thu", "ngân", "sách"]) == ["thu_ngân", "ngân_sách"]
    assert bigrams(["thu"]) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Thu ngân sách là bao nhiêu?", ["thu", "ngan", "sach"]),
        ("thu ngan sach la bao nhieu", ["thu", "ngan", "sach"]),
        ("Tài sản tại xã nào?", ["tai", "san", "xa"]),
    ],
)
def test_content_tokens_leave_question_words_out(question: str, expected: list[str]) -> None:
    assert content_tokens(question) == expected
