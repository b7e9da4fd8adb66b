"""Work that can be given up: coroutines in a loop of their own, awaited with a deadline.

A blocking request cannot be given up while a name is looked up or headers trickle in; a task can
be cancelled anywhere.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine, Generator
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


@cache
def loop() -> asyncio.AbstractEventLoop:
    """Return the one event loop of all requests; it runs in a thread of its own, for good.

    It is one, because the connections that libraries keep open belong to the loop they were made
    in.
    """
    made = asyncio.new_event_loop()
    Thread(target=made.run_forever, name="language-model", daemon=True).start()
    return made


def result(work: Coroutine[None, None, T], patience_s: float) -> T:
    """Return what a coroutine does.

    Raises:
        TimeoutError: It takes longer; it is cancelled.
    """
    running = asyncio.run_coroutine_threadsafe(work, loop())
    try:
        return running.result(patience_s)
    finally:
        running.cancel()


def pieces(
    work: Callable[[Callable[[str], None]], Coroutine[None, None, None]],
    deadline: float,
    silence_s: float,
) -> Generator[str, None, None]:
    """Yield what a coroutine puts out, as it does; when nobody asks for more it is cancelled.

    Args:
        work: Makes the coroutine from the function that it calls with each piece.
        deadline: When it must have ended, on ``time.monotonic()``.
        silence_s: Longest wait for the next piece once there was one.

    Raises:
        TimeoutError: It takes longer.
        Exception: Whatever the coroutine raises.
    """
    arrived: SimpleQueue[str | BaseException | None] = SimpleQueue()
    running = asyncio.run_coroutine_threadsafe(work(arrived.put), loop())
    running.add_done_callback(
        lambda done: arrived.put(None if done.cancelled() else done.exception())
    )
    patience = float("inf")
    try:
        while isinstance(item := _next(arrived, min(patience, deadline - time.monotonic())), str):
            yield item
            patience = silence_s
        if item is not None:
            raise item
    finally:
        running.cancel()


def _next(
    arrived: "SimpleQueue[str | BaseException | None]", patience: float
) -> str | BaseException | None:
    try:
        return arrived.get(timeout=max(0.0, patience))
    except Empty:
        raise TimeoutError from None
