import dataclasses
import logging
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest
from langsmith import utils
from pydantic import SecretStr

from hoibaocao.answering import llm
from hoibaocao.answering.llm import LanguageModelAnswerer
from hoibaocao.answering.prompts import Prompts
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Answer, Hit, Metadata, Passage, Period, Place, Scope, Statement, Turn
from tests.scripted_server import (
    DONE,
    Reply,
    ScriptedServer,
    dripped,
    event,
    failed,
    refusing_url,
    streamed,
)

KEY = "sk-very-secret-1234567890"
PROMPTS = Prompts.load(Path(__file__).parents[2] / "prompts")
TIMEOUT_S = 0.5
SLOW = "it took too long"
UNREACHABLE = "it cannot be reached, or the connection broke"
UNREADABLE = "its reply is not a chat completion"
QUESTION = "Thu ngân sách An Bình 6 tháng đầu năm 2023?"
FIRST = "Huyện phát triển. Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán."
SECOND = "Chi ngân sách đạt 98,5 tỷ đồng."
METADATA = Metadata(
    "Báo cáo kinh tế - xã hội",
    Place("An Bình", "district", "huyện", province="Tân Phú"),
    Period("half", date(2023, 1, 1), date(2023, 6, 30)),
)
HITS = (
    Hit(Passage("a.txt", 100, 100 + len(FIRST), FIRST, section="I. Thu"), METADATA, 2.0),
    Hit(Passage("a.txt", 900, 900 + len(SECOND), SECOND), METADATA, 1.0),
)
REFUSAL = "Các báo cáo không nêu."


def answerer(url: str, **changes: Any) -> LanguageModelAnswerer:
    arguments: dict[str, Any] = {
        "base_url": url,
        "model": "scripted",
        "api_key": SecretStr(KEY),
        "timeout_s": 10.0,
        "temperature": 0.0,
        "max_tokens": 100,
        "max_context_chars": 5_000,
        "prompts": PROMPTS,
    }
    return LanguageModelAnswerer(**arguments | changes)


def answers(url: str, **changes: Any) -> Iterator[Answer]:
    return answerer(url, **changes).answer_stream(
        QUESTION, HITS, (), "vi", scope=Scope(), generation="gen-000001", refusal=REFUSAL
    )


def reason_of(url: str, **changes: Any) -> str:
    with pytest.raises(LanguageModelFailed) as caught:
        list(answers(url, **changes))
    return str(caught.value.facts["reason"])


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(1.0)
    assert set(threading.enumerate()) <= before


@pytest.fixture
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm, "_RETRIES", 0)


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, refusing_url().removesuffix("/v1"))
    monkeypatch.delenv("NO_PROXY", raising=False)


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
        Statement("Chi đạt 98,5 tỷ đồng.", (1,), verified=True),
        Statement("Thu đạt 120,3 tỷ đồng.", (2,), verified=True),
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


def test_a_figure_that_stands_in_no_passage_is_not_verified() -> None:
    with ScriptedServer(streamed("Thu đạt 999 tỷ đồng [1].")) as server:
        *_, answer = answers(server.url)

    assert answer.statements == (Statement("Thu đạt 999 tỷ đồng.", (1,), verified=False),)


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
        "max_completion_tokens": 100,
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


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (failed(400), "it refuses the request (HTTP 400)"),
        (failed(401, f"Incorrect API key: {KEY}"), "it refuses the API key (HTTP 401)"),
        (failed(403), "it refuses the API key (HTTP 403)"),
        (failed(404), "it knows no such model or address (HTTP 404)"),
        (
            failed(429, retry_after_ms="1"),
            "it is overloaded or its quota is used up (HTTP 429)",
        ),
        (failed(500, retry_after_ms="1"), "it has a fault of its own (HTTP 500)"),
        (failed(307, location="/v1/elsewhere"), "it has a fault of its own (HTTP 307)"),
        (Reply(hangs_before_headers=True), SLOW),
        (Reply([event("Thu đạt 1 ")], hangs_at_end=True), SLOW),
        (dripped(event("Thu đạt 120,3 tỷ đồng [1].")), SLOW),
        (
            Reply([b"<!doctype html><p>Welcome</p>"], content_type="text/html"),
            UNREADABLE,
        ),
        (Reply([event("Thu "), b'data: {"choices": [\n\n']), UNREADABLE),
        (Reply([b'data: {"choices": "abc"}\n\n']), UNREADABLE),
        (Reply([b"data: [1, 2]\n\n"]), UNREADABLE),
        (Reply([b"data: " + b"[" * 100_000 + b"\n\n"]), UNREADABLE),
        (Reply([b"data: \xff\xfe\xc3\x28\n\n"]), UNREADABLE),
        (Reply(), UNREADABLE),
        (
            Reply([b'data: {"error": {"message": "busy"}}\n\n']),
            UNREADABLE,
        ),
        (streamed(), "its answer is empty"),
        (streamed(" \n"), "its answer is empty"),
        (streamed("<think>Hừm.</think>"), "its answer is empty"),
        (streamed("x" * 10_000_000), "its answer does not end"),
        (streamed(*["dài lắm "] * 10_000), "its answer does not end"),
        (streamed("Thu đạt 120,3 tỷ đồng."), "its answer names no passage"),
        (streamed("Thu đạt 120,3 tỷ đồng [8]."), "its answer names no passage"),
        (Reply([event("Thu đạt 120,3 tỷ "), DONE]), "its answer breaks off"),
        (
            Reply([event("Thu đạt 120,3 tỷ ")], breaks_off=True),
            UNREACHABLE,
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_a_fault_is_told_in_plain_words_and_in_time(
    reply: Reply, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    timeout_s = TIMEOUT_S if reason == SLOW else 10.0
    with ScriptedServer(reply) as server:
        began = time.monotonic()
        assert reason_of(server.url, timeout_s=timeout_s) == reason
        assert time.monotonic() - began < timeout_s + 1

    assert KEY not in caplog.text


@pytest.mark.usefixtures("no_retries")
def test_a_refused_connection_is_told() -> None:
    reason = reason_of(refusing_url())

    assert reason == UNREACHABLE


@pytest.mark.usefixtures("no_retries")
def test_an_unknown_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    reason = reason_of("http://llm.example/v1")

    assert reason == UNREACHABLE


def test_a_name_that_is_looked_up_for_ever_does_not_hold_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        found.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    began = time.monotonic()
    assert reason_of("http://llm.example/v1", timeout_s=TIMEOUT_S) == SLOW
    assert time.monotonic() - began < TIMEOUT_S + 1
    found.set()


@pytest.mark.usefixtures("no_retries")
@pytest.mark.parametrize("url", ["nowhere", "http://[::1/v1"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    assert reason_of(url) in {
        UNREACHABLE,
        UNREADABLE,
    }


def test_silence_within_an_answer_ends_it_before_the_deadline() -> None:
    with ScriptedServer(Reply([event("Thu đạt 1 ")], hangs_at_end=True)) as server:
        began = time.monotonic()
        assert reason_of(server.url, silence_s=0.2) == SLOW
        assert time.monotonic() - began < 1.2


@pytest.mark.parametrize("status", [429, 500])
def test_a_passing_fault_is_tried_again(status: int) -> None:
    passing = failed(status, retry_after_ms="1")
    with ScriptedServer(passing, passing, streamed("Thu đạt 120,3 tỷ đồng [1].")) as server:
        *_, answer = answers(server.url)
        assert len(server.requests) == 3

    assert answer.text == "Thu đạt 120,3 tỷ đồng. [1]"


def test_a_wrong_key_is_not_tried_again() -> None:
    with ScriptedServer(failed(401)) as server:
        reason_of(server.url)
        assert len(server.requests) == 1


def test_retries_end_at_the_deadline() -> None:
    with ScriptedServer(failed(429, retry_after="30")) as server:
        began = time.monotonic()
        assert reason_of(server.url, timeout_s=TIMEOUT_S) == SLOW
        assert time.monotonic() - began < TIMEOUT_S + 1


def test_an_answer_may_be_given_up_midway() -> None:
    with ScriptedServer(Reply([event("Thu đạt 1 tỷ ")], hangs_at_end=True)) as server:
        stream = answerer(server.url).stream(QUESTION, HITS, (), "vi")
        assert next(stream) == "Thu đạt 1 tỷ"
        stream.close()


def test_an_answer_may_be_read_from_several_threads() -> None:
    got: list[str] = []
    with ScriptedServer(streamed("Thu ", "đạt ", "1 tỷ [1].")) as server:
        stream = answerer(server.url).stream(QUESTION, HITS, (), "vi")
        for _ in range(4):
            reader = threading.Thread(target=lambda: got.append(next(stream)))
            reader.start()
            reader.join()
        stream.close()

    assert got == ["Thu", "Thu đạt", "Thu đạt 1 tỷ", "Thu đạt 1 tỷ [1]."]


def test_the_key_is_not_shown() -> None:
    of = answerer("http://127.0.0.1:1/v1")

    assert KEY not in repr(of)
    assert KEY not in repr(vars(of))


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
