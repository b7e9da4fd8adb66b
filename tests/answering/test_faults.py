"""Whatever is wrong with the language model's endpoint, the extract answers, and in time."""

import logging
import time

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.indexing.library import Library
from hoibaocao.records import Question
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS, TIMEOUT_S, answerer
from tests.fakes import FakeEmbedder
from tests.faults import FAULTS, faulty
from tests.small_library import small_library

_QUESTION = "Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"), FakeEmbedder())


@pytest.mark.parametrize("fault", FAULTS)
def test_the_extract_answers_in_time(
    library: Library, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    extract = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS))
    expected = extract.ask(Question(_QUESTION))
    with faulty(fault) as url:
        assistant = Assistant(
            library,
            Searcher(FakeEmbedder()),
            ExtractiveAnswerer(PROMPTS),
            answerer(url, timeout_s=TIMEOUT_S),
        )
        began = time.monotonic()
        answer = assistant.ask(Question(_QUESTION))
        assert time.monotonic() - began < TIMEOUT_S + 1

    assert (answer.answerer, answer.notice) == ("extractive", "llm_failed")
    assert (answer.text, answer.citations) == (expected.text, expected.citations)
    (told,) = [each for each in caplog.records if each.name.startswith("hoibaocao")]
    assert told.levelno == logging.WARNING
    assert told.getMessage().startswith("The language model did not answer: it")
