import json
from collections import Counter
from pathlib import Path

from benchmarks.quality.library import Library
from benchmarks.quality.preparing import Choice, prepare


def test_a_part_of_the_reports_with_the_questions_on_them(tmp_path: Path, library: Library) -> None:
    choice = Choice(reports=60, split="report", kinds="fact,absent_place,no_place", each=5)
    prepared = prepare(tmp_path, library, choice)
    files = sorted((prepared.folder / "reports").iterdir())
    assert prepared.folder.name == "2026-60-plain"
    assert [path.name for path in files] == sorted(prepared.texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in files} == prepared.texts
    assert Counter(row["kind"] for row in prepared.rows) == {
        "fact": 5,
        "absent_place": 5,
        "no_place": 5,
    }
    assert {row["split"] for row in prepared.rows} == {"report"}
    assert {name for row in prepared.rows for name in row["reports"]} <= set(prepared.about)


def test_questions_are_written_as_evaluation_reads_them(tmp_path: Path, library: Library) -> None:
    prepared = prepare(tmp_path, library, Choice(reports=20, variant="tcvn3"))
    lines = (prepared.folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == prepared.rows
    assert all("\ufffd" in text for text in prepared.texts.values())
