"""Answers of a language model that are kept for the next who asks the same.

LangChain's caches serve no streams, and would keep what the model said before it is judged.
"""

import hashlib
from collections import OrderedDict
from threading import Lock


class KeptAnswers:
    """The texts of the answers used last, in memory; may be shared by threads.

    Args:
        most: How many are kept; 0 for none. None is longer than an answer may be, so their number
            bounds their size.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._texts: OrderedDict[bytes, str] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> str:
        """Return the text kept under a key, told by its ``repr``; empty if there is none."""
        digest = _digest(key)
        with self._lock:
            if digest not in self._texts:
                return ""
            self._texts.move_to_end(digest)
            return self._texts[digest]

    def keep(self, key: object, text: str) -> None:
        """Keep a text; the one that was not asked for longest makes room."""
        digest = _digest(key)
        with self._lock:
            self._texts[digest] = text
            self._texts.move_to_end(digest)
            while len(self._texts) > self._most:
                self._texts.popitem(last=False)


def _digest(key: object) -> bytes:
    return hashlib.sha256(repr(key).encode(errors="surrogatepass")).digest()
