from pathlib import Path

import pytest

from hoibaocao.errors import QuestionInvalid
from hoibaocao.evaluating.questions import read_questions
from hoibaocao.records import Question, Turn


def test_reads_questions_with_history_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(
        '\ufeff{"id": 1, "question": "Thu?", "kind": "fact"}\n\n'
        '{"id": "b", "question": "Còn chi?",'
        ' "history": [{"role": "user", "content": "Thu?"}],'
        ' "places": ["Đồi Mây"], "periods": ["năm 2023"]}\n',
        encoding="utf-8",
    )
    first, second = read_questions(path)
    assert (first.id, first.question, first.gold["kind"]) == ("1", Question("Thu?"), "fact")
    assert second.question == Question(
        "Còn chi?", (Turn("user", "Thu?"),), ("Đồi Mây",), ("năm 2023",)
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ('{"id": 1}', "it lacks 'question'"),
        ('{"id": 1, "question": 5}', "question is not text"),
        ('{"id": 1, "question": "Thu?", "places": "Đồi Mây"}', "places is not a list of texts"),
        ('{"id": 1, "question": "Thu?", "periods": [2023]}', "periods is not a list of texts"),
        ('{"id": 1, "question": " ?"}', "The question is empty"),
        (f'{{"id": 1, "question": "{"a" * 1001}"}}', "has 1001 characters, more than 1000"),
        ("[]", "list"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"id": 1, "question": "Thu?"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(QuestionInvalid, match=reason) as caught:
        list(read_questions(path))
    assert caught.value.facts["where"] == f"{path}:2"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionInvalid, match=r"nothing\.jsonl"):
        list(read_questions(tmp_path / "nothing.jsonl"))
