"""Put the reports of a run into a folder, with the questions on them beside it."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.judging import About
from benchmarks.quality.library import Library
from benchmarks.quality.questions import make_questions
from benchmarks.quality.rows import Row
from benchmarks.quality.variants import VARIANTS


@dataclass(frozen=True)
class Choice:
    """What to measure with.

    Args:
        reports: Only so many reports, and the questions on them; 0 for all.
        split: ``tune``, ``report`` or ``all`` questions; the reports are those of both.
        kinds: Only these kinds of questions, parted by commas; all if empty.
        variant: The clothes of the reports, one of `VARIANTS`.
        each: At most so many questions of each kind; 0 for all.
    """

    reports: int = 0
    split: str = "all"
    kinds: str = ""
    variant: str = "plain"
    each: int = 0


@dataclass(frozen=True)
class Prepared:
    """What a run works on.

    Args:
        folder: Holds ``reports/``, ``index/`` and ``questions.jsonl``.
        rows: The gold questions.
        texts: The reports by name, as a program that knows UTF-8 alone reads them.
        about: The place and period of each report.
    """

    folder: Path
    rows: list[Row]
    texts: Mapping[str, str]
    about: About


def prepare(home: Path, library: Library, choice: Choice) -> Prepared:
    """Write reports and questions of a library to a folder under ``home``."""
    kept = sorted(library.reports, key=lambda report: report.name)[: choice.reports or None]
    about = {report.name: report.about for report in kept}
    rows = [
        row
        for row in _within(make_questions(library), about)
        if choice.split in {row["split"], "all"}
        and (not choice.kinds or row["kind"] in choice.kinds.split(","))
    ]
    folder = home / f"{library.world.seed}-{len(kept)}-{choice.variant}"
    written = {report.name: VARIANTS[choice.variant](report.text) for report in kept}
    _write(folder, written, rows)
    texts = {name: content.decode(errors="replace") for name, content in written.items()}
    return Prepared(folder, _few(rows, choice.each) if choice.each else rows, texts, about)


def _few(rows: list[Row], each: int) -> list[Row]:
    """Return the first questions of each kind; they were drawn at random."""
    seen: Counter[str] = Counter()
    few = []
    for row in rows:
        seen[row["kind"]] += 1
        if seen[row["kind"]] <= each:
            few.append(row)
    return few


def _within(rows: list[Row], about: About) -> list[Row]:
    """Return the questions that a part of the reports decides as all of them do."""
    places = {place for place, _ in about.values()}
    narrowed = (_narrowed(row, about) for row in rows)
    return [row for row in narrowed if row and set(row["places"]) <= places]


def _narrowed(row: Row, about: About) -> Row | None:
    if "candidates" not in row:
        return row if set(row["reports"]) <= set(about) else None
    candidates = [name for name in row["candidates"] if name in about]
    return {**row, "candidates": candidates, "reports": candidates} if candidates[1:] else None


def _write(folder: Path, reports: Mapping[str, bytes], rows: list[Row]) -> None:
    library = folder / "reports"
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir(parents=True)
    for name, content in reports.items():
        (library / name).write_bytes(content)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "questions.jsonl").write_text("".join(lines), encoding="utf-8")
