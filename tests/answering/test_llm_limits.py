"""What the model is told, what its answer must be, and when it is not asked at all."""

import dataclasses

import pytest

from hoibaocao.answering.kept_answers import KeptAnswers
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Turn
from tests.answering.asking import (
    FIRST,
    HITS,
    PROMPTS,
    QUESTION,
    SECOND,
    answerer,
    answers,
    asked_of,
    reason_of,
)
from tests.scripted_server import Reply, ScriptedServer, event, failed, streamed

WINDOW = Reply(
    [b'{"data": [{"id": "scripted", "max_model_len": 1200}]}'], content_type="application/json"
)
TOO_LONG = (
    "This model's maximum context length is 1600 tokens. However, you requested 2000 tokens.",
    "the request exceeds the available context size, try increasing it",
    "prompt is too long",
    "context_length_exceeded",
)


def sent_to(server: ScriptedServer, request: int = 0) -> str:
    return str(server.requests[request].body["messages"][-1]["content"])


def test_passages_are_fitted_to_the_window_that_the_endpoint_tells() -> None:
    long = dataclasses.replace(
        HITS[0], passage=dataclasses.replace(HITS[0].passage, text="x" * 900)
    )
    hits = (HITS[0], long, HITS[1])
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1]."), models=WINDOW) as server:
        list(answerer(server.url).stream(QUESTION, hits, (), "vi"))
        list(answerer(server.url, context_tokens=9_000).stream(QUESTION, hits, (), "vi"))
        fitted, set_by_hand = sent_to(server, 0), sent_to(server, 1)

    assert (FIRST in fitted, SECOND in fitted) == (True, False)
    assert (FIRST in set_by_hand, SECOND in set_by_hand) == (True, True)


@pytest.mark.parametrize("message", TOO_LONG)
def test_passages_that_are_too_long_are_halved_once(message: str) -> None:
    answer = streamed("Chi đạt 98,5 tỷ đồng [2]. Thu đạt 120,3 tỷ đồng [1].")
    history = (Turn("user", "Chào"), Turn("assistant", "Chào bạn"))
    with ScriptedServer(failed(400, message), answer) as server:
        texts = list(answerer(server.url).stream(QUESTION, HITS, history, "vi"))
        first, second = sent_to(server, 0), sent_to(server, 1)
        turns = [len(request.body["messages"]) for request in server.requests]

    assert (SECOND in first, SECOND in second, FIRST in second) == (True, False, True)
    assert turns == [4, 2]
    assert texts[-1] == "Chi đạt 98,5 tỷ đồng . Thu đạt 120,3 tỷ đồng [1]."


def test_passages_that_are_still_too_long_are_a_failure() -> None:
    with ScriptedServer(failed(413)) as server:
        assert reason_of(server.url) == "the passages are too long for it (HTTP 413)"
    with ScriptedServer(failed(400, TOO_LONG[0])) as server:
        assert reason_of(server.url) == "the passages are too long for it"
        assert len(server.requests) == 2


def test_of_an_answer_that_is_cut_only_what_is_proven_is_kept() -> None:
    cut = streamed("Thu đạt 120,3 tỷ đồng [1]. ", "Chi đạt 98", finish_reason="length")
    with ScriptedServer(cut) as server:
        *_, answer = answers(server.url)

    assert answer.text == "Thu đạt 120,3 tỷ đồng. [1]"


def test_an_answer_that_is_cut_before_it_proves_anything_is_a_failure() -> None:
    with ScriptedServer(streamed("Thu đạt 120", finish_reason="length")) as server:
        assert reason_of(server.url) == "its answer is longer than it may be"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", "The district's budget revenue reached 120,3 tỷ đồng in that period [1]."),
        ("vi", "财政收入达到1203亿越南盾，完成预算的百分之四十 [1]。"),
        ("en", "Thu ngân sách trên địa bàn huyện đạt 120,3 tỷ đồng [1]."),
    ],
)
def test_an_answer_in_another_language_is_a_failure(lang: str, text: str) -> None:
    with ScriptedServer(streamed(text)) as server:
        assert reason_of(server.url, lang) == "its answer is in another language"


def test_an_answer_in_another_language_is_not_read_to_its_end() -> None:
    begun = event("The district's budget revenue of that period is the highest ever. " * 4)
    with ScriptedServer(Reply([begun], hangs_at_end=True)) as server:
        assert reason_of(server.url) == "its answer is in another language"


def test_an_english_question_is_answered_in_english() -> None:
    with ScriptedServer(
        streamed("Budget revenue of the district was 120,3 tỷ đồng [1].")
    ) as server:
        *_, answer = answers(server.url, "en")
        system = server.requests[0].body["messages"][0]["content"]

    assert answer.text == "Budget revenue of the district was 120,3 tỷ đồng. [1]"
    assert system == PROMPTS.render("system", "en", no_answer="NO_ANSWER")


def test_no_answer_is_kept_unless_that_is_set() -> None:
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        of = answerer(server.url)
        for _ in range(2):
            list(asked_of(of))
        assert len(server.requests) == 2


@pytest.mark.parametrize("text", ["Thu đạt 120,3 tỷ đồng [1].", "NO_ANSWER"])
def test_a_kept_answer_is_given_again_complete_at_once(text: str) -> None:
    with ScriptedServer(streamed(text)) as server:
        of = answerer(server.url, kept=KeptAnswers(5))
        *_, first = asked_of(of)
        (again,) = asked_of(of)
        assert len(server.requests) == 1
        list(asked_of(of, question="Chi bao nhiêu?"))
        list(asked_of(of, hits=HITS[:1]))
        list(asked_of(of, generation="gen-000002"))
        list(asked_of(answerer(server.url, kept=KeptAnswers(5), model="other")))
        assert len(server.requests) == 5

    assert again == first


@pytest.mark.usefixtures("no_retries")
def test_a_failure_is_not_kept() -> None:
    answer = streamed("Thu đạt 120,3 tỷ đồng [1].")
    with ScriptedServer(failed(500), streamed("Thu đạt."), answer) as server:
        of = answerer(server.url, kept=KeptAnswers(5))
        for _ in range(2):
            with pytest.raises(LanguageModelFailed):
                list(asked_of(of))
        *_, answered = asked_of(of)

    assert answered.text == "Thu đạt 120,3 tỷ đồng. [1]"


def test_a_model_that_keeps_failing_is_left_alone() -> None:
    with ScriptedServer(failed(401)) as server:
        of = answerer(server.url)
        reasons = []
        for _ in range(4):
            with pytest.raises(LanguageModelFailed) as caught:
                list(asked_of(of))
            reasons.append(caught.value.facts["reason"])
        assert len(server.requests) == 3

    refused = "it refuses the API key (HTTP 401)"
    resting = "it kept failing, so it is left alone for a while"
    assert reasons == [refused, refused, refused, resting]


def test_a_reader_who_stops_does_not_count_against_the_model() -> None:
    with ScriptedServer(Reply([event("Thu đạt 1 tỷ ")], hangs_at_end=True)) as server:
        of = answerer(server.url)
        for _ in range(4):
            stream = asked_of(of)
            assert next(stream).text == "Thu đạt 1 tỷ"
            stream.close()
        assert len(server.requests) == 4
