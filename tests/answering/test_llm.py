import dataclasses
from typing import Any

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest
from langsmith import utils

from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Answer, Scope, Statement, Turn
from tests.answering.asking import (
    FIRST,
    HITS,
    KEY,
    PROMPTS,
    QUESTION,
    REFUSAL,
    SECOND,
    answerer,
    answers,
)
from tests.scripted_server import (
    ScriptedServer,
    failed,
    refusing_url,
    streamed,
)


def test_an_answer_is_streamed_with_its_citations_resolved() -> None:
    pieces = (
        "Chi đạt 98",
        ",5 tỷ đồng ",
        "[",
        "2",
        "]. Thu đạt ",
        "120,3 tỷ đồng 【1】[",
        "7",
        "].",
    )
    with ScriptedServer(streamed(*pieces)) as server:
        got = list(answers(server.url))

    assert [answer.text for answer in got] == [
        "Chi đạt",
        "Chi đạt 98,5 tỷ đồng",
        "Chi đạt 98,5 tỷ đồng. [1] Thu đạt",
        "Chi đạt 98,5 tỷ đồng. [1] Thu đạt 120,3 tỷ đồng",
        "Chi đạt 98,5 tỷ đồng. [1] Thu đạt 120,3 tỷ đồng. [2]",
    ]
    assert got[-1].statements == (
        Statement("Chi đạt 98,5 tỷ đồng.", (1,), verified=False),
        Statement("Thu đạt 120,3 tỷ đồng.", (2,), verified=False),
    )
    assert [(c.n, c.start, c.end, c.quote) for c in got[-1].citations] == [
        (1, 900, 931, "Chi ngân sách đạt 98,5 tỷ đồng."),
        (2, 118, 168, "Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán."),
    ]
    assert dataclasses.replace(got[-1], text="", statements=(), citations=()) == Answer(
        QUESTION,
        text="",
        refused=False,
        scope=Scope(),
        statements=(),
        citations=(),
        answerer="llm",
        generation="gen-000001",
    )


def test_the_request_carries_rules_history_passages_and_question() -> None:
    history = (Turn("user", "Chi bao nhiêu?"), Turn("assistant", "Chi 98,5 tỷ. [1]"))
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        list(answerer(server.url).stream(QUESTION, HITS, history, "vi"))
        request = server.requests[0]

    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert {name: value for name, value in request.body.items() if name != "messages"} == {
        "model": "scripted",
        "stream": True,
        "temperature": 0.0,
        "max_tokens": 100,
    }
    system, asked, answered, last = request.body["messages"]
    assert system == {
        "role": "system",
        "content": PROMPTS.render("system", "vi", no_answer="NO_ANSWER"),
    }
    assert asked == {"role": "user", "content": "Chi bao nhiêu?"}
    assert answered == {"role": "assistant", "content": "Chi 98,5 tỷ. "}
    assert last["role"] == "user"
    assert (
        "[1] Báo cáo kinh tế - xã hội — huyện An Bình, Tân Phú — 6 tháng đầu năm 2023 — I. Thu\n"
        f"<passage>\n{FIRST}\n</passage>\n\n[2] "
    ) in last["content"]
    assert f"Câu hỏi: {QUESTION}" in last["content"]


def test_only_the_latest_turns_are_sent_beginning_with_the_users() -> None:
    history = (
        Turn("user", "x" * 3_999),
        Turn("assistant", "Đã cũ."),
        Turn("user", "Chi bao nhiêu?"),
        Turn("assistant", "98,5 tỷ."),
    )
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        list(answerer(server.url).stream(QUESTION, HITS, history, "vi"))
        sent = server.requests[0].body["messages"][1:-1]

    assert sent == [
        {"role": "user", "content": "Chi bao nhiêu?"},
        {"role": "assistant", "content": "98,5 tỷ."},
    ]


def test_without_passages_nobody_is_asked() -> None:
    (answer,) = answerer(refusing_url()).answer_stream(
        QUESTION, (), (), "vi", scope=Scope(), generation="gen-000001", refusal=REFUSAL
    )

    assert (answer.text, answer.refused) == (REFUSAL, True)


def test_only_passages_that_fit_are_sent_and_others_cannot_be_cited() -> None:
    with ScriptedServer(streamed("Chi đạt 98,5 tỷ đồng [2]. Thu đạt 120,3 tỷ đồng [1].")) as server:
        *_, answer = answers(server.url, max_context_chars=250)
        sent = server.requests[0].body["messages"][-1]["content"]

    assert FIRST in sent
    assert SECOND not in sent
    assert [citation.quote for citation in answer.citations] == [FIRST[18:]]


@pytest.mark.parametrize(
    "pieces",
    [
        ("NO_", "ANSWER"),
        ("NO_ANSWER: năm 2022 ", "thu 55 tỷ [1]."),
        ("**NO_ANSWER**\n", "Không nêu."),
        ("Các đoạn không nêu.\n", "NO_ANSWER"),
    ],
)
def test_when_the_passages_hold_no_answer_the_refusal_is_said(pieces: tuple[str, ...]) -> None:
    with ScriptedServer(streamed(*pieces)) as server:
        *_, answer = answers(server.url)

    assert (answer.text, answer.refused) == (REFUSAL, True)
    assert (answer.statements, answer.citations, answer.answerer) == ((), (), "llm")


def test_a_part_of_an_answer_is_kept() -> None:
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].\n", "NO_ANSWER về chi.")) as server:
        *_, answer = answers(server.url)

    assert (answer.text, answer.refused) == ("Thu đạt 120,3 tỷ đồng. [1]", False)


def test_the_key_is_not_shown() -> None:
    of = answerer("http://127.0.0.1:1/v1")

    assert KEY not in repr(vars(of)) + repr(vars(of._chat_model)) + of._chat_model.identity


def test_a_failure_is_not_chained_to_what_the_server_said() -> None:
    with (
        ScriptedServer(failed(401, f"Incorrect API key: {KEY}")) as server,
        pytest.raises(LanguageModelFailed) as caught,
    ):
        list(answers(server.url))

    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_without_a_key_no_key_of_the_user_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        list(answers(server.url, api_key=""))
        assert server.requests[0].headers["authorization"] == "Bearer none"


@pytest.mark.usefixtures("proxies")
def test_an_endpoint_on_this_machine_is_reached_without_the_proxy() -> None:
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        *_, answer = answers(server.url)

    assert answer.text == "Thu đạt 120,3 tỷ đồng. [1]"


@pytest.mark.usefixtures("proxies")
def test_another_endpoint_is_reached_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(streamed("Thu đạt 120,3 tỷ đồng [1].")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        *_, answer = answers("http://llm.example/v1")
        assert proxy.requests[0].path == "http://llm.example/v1/chat/completions"

    assert answer.text == "Thu đạt 120,3 tỷ đồng. [1]"


def test_nothing_is_traced(monkeypatch: pytest.MonkeyPatch) -> None:
    get_env_var: Any = utils.get_env_var
    with ScriptedServer(streamed("ok")) as collector, ScriptedServer(streamed("A [1].")) as server:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", collector.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-key")
        get_env_var.cache_clear()
        assert utils.tracing_is_enabled()
        *_, answer = answers(server.url)
        assert collector.requests == []
    get_env_var.cache_clear()

    assert answer.text == "A. [1]"
