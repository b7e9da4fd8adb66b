"""A writer that is killed leaves the old index or the new one, whole, and no lock."""

import os
import random
import signal
import time
from pathlib import Path

from hoibaocao.indexing.folder import writing
from tests.indexing.harmed import DONE, ended, library_of, needs_fork, said, started, times, write


@needs_fork
@times(12, 100)
def test_killed_syncs_leave_the_old_or_the_new_index(tmp_path: Path, times: int) -> None:
    write(tmp_path, 100)
    began = time.monotonic()
    library_of(tmp_path).sync()
    longest = 1.5 * (time.monotonic() - began)
    chance = random.Random(2026)
    figure, old, new = 100, 0, 0
    while old + new < times or not (old and new):
        assert old + new < times + 100
        write(tmp_path, figure + 1)
        child = started(lambda: library_of(tmp_path).sync())
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        assert ended(child) in {DONE, -signal.SIGKILL}
        library = library_of(tmp_path)
        answered = said(library)
        assert answered in {figure, figure + 1}
        assert library.notice is None
        untold = {"history"} if answered > figure else set()  # killed before it wrote it down
        assert {each.flaw for each in library.check().findings} <= untold
        old, new = old + (answered == figure), new + (answered > figure)
        longest *= 0.9 if answered > figure else 1.1
        figure = answered
        with writing(tmp_path / "index"):  # the lock is free, leftovers are gone
            assert not list((tmp_path / "index").glob(".unfinished*"))
    library_of(tmp_path).sync()
    assert library_of(tmp_path).check().findings == ()
