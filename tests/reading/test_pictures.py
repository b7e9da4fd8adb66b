"""Pages are drawn by real processes. A file ``NAME.act`` is code that its drawer runs."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import NO_MEANS, Means
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.page_picture import page_picture
from hoibaocao.reading.pictures import Pictures
from hoibaocao.reading.protocol import Wanted
from tests.reading.conftest import MakePdf

LINES = ["Thu ngân sách huyện đạt 45,2 tỷ đồng theo số 28-", "NQ/TW. Xã thu 3 tỷ đồng."]
WANTED = Wanted(1, "Thu ngân sách huyện đạt 45,2 tỷ đồng", 600)
_ACTOR = """
from hoibaocao.reading import formats
from hoibaocao.reading.text import read_text

def show(path, page, width, means):
    exec(path.read_text())

acting = formats.Format((".act",), lambda path, _: read_text(path), show=show)
formats.FORMATS = (acting, *formats.FORMATS)
"""


@pytest.fixture(scope="module", autouse=True)
def actors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the processes know the format of actors."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "sitecustomize.py").write_text(_ACTOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(folder), *sys.path)))
        yield


def _drawers() -> set[psutil.Process]:
    """Return the guards that this process has started and that still run."""
    found = set()
    for each in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):  # or one that has just ended
            if "hoibaocao.reading.guard" in each.cmdline():
                found.add(each)
    return found


def _wait_until_only(left: set[psutil.Process]) -> None:
    until = time.monotonic() + 20
    while _drawers() - left and time.monotonic() < until:
        time.sleep(0.05)
    assert _drawers() <= left


def test_a_page_is_that_of_this_process_and_is_drawn_once(make_pdf: MakePdf) -> None:
    path = make_pdf([LINES])
    before = _drawers()
    pictures = Pictures(path.parent, NO_MEANS, rest_s=0.2)
    shown = pictures.show(path, WANTED)
    assert shown == page_picture(path, path.parent, WANTED)
    assert shown is not None
    assert len(shown.rectangles) == 1
    assert pictures.show(path, Wanted(2, "", 600)) is None
    _wait_until_only(before)
    assert pictures.show(path, WANTED) is shown
    assert _drawers() <= before
    path.write_bytes(path.read_bytes() + b"\n")
    assert pictures.show(path, WANTED) is not shown


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import ctypes; ctypes.string_at(0)", "crashed"),
        ("import os; os.kill(os.getppid(), 9)", "crashed"),
        ("held = bytearray(10**9)", "too_much_memory"),
    ],
)
def test_a_page_that_harms_its_process_harms_nothing_else(
    make_pdf: MakePdf, code: str, reason: str
) -> None:
    report = make_pdf([LINES])
    hostile = report.with_name("hostile.act")
    hostile.write_text(code)
    pictures = Pictures(report.parent, Means(limits=Limits(memory_bytes=300 * 2**20)), rest_s=0.2)
    with pytest.raises(ReportUnreadable, match=r"hostile\.act") as refused:
        pictures.show(hostile, WANTED)
    assert refused.value.reason == reason
    assert pictures.show(report, WANTED) is not None


def test_a_page_that_takes_long_holds_up_no_other(make_pdf: MakePdf, tmp_path: Path) -> None:
    report = make_pdf([LINES])
    begun, end = tmp_path / "begun", tmp_path / "end"
    slow = report.with_name("slow.act")
    slow.write_text(
        f"import pathlib, time; pathlib.Path({str(begun)!r}).touch()\n"
        f"while not pathlib.Path({str(end)!r}).exists(): time.sleep(0.02)"
    )
    pictures = Pictures(report.parent, NO_MEANS, rest_s=0.2)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(pictures.show, slow, WANTED)
        until = time.monotonic() + 20
        while not begun.exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert pictures.show(report, WANTED) is not None
        assert not waiting.done()
        end.touch()
        assert waiting.result() is None


def test_a_report_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportUnreadable, match=r"gone\.pdf"):
        Pictures(tmp_path, NO_MEANS).show(tmp_path / "gone.pdf", WANTED)
