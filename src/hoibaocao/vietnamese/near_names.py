"""Names with one wrong, missing, added or swapped letter.

Two words that become the same when a letter is dropped from one or both are near (the idea of
symmetric deletion, W. Garbe's SymSpell); the first letter must be right. A blank is a letter too,
so ``camxuyen`` is near ``cam xuyen``.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

_SHORTEST = 5
_SHORTEST_WORD = 6
"""Letters of the shortest name that is worth a guess, and of one of a single syllable: shorter
ones are near too many words."""

_Look = tuple[str, int, str, str]


class NearNames:
    """An index of names by what is left of them without one letter.

    Args:
        names: The names as tuples of syllables.
    """

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._names = tuple(names)

    def near(self, syllables: Iterable[str]) -> list[tuple[str, ...]]:
        """Return the names near to what was typed, the name itself left out."""
        typed = " ".join(syllables)
        if len(typed) < _SHORTEST - 1 or self._looks.isdisjoint(_looks(typed, len(typed))):
            return []
        found = {name for part in _parts(typed) for name in self._index.get(part, ())}
        return sorted(name for name in found if name[0][0] == typed[0] and " ".join(name) != typed)

    @cached_property
    def _looks(self) -> frozenset[_Look]:
        written = {" ".join(name) for name in self._names}
        return frozenset(
            look for name in written for off in (-1, 0, 1) for look in _looks(name, len(name) + off)
        )

    @cached_property
    def _index(self) -> dict[str, list[tuple[str, ...]]]:
        index: dict[str, list[tuple[str, ...]]] = {}
        for name in self._names:
            if sum(map(len, name)) >= (_SHORTEST if len(name) > 1 else _SHORTEST_WORD):
                for part in _parts(" ".join(name)):
                    index.setdefault(part, []).append(name)
        return index


def are_near(first: str, second: str) -> bool:
    """Tell whether two words become the same when a letter is dropped from one or both."""
    alike = first[:1] == second[:1] and abs(len(first) - len(second)) <= 1
    return alike and not set(_parts(first)).isdisjoint(_parts(second))


def _looks(word: str, length: int) -> list[_Look]:
    """Return what a word has in common with all that are near to it, one of these at least.

    Without a letter its second one is the second or third that it had, and its last likewise.
    """
    return [(word[0], length, second, last) for second in word[1:3] for last in word[-2:]]


def _parts(word: str) -> Iterator[str]:
    yield word
    yield from {word[:i] + word[i + 1 :] for i in range(len(word))}
