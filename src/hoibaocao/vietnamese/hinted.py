"""Patterns that are tried only where they can match: most sentences hold no hint of most of them.

Of the patterns of `hoibaocao.vietnamese.period_patterns` a sentence matches one or two, and to try
all of them at each of its characters was half of what cutting a report into sentences took.
"""

import re
from collections.abc import Iterable
from functools import cached_property


class Hinted:
    """A pattern and what stands in each of its matches.

    Args:
        hints: Pieces of text parted by ``|``; every match holds one of them.
        pattern: As for `re.compile`.
    """

    def __init__(self, hints: str, pattern: str) -> None:
        self.hints = tuple(hints.split("|"))
        self._source = pattern

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled once a text holds a hint of it."""
        return re.compile(self._source)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return the matches in a text, in order, none overlapping."""
        for hint in self.hints:  # no `any`: to set it going takes longer than to look
            if hint in text:
                return self.pattern.finditer(text)
        return ()
