import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor

import gradio as gr
import pytest
from gradio.queueing import Event, Queue
from starlette.responses import StreamingResponse
from starlette.types import Message

from hoibaocao.serving import streams
from tests.chat.scripted import in_loop


@pytest.fixture
def events() -> Queue:
    """The queue of a page that two others have asked."""

    def made() -> gr.Blocks:
        page: gr.Blocks
        with gr.Blocks(analytics_enabled=False) as page:
            gr.Button("Hỏi")
        page.queue()
        return page

    queue: Queue = in_loop(made)._queue
    for session in ("ended", "other"):
        queue.pending_messages_per_session[session] = asyncio.Queue()
        queue.pending_event_ids_session[session] = set()
    return queue


async def _end(session: str, events: Queue) -> None:
    """Let the stream of a page end, and some time pass."""

    async def stream() -> AsyncIterator[str]:
        yield 'data: {"msg":"close_stream"}\n\n'

    async def forth() -> Message:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def back(_: Message) -> None: ...

    scope = {"type": "http", "path": "/gradio_api/queue/data", "state": {"session": session}}
    app = streams.Streams(StreamingResponse(stream(), media_type="text/event-stream"), events)
    await app(scope | {"asgi": {"spec_version": "2.4"}}, forth, back)
    await asyncio.sleep(0.01)


def _run(ending: Coroutine[None, None, None]) -> None:
    """Run in a thread, because the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ending).result()


def _kept(events: Queue) -> list[list[str]]:
    return [[*events.pending_messages_per_session], [*events.pending_event_ids_session]]


def test_what_a_page_had_is_given_up_some_time_after_its_stream(
    events: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(_end("ended", events))
    assert _kept(events) == [["ended", "other"], ["ended", "other"]]
    monkeypatch.setattr(streams, "_LAST_WORDS_S", 0.0)
    _run(_end("ended", events))
    assert _kept(events) == [["other"], ["other"]]


def test_a_page_that_waits_keeps_what_it_has(
    events: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_LAST_WORDS_S", 0.0)
    events.pending_event_ids_session["ended"] = {"asked again"}
    _run(_end("ended", events))
    assert _kept(events) == [["ended", "other"], ["ended", "other"]]


def test_a_page_whose_stopped_event_still_works_keeps_what_it_has(
    events: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_LAST_WORDS_S", 0.0)
    event = Event.__new__(Event)  # of which only the session is looked at
    event.session_hash = "ended"
    events.active_jobs = [None, [event]]
    _run(_end("ended", events))
    assert _kept(events) == [["ended", "other"], ["ended", "other"]]
