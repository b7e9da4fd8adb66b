"""How often somebody may try to log in, so that passwords cannot be guessed."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

if TYPE_CHECKING:
    from limits import RateLimitItem

PER_NAME: RateLimitItem = RateLimitItemPerMinute(5, 5)
PER_ADDRESS: RateLimitItem = RateLimitItemPerMinute(10, 5)


class Throttle:
    """Counts attempts by name and by address; a success takes its own back.

    Who is shut out waits at most five minutes. A browser that somebody has logged in with before
    is counted by itself, so a stranger who tries that name or shares that address does not shut
    it out.
    """

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def wait_s(self, name: str, address: str, browser: str | None) -> int:
        """Count an attempt; return for how many seconds no more are let through, 0 if this one is.

        Args:
            name: Of the account that is tried.
            address: Where the attempt comes from.
            browser: What tells a browser that this account has been used with, None for others.
        """
        buckets = _buckets(name, address, browser)
        waits = [
            math.ceil(self._limiter.get_window_stats(limit, *key).reset_time - time.time())
            for limit, key in buckets
            if not self._limiter.test(limit, *key)
        ]
        if waits:
            return max(1, *waits)
        for limit, key in buckets:
            self._limiter.hit(limit, *key)
        return 0

    def forget(self, name: str, address: str, browser: str | None) -> None:
        """Take back the attempts that ended with the right password."""
        for limit, key in _buckets(name, address, browser)[:1]:
            self._limiter.clear(limit, *key)


def _buckets(
    name: str, address: str, browser: str | None
) -> list[tuple[RateLimitItem, tuple[str, str]]]:
    if browser:
        return [(PER_NAME, ("browser", browser))]
    return [(PER_NAME, ("name", name)), (PER_ADDRESS, ("address", address))]
