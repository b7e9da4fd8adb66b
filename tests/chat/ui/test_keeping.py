from pathlib import Path
from typing import Any

import gradio as gr

from hoibaocao.chat import render
from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.orders import order
from hoibaocao.chat.permits import everything
from hoibaocao.chat.troubles import explain
from hoibaocao.chat.ui.keeping import AtWork, Shelf
from hoibaocao.chat.ui.parts import Permit
from hoibaocao.errors import IndexDamaged, IndexMissing, NameTaken, ReportNotFound
from tests.chat.scripted import HALF_REPORT, ScriptedLibrary

_FILTERS: tuple[Any, ...] = ("", [], [], [])


class Bar:
    """A progress bar that remembers what it was told."""

    def __init__(self) -> None:
        self.seen: list[tuple[tuple[int, int], str]] = []

    def __call__(self, done: tuple[int, int], *, desc: str, unit: str) -> None:
        self.seen.append((done, desc))


def shelf(library: ScriptedLibrary | None = None) -> Shelf:
    held: Any = library or ScriptedLibrary()
    return Shelf(held, Permit(everything, VI), AtWork())


def test_a_sync_reports_its_stages_and_its_outcome() -> None:
    bar: Any = Bar()
    assert "Xong sau 1,3 giây" in shelf().sync(bar)
    assert bar.seen == [((1, 2), "Đọc báo cáo"), ((1, 2), "Tính véc-tơ")]


def test_a_sync_that_is_stopped_says_that_nothing_has_changed() -> None:
    keeper = shelf()

    class Stopping(Bar):
        def __call__(self, done: tuple[int, int], *, desc: str, unit: str) -> None:
            keeper.stop()

    bar: Any = Stopping()
    assert VI.update_stopped in keeper.sync(bar)
    again: Any = Bar()
    assert VI.up_to_date in keeper.plan(again)
    keeper.stop()
    keeper.begin()
    assert "Xong sau" in keeper.sync(again)


def test_an_update_is_stopped_on_the_page_of_another_language() -> None:
    library: Any = ScriptedLibrary()
    update = AtWork()
    here, there = (Shelf(library, Permit(everything, words), update) for words in (VI, EN))
    seen: list[list[bool]] = []

    class Stopping(Bar):
        def __call__(self, done: tuple[int, int], *, desc: str, unit: str) -> None:
            seen.append([each.visible for each in there.buttons()])
            there.stop()

    bar: Any = Stopping()
    assert VI.update_stopped in here.sync(bar)
    assert seen == [[False, True]]
    assert [each.visible for each in there.buttons()] == [True, False]


def test_a_rebuild_reads_everything_anew() -> None:
    library = ScriptedLibrary()
    bar: Any = Bar()
    assert "Xong sau 1,3 giây" in shelf(library).rebuild(bar)
    assert (library.synced, library.rebuilt) == (1, 1)


def test_only_what_can_be_done_now_has_a_button() -> None:
    keeper = shelf()
    seen: list[list[bool]] = []

    class Watching(Bar):
        def __call__(self, done: tuple[int, int], *, desc: str, unit: str) -> None:
            seen.append([each.visible for each in keeper.buttons()])

    bar: Any = Watching()
    keeper.sync(bar)
    seen.append([each.visible for each in keeper.buttons()])
    assert seen == [[False, True], [False, True], [True, False]]


def test_an_index_that_is_not_the_newest_is_told() -> None:
    library = ScriptedLibrary()
    library.notice = IndexDamaged(path="index", reason="vectors.faiss")
    assert VI.old_index in shelf(library).refresh()[-1]
    library.missing = True
    assert VI.no_index in shelf(library).refresh()[-1]


def test_files_are_taken_in_and_the_plan_is_shown(tmp_path: Path) -> None:
    library = ScriptedLibrary()
    library.files["cu.txt"] = b""
    for name in ("cu.txt", "Báo cáo quý I.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    bar: Any = Bar()
    keeper = shelf(library)
    shown = keeper.add([str(path) for path in sorted(tmp_path.iterdir())])
    assert library.files == {"cu.txt": b"", "Báo cáo quý I.txt": b"x"}
    assert list(tmp_path.iterdir()) == []
    assert render.trouble(explain(NameTaken(name="cu.txt"))) in shown
    assert "Đã nhận 1 tệp." in shown
    assert "Thêm mới (2): cu.txt, Báo cáo quý I.txt" in shown
    assert VI.planned in keeper.plan(bar)
    library.files.clear()
    assert VI.up_to_date in keeper.plan(bar)


def test_a_report_is_taken_out_and_one_that_is_not_there_is_told() -> None:
    library = ScriptedLibrary()
    keeper = shelf(library)
    _, told = keeper.obey(order("remove", report=HALF_REPORT.path), *_FILTERS)
    assert VI.gone.format(name=HALF_REPORT.path) in told
    assert library.removed == [HALF_REPORT.path]
    _, told = keeper.obey(order("remove", report="mat.txt"), *_FILTERS)
    assert told == render.trouble(explain(ReportNotFound(report="mat.txt")))


def test_a_page_of_the_table_is_turned_to_and_other_orders_do_nothing() -> None:
    table, told = shelf().obey(order("page", n=2), "đồi", [], [], [".txt"])
    assert "1 báo cáo, 12 đoạn." in table
    assert told == gr.skip()
    assert shelf().obey("sai?n=1", *_FILTERS) == (gr.skip(), gr.skip())


def test_an_undo_tells_what_is_in_use() -> None:
    assert VI.undone.format(generation="gen-000001", reports=2, passages=14) in shelf().undo()


def test_what_is_there_feeds_the_filters() -> None:
    library: Any = ScriptedLibrary()
    places, periods, kinds, history, state = Shelf(
        library, Permit(everything, EN), AtWork()
    ).refresh()
    assert len(places.choices) == 1
    assert [name for name, _ in periods.choices] == ["the first half of 2023", "2022"]
    assert kinds.choices == [(".html", ".html"), (".txt", ".txt")]
    assert "back from gen-000002" in history
    assert state == ""


def test_a_missing_index_is_told_where_the_table_would_be() -> None:
    keeper = shelf(ScriptedLibrary(missing=True))
    assert keeper.listed(*_FILTERS) == render.trouble(explain(IndexMissing(path="index")))
    assert keeper.refresh()[0].choices == []
