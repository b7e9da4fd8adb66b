"""A disk that refuses, at whatever call: the old index answers, or the new one, and it is told."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.indexing.harmed import library_of, often, said, write

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
_CALLS = ("fsync", "rename", "mkdir", "link", "unlink", "ftruncate", "pwrite64", "write")
_HARMS = ("error=EIO", "error=ENOSPC", "signal=KILL")
_TRIES = [(call, harm, when) for when in (1, 3, 9) for call in _CALLS for harm in _HARMS]
_FEW = [("fsync", "error=EIO", 1), ("rename", "signal=KILL", 1)]


@pytest.mark.parametrize(("call", "harm", "when"), _TRIES if often(0, 1) else _FEW)
def test_harm_at_a_system_call(tmp_path: Path, call: str, harm: str, when: int) -> None:
    write(tmp_path, 100)
    library_of(tmp_path).sync()
    write(tmp_path, 101)
    times = f"when={when}+" if "error" in harm else f"when={when}"
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    command += ["-e", f"inject={call}:{harm}:{times}"]
    command += [sys.executable, "-m", "tests.indexing.harmed", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    library = library_of(tmp_path)
    figure = 101 if done.returncode == 0 else 100
    answers = {f"Thu ngân sách đạt {figure} tỷ đồng."}
    if harm == "signal=KILL":
        answers.add("Thu ngân sách đạt 101 tỷ đồng.")
    assert said(library) in answers, done.stderr
    if "error" in harm and done.returncode:
        assert "IndexNotWritable" in done.stderr
    library.sync()
    assert said(library_of(tmp_path)) == "Thu ngân sách đạt 101 tỷ đồng."
    assert library.check().findings == ()
