"""A writer that is killed leaves the old index or the new one, whole, and no lock."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from hoibaocao.indexing.folder import writing
from tests.indexing.harmed import ReadsHere, library_of, often, said, write

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def test_killed_syncs_leave_the_old_or_the_new_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The one that reads for all tests is not for two processes.
    monkeypatch.setattr("hoibaocao.indexing.gathering.Sandbox", ReadsHere)
    write(tmp_path, 100)
    began = time.monotonic()
    library_of(tmp_path).sync()
    longest = 1.5 * (time.monotonic() - began)
    chance = random.Random(2026)
    figure, outcomes = 100, {"old": 0, "new": 0}
    tries = 0
    while tries < often(12, 100) or not all(outcomes.values()):
        tries += 1
        write(tmp_path, figure + 1)
        child = os.fork()
        if not child:
            library_of(tmp_path).sync()
            os._exit(0)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        library = library_of(tmp_path)
        answered = said(library)
        assert library.notice is None
        assert answered in {f"Thu ngân sách đạt {f} tỷ đồng." for f in (figure, figure + 1)}
        outcome = "new" if str(figure + 1) in answered else "old"
        outcomes[outcome] += 1
        longest *= 0.9 if outcome == "new" else 1.1
        figure += outcome == "new"
        with writing(tmp_path / "index"):  # the lock is free, leftovers are gone
            assert not list((tmp_path / "index").glob(".unfinished*"))
        assert tries < 400
    library_of(tmp_path).sync()
    assert library_of(tmp_path).check().findings == ()
