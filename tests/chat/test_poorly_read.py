from typing import Any

from hoibaocao.chat import terminal
from hoibaocao.indexing.entries import Entry
from hoibaocao.records import Changes, Metadata


def _entry(path: str, quality: float) -> Entry:
    return Entry(0, path, "", Metadata(""), 0, 1, 0, 1, quality=quality)


def test_new_reports_that_read_badly_are_named() -> None:
    entries = [_entry("cu.pdf", 0.5), _entry("mo.pdf", 0.9), _entry("ro.pdf", 0.99)]
    lines = terminal.poorly_read(
        Changes(added=("mo.pdf", "ro.pdf"), unchanged=("cu.pdf",)), entries
    )
    assert [line.split(":")[0] for line in lines] == ["mo.pdf"]


def test_the_list_of_reports_marks_them() -> None:
    row: dict[str, Any] = {
        "report": "mo.pdf",
        "place": None,
        "period": None,
        "title": "Báo cáo",
        "pages": 3,
    }
    row |= {"passages": 9, "added": "", "other_names": [], "newer_edition": None}
    line = "mo.pdf · ? · ? · Báo cáo · 3 trang · 9 đoạn"
    assert terminal.report(row | {"quality": 0.99}) == line
    assert terminal.report(row | {"quality": 0.9}) == f"{line} · chất lượng nhận dạng thấp"
