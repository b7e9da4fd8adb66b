"""How often somebody may try to log in, so that passwords cannot be guessed."""

from __future__ import annotations

import math
import time
from threading import Lock
from typing import TYPE_CHECKING

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from limits import RateLimitItem

PER_NAME: RateLimitItem = RateLimitItemPerMinute(5, 5)
PER_ADDRESS: RateLimitItem = RateLimitItemPerMinute(10, 5)


class Throttle:
    """Counts wrong passwords by name and by address.

    Who is shut out waits at most five minutes. A browser that somebody has logged in with before
    is counted by itself, so a stranger who tries that name or shares that address does not shut
    it out. One attempt is made at a time, so that many at once are counted like one after another.
    """

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._trying = Lock()

    def attempt(
        self, name: str, address: str, browser: str | None, log_in: Callable[[], str | None]
    ) -> tuple[str | None, int]:
        """Try a password unless too many were wrong.

        Args:
            name: Of the account that is tried.
            address: Where the attempt comes from.
            browser: What tells a browser that this account has been used with, None for others.
            log_in: Tries it; None is a wrong one.

        Returns:
            What ``log_in`` gave, and for how many seconds nothing is tried: 0 if it was.
        """
        buckets = [(PER_NAME, ("name", name)), (PER_ADDRESS, ("address", address))]
        if browser:
            buckets = [(PER_NAME, ("browser", browser))]
        with self._trying:
            waits = [
                math.ceil(self._limiter.get_window_stats(limit, *key).reset_time - time.time())
                for limit, key in buckets
                if not self._limiter.test(limit, *key)
            ]
            if waits:
                return None, max(1, *waits)
            cookie = log_in()
            if cookie is None:
                for limit, key in buckets:
                    self._limiter.hit(limit, *key)
            return cookie, 0
