"""Files that are replaced are the old one or the new one, whatever happens."""

import os
import sys
from pathlib import Path

import pytest

from hoibaocao.durable import write_whole

# `write_whole` promises rights of its own only where files have them: on Windows the user's folder
# is what keeps others out, and these tests would look at bits that nobody reads.
posix = pytest.mark.skipif(sys.platform == "win32", reason="a file has its folder's rights")


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert path.read_bytes() == b"2"
    assert [*tmp_path.iterdir()] == [path]


def test_nothing_changes_where_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"1")

    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"2")
    assert path.read_bytes() == b"1"
    assert [*tmp_path.iterdir()] == [path]


@posix
def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch(mode=0o640)
    write_whole(path, b"1")
    assert path.stat().st_mode & 0o777 == 0o640


@posix
def test_a_private_file_is_its_owners_whatever_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch(mode=0o644)
    write_whole(path, b"1", private=True)
    assert path.stat().st_mode & 0o777 == 0o600
