"""What is told of a report that is silent on what is asked, word for word."""

from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.answering.prompts import Prompts
from hoibaocao.records import Question
from hoibaocao.searching.search import Searcher
from tests.fakes import FakeEmbedder
from tests.silent_library import KEPT, PLANTED, silent_library

_ASKED = "Diện tích trồng rừng tập trung năm 2023 của huyện {} là bao nhiêu ha?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    embedder = FakeEmbedder()
    library = silent_library(tmp_path_factory.mktemp("library"), embedder)
    prompts = Prompts.load(Path(__file__).parents[2] / "prompts")
    return Assistant(library, Searcher(embedder), ExtractiveAnswerer(prompts))


def test_a_silent_report_is_quoted_for_what_it_tells_instead(assistant: Assistant) -> None:
    answer = assistant.ask(Question(_ASKED.format("Suối Ngà")))
    assert answer.refused
    assert answer.text == (
        "Đã tìm: “Diện tích trồng rừng tập trung năm 2023 của huyện Suối Ngà là bao nhiêu ha”."
        " Huyện Suối Ngà, Vân Lam, năm 2023: báo cáo không nêu điều này. Nội dung gần nhất có"
        f" nêu, nhưng không phải là câu trả lời: “{KEPT}” [1]"
    )
    assert [citation.quote for citation in answer.citations] == [KEPT]
    assert [statement.citations for statement in answer.statements] == [(1,)]


def test_a_report_that_tells_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask(Question(_ASKED.format("Đồi Mây")))
    assert not answer.refused
    assert answer.citations[0].quote == PLANTED
