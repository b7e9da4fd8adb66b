"""The page of the benchmark of performance, and the measuring of what needs no library."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from benchmarks import performance
from benchmarks.performance_page import Row, growth, plot, write_page

_LIBRARY: Row = {
    "size": 1_000,
    "load": 0.5,
    "passages": 980,
    "search_ms": 6.0,
    "answer_ms": 12.0,
    "stock_ms": 20.0,
    "rate_1": 80.0,
    "rate_4": 120.0,
    "rate_16": 125.0,
    "p95_16_ms": 60.0,
    "nothing_new_s": 0.1,
    "one_new_s": 0.4,
    "first_answer_s": 1.0,
    "memory_mb": 300,
    "sync_memory_mb": 250,
}
_LARGER = _LIBRARY | {"size": 10_000, "passages": 9_876, "nothing_new_s": 1.0, "memory_mb": 600}
_VECTORS: Row = {
    "size": 1_000,
    "load": 0.5,
    "everything_ms": 0.1,
    "recall": 1.0,
    "memory_mb": 100,
    **{
        f"within_{share}_{what}": 1.0 for share in ("1%", "10%", "50%") for what in ("ms", "recall")
    },
}
_START: Row = {
    "load": 0.4,
    "ask_s": 1.84,
    "imports_s": 0.771,
    "stock_ask_s": 9.6,
    "page_s": 3.05,
    "page_mb": 533.4,
}


def test_the_page_tells_ratios_to_stock(tmp_path: Path) -> None:
    write_page(tmp_path, _START, [_LIBRARY, _LARGER], [_VECTORS, _VECTORS | {"size": 10_000}])
    lines = (tmp_path / "performance.md").read_text(encoding="utf-8").splitlines()
    assert "| 0.4 | 1.8 | 0.77 | 9.6 | 3.0 | 533 |" in lines
    times = "6.0 | 0.30 | 12.0 | 0.60 | 80, 120, 125 | 2.5 | 5.0; 3.0 | 0.1 | 0.4 | 1.0"
    assert f"| 980 | 0.5 | {times} | 300 | 250 |" in lines
    assert "| 10,000 | 0.5 | 0.10 | 1.000 | 1.00 | 1.00 | 1.00 | 1.000 | 100 |" in lines
    assert ET.parse(tmp_path / "performance.svg").getroot().tag.endswith("svg")


def test_growth_is_told_in_words() -> None:
    often = "times as much with 10 times the passages"
    assert growth([_LIBRARY, _LARGER], [_VECTORS]) == [
        f"- An answer takes 1.0 {often}: hardly grows.",
        f"- A sync without changes takes 10.0 {often}: grows with the library.",
        f"- A sync of one new report takes 1.0 {often}: hardly grows.",
        f"- Memory to answer takes 2.0 {often}: grows less than the library.",
        f"- Memory to sync takes 1.0 {often}: hardly grows.",
    ]


def test_axes_are_logarithmic() -> None:
    drawn = plot({"one": [(10, 1), (100, 10), (1_000, 100)], "two": [], "three": []})
    assert 'points="60,300 320,180 580,60"' in drawn


def test_vectors_are_measured_against_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performance, "_HOME", tmp_path)
    monkeypatch.setattr(performance, "_QUESTIONS", 8)
    row = performance.vectors(2_000)
    assert row["recall"] == row["within_1%_recall"] == row["within_50%_recall"] == 1.0
    rows = np.load(tmp_path / "vectors-2000.npy").astype(np.float32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(2_000), abs=1e-3)


def test_a_million_passages_are_of_other_years_and_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Quý I năm 2024 thu 1.093,57 tỷ đồng của 24 xã."
    (tmp_path / "source").mkdir()
    for name in ("bc-1.txt", "other-bc-1.txt"):
        (tmp_path / "source" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(performance, "_HOME", tmp_path)
    monkeypatch.setattr(performance, "_SIZES", {100_000: 2, 1_000_000: 6})
    monkeypatch.setattr(performance, "prepared", lambda *_: (tmp_path / "source", []))
    monkeypatch.setattr(performance, "_questions", list)
    folder, _ = performance._reports(1_000_000)
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*other*")} == {
        "other-bc-1.txt": text,
        "1other-bc-1.txt": "Quý I năm 2020 thu 2.014,68 tỷ đồng của 24 xã.",
        "2other-bc-1.txt": "Quý I năm 2016 thu 3.025,79 tỷ đồng của 24 xã.",
    }
    assert len(list(folder.iterdir())) == 6
