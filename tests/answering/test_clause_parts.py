"""Where a sentence may be parted."""

from hoibaocao.answering.clause_parts import parts_of


def test_a_part_without_a_subject_stays_with_the_one_before() -> None:
    text = "Thu ngân sách đạt 71 tỷ đồng, tăng 8%; đàn lợn có 12.400 con"
    assert [text[start:end] for start, end in parts_of(text)] == text.split("; ")
