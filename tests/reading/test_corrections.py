from datetime import date
from pathlib import Path

import pytest

from hoibaocao.chat.troubles import explain
from hoibaocao.errors import CorrectionInvalid, CorrectionsInvalid, LibraryNotWritable
from hoibaocao.reading.corrections import (
    correct,
    corrected,
    identity,
    of_same_file,
    read_corrections,
)
from hoibaocao.reading.folder import library_files
from hoibaocao.records import Metadata, Period, Place, Report

CAM_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))
COMMENTED = '# của văn phòng\n["a.pdf"]\nnumber = "1/BC-UBND"  # xem bản giấy\n'


def _write(folder: Path, content: str) -> None:
    (folder / "reports.toml").write_text(content, encoding="utf-8")


def test_each_field_is_read(tmp_path: Path) -> None:
    _write(
        tmp_path,
        '["2023/a.pdf"]\ntitle = "Báo cáo  nửa năm"\nplace = "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"\n'
        'period = "6 tháng đầu năm 2023"\nissued = 2023-07-05\nnumber = "3/BC"\nissuer = "UBND"\n'
        '["b.txt"]\nplace = ""\nperiod = ""\nissued = "05/7/2023"\n',
    )
    assert read_corrections(tmp_path) == {
        "2023/a.pdf": {
            "title": "Báo cáo nửa năm",
            "place": CAM_XUYEN,
            "period": HALF,
            "issued": date(2023, 7, 5),
            "number": "3/BC",
            "issuer": "UBND",
        },
        "b.txt": {"place": None, "period": None, "issued": date(2023, 7, 5)},
    }


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("huyen cam xuyen", CAM_XUYEN),
        ("xã Cẩm Bình, huyện Cẩm Xuyên",
         Place("Cẩm Bình", "commune", "xã", "Cẩm Xuyên", "Hà Tĩnh")),
        ("xã Cẩm Xuyên, tỉnh Hà Tĩnh", Place("Cẩm Xuyên", "commune", "xã", province="Hà Tĩnh")),
        ("huyện Suối Trong, tỉnh Bình Mây",
         Place("Suối Trong", "district", "huyện", province="Bình Mây")),
        ("xã Đồi Chè, huyện Suối Trong", Place("Đồi Chè", "commune", "xã", "Suối Trong")),
    ],
)  # fmt: skip
def test_places_may_be_listed_or_not(tmp_path: Path, words: str, place: Place) -> None:
    _write(tmp_path, f'["a.pdf"]\nplace = "{words}"')
    assert read_corrections(tmp_path) == {"a.pdf": {"place": place}}


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('["a.pdf"]\nplace = "ở đâu đó"', 2, "place"),
        ('["b.pdf"]\nperiod = "năm 2023"\n\n["a.pdf"]\nperiod = "hồi xưa"', 5, "period"),
        ('["a.pdf"]\nissued = "hôm qua"', 2, "issued"),
        ('["a.pdf"]\nauthor = "An"', 2, "field"),
        ('["a.pdf"]\nnumber = 12', 2, "text"),
        ('["a.pdf"]\ntitle = " "', 2, "title"),
        ('["a.pdf"]\nnumber = "1"\n["a.pdf"]\nnumber = "2"', 3, "twice"),
        ('number = "1"', 1, "syntax"),
        ("[a.pdf\n", 1, "syntax"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named(tmp_path: Path, content: str, line: int, reason: str) -> None:
    _write(tmp_path, content)
    with pytest.raises(CorrectionsInvalid) as caught:
        read_corrections(tmp_path)
    assert (caught.value.facts["line"], caught.value.reason) == (line, reason)


def test_a_wrong_line_is_explained(tmp_path: Path) -> None:
    _write(tmp_path, '["a.pdf"]\nplace = "ở đâu đó"')
    with pytest.raises(CorrectionsInvalid) as caught:
        read_corrections(tmp_path)
    assert explain(caught.value) == (
        f"Bảng sửa thông tin {tmp_path / 'reports.toml'}, dòng 2: không hiểu địa phương; hãy viết "
        "như “huyện Cẩm Xuyên, tỉnh Hà Tĩnh”. Hãy sửa dòng này rồi cập nhật lại (hoibaocao index); "
        "chỉ mục đang dùng vẫn giữ nguyên."
    )


def test_the_file_is_no_report(tmp_path: Path) -> None:
    _write(tmp_path, "")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "reports.toml").write_text("x", encoding="utf-8")
    assert [*library_files(tmp_path)] == ["sub/reports.toml"]


def test_a_correction_is_written_beside_the_others(tmp_path: Path) -> None:
    _write(tmp_path, COMMENTED)
    correct(tmp_path, "a.pdf", {"issued": "05/7/2023"})
    correct(tmp_path, "b.pdf", {"place": "", "period": "quý I/2024"})
    assert (tmp_path / "reports.toml").read_text(encoding="utf-8") == (
        '# của văn phòng\n["a.pdf"]\nnumber = "1/BC-UBND"  # xem bản giấy\nissued = 2023-07-05\n\n'
        '["b.pdf"]\nplace = ""\nperiod = "quý I/2024"\n'
    )
    assert [path.name for path in tmp_path.iterdir()] == ["reports.toml"]


def test_corrections_are_taken_out(tmp_path: Path) -> None:
    correct(tmp_path, "a.pdf", {"number": "1"})
    correct(tmp_path, "b.pdf", {"number": "2"})
    correct(tmp_path, "a.pdf", {})
    correct(tmp_path, "c.pdf", {})
    assert read_corrections(tmp_path) == {"b.pdf": {"number": "2"}}
    correct(tmp_path, "b.pdf", {})
    correct(tmp_path, "c.pdf", {})
    assert [*tmp_path.iterdir()] == []


def test_a_value_that_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    _write(tmp_path, COMMENTED)
    with pytest.raises(CorrectionInvalid) as caught:
        correct(tmp_path, "a.pdf", {"number": "2", "period": "hồi xưa"})
    assert explain(caught.value) == (
        "Chưa ghi period “hồi xưa”: không hiểu kỳ báo cáo; hãy viết như “6 tháng đầu năm 2023”, "
        "“quý I/2024”."
    )
    assert (tmp_path / "reports.toml").read_text(encoding="utf-8") == COMMENTED


def test_a_folder_that_refuses_keeps_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotWritable, match="could not be written"):
        correct(tmp_path / "nowhere", "a.pdf", {"number": "2"})


def test_a_correction_wins_over_what_was_read() -> None:
    report = Report("a.pdf", "text", Metadata("Cũ", CAM_XUYEN, HALF, number="1"))
    assert corrected(report, {"title": "Mới", "place": None}).metadata == Metadata(
        "Mới", None, HALF, number="1"
    )
    assert corrected(report, {}) == report


def test_a_file_is_another_with_another_correction() -> None:
    one, other = identity("abc", {"number": "1"}), identity("abc", {"number": "2"})
    assert identity("abc", {}) == "abc"
    assert len({"abc", one, other}) == 3
    assert of_same_file("abc", one)
    assert of_same_file(one, other)
    assert not of_same_file("abd", one)
