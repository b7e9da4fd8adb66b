import os
import platform
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hoibaocao.errors import (
    IndexBusy,
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexNotWritable,
)
from hoibaocao.indexing.folder import current_name, writing
from hoibaocao.indexing.library import Library
from hoibaocao.indexing.manifest import read_manifest, write_manifest
from tests.fakes import FakeEmbedder


def test_two_generations_are_kept(library: Library, tmp_path: Path) -> None:
    for _ in range(4):
        library.sync(full=True)
    assert sorted(path.name for path in (tmp_path / "index").glob("gen-*")) == [
        "gen-000003",
        "gen-000004",
    ]


@pytest.mark.parametrize(
    "name", ["catalogue.sqlite", "part-000001/vectors.npy", "lexical/meta.json"]
)
@pytest.mark.parametrize("harm", ["flip", "truncate", "remove"])
def test_damage_is_found_and_named(library: Library, tmp_path: Path, name: str, harm: str) -> None:
    generation = tmp_path / "index" / library.sync().generation
    file = generation / name
    content = bytearray(file.read_bytes())
    if harm == "flip":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif harm == "truncate":
        file.write_bytes(content[:-1])
    else:
        file.unlink()
    with pytest.raises(IndexDamaged, match=f"gen-000001: .*{name}.*--full"):
        library.current()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("gen-000001/manifest.json", b"{}"),
        ("gen-000001/manifest.json", b"\xff"),
        ("gen-000001/manifest.sha256", b"0" * 64),
    ],
)
def test_half_written_and_foreign_indexes(
    library: Library, tmp_path: Path, file: str, content: bytes
) -> None:
    library.sync()
    (tmp_path / "index" / file).write_bytes(content)
    with pytest.raises(IndexDamaged, match="hoibaocao index --full"):
        library.current()


def test_the_last_good_generation_answers_with_a_notice(
    library: Library, reports: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    (tmp_path / "index" / "gen-000002" / "catalogue.sqlite").write_bytes(b"?")
    again = Library(reports, tmp_path / "index", embedder, target_chars=700)
    assert again.current().name == "gen-000001"
    assert again.notice is not None
    assert "gen-000002: catalogue.sqlite" in str(again.notice)
    again.sync(full=True)
    assert [again.current().name, again.notice] == ["gen-000003", None]


@pytest.mark.parametrize("content", [b"../elsewhere", b"gen-000002 00000000", b"gen-0000"])
def test_a_damaged_pointer_leaves_the_one_that_was_last_in_use(
    library: Library, reports: Path, tmp_path: Path, embedder: FakeEmbedder, content: bytes
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    library.undo()
    (tmp_path / "index" / "CURRENT").write_bytes(content)
    again = Library(reports, tmp_path / "index", embedder, target_chars=700)
    assert again.current().name == "gen-000001"
    assert isinstance(again.notice, IndexDamaged)
    assert "CURRENT" in str(again.notice)
    with pytest.raises(IndexDamaged, match="hoibaocao index --full"):
        again.sync()


def test_a_generation_that_never_was_in_use_is_not_gone_back_to(
    library: Library, reports: Path, tmp_path: Path
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    library.sync()
    shutil.copytree(tmp_path / "index" / "gen-000002", tmp_path / "index" / "gen-000003")
    assert [library.undo().generation, library.undo().generation] == ["gen-000001", "gen-000002"]


def test_a_running_program_goes_on_with_what_it_has(library: Library, tmp_path: Path) -> None:
    library.sync()
    held = library.current()
    pointer = tmp_path / "index" / "CURRENT"
    for content in (b"gen-000009\n", b"../elsewhere\n"):
        pointer.write_bytes(content)
        assert library.current() is held
        assert isinstance(library.notice, IndexDamaged)
    pointer.unlink()
    assert library.current() is held
    assert isinstance(library.notice, IndexMissing)
    pointer.write_bytes(b"gen-000001\n")
    assert [library.current().name, library.notice] == ["gen-000001", None]


def test_a_full_sync_repairs_a_damaged_index(library: Library, tmp_path: Path) -> None:
    library.sync()
    (tmp_path / "index" / "gen-000001" / "part-000001" / "vectors.npy").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        library.sync()
    assert library.sync(full=True).generation == "gen-000002"
    assert len(library.reports()) == 2


def test_another_format_is_refused(library: Library, tmp_path: Path) -> None:
    library.sync()
    folder = tmp_path / "index" / "gen-000001"
    write_manifest(folder, replace(read_manifest(folder), format=99))
    with pytest.raises(IndexIncompatible, match="format 99"):
        library.current()


def test_one_writer_at_a_time(library: Library, tmp_path: Path) -> None:
    with writing(tmp_path / "index"), pytest.raises(IndexBusy) as busy:
        library.sync()
    assert (busy.value.facts["pid"], busy.value.facts["host"]) == (os.getpid(), platform.node())
    since = datetime.fromisoformat(str(busy.value.facts["since"]))
    assert datetime.now(UTC) - since < timedelta(minutes=1)
    library.sync()
    assert not (tmp_path / "index" / ".writer").exists()


def test_a_swap_that_took_place_is_not_called_a_failure(
    library: Library, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()

    def failing(path: Path) -> None:
        if path == tmp_path / "index" and current_name(path) == "gen-000002":
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("hoibaocao.indexing.folder.flush", failing)
    assert library.sync().generation == "gen-000002"
    assert [entry.path for entry in library.reports()] == ["2022/cua-thong.txt"]


def test_a_failed_build_leaves_no_trace(
    library: Library, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hoibaocao.indexing.build.write_catalogue", full_disk)
    with pytest.raises(IndexNotWritable, match="No space left"):
        library.sync()
    assert current_name(tmp_path / "index") == "gen-000001"
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [
        ".lock",
        "CURRENT",
        "gen-000001",
        "history.jsonl",
        "seen.json",
    ]


def test_leftovers_of_a_killed_writer_are_removed(library: Library, tmp_path: Path) -> None:
    leftover = tmp_path / "index" / ".unfinished-gen-000001"
    leftover.mkdir(parents=True)
    (leftover / "vectors.faiss").write_bytes(b"half")
    (tmp_path / "index" / ".unfinished-CURRENT").write_text("gen")
    library.sync()
    assert not list((tmp_path / "index").glob(".unfinished*"))


@pytest.mark.parametrize("writer", ["write_catalogue", "write_lexical"])
def test_a_failed_swap_or_writer_keeps_the_one_in_use(
    library: Library, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(f"hoibaocao.indexing.build.{writer}", refuse)
        with pytest.raises(IndexNotWritable, match="Read-only"):
            library.sync()
    with monkeypatch.context() as patch:
        patch.setattr("hoibaocao.indexing.folder.point_to", refuse)
        with pytest.raises(IndexNotWritable, match="Read-only"):
            library.sync()
    assert [path.name for path in (tmp_path / "index").glob("gen-*")] == ["gen-000001"]
    library.sync()
    assert current_name(tmp_path / "index") == "gen-000002"


def test_a_large_index_is_changed_rather_than_written_anew(
    library: Library, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoibaocao.indexing.lexical._SMALL", 0)
    monkeypatch.setattr("hoibaocao.indexing.lexical._STALE", 1.0)
    library.sync()
    (reports / "song-trang.txt").unlink()
    (reports / "moi.txt").write_text("Báo cáo năm 2021\n\nChi 7 tỷ đồng.", encoding="utf-8")
    library.sync()
    generation = library.current()
    assert generation.manifest.withdrawn == 1
    assert len(generation.lexical) == generation.manifest.passages == 2
    assert [number for number, _ in generation.lexical.search("tỷ đồng", 5, "folded")] == [1, 0]
    assert library.check().findings == ()
