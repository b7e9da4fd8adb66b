"""What people say in everyday words, in the words of reports: "heo" is "lợn" there.

Only questions are reworded. In a report "mua sắm" is what an office buys, not retail sales.
"""

from functools import cache

from hoibaocao.vietnamese.terms import Terms, replaced
from hoibaocao.vietnamese.tokens import accented_tokens
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary


def wordings(topic: str) -> tuple[str, ...]:
    """Return a topic in NFC as it is, then as reports may word it, if they do otherwise.

    A phrase that may mean several things takes its first meaning in the first of these, its second
    in the second; one that may mean less keeps its last.
    """
    words = accented_tokens(topic)
    reworded = (replaced(words, terms) for terms in _terms())
    return tuple(dict.fromkeys([topic, *(" ".join(new) for new in reworded if new != words)]))


@cache
def _terms() -> tuple[Terms, ...]:
    """Return what everyday phrases mean: a table of first meanings, one of second, and so on."""
    entries = {
        tuple(accented_tokens(words)): phrases_of(phrases)
        for words, phrases in vocabulary("everyday").items()
    }
    meanings: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words, phrases in entries.items():
        for phrase in phrases:
            meanings.setdefault(tuple(accented_tokens(phrase)), []).append(words)
    for words in entries:
        meanings.setdefault(words, [words])
    most = max(map(len, meanings.values()))
    return tuple(
        {phrase: meant[min(rank, len(meant) - 1)] for phrase, meant in meanings.items()}
        for rank in range(most)
    )
