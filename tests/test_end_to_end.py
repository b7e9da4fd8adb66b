"""The whole flow on the sample reports with the embedded model."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hoibaocao import wiring
from hoibaocao.answering.assistants import Assistants
from hoibaocao.chat.contract import answer_json, search_json
from hoibaocao.evaluating.questions import read_questions
from hoibaocao.evaluating.score import averages, score_answer, score_hits
from hoibaocao.records import Answer, Question
from hoibaocao.settings import load_settings
from tests.conftest import Sample

pytestmark = pytest.mark.model

QUESTIONS = Path(__file__).parent / "data" / "sample_questions.jsonl"


def test_a_clerk_gets_the_figure_with_its_sentence(sample: Sample) -> None:
    answer = sample.assistant.ask(Question("thu ngan sach cam xuyen 6 thang dau nam 2023"))
    assert not answer.refused
    assert "120,3 tỷ đồng" in answer.text
    citation = answer.citations[0]
    assert citation.passage.report == "cam-xuyen-6-thang-2023.docx"
    text = sample.library.report(citation.passage.report).text
    assert text[citation.start : citation.end] == citation.quote
    assert "40% kế hoạch tỉnh giao" in citation.quote


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Thu ngân sách của huyện Sóc Sơn năm 2023?", "huyện Sóc Sơn"),
        ("Cẩm Xuyên thu ngân sách 6 tháng đầu năm 2019 được bao nhiêu?", "6 tháng đầu năm 2019"),
        ("Công thức nấu phở bò là gì?", "Trong 14 báo cáo đã xem không thấy nêu"),
    ],
)
def test_what_the_reports_do_not_say_is_said(sample: Sample, question: str, words: str) -> None:
    answer = sample.assistant.ask(Question(question))
    assert answer.refused
    assert words in answer.text
    assert answer.citations == ()
    assert answer.choices == ()


def test_the_own_questions_are_found_and_answered(sample: Sample) -> None:
    rows = []
    for line in read_questions(QUESTIONS):
        scores = score_answer(line.gold, answer_json(sample.assistant.ask(line.question)))
        if line.gold["answerable"]:
            scores |= score_hits(line.gold, search_json(sample.assistant.search(line.question)))
        rows.append((line.gold["kind"], scores))
    overall = averages(rows)["ALL"]
    assert overall["recall@5"] >= 0.97
    assert overall["right_and_cited"] >= 0.75
    assert overall["refusal"] >= 0.93
    assert overall["false_refusal"] <= 0.12


def test_every_quote_is_exactly_the_text(sample: Sample) -> None:
    for line in list(read_questions(QUESTIONS))[:30]:
        for citation in sample.assistant.ask(line.question).citations:
            text = sample.library.report(citation.passage.report).text
            assert text[citation.start : citation.end] == citation.quote
            passage = citation.passage
            assert text[passage.start : passage.end] == passage.text


def test_the_same_question_gives_the_same_answer(sample: Sample) -> None:
    question = "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng"
    first, second = (answer_json(sample.assistant.ask(Question(question))) for _ in range(2))
    del first["timings_ms"], second["timings_ms"]
    assert first == second


def _answered_elsewhere(assistants: Assistants, question: str) -> Answer:
    """Ask until another process than this one answers, which says nothing."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if answers := [*assistants.stream(Question(question))]:
            return answers[-1]
        time.sleep(0.05)
    raise TimeoutError


def test_another_process_answers_alike_from_the_index_in_use(
    write_reports: Callable[[dict[str, str]], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOIBAOCAO_SERVER__PROCESSES", "2")
    text = "BÁO CÁO\nTình hình huyện Đồi Mây năm {year}\n\nThu ngân sách đạt {revenue} tỷ đồng."
    reports = write_reports({"doi-may-2022.txt": text.format(year=2022, revenue="98,7")})
    settings = load_settings(reports, tmp_path / "index")
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    own = wiring.make_assistant(settings, library, embedder)
    here = own.ask(Question("Thu ngân sách Đồi Mây năm 2022?"))
    assistants = wiring.make_assistants(settings, own)
    at_work = assistants.stream(Question("Thu ngân sách?"))
    next(at_work)

    def silent(*_: object, **__: object) -> Iterator[Answer]:
        yield from ()

    monkeypatch.setattr(own, "stream", silent)
    answer = _answered_elsewhere(assistants, "Thu ngân sách Đồi Mây năm 2022?")
    assert replace(answer, timings_ms=here.timings_ms) == here
    assert "98,7 tỷ đồng" in answer.text

    write_reports({"doi-may-2023.txt": text.format(year=2023, revenue="104,3")})
    library.sync()
    answer = _answered_elsewhere(assistants, "Thu ngân sách Đồi Mây năm 2023?")
    assert "104,3 tỷ đồng" in answer.text
    assert answer.generation == library.current().name
    at_work.close()
    assistants.close()
    assert multiprocessing.active_children() == []
