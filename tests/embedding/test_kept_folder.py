from pathlib import Path

import pytest

from hoibaocao.embedding.kept_folder import is_whole, kept_folder


def write(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "a.txt").write_text("a", encoding="utf-8")
    (folder / "b.txt").write_text("bb", encoding="utf-8")


def test_it_is_filled_once(tmp_path: Path) -> None:
    filled: list[Path] = []

    def fill(made: Path) -> None:
        filled.append(made)
        write(made)

    folder = tmp_path / "cache" / "kept"
    for _ in range(2):
        kept_folder(folder, "b.txt", fill)
    assert len(filled) == 1
    assert list(folder.parent.iterdir()) == [folder]
    assert (folder / "inner" / "a.txt").read_text(encoding="utf-8") == "a"
    assert is_whole(folder, "inner/a.txt")
    assert not is_whole(folder, "c.txt")


def test_one_that_differs_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    kept_folder(folder, "b.txt", write)
    (folder / "b.txt").write_text("b", encoding="utf-8")
    assert not is_whole(folder, "b.txt")
    kept_folder(folder, "b.txt", write)
    assert (folder / "b.txt").read_text(encoding="utf-8") == "bb"


def test_what_cannot_be_filled_leaves_nothing(tmp_path: Path) -> None:
    def fail(made: Path) -> None:
        write(made)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept_folder(tmp_path / "kept", "b.txt", fail)
    assert list(tmp_path.iterdir()) == []
