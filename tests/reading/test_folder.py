import os
import socket
from pathlib import Path

import pytest

from hoibaocao.errors import LibraryMissing, LibraryTooLarge
from hoibaocao.indexing.library import Library
from hoibaocao.reading.document import Refused
from hoibaocao.reading.folder import library_files, opened, private_copy, reportable, shown
from tests.fakes import FakeEmbedder


def _why_not(path: Path, library: Path) -> str:
    with pytest.raises(Refused) as refused, opened(path, library, 100):
        pass
    return refused.value.reason


def test_library_files_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside.txt"
    for name in ("b.txt", "a/c.pdf", "a/~$c.docx", ".hidden/d.txt", "a/.e.txt", "z.xyz"):
        path = library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    outside.touch()
    (library / "out.txt").symlink_to(outside)
    (library / "in.txt").symlink_to(library / "b.txt")
    found = [*library_files(library)]
    assert found == ["a/c.pdf", "b.txt", "in.txt", "out.txt", "z.xyz"]


def test_a_folder_that_may_not_be_opened_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def guarded(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "no", str(path))
        return scan(path)

    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(os, "scandir", guarded)
    assert [*library_files(tmp_path).values()] == [tmp_path / "a.txt", tmp_path / "closed"]


def test_a_missing_library_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        library_files(tmp_path / "none")


def test_lock_files_are_no_reports() -> None:
    assert reportable(Path("báo cáo.docx"))
    assert not reportable(Path("~$báo cáo.docx"))
    assert not reportable(Path(".DS_Store"))
    assert not reportable(Path("Thumbs.db"))


def test_links_are_followed_within_the_library_only(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    (library / "sub").mkdir(parents=True)
    outside.mkdir()
    (outside / "a.txt").write_text("mật")
    (library / "sub" / "b.txt").write_text("thu 3 tỷ", encoding="utf-8")
    (library / "out").symlink_to(outside)
    (library / "in").symlink_to(library / "sub")
    (library / "round").symlink_to(library)
    (library / "b.txt").symlink_to(Path("sub", "b.txt"))
    (library / "a.txt").symlink_to(Path("..", "outside", "a.txt"))
    (library / "gone.txt").symlink_to("nowhere.txt")
    (library / "self.txt").symlink_to("self.txt")
    found = [*library_files(library)]
    assert found == ["a.txt", "b.txt", "gone.txt", "out", "self.txt", "sub/b.txt"]
    assert _why_not(library / "a.txt", library) == "outside"
    assert _why_not(library / "out", library) == "outside"
    with opened(library / "b.txt", library, 100) as file:
        assert file.read().decode() == "thu 3 tỷ"
    for name in ("gone.txt", "self.txt"):
        with pytest.raises(OSError, match=library.name), opened(library / name, library, 100):
            pass


def test_a_library_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    [path] = library_files(tmp_path / "link").values()
    with opened(path, tmp_path / "link", 100) as file:
        assert file.read() == b"a"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_what_is_no_ordinary_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "null.txt").symlink_to(os.devnull)
    names = [path.name for path in library_files(tmp_path).values()]
    assert names == ["null.txt", "pipe.txt", "socket.txt"]
    assert _why_not(tmp_path / "pipe.txt", tmp_path) == "not_a_file"
    assert _why_not(tmp_path / "socket.txt", tmp_path) == "not_a_file"
    assert _why_not(tmp_path / "null.txt", tmp_path) == "outside"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_a_pipe_that_takes_a_files_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")

    def opened_late(real: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return _open(real, flags)

    _open = os.open
    monkeypatch.setattr(os, "open", opened_late)
    assert _why_not(path, tmp_path) == "not_a_file"


def test_a_link_that_takes_a_folders_place_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    for folder, text in ((library / "sub", "a"), (outside, "mật")):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(text)

    def opened_late(real: Path, flags: int) -> int:
        (library / "sub").rename(library / "moved")
        (library / "sub").symlink_to(outside)
        return _open(real, flags)

    _open = os.open
    monkeypatch.setattr(os, "open", opened_late)
    assert _why_not(library / "sub" / "a.txt", library) == "outside"


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), ("a" * 101, "too_large")])
def test_size_is_judged_before_reading(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert _why_not(tmp_path / "a.txt", tmp_path) == reason


def test_a_copy_holds_no_more_than_was_allowed(tmp_path: Path) -> None:
    path = tmp_path / ("a." + "x" * 250)
    path.write_text("abc")
    with private_copy(path, tmp_path, 3) as copy:
        path.write_text("later")
        assert copy.read_text() == "abc"
        assert copy.suffix == "." + "x" * 15
    assert not copy.exists()


def test_folders_within_folders_end_somewhere(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(["a"] * 40))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("a")
    [path] = library_files(tmp_path).values()
    assert len(path.relative_to(tmp_path).parts) == 33
    assert _why_not(path, tmp_path) == "too_deep"


def test_a_folder_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoibaocao.reading.folder.MAX_FILES", 3)
    for name in "abc":
        (tmp_path / name).touch()
    assert len(library_files(tmp_path)) == 3
    (tmp_path / "d").touch()
    with pytest.raises(LibraryTooLarge, match="more than 3 files"):
        library_files(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Báo cáo 6 tháng (sửa).docx", "Báo cáo 6 tháng (sửa).docx"),
        ("a\nb.txt", "a?b.txt"),
        ("\x1b[2J.txt", "?[2J.txt"),
        ("cod\u202efdp.txt", "cod?fdp.txt"),
        ("\ud800.txt", "?.txt"),
    ],
)
def test_names_do_not_garble_a_terminal(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_hostile_names_are_names(tmp_path: Path) -> None:
    """Each of 500 files is indexed under its name, or refused for it; none does harm."""
    reports = tmp_path / "reports"
    reports.mkdir()
    strange = "-rf --help $(id) `id` %s%n a;b a|b a&b ' \" * ? ~ <img> con nul … đ ﬀ".split()
    strange += [
        "\n",
        "\r",
        "\t",
        "\x1b[2J",
        "\u202e",
        "\u200b",
        "\x7f",
        "e\u0301",
        "a b",
        " a",
        "a.",
    ]
    names = [f"{name}{number}{name}.txt" for number in range(18) for name in strange][:500]
    made = [name for name in names if _is_written(reports / name)]
    library = Library(reports, tmp_path / "index", FakeEmbedder(), target_chars=700)
    changes = library.sync().changes
    refused = [shown(name) for name in made if shown(name) != name]
    assert {each.report for each in changes.unreadable} == set(refused)
    assert {each.reason for each in changes.unreadable} == {"bad_name"}
    assert list(changes.added) == sorted(name for name in made if shown(name) == name)


def _is_written(path: Path) -> bool:
    try:
        path.write_bytes(b"Thu ngan sach: " + os.fsencode(path.name))
    except (OSError, ValueError):
        return False
    return True
