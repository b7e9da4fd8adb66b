"""The office that reports itself, named before its place: "TTYT huyện A thu bao nhiêu?".

It says whose report is meant, as the place does, and nothing of what is told there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from hoibaocao.vietnamese.abbreviations import packaged
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.tokens import folded_tokens

_WORD = re.compile(r"\S+")
_LONGEST, _SHORTEST = 10, 2
"""Words, and syllables spelt out, of an office."""


def naming_issuer(text: str, places: Iterable[Span], issuers: Collection[str]) -> Iterator[Span]:
    """Yield where an issuing office is named, up to the place behind it.

    Args:
        text: A question in NFC.
        places: Where places stand in it.
        issuers: Names of the offices, with their places.
    """
    names = [_of_issuer(issuer) for issuer in issuers]
    for start, _ in places if names else ():
        for word in [*_WORD.finditer(text, 0, start)][-_LONGEST:]:
            said = _spelt_out(text[word.start() : start])
            if len(said) >= _SHORTEST and any(name[: len(said)] == said for name in names):
                yield word.start(), start
                break


@lru_cache(maxsize=4096)  # every question about a place asks for those of its reports
def _of_issuer(name: str) -> list[str]:
    return _spelt_out(name)


def _spelt_out(name: str) -> list[str]:
    """Return the folded tokens of a name, but for "và": "GD&ĐT" is spelt out without."""
    return [word for word in folded_tokens(packaged().spelt_out(name)) if word != "va"]
