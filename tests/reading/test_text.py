import codecs
import unicodedata
from pathlib import Path

import pytest

from hoibaocao.reading.document import Refused
from hoibaocao.reading.text import decode, read_text

STORY = (
    "Thị trấn Suối Trong đã trồng được 1.240 ha chè trong 6 tháng đầu năm, tăng 12,5% so với "
    "cùng kỳ; sản lượng đạt 3.870 tấn. Người dân phấn khởi vì giá chè ổn định, đường sá được "
    "mở rộng và trường học mới vừa khánh thành tại những xã vùng cao."
)


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        unicodedata.normalize("NFD", STORY).encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "nfd"],
)
def test_unicode_files_give_nfc_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert [paragraph.text for paragraph in read_text(path).paragraphs] == [STORY]


def _windows_1258(text: str) -> bytes:
    """Encode as Windows does: a letter with its hook or roof, then the tone by itself."""
    out = ""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        out += unicodedata.normalize("NFC", marks.replace(tone, "")) + tone if tone else letter
    return out.encode("cp1258")


def test_windows_1258_is_known_by_its_tones(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(_windows_1258(STORY))
    assert [paragraph.text for paragraph in read_text(path).paragraphs] == [STORY]


def test_tcvn3_is_told_from_the_whole_text() -> None:
    legacy = (
        "Toµn huyÖn trång ®­îc 1.240 ha chÌ trong 6 th¸ng ®Çu n¨m. §­êng s¸ ®­îc më réng, "
        "tr­êng häc míi võa kh¸nh thµnh vµ ng­êi d©n phÊn khëi."
    )
    assert decode(legacy.encode("latin-1")) == (
        "Toàn huyện trồng được 1.240 ha chè trong 6 tháng đầu năm. Đường sá được mở rộng, "
        "trường học mới vừa khánh thành và người dân phấn khởi."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xef\xbb\xbf \n\n\t", "empty"),
        (b"\x7fELF\x00\x01\x02\x03\x00\x09\x08\x07\x00\x00", "unknown_format"),
        (b"\xff\xfea\x00b", "damaged"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_text(path)
    assert refused.value.reason == reason


def test_lines_that_were_copied_from_a_table_are_its_rows(tmp_path: Path) -> None:
    (tmp_path / "bang.txt").write_text(
        "Kết quả tháng 5 (tỷ đồng)\n\nChỉ tiêu\tKế hoạch\tThực hiện\nThu thuế\t320\t21,4\n\nHết.\n"
        "TM. UBND\tNơi nhận\tLưu\n",
        encoding="utf-8",
    )
    assert [each.text for each in read_text(tmp_path / "bang.txt").paragraphs] == [
        "Kết quả tháng 5 (tỷ đồng)",
        "Thu thuế: 21,4 tỷ đồng (Thực hiện; Kế hoạch: 320 tỷ đồng)",
        "Hết.",
        "TM. UBND Nơi nhận Lưu",
    ]
