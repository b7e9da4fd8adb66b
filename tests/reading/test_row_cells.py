import pytest

from hoibaocao.reading.row_cells import row_of


@pytest.mark.parametrize(
    ("text", "name", "cells"),
    [
        (
            "Lúa (cả năm): 58 ha (Thực hiện; Kế hoạch: 61 ha; So sánh – KH, lần 1: 96,3%)",
            "Lúa (cả năm)",
            [("Thực hiện", "58 ha"), ("Kế hoạch", "61 ha"), ("So sánh – KH, lần 1", "96,3%")],
        ),
        (
            "Sản phẩm (giá hiện hành) (Năm 2023: 298 tỷ đồng; Ước 2026: 377 tỷ đồng)",
            "Sản phẩm (giá hiện hành)",
            [("Năm 2023", "298 tỷ đồng"), ("Ước 2026", "377 tỷ đồng")],
        ),
        ("Bò sữa: 21 con (Số con)", "Bò sữa", [("Số con", "21 con")]),
        (
            "Nông nghiệp (Tổng số: 48 người; Trong đó: nữ: 26 người)",
            "Nông nghiệp",
            [("Tổng số", "48 người"), ("Trong đó: nữ", "26 người")],
        ),
    ],
)
def test_a_row_is_taken_apart_as_it_was_worded(
    text: str, name: str, cells: list[tuple[str, str]]
) -> None:
    row = row_of(text)
    assert row is not None
    assert row.name == name
    assert [(cell.column, text[cell.start : cell.end]) for cell in row.cells] == cells


def test_a_sentence_is_no_row() -> None:
    assert row_of("Thu ngân sách đạt 45,2 tỷ đồng (bằng 61% dự toán).") is None
