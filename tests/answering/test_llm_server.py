"""The protocol with a real server, over real HTTP: make test-llm. Not the quality of its answers.

The model is so small that it rarely cites a passage, and it writes English alone.
"""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.answering.llm import LanguageModelAnswerer
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.searching.search import Searcher
from tests.answering.asking import HITS, PROMPTS, answerer, reason_of
from tests.answering.llm_server import serving, unpack
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

pytestmark = pytest.mark.llm

QUESTION = "How much was the budget revenue of Doi May district in the first 6 months of 2023?"


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
def of_server(url: str, folder: Path) -> dict[str, Any]:
    return {"model": str(folder), "timeout_s": 120.0, "silence_s": 60.0, "max_tokens": 16}


@pytest.fixture
def model(url: str, of_server: dict[str, Any]) -> LanguageModelAnswerer:
    return answerer(url, **of_server)


def test_an_answer_arrives_piece_by_piece(model: LanguageModelAnswerer) -> None:
    texts: list[str] = []
    with pytest.raises(LanguageModelFailed, match="its answer is longer than it may be"):
        texts.extend(model.stream(QUESTION, HITS, (), "en"))

    assert len(texts) > 1
    assert all(len(text) < len(longer) for text, longer in pairwise(texts))


def test_an_answer_that_is_stopped_leaves_the_server_free(model: LanguageModelAnswerer) -> None:
    stopped = model.stream(QUESTION, HITS, (), "en")
    next(stopped)
    stopped.close()

    assert next(model.stream(QUESTION, HITS, (), "en"))


def test_another_model_is_refused(url: str, of_server: dict[str, Any]) -> None:
    reason = reason_of(url, "en", **of_server | {"model": "another"})

    assert reason == "it refuses the request (HTTP 400)"


def test_too_little_time_is_told(url: str, of_server: dict[str, Any]) -> None:
    began = time.monotonic()
    assert reason_of(url, "en", **of_server | {"timeout_s": 0.3}) == "it took too long"
    assert time.monotonic() - began < 1.3


def test_a_question_gets_an_answer_that_cites_or_the_extract(
    model: LanguageModelAnswerer, tmp_path: Path
) -> None:
    library = small_library(tmp_path, FakeEmbedder())
    assistant = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS), model)
    answer = assistant.ask(QUESTION)

    assert (answer.answerer, answer.notice) in {("llm", ""), ("extractive", "llm_failed")}
    assert answer.citations or answer.refused
    for citation in answer.citations:
        text = library.current().catalogue.report(citation.passage.report).text
        assert text[citation.start : citation.end] == citation.quote
