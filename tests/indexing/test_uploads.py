"""Files come to the library whole or not at all, and never in the place of another one."""

import os
from pathlib import Path

import pytest

from hoibaocao.errors import LibraryNotWritable, NameNotUsable, NameTaken, ReportNotFound
from hoibaocao.indexing.library import Library
from hoibaocao.indexing.uploads import REMOVED, add_file, remove_file, safe_name
from hoibaocao.reading.folder import library_files


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("báo cáo 6 tháng.docx", "báo cáo 6 tháng.docx"),
        ("ba\u0301o ca\u0301o.txt", "báo cáo.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\bc.pdf", "bc.pdf"),
        (" bc.txt. ", "bc.txt"),
    ],
)
def test_a_name_loses_its_folders(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty"),
        ("folder/", "empty"),
        ("..", "empty"),
        (".htaccess", "hidden"),
        ("~$bc.docx", "hidden"),
        ("CON.txt", "reserved"),
        ("abbreviations.toml", "reserved"),
        ("a\x00b.txt", "characters"),
        ("a?.txt", "characters"),
        ("b\udcff.txt", "characters"),
        ("ê" * 101, "too_long"),
    ],
)
def test_names_that_no_report_can_have(name: str, reason: str) -> None:
    with pytest.raises(NameNotUsable) as refused:
        safe_name(name)
    assert refused.value.reason == reason


def test_an_added_file_is_in_the_library_and_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    fsync = os.fsync

    def counted(handle: int) -> None:
        flushed.append(handle)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", counted)
    assert add_file(tmp_path / "reports", "x/bc.txt", b"Thu 5") == "bc.txt"
    assert (tmp_path / "reports" / "bc.txt").read_bytes() == b"Thu 5"
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["bc.txt"]
    assert len(flushed) == 2


def test_no_file_is_replaced(tmp_path: Path) -> None:
    add_file(tmp_path, "bc.txt", b"first")
    with pytest.raises(NameTaken, match=r"bc\.txt"):
        add_file(tmp_path, "bc.txt", b"second")
    assert add_file(tmp_path, "bc.txt", b"first") == "bc.txt"
    (tmp_path / "folder").mkdir()
    with pytest.raises(NameTaken):
        add_file(tmp_path, "folder", b"")
    assert (tmp_path / "bc.txt").read_bytes() == b"first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bc.txt", "folder"]


def test_where_there_are_no_links_the_name_is_claimed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    add_file(tmp_path, "bc.txt", b"first")
    with pytest.raises(NameTaken):
        add_file(tmp_path, "bc.txt", b"second")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"first"]


def test_a_disk_that_refuses_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryNotWritable, match="No space left"):
        add_file(tmp_path, "bc.txt", b"first")
    assert list(tmp_path.iterdir()) == []


def test_a_removed_file_can_be_put_back(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "bc.txt").write_bytes(b"first")
    remove_file(tmp_path, "2023/bc.txt")
    assert library_files(tmp_path) == {}
    assert [path.read_bytes() for path in (tmp_path / REMOVED).iterdir()] == [b"first"]


@pytest.mark.parametrize("name", ["", "..", "../bc.txt", "/etc/hostname", "no.txt", "2023"])
def test_only_files_of_the_library_are_removed(tmp_path: Path, name: str) -> None:
    (tmp_path / "reports" / "2023").mkdir(parents=True)
    (tmp_path / "bc.txt").write_bytes(b"outside")
    with pytest.raises(ReportNotFound):
        remove_file(tmp_path / "reports", name)
    assert (tmp_path / "bc.txt").read_bytes() == b"outside"


def test_what_is_added_is_indexed_and_what_is_removed_is_gone(library: Library) -> None:
    library.sync()
    library.add("moi.txt", b"Bao cao\n\nThu 7 ty dong.")
    assert library.sync().changes.added == ("moi.txt",)
    library.remove("moi.txt")
    assert library.sync().changes.removed == ("moi.txt",)
