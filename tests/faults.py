"""The fourteen ways in which a language model's endpoint fails."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.scripted_server import (
    Reply,
    ScriptedServer,
    dripped,
    event,
    failed,
    refusing_url,
    streamed,
)

_REPLIES: Mapping[str, Reply] = {
    "wrong key": failed(401),
    "overloaded": failed(429),
    "broken": failed(500),
    "hangs before headers": Reply(hangs_before_headers=True),
    "hangs mid-stream": Reply([event("Thu đạt 1 ")], hangs_at_end=True),
    "one byte a second": dripped(event("Thu đạt 120,3 tỷ đồng [1].")),
    "HTML": Reply([b"<!doctype html><p>Welcome</p>"], content_type="text/html"),
    "broken JSON": Reply([event("Thu "), b'data: {"choices": [\n\n']),
    "empty": Reply(),
    "10 MB": streamed("x " * 5_000_000),
    "wrong language": streamed("The district's budget revenue reached 120,3 tỷ đồng [1]."),
    "bad UTF-8": Reply([event("Thu đạt 1 tỷ [1].").replace("đ".encode(), b"\xff\xfe")]),
}
FAULTS = ("refused", "unknown host", *_REPLIES)


@contextmanager
def faulty(fault: str) -> Iterator[str]:
    """Give the base URL of an endpoint that has a fault, whatever is asked of it."""
    if fault == "refused":
        yield refusing_url()
    elif fault == "unknown host":
        yield "http://language-model.invalid/v1"
    else:
        with ScriptedServer(_REPLIES[fault], models=_REPLIES[fault]) as server:
            yield server.url
