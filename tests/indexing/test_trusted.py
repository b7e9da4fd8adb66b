"""Large files are not read through at each start, and damage to them is found all the same."""

import os
from pathlib import Path

import pytest

from hoibaocao.errors import IndexDamaged
from hoibaocao.indexing import manifest, trusted
from hoibaocao.indexing.library import Library
from tests.fakes import FakeEmbedder


@pytest.fixture
def vectors(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that counts as large, of an index that was made with it."""
    monkeypatch.setattr(trusted, "LARGE", 100)
    name = library.sync().generation
    return tmp_path / "index" / name / "part-000001" / "vectors.npy"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read through."""
    names: list[str] = []
    read = manifest.file_sha256

    def noted(path: Path) -> str:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(manifest, "file_sha256", noted)
    return names


@pytest.fixture
def later(reports: Path, tmp_path: Path, vectors: Path) -> Library:
    """Return the library as another process opens it."""
    return Library(reports, tmp_path / "index", FakeEmbedder(), target_chars=700)


def test_a_large_file_that_was_verified_is_not_read_again(
    later: Library, hashed: list[str]
) -> None:
    assert len(later.current().dense) == 2
    assert "vectors.npy" not in hashed


def test_a_large_file_that_was_written_to_is(later: Library, vectors: Path) -> None:
    content = bytearray(vectors.read_bytes())
    content[-1] ^= 1
    vectors.write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"part-000001/vectors\.npy"):
        later.current()


def test_a_check_reads_all(later: Library, vectors: Path) -> None:
    times = vectors.stat()
    content = bytearray(vectors.read_bytes())
    content[-1] ^= 1
    vectors.write_bytes(content)
    os.utime(vectors, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [finding.flaw for finding in later.check().findings][:1] == ["file"]


@pytest.mark.parametrize("notes", ["", "{}", "[1]", '[["0", "1"]]', "\0"])
def test_notes_that_cannot_be_read_are_done_without(
    later: Library, tmp_path: Path, hashed: list[str], notes: str
) -> None:
    (tmp_path / "index" / trusted.NAME).write_text(notes, encoding="utf-8")
    again = Library(tmp_path / "reports", tmp_path / "index", FakeEmbedder(), target_chars=700)
    assert len(again.current().dense) == 2
    assert "vectors.npy" in hashed


def test_of_a_small_index_nothing_is_noted(library: Library, tmp_path: Path) -> None:
    library.sync()
    assert not (tmp_path / "index" / trusted.NAME).exists()
