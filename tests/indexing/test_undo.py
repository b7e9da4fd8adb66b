"""Going back to the generation before, and what is told of it later."""

from pathlib import Path

import pytest

from hoibaocao.errors import IndexDamaged, IndexMissing, NothingToUndo
from hoibaocao.indexing.folder import current_name
from hoibaocao.indexing.history import NAME, read_history
from hoibaocao.indexing.library import Library
from hoibaocao.records import Changes


def _paths(library: Library) -> list[str]:
    return [entry.path for entry in library.reports()]


def test_undo_goes_back_and_forth(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    back = library.undo()
    assert (back.generation, back.undone, back.reports) == ("gen-000001", "gen-000002", 2)
    assert _paths(library) == ["2022/cua-thong.txt", "song-trang.txt"]
    assert library.undo().generation == "gen-000002"
    assert _paths(library) == ["2022/cua-thong.txt"]


def test_a_sync_after_an_undo_follows_the_folder_again(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    library.undo()
    result = library.sync()
    assert (result.generation, result.changes.removed) == ("gen-000003", ("song-trang.txt",))


def test_nothing_to_undo(library: Library) -> None:
    with pytest.raises(IndexMissing):
        library.undo()
    library.sync()
    with pytest.raises(NothingToUndo):
        library.undo()
    assert len(library.reports()) == 2


def test_a_damaged_generation_is_not_gone_back_to(
    library: Library, reports: Path, tmp_path: Path
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    (tmp_path / "index" / "gen-000001" / "abbreviations.json").write_bytes(b"?")
    with pytest.raises(IndexDamaged, match="gen-000001"):
        library.undo()
    assert current_name(tmp_path / "index") == "gen-000002"


def test_history_outlives_the_generations(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    library.sync()
    library.undo()
    library.sync(full=True)
    told = library.history()
    assert [(each.generation, each.undone, each.reports) for each in told] == [
        ("gen-000001", "", 2),
        ("gen-000002", "", 1),
        ("gen-000001", "gen-000002", 2),
        ("gen-000003", "", 1),
    ]
    assert told[1].changes == Changes(removed=("song-trang.txt",))


def test_a_line_that_was_cut_off_does_not_hide_the_others(library: Library, tmp_path: Path) -> None:
    library.sync()
    with (tmp_path / "index" / NAME).open("ab") as file:
        file.write(b'{"generation": "gen-0000')
    library.sync(full=True)
    names = [update.generation for update in read_history(tmp_path / "index")]
    assert names == ["gen-000001", "gen-000002"]
