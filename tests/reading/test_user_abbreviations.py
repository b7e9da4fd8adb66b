from pathlib import Path

import pytest

from hoibaocao.chat.troubles import explain
from hoibaocao.errors import AbbreviationsInvalid
from hoibaocao.reading.folder import library_files
from hoibaocao.reading.user_abbreviations import read_abbreviations


def _write(folder: Path, content: str) -> Path:
    path = folder / "abbreviations.toml"
    path.write_bytes(content.encode())
    return path


def test_long_forms_by_short_forms(tmp_path: Path) -> None:
    _write(tmp_path, '\ufeff# của huyện\r\n"KDCKM" = "khu  dân cư"\r\nNQ = ""\r\n')
    assert read_abbreviations(tmp_path) == {"KDCKM": "khu dân cư", "NQ": ""}


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_abbreviations(tmp_path) == {}
    assert read_abbreviations(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('"GPMB" = "giải phóng"\n“NTM” = “nông thôn mới”', 2, "syntax"),
        ('"GPMB" = "giải phóng\n', 1, "syntax"),
        ('# một\nHĐND = "hội đồng"', 2, "syntax"),
        ('\n\n"GPMB" = 3', 3, "syntax"),
        ('"GPMB" = ', 1, "syntax"),
        ('"--" = "gạch"', 1, "syntax"),
        (f'"A" = "a"\nB = {"[" * 3000}\n"C" = "c"', 2, "syntax"),
        (f'"A" = "a"\nB = {"9" * 5000}\n"C" = "c"', 2, "syntax"),
        ('"A" = "a"\n"A" = "b"', 2, "twice"),
        ('"KT-XH" = "a"  # KTXH\n\nKTXHX = "c"\n  KTXH = "b"', 4, "twice"),
        ('"NN&PTNT" = "a"\n"NN và PTNT" = "b"', 2, "twice"),
        ('# A\n[A]\nB = "b"', 2, "syntax"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, line: int, reason: str) -> None:
    _write(tmp_path, content)
    with pytest.raises(AbbreviationsInvalid) as caught:
        read_abbreviations(tmp_path)
    assert (caught.value.facts["line"], caught.value.reason) == (line, reason)


def test_another_encoding_is_told_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "abbreviations.toml"
    path.write_bytes('"A" = "a"\n"B" = "bé"'.encode("cp1258"))
    with pytest.raises(AbbreviationsInvalid) as caught:
        read_abbreviations(tmp_path)
    assert explain(caught.value) == (
        f"Bảng viết tắt {path}, dòng 2: tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8. "
        "Hãy sửa dòng này rồi cập nhật lại (hoibaocao index); chỉ mục đang dùng vẫn giữ nguyên."
    )


def test_the_file_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    _write(tmp_path, "")
    assert [*library_files(tmp_path)] == ["a.txt"]
