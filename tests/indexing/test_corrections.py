"""What users put right of a report, and what a sync makes of it."""

from datetime import date
from pathlib import Path

import pytest

from hoibaocao.errors import ReportNotFound
from hoibaocao.indexing.library import Library
from hoibaocao.records import Changes, Period, Place
from tests.fakes import FakeEmbedder
from tests.indexing.conftest import FIRST

FIRST_HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))


def test_a_correction_wins_and_is_taken_out_again(
    library: Library, reports: Path, embedder: FakeEmbedder
) -> None:
    library.sync()
    before = len(embedder.embedded)
    library.correct("song-trang.txt", {"place": "huyện Cửa Thông", "number": "7/BC-UBND"})
    assert library.plan().corrected == ("song-trang.txt",)
    changes = library.sync().changes
    assert changes == Changes(
        changed=("song-trang.txt",),
        unchanged=("2022/cua-thong.txt",),
        corrected=("song-trang.txt",),
    )
    assert len(embedder.embedded) == before + 4  # the passage and its three sentences
    metadata = library.report("song-trang.txt").metadata
    assert metadata.place == Place("Cửa Thông", "district", "huyện")
    assert (metadata.number, metadata.period) == ("7/BC-UBND", FIRST_HALF)
    assert library.reports()[1].metadata == metadata
    assert library.sync(full=True).changes.none
    assert library.report("song-trang.txt").metadata == metadata
    library.correct("song-trang.txt", {})
    assert library.sync().changes.corrected == ("song-trang.txt",)
    assert library.report("song-trang.txt").metadata.place == Place(
        "Sông Trăng", "district", "huyện"
    )


def test_a_changed_file_is_no_mere_correction(library: Library, reports: Path) -> None:
    library.correct("song-trang.txt", {"number": "7/BC-UBND"})
    library.sync()
    (reports / "song-trang.txt").write_text(FIRST.replace("12,5", "13,5"), encoding="utf-8")
    changes = library.plan()
    assert (changes.changed, changes.corrected) == (("song-trang.txt",), ())


def test_only_reports_that_are_there_are_corrected(library: Library, reports: Path) -> None:
    with pytest.raises(ReportNotFound):
        library.correct("mat.txt", {"number": "7/BC-UBND"})
    library.correct("song-trang.txt", {"number": "7/BC-UBND"})
    (reports / "song-trang.txt").unlink()
    assert library.sync().changes.astray == ("song-trang.txt",)
    library.correct("song-trang.txt", {})
    assert library.plan().astray == ()
