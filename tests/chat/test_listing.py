import time
from dataclasses import replace
from datetime import date

import pytest

from hoibaocao.chat import listing
from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.prose import text
from hoibaocao.indexing.entries import Entry
from hoibaocao.records import (
    Changes,
    Duplicate,
    Edition,
    Metadata,
    Period,
    Place,
    Renamed,
    SyncResult,
)
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import (
    ATTACK,
    ATTACKED,
    CITED,
    HALF,
    HILLS,
    YEAR,
    ScriptedLibrary,
    answer,
)

WHERE = label(HILLS)
ENTRIES = ScriptedLibrary().reports()


def test_an_example_names_an_indicator_that_its_report_tells_of() -> None:
    assert HILLS == ENTRIES[0].metadata.place == ENTRIES[1].metadata.place
    texts = {entry.path: "Tỷ lệ HỘ NGHÈO còn 3%." for entry in ENTRIES}
    assert list(listing.examples(ENTRIES, texts.__getitem__, VI)) == [
        f"Tỷ lệ hộ nghèo của {WHERE} 6 tháng đầu năm 2023 là bao nhiêu?"
    ]
    assert list(listing.examples(ENTRIES, texts.__getitem__, EN)) == [
        f"What was the share of poor households of {WHERE}, the first half of 2023?"
    ]


def test_no_example_is_drawn_from_a_report_that_tells_of_no_indicator() -> None:
    assert list(listing.examples(ENTRIES, lambda _: "Không có gì.", VI)) == []


def _entry(place: Place | None, period: Period | None) -> Entry:
    return replace(ENTRIES[0], metadata=Metadata("", place, period))


def test_one_can_ask_on_for_other_periods_and_other_places_of_the_period() -> None:
    lake, province = (
        Place("Hồ Bạc", "district", "huyện", province="Sông Lam"),
        Place("Sông Lam", "province", "tỉnh"),
    )
    last_half = Period("half", date(2022, 1, 1), date(2022, 6, 30))
    held = [_entry(HILLS, HALF), _entry(HILLS, YEAR), _entry(HILLS, last_half)]
    held += [_entry(lake, HALF), _entry(lake, YEAR), _entry(province, HALF), _entry(None, HALF)]
    found = answer("[1]", CITED)
    assert listing.next_questions(found, held, lambda _: True, VI) == [
        "6 tháng đầu năm 2022",
        "năm 2022",
        label(lake),
    ]
    told = listing.next_questions(found, held, lambda of: of.metadata.period == HALF, VI)
    assert told == [label(lake)]
    both = answer("[1] [2]", CITED, ATTACKED)
    assert listing.next_questions(both, held, lambda _: True, VI) == []
    refused = replace(found, refused=True)
    assert listing.next_questions(refused, held, lambda _: True, VI) == []


def test_the_names_that_a_scope_can_be_changed_for_are_inert() -> None:
    odd = _entry(Place("<b>", "district", "huyện"), None)
    assert listing.options([odd], VI) == (
        '<div class="options" title="Gõ để lọc|Đóng">'
        '<ul class="places"><li>huyện &lt;b&gt;</li></ul><ul class="periods"></ul></div>'
    )


def test_what_can_be_picked_is_named_once_the_latest_period_first() -> None:
    assert listing.places(ENTRIES) == [WHERE]
    assert listing.periods((*ENTRIES, *ENTRIES), EN) == [
        ("the first half of 2023", "6 tháng đầu năm 2023"),
        ("2022", "năm 2022"),
    ]


def test_a_sync_is_summed_up() -> None:
    changes = Changes(changed=tuple(f"{n}.txt" for n in range(21)))
    shown = listing.synced(SyncResult("gen-000001", changes, 2, 14, 3.14), VI)
    names = ", ".join(f"{n}.txt" for n in range(20))
    assert shown == (
        '<div class="summary"><strong>Xong sau 3,1 giây: 2 báo cáo, 14 đoạn.</strong>'
        f"<ul><li>Đã sửa (21): {names}, …</li></ul></div>"
    )


def test_what_changed_and_what_is_unreadable_is_named() -> None:
    result = ScriptedLibrary().sync(lambda *_: None)
    shown = listing.synced(result, EN)
    assert f"<li>Added (2): quy-1.docx, {text(ATTACK)}</li><li>Removed (1): cu.txt</li>" in shown
    assert "hong.pdf cannot be read: the file is damaged; copy the original again." in shown


def test_changed_abbreviations_are_said() -> None:
    changes = Changes(unchanged=("a.txt",), abbreviations=True)
    shown = listing.synced(SyncResult("gen-000002", changes, 1, 14, 0.5), VI)
    assert shown.endswith("<ul><li>Bảng viết tắt đã đổi.</li></ul></div>")


def test_nothing_changed_is_said() -> None:
    shown = listing.synced(SyncResult("gen-000001", Changes(), 2, 14, 0.5), EN)
    assert f"<li>{EN.nothing_changed}</li>" in shown


def test_a_plan_tells_what_would_change() -> None:
    changes = Changes(
        renamed=(Renamed("a.txt", "b.txt"),),
        duplicates=(Duplicate("c.txt", "b.txt"),),
        editions=(Edition("e.txt", "d.txt"),),
    )
    assert listing.summary("Sẽ:", changes, VI) == (
        '<div class="summary"><strong>Sẽ:</strong><ul><li>Đổi tên (1): a.txt → b.txt</li>'
        "<li>Trùng nội dung (1): c.txt trùng với b.txt</li>"
        "<li>Bản sửa đổi (1): e.txt mới hơn d.txt</li></ul></div>"
    )


def test_the_history_begins_with_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    assert listing.history(ScriptedLibrary().history(), VI) == (
        '<div class="summary"><ul>'
        "<li>02/11/2026 10:04: quay lại từ gen-000002; 2 báo cáo, 14 đoạn</li>"
        "<li>01/11/2026 10:04: 2 báo cáo, 14 đoạn; Thêm mới (1): a</li></ul></div>"
    )
    assert VI.no_history in listing.history((), VI)
