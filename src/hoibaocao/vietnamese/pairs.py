"""Two things that are asked for in one breath, and how to ask for each of them."""

import re
from functools import cache
from typing import NamedTuple

from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import Spelled, normal
from hoibaocao.vietnamese.tokens import content_tokens
from hoibaocao.vietnamese.vocabulary import vocabulary

_AND = Spelled(r"(?:,? (?:và|cùng với|cũng như|and)|,)(?= )")
_FRAME = Spelled(
    r"[ ,]*(?:(?:của|ở|tại|trong|thuộc|cho|là|đạt|được|of|in|for|at|during|bao nhiêu|ra sao|"
    r"như thế nào|thế nào|gì|lần lượt|tương ứng)[ ?.!,]*)+$"
)
"""What may end a part that is no word of the thing asked for, but of the whole question."""


class Pair(NamedTuple):
    """Two questions that one asks; ``told_apart`` if reports have no sentence on both things."""

    first: str
    second: str
    told_apart: bool


def pair_asked(question: str, scope: list[Span]) -> Pair | None:
    """Return the two questions that a question in NFC asks at once, None if it asks one.

    Each of them names the places and periods that the question names.

    Args:
        question: With its diacritics.
        scope: Where its places and periods stand.
    """
    for phrase, (first, second) in _phrases():
        if found := phrase.search(normal(question)):
            before, behind = question[: found.start()], question[found.end() :]
            return Pair(f"{before}{first}{behind}", f"{before}{second}{behind}", told_apart=True)
    return _joined_by_and(question, sorted(scope))


def _joined_by_and(question: str, scope: list[Span]) -> Pair | None:
    joints = [
        (start, end)
        for start, end in _AND.spans(question)
        if not any(a <= end and start <= b for a, b in scope)
    ]
    if len(joints) != 1:
        return None
    start, end = joints[0]
    begin = max((b for _, b in scope if b <= start), default=0)
    last = min((a for a, _ in scope if a >= end), default=len(question))
    frame = _FRAME.search(question[end:last])
    last = end + frame.start() if frame else last
    parts = question[begin:start], question[end:last]
    fewest = 1 if is_english(question) else 2  # of two syllables are most Vietnamese words
    if any(len(content_tokens(part)) < fewest for part in parts):
        return None
    return Pair(
        question[:start] + question[last:], question[:begin] + question[end:], told_apart=False
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], tuple[str, str]], ...]:
    """Return patterns of `normal` text, the longest first, and the two things each stands for."""
    return tuple(
        (re.compile(rf"(?<!\w){_loosely(phrase)}(?!\w)"), (first, second))
        for phrase, (first, second) in sorted(
            vocabulary("pairs").items(), key=lambda item: -len(item[0])
        )
    )


def _loosely(phrase: str) -> str:
    return r"(?:[ ,–-]+(?:và )?)".join(map(re.escape, phrase.split()))
