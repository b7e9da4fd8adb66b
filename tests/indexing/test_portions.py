from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from hoibaocao.indexing import portions, spool
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.library import Library
from hoibaocao.indexing.manifest import LANGUAGE
from tests.fakes import FakeEmbedder

Outcome = tuple[Generation, FakeEmbedder, list[tuple[int, int]]]
"""What was made by what, and how much was told to be done of how much."""
Synced = Callable[[int, int], Outcome]
_REPORTS = {
    f"{number}.txt": f"Báo cáo năm {2010 + number}\n\nThu {number + 2} tỷ đồng. Chi đúng kỳ. "
    f"Xã {'abcdefgh'[number]} đạt chuẩn."
    for number in range(8)
}


def _vectors(of: Generation) -> tuple[list[object], list[object]]:
    sentences = of.sentences.rows([range(len(of.sentences))])
    return of.dense.rows(0, len(of.dense)).tolist(), sentences.tolist()


def _texts(of: Generation) -> list[object]:
    every = range(len(of.dense))
    return [
        (passage, of.catalogue.facts(at))
        for at, (_, passage) in enumerate(of.catalogue.passages(every))
    ]


@pytest.fixture
def synced(
    tmp_path: Path,
    write_reports: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Synced:
    """Give a function that syncs with portions and a memory of some size."""
    reports = write_reports(_REPORTS)

    def sync(portion: int, memory: int) -> Outcome:
        monkeypatch.setattr(portions, "PORTION", portion)
        monkeypatch.setattr(spool, "IN_MEMORY", memory)
        embedder, told = FakeEmbedder(), []

        def progress(stage: str, done: int, total: int, what: str = "", /) -> None:
            if stage == "embedding":
                told.append((done, total))

        library = Library(reports, tmp_path / f"index-{portion}", embedder, target_chars=700)
        library.sync(progress)
        return library.current(), embedder, told

    return sync


def test_portions_give_what_all_at_once_gives(
    synced: Synced,
) -> None:
    whole, at_once, _ = synced(portions.PORTION, spool.IN_MEMORY)
    parted, by_portions, _ = synced(6, 100)
    assert _vectors(parted) == _vectors(whole)
    assert _texts(parted) == _texts(whole)
    assert parted.abbreviations == whole.abbreviations
    found = [each.lexical.search("thu ngân sách", 8, "accented") for each in (whole, parted)]
    assert found[0] == found[1] != []
    assert {parted.manifest.files[name] for name in (LANGUAGE, "part-000001/passages.sqlite")} == {
        whole.manifest.files[name] for name in (LANGUAGE, "part-000001/passages.sqlite")
    }
    assert sorted(by_portions.embedded) == sorted(at_once.embedded)


def test_what_an_earlier_portion_said_is_not_embedded_again(
    synced: Synced,
) -> None:
    _, embedder, told = synced(1, 100)
    assert embedder.embedded.count("Chi đúng kỳ.") == 1
    assert len(embedder.embedded) == len(set(embedder.embedded))
    done, totals = np.transpose(told)
    assert sorted(done) == list(done)
    assert sorted(totals, reverse=True) == list(totals)  # what is to come turns out to be known
    assert told[-1] == (len(embedder.embedded),) * 2


def test_nothing_is_left_of_what_waited(
    synced: Synced,
    tmp_path: Path,
) -> None:
    synced(6, 100)
    assert not list((tmp_path / "index-6").glob(".unfinished*"))
