"""A call of the system that fails or is the last one, wherever: the truth on disk is told."""

import errno
import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.reading.folder import library_files
from tests.indexing.harmed import (
    BUG,
    DAMAGED,
    DONE,
    bug,
    library_of,
    needs_fork,
    said,
    times,
    write,
)
from tests.indexing.struck import changing_calls, needs_strace, struck

pytestmark = [needs_fork, needs_strace]

_HARMS = {
    "error=EIO:when={}": errno.EIO,
    "error=EACCES:when={}": errno.EACCES,
    "error=ENOSPC:when={}+": errno.ENOSPC,  # at this call and all that follow
    "error=EDQUOT:when={}+": errno.EDQUOT,
    "signal=KILL:when={}": -9,
}
_MISREAD = {"openat": {DAMAGED}}
"""In another thread a call of that number opens a file for reading."""
_UNREAD = 203
"""The sync ended well, but told of files that it could not read for the moment."""
_NEW = "new.txt"


def _sync(home: Path, *, full: bool = False) -> None:
    if library_of(home).sync(full=full).changes.unreadable:
        os._exit(_UNREAD)


_ACTIONS: dict[str, Callable[[Path], object]] = {
    "sync": _sync,
    "full": partial(_sync, full=True),
    "undo": lambda home: library_of(home).undo(),
    "add": lambda home: library_of(home).add(_NEW, b"Thu 1 " * 99),
    "remove": lambda home: library_of(home).remove("Sông Trăng.txt"),
}


def _was_done(home: Path, action: str) -> bool:
    """Tell whether what was to be done is done, all of it, and not a part of it."""
    library = library_of(home)
    names = {file.name for file in library_files(home / "reports").values()}
    assert names - {_NEW} <= {"Sông Trăng.txt", "Cửa Thông.txt"}
    figure = said(library)
    assert library.notice is None
    assert figure in {101, 100 if action == "undo" else 102}
    if action == "add":
        assert _NEW not in names or (home / "reports" / _NEW).read_bytes() == b"Thu 1 " * 99
        return _NEW in names
    if action == "remove":
        return "Sông Trăng.txt" not in names
    return library.current().name != "gen-000002"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library whose index answers with 101, and which an undo takes to 100."""
    home = tmp_path_factory.mktemp("whole")
    for figure in (100, 101):
        write(home, figure)
        library_of(home).sync()
    write(home, 102)
    return home


@times(8, 100_000)
@pytest.mark.parametrize("action", _ACTIONS)
def test_harm_at_a_system_call(whole: Path, tmp_path: Path, action: str, times: int) -> None:
    home = tmp_path / "home"

    def act() -> object:
        return _ACTIONS[action](home)

    shutil.copytree(whole, home)
    calls = changing_calls(act, tmp_path / "log")
    assert _was_done(home, action)
    tries = list(product(calls, _HARMS))
    lies = []
    for (call, when), harm in random.Random(2026).sample(tries, min(times, len(tries))):
        shutil.rmtree(home)
        shutil.copytree(whole, home)
        inject = f"--inject={call}:{harm.format(when)}"
        if call == "openat":  # what follows is also opened for reading, and no disk is so full
            inject = inject.removesuffix("+")
        ended = struck(act, f"--trace={call}", inject, "--output=/dev/null")
        try:
            assert ended != BUG, bug()
            assert ended in {DONE, _UNREAD, _HARMS[harm], errno.EIO} | _MISREAD.get(call, set())
            done = _was_done(home, action)
            assert ended < 0 or ended == _UNREAD or done == (ended == DONE)
            library = library_of(home)
            library.sync()
            library.sync()
            assert not list((home / "index").glob(".unfinished*"))
            assert library.check().findings == ()
        except (AssertionError, HoiBaoCaoError) as lie:
            lies.append(f"{action}, {inject}: {lie}")
    assert not lies, "\n".join(lies)
