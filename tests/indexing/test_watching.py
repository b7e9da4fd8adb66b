import logging
import threading
from pathlib import Path

import pytest

from hoibaocao.errors import IndexBusy, IndexMissing
from hoibaocao.indexing.library import Library
from hoibaocao.indexing.watching import Watch


def test_a_file_is_picked_up_once_it_is_at_rest(library: Library, reports: Path) -> None:
    watch = Watch(reports, library.sync)
    watch.look()
    assert not library.exists()
    watch.look()
    assert len(library.reports()) == 2
    file = reports / "moi.txt"
    file.write_text("Báo cáo", encoding="utf-8")
    watch.look()
    file.write_text("Báo cáo năm 2021\n\nChi 7 tỷ đồng.", encoding="utf-8")
    watch.look()
    assert library.current().name == "gen-000001"
    watch.look()
    watch.look()
    assert (library.current().name, len(library.reports())) == ("gen-000002", 3)


def test_an_undo_is_not_undone(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    watch = Watch(reports, library.sync)
    watch.look()
    watch.look()
    library.undo()
    watch.look()
    watch.look()
    assert library.current().name == "gen-000001"


def test_another_writer_is_waited_for(reports: Path) -> None:
    asked: list[int] = []

    def busy() -> None:
        asked.append(1)
        if len(asked) < 3:
            raise IndexBusy(path="", pid=1, host="", user="", since="")

    watch = Watch(reports, busy)
    for _ in range(6):
        watch.look()
    assert len(asked) == 3


def test_what_goes_wrong_is_logged_and_tried_again_after_a_change(
    reports: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def wrong() -> None:
        asked.append(1)
        raise IndexMissing(path="x")

    watch = Watch(reports, wrong)
    with caplog.at_level(logging.WARNING):
        for _ in range(4):
            watch.look()
        assert len(asked) == 1
        (reports / "moi.txt").write_text("Báo cáo", encoding="utf-8")
        watch.look()
        watch.look()
    assert len(asked) == 2
    assert "There is no index at x yet" in caplog.text


def test_it_looks_until_it_is_stopped(reports: Path) -> None:
    stop = threading.Event()
    watch = Watch(reports, stop.set)
    watch.run(0.001, stop)
    assert stop.is_set()
