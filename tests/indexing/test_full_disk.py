"""A disk that is full or only for reading: it is said in words, and the old index answers.

python -m tests.indexing.test_full_disk FOLDER BYTES     does so to a small disk at the folder
python -m tests.indexing.test_full_disk FOLDER           takes the right to write there away
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hoibaocao.chat.troubles import explain
from hoibaocao.errors import IndexNotWritable, LibraryNotWritable
from hoibaocao.indexing.library import Library
from tests.indexing.harmed import library_of, said, write

_MOUNT = 'mount -t tmpfs -o size=24m,mode=700 tmpfs "$1"'


def _can_mount(folder: Path) -> bool:
    if not shutil.which("unshare"):
        return False
    command = ["unshare", "-rm", "sh", "-c", _MOUNT, "sh", str(folder)]
    return not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize("step", [32_768, pytest.param(4_096, marks=pytest.mark.faults)])
def test_a_disk_that_fills_up_and_one_only_for_reading(tmp_path: Path, step: int) -> None:
    if not _can_mount(tmp_path):
        pytest.skip("this system does not let users mount a disk")
    command = ["unshare", "-rm", "sh", "-c", f'{_MOUNT} && exec "$2" -m "$3" "$1" "$4"', "sh"]
    arguments = [str(tmp_path), sys.executable, "tests.indexing.test_full_disk", str(step)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 1


@pytest.mark.skipif(
    os.name == "nt",
    reason="Windows closes a folder by its access list, which Python cannot write; what is said of"
    " the refusal is tested there, too: tests/chat/test_messages.py",
)
def test_folders_without_permission(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.indexing.test_full_disk", str(tmp_path)]
    if not os.getuid():  # else root may write anywhere
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def _refused(library: Library, words: str) -> None:
    with pytest.raises(IndexNotWritable) as error:
        library.sync()
    assert words in explain(error.value)
    with pytest.raises(LibraryNotWritable) as refused:
        library.add("new.txt", b"1" * 10_000)
    assert words in explain(refused.value)


def _fill(home: Path, step: int) -> int:
    """Sync with a little more room each time; return how often there was too little."""
    write(home, 100)
    library_of(home).sync()
    write(home, 101)
    filler, failures, refusals, room = home / "filler", 0, 0, 0
    while said(library_of(home)) == 100:
        with filler.open("ab") as file:
            file.truncate(0)
            os.posix_fallocate(file.fileno(), 0, max(shutil.disk_usage(home).free - room, 1))
        library = library_of(home)
        if room == 0:
            _refused(library, "đĩa đã đầy")
        try:
            library.sync()
        except IndexNotWritable as error:
            refusals += explain(error).count("đĩa đã đầy")
            failures += 1
        assert library.notice is None
        assert not list((home / "index").glob(".unfinished-gen*"))
        assert {each.flaw for each in library.check().findings} <= {"history"}
        room += step
    filler.unlink()
    assert refusals == failures
    return refusals


def _lock(home: Path) -> None:
    write(home, 102)
    subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
    _refused(library_of(home), "đĩa chỉ cho đọc")
    library = library_of(home)
    assert (said(library), library.notice) == (101, None)
    subprocess.run(["mount", "-o", "remount,rw", str(home)], check=True)
    library.sync()
    assert (said(library_of(home)), library.check().findings) == (102, ())


def _forbid(home: Path) -> None:
    write(home, 100)
    library = library_of(home)
    library.sync()
    write(home, 101)
    for name in ("index", "reports"):
        (home / name).chmod(0o555)
    try:
        _refused(library, "không có quyền ghi")
    finally:
        for name in ("index", "reports"):
            (home / name).chmod(0o755)
    assert said(library_of(home)) == 100


if __name__ == "__main__" and sys.argv[2:]:
    refusals = _fill(Path(sys.argv[1]), int(sys.argv[2]))
    _lock(Path(sys.argv[1]))
    sys.stdout.write(str(refusals))
elif __name__ == "__main__":
    _forbid(Path(sys.argv[1]))
