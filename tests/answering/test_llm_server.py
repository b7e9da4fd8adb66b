"""The protocol with a real server, over real HTTP: make test-llm. Not the quality of its answers.

The model is so small that it rarely cites a passage, and it writes English alone.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.chat_model import AnswerCut, ChatModel
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.records import Question
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS, answerer, reason_of
from tests.answering.llm_server import serving, unpack
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

pytestmark = pytest.mark.llm

QUESTION = "How much was the budget revenue of Doi May district in the first 6 months of 2023?"
COUNT = [("system", "You count."), ("human", "Count from 1 to 100, a number a line.")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("smollm2")
    unpack(folder)
    return folder


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with serving(folder) as url:
        yield url


@pytest.fixture
def settings(folder: Path) -> dict[str, Any]:
    return {"model": str(folder), "timeout_s": 120.0, "silence_s": 60.0, "max_tokens": 12}


@pytest.fixture
def chat_model(url: str, settings: dict[str, Any]) -> ChatModel:
    return ChatModel(base_url=url, api_key="", temperature=0.0, **settings)


def test_an_answer_arrives_piece_by_piece_up_to_its_limit(chat_model: ChatModel) -> None:
    pieces: list[str] = []
    with pytest.raises(AnswerCut):
        pieces.extend(chat_model.pieces(COUNT, chat_model.deadline()))

    assert 1 < len([piece for piece in pieces if piece]) <= 12


def test_an_answer_that_is_stopped_leaves_the_server_free(chat_model: ChatModel) -> None:
    for _ in range(3):
        stopped = chat_model.pieces(COUNT, chat_model.deadline())
        assert any(stopped)
        stopped.close()


def test_the_server_tells_no_window(chat_model: ChatModel) -> None:
    assert chat_model.window(chat_model.deadline()) == 0


def test_another_model_is_refused(url: str, settings: dict[str, Any]) -> None:
    reason = reason_of(url, "en", **settings | {"model": "another"})

    assert reason == "it refuses the request (HTTP 400)"


def test_too_little_time_is_told(url: str, settings: dict[str, Any]) -> None:
    began = time.monotonic()
    assert reason_of(url, "en", **settings | {"timeout_s": 0.3}) == "it took too long"
    assert time.monotonic() - began < 1.3


def test_a_question_gets_an_answer_that_cites_or_the_extract(
    url: str, settings: dict[str, Any], tmp_path: Path
) -> None:
    library = small_library(tmp_path, FakeEmbedder())
    model = answerer(url, **settings)
    assistant = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS), model)
    answer = assistant.ask(Question(QUESTION))

    assert (answer.answerer, answer.notice) in {("llm", ""), ("extractive", "llm_failed")}
    assert answer.citations or answer.refused
    for citation in answer.citations:
        text = library.current().catalogue.report(citation.passage.report).text
        assert text[citation.start : citation.end] == citation.quote
