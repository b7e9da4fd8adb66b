"""Questions of several threads embedded as one: of few tokens, the weights take most of the time.

Whoever asks while nothing is embedded goes at once. Whoever comes meanwhile waits, and all who do
go together next: four questions take twice as long as one.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
_Call = tuple[Sequence[str], "Future[Rows]"]


class Together:
    """Embeds for several threads, at once for all that wait.

    Attributes:
        waiting: The texts of each of them, and what is to hold their rows.

    Args:
        embed: Returns a row a text: (n, dimension); called by one thread at a time.
    """

    def __init__(self, embed: Callable[[Sequence[str]], Rows]) -> None:
        self._embed = embed
        self.waiting: list[_Call] = []
        self._is_at_work = False
        self._changed = threading.Condition()

    def __call__(self, texts: Sequence[str]) -> Rows:
        """Return one row a text, in their order; raises what ``embed`` does."""
        own: Future[Rows] = Future()
        with self._changed:
            self.waiting.append((texts, own))
            self._changed.wait_for(lambda: own.done() or not self._is_at_work)
            if own.done():
                return own.result()
            self._is_at_work = True
            calls, self.waiting = self.waiting, []
        try:
            self._answer(calls)
        finally:
            with self._changed:
                self._is_at_work = False
                self._changed.notify_all()
        return own.result()

    def _answer(self, calls: Sequence[_Call]) -> None:
        ends = [*accumulate((len(texts) for texts, _ in calls), initial=0)]
        try:
            rows = self._embed([text for texts, _ in calls for text in texts])
        except BaseException as error:
            for _, call in calls:
                call.set_exception(error)
            raise
        for (_, call), (start, end) in zip(calls, pairwise(ends), strict=True):
            call.set_result(rows[start:end])
