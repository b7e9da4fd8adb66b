"""How far the quote of an answer reaches."""

import pytest

from hoibaocao.answering.reading_on import read_on
from hoibaocao.records import Passage

_TEXT = """\
I. Hạn chế

Năm 2023 còn các hạn chế sau:

- Giải ngân chậm; ba dự án thiếu vốn.

- Nợ thuế tăng.

+ Riêng xã Suối Ngà nợ 2 tỷ đồng.

Thu ngân sách đạt 8 tỷ đồng. Trong đó thu từ đất 3 tỷ đồng. Chi đạt 7 tỷ đồng."""
_ITEMS = _TEXT[_TEXT.index("- Giải") : _TEXT.index("\n\nThu")]
_LEAD = "Năm 2023 còn các hạn chế sau:"


@pytest.mark.parametrize(
    ("sentence", "to_list", "quote"),
    [
        (_LEAD, False, f"{_LEAD}\n\n{_ITEMS}"),
        ("- Nợ thuế tăng.", False, "- Nợ thuế tăng."),
        ("- Nợ thuế tăng.", True, f"{_LEAD}\n\n{_ITEMS}"),
        ("ba dự án thiếu vốn.", True, f"{_LEAD}\n\n{_ITEMS}"),
        (
            "Trong đó thu từ đất 3 tỷ đồng.",
            False,
            "Thu ngân sách đạt 8 tỷ đồng. Trong đó thu từ đất 3 tỷ đồng.",
        ),
        ("Chi đạt 7 tỷ đồng.", True, "Chi đạt 7 tỷ đồng."),
    ],
)
def test_a_sentence_is_read_on_where_it_does_not_tell_all(
    sentence: str, *, to_list: bool, quote: str
) -> None:
    start = 100 + _TEXT.index(sentence)
    passage = Passage("a.txt", 100, 100 + len(_TEXT), _TEXT)
    first, last = read_on(passage, (start, start + len(sentence)), to_list=to_list)
    assert _TEXT[first - 100 : last - 100] == quote


@pytest.mark.parametrize(
    ("second", "reaches_back"), [("Ông Lê Văn Nam họp.", False), ("Ông họp.", True)]
)
def test_a_title_alone_leans_on_the_name_before_it(second: str, *, reaches_back: bool) -> None:
    first = "Chủ tịch Lê Văn Nam đến."
    text = f"{first} {second}"
    passage = Passage("a.txt", 0, len(text), text)
    start = len(first) + 1
    assert read_on(passage, (start, len(text)), to_list=False) == (
        0 if reaches_back else start,
        len(text),
    )


def test_a_numbered_heading_leads_to_no_list() -> None:
    text = "1. Kinh tế\n\nThu ngân sách đạt 8 tỷ đồng.\n\n2. Xã hội"
    passage = Passage("a.txt", 0, len(text), text)
    assert read_on(passage, (0, 10), to_list=True) == (0, 10)
