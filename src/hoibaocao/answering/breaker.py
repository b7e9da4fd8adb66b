"""A circuit breaker: what keeps failing is left alone for a while.

Written here because streams need more than the libraries offer: pybreaker and purgatory let
every caller through at the trial, and count an answer that the reader stopped as a failure.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from hoibaocao.errors import LanguageModelFailed


class CircuitBreaker:
    """Lets work through until it fails several times in a row; may be shared by threads.

    Then it refuses at once. After a rest one caller may try: if that goes well all may again, if
    not the next rest begins.

    Args:
        failures: How many in a row.
        rest_s: How long it refuses.
        now: A clock in seconds.
    """

    def __init__(
        self, failures: int, rest_s: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._rest_s = rest_s
        self._now = now
        self._failures = 0
        self._rests_until = 0.0
        self._lock = Lock()

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Guard the work of the ``with`` block; work that is given up counts for nothing.

        Raises:
            LanguageModelFailed: The work failed, or it is not tried at all now.
        """
        self._admit()
        try:
            yield
        except LanguageModelFailed:
            with self._lock:
                self._failures += 1
                self._rests_until = self._now() + self._rest_s
            raise
        with self._lock:
            self._failures = 0

    def _admit(self) -> None:
        with self._lock:
            if self._failures < self._most:
                return
            if self._now() < self._rests_until:
                raise LanguageModelFailed(reason="it kept failing, so it is left alone for a while")
            self._rests_until = self._now() + self._rest_s  # of all others, during this trial
