import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from hoibaocao.answering import background


class Work:
    """Puts two pieces out, then waits for good; tells when it was cancelled."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()

    async def __call__(self, put: Callable[[str], None]) -> None:
        put("a")
        put("b")
        await self.wait()

    async def wait(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled.set()


def soon() -> float:
    return time.monotonic() + 5.0


def test_pieces_come_in_order_until_the_work_ends() -> None:
    async def work(put: Callable[[str], None]) -> None:
        for piece in ("a", "", "b"):
            put(piece)

    assert list(background.pieces(work, soon(), 5.0)) == ["a", "", "b"]


def test_pieces_before_an_error_come_first() -> None:
    async def work(put: Callable[[str], None]) -> None:
        put("a")
        raise ValueError("broken")

    pieces = background.pieces(work, soon(), 5.0)
    assert next(pieces) == "a"
    with pytest.raises(ValueError, match="broken"):
        next(pieces)


@pytest.mark.parametrize(("seconds", "silence_s"), [(0.2, 5.0), (5.0, 0.2), (-1.0, 5.0)])
def test_work_is_cancelled_at_the_deadline_and_when_it_falls_silent(
    seconds: float, silence_s: float
) -> None:
    work = Work()
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        list(background.pieces(work, began + seconds, silence_s))
    assert time.monotonic() - began < 1.2
    assert work.cancelled.wait(1.0) or seconds < 0  # or it has not begun


def test_work_is_cancelled_when_nobody_asks_for_more() -> None:
    work = Work()
    pieces = background.pieces(work, soon(), 5.0)
    assert next(pieces) == "a"
    pieces.close()
    assert work.cancelled.wait(1.0)


def test_a_result_is_waited_for_and_no_longer() -> None:
    async def answer() -> int:
        return 42

    work = Work()
    assert background.result(answer(), 5.0) == 42
    with pytest.raises(TimeoutError):
        background.result(work.wait(), 0.1)
    assert work.cancelled.wait(1.0)
