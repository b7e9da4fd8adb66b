"""Terms in a row of words, replaced by other words: the longest that fits wins."""

from collections.abc import Mapping, Sequence

Terms = Mapping[tuple[str, ...], tuple[str, ...]]
"""The words that stand for those of a term."""

_LONGEST = 8


def replaced(words: Sequence[str], terms: Terms) -> list[str]:
    """Return words with each term of at most eight replaced, the longest first."""
    result: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            term = terms.get(tuple(words[at : at + size]))
            if term is not None:
                result.extend(term)
                at += size
                break
        else:
            result.append(words[at])
            at += 1
    return result
