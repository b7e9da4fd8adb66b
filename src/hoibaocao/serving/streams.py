"""The end of the stream by which the results of a page's events leave.

The page opens a stream when it sends an event and has none, and the server ends it when no event
is left. An event that is sent while the word of the end is on its way is worked on, but the page
believes that its stream is still open and never fetches the result. So the receipt of such an
event waits until the end has arrived, and the page opens another stream.

After the end of its stream Gradio keeps a page's empty queue of messages, five kilobytes for each
of the last two thousand pages, and its empty set of events for ever. Both are given up here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.queueing import Queue
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_END = b'data: {"msg":"close_stream"'
_ON_ITS_WAY_S = 0.1
_LAST_WORDS_S = 60.0
"""What was stopped may still speak, of its progress say, until it has noticed."""


class Streams:
    """ASGI middleware behind the gate, which knows the sessions.

    Args:
        app: Gradio's.
        events: Its queue of them.
    """

    def __init__(self, app: ASGIApp, events: Queue) -> None:
        self._app = app
        self._events = events
        self._endings: dict[str, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, as ASGI asks."""
        session: str = scope.get("state", {}).get("session", "")
        door = scope.get("path", "").removeprefix("/gradio_api/queue/")

        async def watch(message: Message) -> None:
            if not message.get("body", b"").startswith(_END):
                await send(message)
                return
            ending = self._endings[session] = asyncio.Event()
            try:
                await send(message)
            finally:
                loop = asyncio.get_running_loop()
                loop.call_later(_ON_ITS_WAY_S, self._arrived, session, ending)
                loop.call_later(_LAST_WORDS_S, self._forget, session)

        async def wait(message: Message) -> None:
            if ending := self._endings.get(session):
                await ending.wait()
            await send(message)

        await self._app(scope, receive, {"data": watch, "join": wait}.get(door, send))

    def _arrived(self, session: str, ending: asyncio.Event) -> None:
        ending.set()
        if self._endings.get(session) is ending:
            del self._endings[session]

    def _forget(self, session: str) -> None:
        """Give up what is kept of a page that waits for nothing; an event makes it anew."""
        events = self._events
        works = any(
            event.session_hash == session for job in events.active_jobs for event in job or ()
        )
        if not (works or events.pending_event_ids_session.get(session)):
            events.pending_event_ids_session.pop(session, None)
            events.pending_messages_per_session.pop(session, None)
