from pathlib import Path

import pytest

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.markdown import read_markdown

REPORT = """\
---
title: Báo cáo quý I của xã Đồi Chè
---
# Báo cáo **quý I** năm 2024

Thu ngân sách đạt **12,5 tỷ đồng**, xem [bảng số liệu](so-lieu.xlsx)
và *ghi chú* kèm theo.

Kết quả
-------

- Trồng `120` ha chè
- Nuôi 30\\*2 con dê

| Chỉ tiêu | Thực hiện |
|---|---:|
| Lúa | 1.240 ha |
| Chè | **120** ha |

***

> Trích lời bí thư.
"""


def test_marks_become_structure_and_words_stay(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    reading = read_markdown(path)
    assert reading.hints.title == "Báo cáo quý I của xã Đồi Chè"
    assert reading.paragraphs == (
        Paragraph("Báo cáo quý I năm 2024", heading=True),
        Paragraph("Thu ngân sách đạt 12,5 tỷ đồng, xem bảng số liệu và ghi chú kèm theo."),
        Paragraph("Kết quả", heading=True),
        Paragraph("- Trồng 120 ha chè"),
        Paragraph("- Nuôi 30*2 con dê"),
        Paragraph("Lúa: 1.240 ha (Thực hiện)"),
        Paragraph("Chè: 120 ha (Thực hiện)"),
        Paragraph("Trích lời bí thư."),
    )


def test_a_file_of_blanks_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("\n \n", encoding="utf-8")
    with pytest.raises(Refused, match="empty"):
        read_markdown(path)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**đạt *12* tỷ**", "đạt 12 tỷ"),
        ("[**Bảng** số](a.md) và ![ảnh](b.png)", "Bảng số và ảnh"),
        ("~~bỏ~~ `mã` _nghiêng_ <!-- ghi chú -->", "bỏ mã nghiêng"),
        ("# Kết quả # năm ##", "Kết quả # năm"),
        ("3 * 4 * 5, ten_tep_a", "3 * 4 * 5, ten_tep_a"),
    ],
)
def test_marks_in_marks_are_taken_off(tmp_path: Path, marked: str, words: str) -> None:
    path = tmp_path / "report.md"
    path.write_text(marked, encoding="utf-8")
    assert [each.text for each in read_markdown(path).paragraphs] == [words]


MARKS = ["<!-- a ", "[a ", "[](", "*a ", "**a ", "_a ", "~~a ", "`", "# ", "a  #", "| - "]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_do_not_end_are_read_in_time(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "report.md"
    path.write_text(f"## Báo cáo\n{mark * 40_000}", encoding="utf-8")  # hours, were it quadratic
    assert read_markdown(path).paragraphs[0] == Paragraph("Báo cáo", heading=True)
