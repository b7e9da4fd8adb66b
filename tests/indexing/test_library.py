import os
import shutil
from contextlib import AbstractContextManager
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.errors import (
    IndexIncompatible,
    IndexMissing,
    LibraryMissing,
    NothingReadable,
    ReportNotFound,
)
from hoibaocao.indexing.library import Library
from hoibaocao.reading.folder import opened
from hoibaocao.records import Changes, Unreadable
from tests.fakes import FakeEmbedder
from tests.indexing.conftest import FIRST


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
        "history.jsonl",
        "seen.json",
    ]


def test_only_what_changed_is_embedded(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    before = len(embedder.embedded)
    (reports / "song-trang.txt").write_text(FIRST.replace("12,5", "13,5"), encoding="utf-8")
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


def test_what_reports_share_but_for_its_figures_is_embedded_once(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    embedded = len(embedder.embedded)
    for period in ("quý I/2024", "quý II/2024"):
        text = f"Báo cáo {period}\n\nThu {len(period)} tỷ đồng."
        (reports / f"{len(period)}.md").write_text(text, encoding="utf-8")
    library.sync()
    fresh = embedder.embedded[embedded:]
    assert fresh.count("Thu 0 tỷ đồng.") == 1
    generation = library.current()
    vectors = [
        generation.sentences.rows([range(number, number + 1)]).tolist()
        for path in ("10.md", "11.md")
        for passage in range(len(generation.dense))
        if generation.catalogue.entries[generation.catalogue.report_of(passage)].path == path
        for number in [*generation.catalogue.sentences_in(passage)][-1:]
    ]
    assert vectors[0] == vectors[1]


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


def test_one_content_under_ten_names_is_one_report_and_renamed_unread(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    copies = [f"ban-sao-{number}.txt" for number in range(9)]
    for copy in copies:
        (reports / copy).write_text(FIRST, encoding="utf-8")
    library.sync()
    assert [entry.names for entry in library.reports()][1:] == [(*copies, "song-trang.txt")]
    embedded = len(embedder.embedded)
    for file in reports.glob("*.txt"):
        file.rename(reports / f"x-{file.name}")
    assert len(library.sync().changes.renamed) == 10
    assert (len(library.reports()), len(embedder.embedded)) == (2, embedded)


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


@pytest.mark.parametrize(
    ("at", "names"),
    [
        (0, [None, "Một", "Hai"]),
        (9, [None, "Một", "Hai"]),
        (500, ["Một", "Hai", "Ba"]),
        (10**6, ["Hai", "Ba", None]),
    ],
)
def test_a_passage_knows_its_neighbours(
    library: Library, reports: Path, at: int, names: list[str | None]
) -> None:
    text = "\n\n".join(f"{name} {'chữ ' * 100}hết." for name in ("Một", "Hai", "Ba"))
    (reports / "dai.txt").write_text(text, encoding="utf-8")
    library.sync()
    around = library.around("dai.txt", at)
    near = (around.before, around.passage, around.after)
    assert [passage.text.split()[0] if passage else None for passage in near] == names
    assert around.metadata == library.report("dai.txt").metadata
    assert library.around("dai.txt", around.passage.start) == around


def test_a_report_that_is_not_there_has_no_passages(library: Library) -> None:
    library.sync()
    with pytest.raises(ReportNotFound, match=r"mat\.txt"):
        library.around("mat.txt", 0)


def test_no_index(library: Library) -> None:
    with pytest.raises(IndexMissing, match="hoibaocao index"):
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


def test_vectors_of_another_precision_are_told_apart(
    library: Library, reports: Path, tmp_path: Path
) -> None:
    library.sync()
    coarse = FakeEmbedder(precision="int8")
    other = Library(reports, tmp_path / "index", coarse, target_chars=700)
    told = "made with the model fake, the one in use is fake in int8"
    with pytest.raises(IndexIncompatible, match=told):
        other.current()


def test_another_passage_size_is_refused(
    library: Library, reports: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    with pytest.raises(IndexIncompatible, match="another way"):
        Library(reports, tmp_path / "index", embedder, target_chars=300).current()


def test_progress_names_the_stages(library: Library) -> None:
    seen: list[tuple[Any, ...]] = []
    library.sync(lambda *told: seen.append(told))
    reading, *others = dict.fromkeys(stage for stage, *_ in seen)
    assert (reading, *others) == ("reading", "embedding", "writing")
    *told, last = [told[1:] for told in seen if told[0] == reading]
    assert [(done, total) for done, total, _ in told] == [(0, 2), (1, 2)]
    assert {name for *_, name in told} == {entry.path for entry in library.reports()}
    assert last == (2, 2)


def test_a_report_that_cannot_be_opened_for_a_moment_stays(
    library: Library, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.sync()
    (reports / "moi.txt").write_text("Báo cáo năm 2021\n\nChi 7 tỷ đồng.", encoding="utf-8")

    def locked(path: Path, folder: Path, max_bytes: int) -> AbstractContextManager[FileIO]:
        if path.name == "song-trang.txt":
            raise PermissionError
        return opened(path, folder, max_bytes)

    monkeypatch.setattr("hoibaocao.indexing.gathering.opened", locked)
    changes = library.sync().changes
    assert changes.removed == ()
    assert Unreadable("song-trang.txt", "not_permitted") in changes.unreadable
    assert "12,5 tỷ đồng" in library.report("song-trang.txt").text


def test_a_file_name_that_is_no_text_is_told(library: Library, reports: Path) -> None:
    name = os.fsdecode(b"b\xff.txt")
    try:
        (reports / name).write_text(FIRST, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    result = library.sync()
    assert result.changes.unreadable == (Unreadable("b?.txt", "bad_name"),)
    assert result.reports == 2


def test_a_report_without_pages_has_no_picture(library: Library) -> None:
    library.sync()
    assert library.picture("song-trang.txt", 1, "Thu ngân sách") is None
    with pytest.raises(ReportNotFound):
        library.picture("khac.pdf", 1, "Thu ngân sách")
