"""Questions of several threads embedded as one: of few tokens, the weights take most of the time.

Python computes in one thread at a time. So nothing is lost by waiting for those who compute: they
will be there soon, and all who wait go together. Four questions take twice as long as one.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from hoibaocao.embedding.encoder import Embedder, ModelIdentity

Rows = NDArray[np.float32]
_Call = tuple[Sequence[str], "Future[Rows]"]


class Together:
    """An `Embedder` that embeds questions for several threads, at once for all that wait.

    Attributes:
        waiting: The texts of each of them, and what is to hold their rows.

    Args:
        embedder: Embeds; questions by one thread at a time.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.waiting: list[_Call] = []
        self._answering = 0  # threads, those that wait here among them
        self._is_embedding = False
        self._changed = threading.Condition()

    @property
    def identity(self) -> ModelIdentity:
        """The model at work."""
        return self._embedder.identity

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Compute, and embed within: others who wait to embed wait for that, or for the end.

        Not to be held by who waits for anything else.
        """
        with self._changed:
            self._answering += 1
        try:
            yield
        finally:
            with self._changed:
                self._answering -= 1
                self._changed.notify_all()

    def prepare(self) -> None:
        """Load all that questions need."""
        self._embedder.prepare()

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Rows:
        """Return one unit row a text, in the order of the texts: (n, dimension)."""
        return self._embedder.embed_passages(texts, progress)

    def embed_questions(self, texts: Sequence[str]) -> Rows:
        """Return one unit row a text, in their order; raises what the embedder does."""
        own: Future[Rows] = Future()
        with self._changed:
            self.waiting.append((texts, own))
            self._changed.notify_all()
            self._changed.wait_for(lambda: own.done() or self._is_time())
            if own.done():
                return own.result()
            self._is_embedding = True
            calls, self.waiting = self.waiting, []
        try:
            self._embed(calls)
        finally:
            with self._changed:
                self._is_embedding = False
                self._changed.notify_all()
        return own.result()

    def _is_time(self) -> bool:
        """Tell whether those who wait may go: nobody else is to be waited for."""
        return not self._is_embedding and len(self.waiting) >= self._answering

    def _embed(self, calls: Sequence[_Call]) -> None:
        ends = [*accumulate((len(texts) for texts, _ in calls), initial=0)]
        try:
            rows = self._embedder.embed_questions([text for texts, _ in calls for text in texts])
        except BaseException as error:
            for _, call in calls:
                call.set_exception(error)
            raise
        for (_, call), (start, end) in zip(calls, pairwise(ends), strict=True):
            call.set_result(rows[start:end])
