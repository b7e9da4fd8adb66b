"""The line of those who ask: so many are answered at once, each user in turn."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from hoibaocao.errors import LineFull, ServerStopping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

LONGEST_WAIT_S = 60.0


@dataclass(slots=True)
class _Place:
    """A place in the line; ``called`` when its turn has come or it is sent away."""

    called: threading.Event = field(default_factory=threading.Event)
    refused: bool = False


class Line:
    """Lets so many work at once and takes those who wait by turns, one of each user.

    Somebody who asks a hundred questions waits behind himself, not in front of others. When the
    line is full, a newcomer takes the place of the last of the user who holds most places.

    Args:
        at_once: How many work at the same time.
        waiting: How many may wait.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._most = waiting
        self._lines: OrderedDict[str, deque[_Place]] = OrderedDict()
        self._working = 0
        self._closed = threading.Event()
        self._cut = threading.Event()
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)

    def take(self, user: str, work: Iterable[T]) -> Iterator[T]:
        """Wait for the user's turn, then yield what the work does.

        Raises:
            LineFull: Too many wait, or the turn did not come in time.
            ServerStopping: No more is begun, or what was begun is cut off.
        """
        with self.turn(user):
            for each in work:
                yield each
                if self._cut.is_set():
                    raise ServerStopping

    @contextmanager
    def turn(self, user: str) -> Iterator[None]:
        """Wait for the user's turn and hold it; raises what `take` does."""
        place = self._join(user)
        if place is not None:
            self._wait(user, place)
        try:
            yield
        finally:
            self._leave()

    def close(self, patience_s: float) -> None:
        """Begin nothing more, wait for what is at work, and cut off what takes longer.

        Args:
            patience_s: For how long to wait.
        """
        until = time.monotonic() + patience_s
        with self._lock:
            self._closed.set()
            for places in self._lines.values():
                for place in places:
                    place.refused = True
                    place.called.set()
            self._lines.clear()
            while self._working and (left := until - time.monotonic()) > 0:
                self._idle.wait(left)
        self._cut.set()

    def _join(self, user: str) -> _Place | None:
        """Return the place to wait at; None if the turn has come already."""
        with self._lock:
            if self._closed.is_set():
                raise ServerStopping
            if self._free:
                self._free -= 1
                self._working += 1
                return None
            if sum(map(len, self._lines.values())) >= self._most:
                self._make_room(user)
            place = _Place()
            self._lines.setdefault(user, deque()).append(place)
            return place

    def _make_room(self, user: str) -> None:
        longest = max(self._lines.values(), key=len, default=deque())
        if len(longest) <= len(self._lines.get(user, ())) + 1:
            raise LineFull
        last = longest.pop()
        last.refused = True
        last.called.set()

    def _wait(self, user: str, place: _Place) -> None:
        place.called.wait(LONGEST_WAIT_S)
        with self._lock:
            if not place.called.is_set():
                self._lines[user].remove(place)
                raise LineFull
        if place.refused:
            raise ServerStopping if self._closed.is_set() else LineFull

    def _leave(self) -> None:
        with self._lock:
            self._working -= 1
            place = self._next()
            if place is None:
                self._free += 1
            else:
                self._working += 1
                place.called.set()
            self._idle.notify_all()

    def _next(self) -> _Place | None:
        """Take the first of the user whose turn it is; the user goes to the end."""
        while self._lines:
            user, places = self._lines.popitem(last=False)
            if places:
                place = places.popleft()
                self._lines[user] = places
                return place
        return None
