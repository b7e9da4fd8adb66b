from hoibaocao.indexing.captions import caption_behind, captions
from hoibaocao.indexing.facts import sentences_of
from hoibaocao.indexing.leads import tokens_of, with_leads
from hoibaocao.records import Passage

_ROWS = ("Xã A (Diện tích: 3 ha; Sản lượng: 9 tấn)", "Xã B (Diện tích: 5 ha; Sản lượng: 8 tấn)")
_CAPTION = "Kết quả lúa đông xuân của các xã:"


def test_rows_stand_under_the_line_above_their_table() -> None:
    unit, note = "Đơn vị tính: ha, tấn", "Ghi chú: số liệu ước."
    texts = (_CAPTION, unit, *_ROWS, note, _ROWS[0], "x" * 300, _ROWS[1])
    assert list(captions(texts)) == ["", "", _CAPTION, _CAPTION, "", _CAPTION, "", ""]
    assert list(captions(_ROWS, before=_CAPTION)) == [_CAPTION, _CAPTION]


def test_a_caption_counts_among_the_words_of_rows_in_the_next_passage_too() -> None:
    first, second = "\n\n".join((_CAPTION, _ROWS[0])), _ROWS[1]
    own = sentences_of(Passage("r.txt", 0, len(first), first), None)
    assert caption_behind(first.split("\n\n")) == caption_behind([_CAPTION]) == _CAPTION
    assert list(with_leads(first, own)) == [_CAPTION, f"{_CAPTION} {_ROWS[0]}"]
    own = sentences_of(Passage("r.txt", 0, len(second), second), None)
    assert list(with_leads(second, own, _CAPTION)) == [f"{_CAPTION} {_ROWS[1]}"]
    assert caption_behind([second], _CAPTION) == _CAPTION
    assert caption_behind([]) == ""


def test_tokens_have_blanks_around_them() -> None:
    assert tokens_of("Thu ngân sách đạt 5%.") == " thu ngan sach dat 5 phan tram "
