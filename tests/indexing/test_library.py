import shutil
from pathlib import Path

import pytest

from hoibaocao.errors import (
    IndexBusy,
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexNotWritable,
    LibraryMissing,
    NothingReadable,
    ReportNotFound,
)
from hoibaocao.indexing.generations import current_name, writing
from hoibaocao.indexing.library import Library
from hoibaocao.indexing.manifest import FORMAT
from hoibaocao.records import Changes, Unreadable
from tests.fakes import FakeEmbedder

_FIRST = "BÁO CÁO\nKinh tế huyện Sông Trăng 6 tháng đầu năm 2023\n\nThu ngân sách đạt 12,5 tỷ đồng."
_SECOND = "BÁO CÁO\nKinh tế huyện Cửa Thông năm 2022\n\nThu ngân sách đạt 40 tỷ đồng."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "2022").mkdir(parents=True)
    (folder / "song-trang.txt").write_text(_FIRST, encoding="utf-8")
    (folder / "2022" / "cua-thong.txt").write_text(_SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def library(reports: Path, tmp_path: Path, embedder: FakeEmbedder) -> Library:
    return Library(reports, tmp_path / "index", embedder, target_chars=700)


def _paths(library: Library) -> list[str]:
    return [entry.path for entry in library.reports()]


def test_a_first_sync_indexes_every_report(library: Library, tmp_path: Path) -> None:
    assert not library.exists()
    result = library.sync()
    assert result.changes == Changes(added=("2022/cua-thong.txt", "song-trang.txt"))
    assert (result.generation, result.reports) == ("gen-000001", 2)
    assert library.exists()
    assert _paths(library) == ["2022/cua-thong.txt", "song-trang.txt"]
    assert library.report("song-trang.txt").text.endswith("Thu ngân sách đạt 12,5 tỷ đồng.")
    generation = library.current()
    assert len(generation.dense) == len(generation.lexical) == result.passages
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [
        ".lock",
        "CURRENT",
        "gen-000001",
    ]


def test_only_what_changed_is_embedded(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    before = len(embedder.embedded)
    (reports / "song-trang.txt").write_text(_FIRST.replace("12,5", "13,5"), encoding="utf-8")
    (reports / "moi.md").write_text("# Báo cáo quý I/2024\n\nThu 3 tỷ đồng.", encoding="utf-8")
    result = library.sync()
    assert result.changes == Changes(
        added=("moi.md",), changed=("song-trang.txt",), unchanged=("2022/cua-thong.txt",)
    )
    fresh = embedder.embedded[before:]
    assert fresh
    assert not any("40 tỷ" in text for text in fresh)
    assert any("13,5" in text for text in fresh)
    assert "40 tỷ đồng" in library.report("2022/cua-thong.txt").text


def test_kept_vectors_are_those_of_a_full_rebuild(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "an-dau.txt").write_text("Báo cáo năm 2021\n\nChi 7 tỷ đồng.", encoding="utf-8")
    library.sync()
    kept = library.current().dense
    library.sync(full=True)
    rebuilt = library.current().dense
    assert (kept.rows(0, len(kept)) == rebuilt.rows(0, len(rebuilt))).all()


def test_nothing_changed_keeps_the_generation(library: Library, embedder: FakeEmbedder) -> None:
    first = library.sync()
    before = len(embedder.embedded)
    again = library.sync()
    assert again.generation == first.generation
    assert again.changes == Changes(unchanged=("2022/cua-thong.txt", "song-trang.txt"))
    assert len(embedder.embedded) == before


def test_a_removed_report_is_gone(library: Library, reports: Path) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()
    assert library.sync().changes.removed == ("song-trang.txt",)
    assert _paths(library) == ["2022/cua-thong.txt"]
    with pytest.raises(ReportNotFound, match=r"song-trang\.txt"):
        library.report("song-trang.txt")


def test_a_plan_changes_nothing(library: Library, reports: Path, tmp_path: Path) -> None:
    assert library.plan().added == ("2022/cua-thong.txt", "song-trang.txt")
    assert not (tmp_path / "index").exists()
    library.sync()
    (reports / "song-trang.txt").unlink()
    assert library.plan().removed == ("song-trang.txt",)
    assert _paths(library) == ["2022/cua-thong.txt", "song-trang.txt"]


def test_unreadable_files_are_listed_and_the_others_go_on(library: Library, reports: Path) -> None:
    (reports / "hong.pdf").write_bytes(b"%PDF-1.7 broken")
    (reports / "rong.txt").write_bytes(b"")
    (reports / "la.xyz").write_bytes(b"\x00\x01\x02\x03")
    result = library.sync()
    assert result.reports == 2
    assert result.changes.unreadable == (
        Unreadable("hong.pdf", "damaged"),
        Unreadable("la.xyz", "unknown_format"),
        Unreadable("rong.txt", "empty"),
    )


def test_an_emptied_folder_does_not_empty_the_index(library: Library, reports: Path) -> None:
    library.sync()
    shutil.rmtree(reports)
    with pytest.raises(LibraryMissing):
        library.sync()
    reports.mkdir()
    with pytest.raises(NothingReadable):
        library.sync()
    assert _paths(library) == ["2022/cua-thong.txt", "song-trang.txt"]


def test_an_open_library_notices_a_new_generation(
    library: Library, reports: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    held = library.current()
    (reports / "song-trang.txt").unlink()
    Library(reports, tmp_path / "index", embedder, target_chars=700).sync()
    assert [entry.path for entry in library.reports()] == ["2022/cua-thong.txt"]
    assert len(held.catalogue.entries) == 2


def test_two_generations_are_kept(library: Library, tmp_path: Path) -> None:
    for _ in range(4):
        library.sync(full=True)
    assert sorted(path.name for path in (tmp_path / "index").glob("gen-*")) == [
        "gen-000003",
        "gen-000004",
    ]


def test_no_index(library: Library) -> None:
    with pytest.raises(IndexMissing, match="hoibaocao index"):
        library.current()


@pytest.mark.parametrize("name", ["catalogue.sqlite", "vectors.faiss", "lexical/meta.json"])
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
        ("CURRENT", b"../elsewhere\n"),
        ("CURRENT", b"gen-000009\n"),
        ("gen-000001/manifest.json", b"{}"),
        ("gen-000001/manifest.json", b"\xff"),
    ],
)
def test_half_written_and_foreign_indexes(
    library: Library, tmp_path: Path, file: str, content: bytes
) -> None:
    library.sync()
    (tmp_path / "index" / file).write_bytes(content)
    with pytest.raises(IndexDamaged, match="hoibaocao index --full"):
        library.current()


def test_a_full_sync_repairs_a_damaged_index(library: Library, tmp_path: Path) -> None:
    library.sync()
    (tmp_path / "index" / "gen-000001" / "vectors.faiss").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        library.sync()
    assert library.sync(full=True).generation == "gen-000002"
    assert len(library.reports()) == 2


def test_another_format_is_refused(library: Library, tmp_path: Path) -> None:
    library.sync()
    manifest = tmp_path / "index" / "gen-000001" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 99'))
    with pytest.raises(IndexIncompatible, match="format 99"):
        library.current()


def test_another_model_is_refused_until_a_full_rebuild(
    library: Library, reports: Path, tmp_path: Path
) -> None:
    library.sync()
    other = Library(reports, tmp_path / "index", FakeEmbedder("other"), target_chars=700)
    with pytest.raises(
        IndexIncompatible, match="made with the model fake, the one in use is other"
    ):
        other.current()
    with pytest.raises(IndexIncompatible):
        other.sync()
    other.sync(full=True)
    assert other.current().manifest.model.name == "other"


def test_another_passage_size_is_refused(
    library: Library, reports: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    with pytest.raises(IndexIncompatible, match="another way"):
        Library(reports, tmp_path / "index", embedder, target_chars=300).current()


def test_one_writer_at_a_time(library: Library, tmp_path: Path) -> None:
    with writing(tmp_path / "index"), pytest.raises(IndexBusy):
        library.sync()
    library.sync()


def test_a_failed_build_leaves_no_trace(
    library: Library, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    (reports / "song-trang.txt").unlink()

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hoibaocao.indexing.build.write_lexical", full_disk)
    with pytest.raises(IndexNotWritable, match="No space left"):
        library.sync()
    assert current_name(tmp_path / "index") == "gen-000001"
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [
        ".lock",
        "CURRENT",
        "gen-000001",
    ]


def test_leftovers_of_a_killed_writer_are_removed(library: Library, tmp_path: Path) -> None:
    leftover = tmp_path / "index" / ".unfinished-gen-000001"
    leftover.mkdir(parents=True)
    (leftover / "vectors.faiss").write_bytes(b"half")
    (tmp_path / "index" / ".unfinished-CURRENT").write_text("gen")
    library.sync()
    assert not list((tmp_path / "index").glob(".unfinished*"))


def test_progress_names_the_stages(library: Library) -> None:
    seen: list[tuple[str, int, int]] = []
    library.sync(lambda stage, done, total: seen.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, *_ in seen)) == [
        "reading",
        "embedding",
        "writing",
    ]
    assert ("reading", 2, 2) in seen
