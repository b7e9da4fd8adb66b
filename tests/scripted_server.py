"""An HTTP server that answers chat completions from a script, with every fault a real one has.

    with ScriptedServer(streamed("Thu đạt ", "120,3 tỷ [1].")) as server:
        ...  # point the client at server.url
        server.requests[0].body["messages"]

Each completion takes the next reply of the script; the last one is repeated. Leaving the block
wakes whatever still hangs and joins all threads.
"""

import json
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

SSE = "text/event-stream; charset=utf-8"
DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send: status, headers and body, with pauses and an end that may never come."""

    chunks: Sequence[bytes] = ()
    status: int = 200
    content_type: str = SSE
    headers: Mapping[str, str] = field(default_factory=dict)
    pause_s: float = 0.0
    """Before each chunk."""
    hangs_before_headers: bool = False
    hangs_at_end: bool = False
    breaks_off: bool = False
    """Close the connection without ending the body as the protocol asks."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sent; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Any


def event(content: str | None, finish_reason: str | None = None) -> bytes:
    """Return one event of a streamed chat completion."""
    delta = {} if content is None else {"role": "assistant", "content": content}
    data = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}],
    }
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"


def streamed(*pieces: str, finish_reason: str = "stop") -> Reply:
    """Return a faultless answer, sent piece by piece."""
    return Reply([*map(event, pieces), event(None, finish_reason), DONE])


def failed(status: int, message: str = "no", **headers: str) -> Reply:
    """Return an error as such servers word it."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": status}})
    return Reply([body.encode()], status, "application/json", headers)


def dripped(body: bytes, pause_s: float = 1.0) -> Reply:
    """Return a body that comes one byte at a time."""
    return Reply([bytes([byte]) for byte in body], pause_s=pause_s)


def refusing_url() -> str:
    """Return an address of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


class ScriptedServer:
    """Serves a script on a free port of this machine; a context manager.

    Args:
        *script: Replies in the order of the requests; the last one is repeated.
        models: What ``GET /models`` is answered with, which is not recorded.
    """

    def __init__(self, *script: Reply, models: Reply | None = None) -> None:
        self.requests: list[Request] = []
        self.models = models or failed(404)
        self._script = script
        self._released = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), name="scripted-server"
        )

    @property
    def url(self) -> str:
        """The base URL of the endpoint."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def next_reply(self, request: Request) -> Reply:
        """Record a request and return what it gets."""
        with self._lock:
            self.requests.append(request)
            return self._script[min(len(self.requests), len(self._script)) - 1]

    def pause(self, seconds: float | None) -> bool:
        """Wait, for ever if None; True if the server is closing."""
        return self._released.wait(seconds) if seconds != 0 else self._released.is_set()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing joins them
    block_on_close = True

    def __init__(self, script: ScriptedServer) -> None:
        self.script = script
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients of these tests hang up on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.path, headers, json.loads(body))
        self._reply(self.server.script.next_reply(request))

    def do_GET(self) -> None:
        self._reply(self.server.script.models)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def _reply(self, reply: Reply) -> None:
        script = self.server.script
        self.close_connection = True
        if reply.hangs_before_headers:
            script.pause(None)
            return
        self._send_headers(reply)
        for chunk in reply.chunks:
            if script.pause(reply.pause_s):
                return
            self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        if reply.hangs_at_end:
            script.pause(None)
        elif not reply.breaks_off:
            self.wfile.write(b"0\r\n\r\n")

    def _send_headers(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        for name, value in reply.headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
