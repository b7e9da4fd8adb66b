from pathlib import Path

from benchmarks.clothes import asked_of, clothes_of
from hoibaocao.evaluating.questions import BatchQuestion
from hoibaocao.records import Question


def test_files_are_told_by_the_text_they_hold(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    rice, tea = "Lúa đạt 45 tấn, tăng so với năm trước.", "Chè đạt 12 tấn, giảm so với năm trước."
    (reports / "lúa.txt").write_text(rice, encoding="utf-8")
    (reports / "chè.txt").write_text(f"{tea} {tea}", encoding="utf-8")
    texts = {"a.pdf": f"{rice} Bảng chỉ tiêu", "b.doc": rice, "c.png": tea, "d.txt": rice + tea}
    files = []
    for name, text in texts.items():
        reference = tmp_path / f"{name}.ref.txt"
        reference.write_text(text, encoding="utf-8")
        files.append((tmp_path / name, reference))
    found = clothes_of(reports, files)
    assert {name: [path.name for path in paths] for name, paths in found.items()} == {
        "chè.txt": [],
        "lúa.txt": ["b.doc", "a.pdf"],
    }


def test_only_questions_on_reports_that_are_there_are_asked() -> None:
    wanted = {"1": ["a"], "2": ["a", "b"], "3": []}
    questions = [
        BatchQuestion(name, Question("Thu?"), {"reports": reports})
        for name, reports in wanted.items()
    ]
    assert [question.id for question in asked_of(questions, ["a"])] == ["1", "3"]
