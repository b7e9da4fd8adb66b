from pathlib import Path

import pytest
from docx import Document

from benchmarks.reading import main, measured, referenced

LINES = ["Thu ngân sách đạt 45 tỷ đồng.", "Hết."]
ROWS = (("TT", "Chỉ tiêu", "ĐVT", "Thực hiện"), ("1", "Lúa", "Ha", "12"), ("2", "Chè", "Ha", "9"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Document()
    made.add_paragraph(LINES[0])
    table = made.add_table(rows=3, cols=4)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph(LINES[1])
    made.save(str(tmp_path / "a.docx"))
    rows = [" ".join(texts) for texts in ROWS]
    (tmp_path / "a.ref.txt").write_text("\n".join([LINES[0], *rows, LINES[1]]), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Thu ngân sách đạt 46 tỷ đồng.", encoding="utf-8")
    (tmp_path / "b.txt.ref.txt").write_text(LINES[0], encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-")
    (tmp_path / "c.ref.txt").write_text("Mất.", encoding="utf-8")
    (tmp_path / "d.txt").write_text("Không có bản đối chiếu.", encoding="utf-8")
    return tmp_path


def test_each_file_is_measured_against_its_reference(folder: Path) -> None:
    pairs = {path.name: reference for path, reference in referenced(folder)}
    assert list(pairs) == ["a.docx", "b.txt", "c.pdf"]
    whole = measured(folder / "a.docx", pairs["a.docx"])
    assert (whole.errors, whole.length, whole.whole, whole.rows) == (0, 34, 2, 2)
    wrong = measured(folder / "b.txt", pairs["b.txt"])
    assert (wrong.errors, wrong.length, wrong.rows) == (1, 29, 0)


def test_a_row_torn_apart_counts(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("\n".join([LINES[0], "Lúa: 12 ha (Thực hiện)", "Chè", "9", LINES[1]]))
    torn = measured(path, folder / "a.ref.txt")
    assert (torn.whole, torn.rows) == (1, 1)
    assert torn.errors > 0


def test_what_was_around_an_article_counts_as_it_is_shown(folder: Path) -> None:
    path = folder / "e.txt"
    lines = f"{LINES[0]}\nTin cùng chuyên mục"
    path.write_text(lines, encoding="utf-8")
    path.with_suffix(".ref.txt").write_text(lines, encoding="utf-8")
    assert measured(path, path.with_suffix(".ref.txt")).errors == 0


def test_what_cannot_be_read_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder)], standalone_mode=False)
    told = capsys.readouterr().out
    assert "c.pdf                            damaged" in told
    assert "rows 2/2" in told
