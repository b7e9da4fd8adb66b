import logging
import socket
import threading
import time

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest

from tests.answering.asking import (
    HITS,
    KEY,
    QUESTION,
    SLOW,
    TIMEOUT_S,
    UNREACHABLE,
    UNREADABLE,
    answerer,
    answers,
    reason_of,
)
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
