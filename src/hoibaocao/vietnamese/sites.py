"""Names of sites, such as industrial parks: a place's name in them is seldom where they lie.

Events that have a number are told apart by it: no other storm stands in for "bão số 3".
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import folded_tokens

_KIND = re.compile(
    r"\b(?:kcn|ccn|kkt|(?:khu|cum) cong nghiep|khu (?:kinh te|du lich|do thi)|cua khau|san bay"
    r"|cang(?: hang khong)?(?: quoc te)?|thuy dien|ho chua(?: nuoc)?) "
)
_EVENT = re.compile(
    r"\b(?:(?:bao|ap thap(?: nhiet doi)?) so \d+|ky hop (?:thu )?\d+|khoi [a-d]\d\d)\b"
)
_WORD = re.compile(r"\w+")


def site_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of sites stand in NFC text, their kinds before them left out.

    Capitals show where a name ends; in a text of nothing else there is none.
    """
    for kind in _KIND.finditer("" if text.isupper() else fold(text)):
        words = _WORD.finditer(text, kind.end())
        name = [*takewhile(lambda word: word[0][0].isupper() or word[0].isdigit(), words)]
        if name and not name[0][0].isdigit():
            yield kind.end(), name[-1].end()


def sites_named(text: str) -> tuple[str, ...]:
    """Return the names of sites in NFC text, as folded tokens with a blank around each."""
    return tuple(_tokens(text[start:end]) for start, end in site_names(text))


def events_named(folded: str) -> tuple[str, ...]:
    """Return the numbered events in folded text, as `sites_named` returns sites."""
    return tuple(map(_tokens, _EVENT.findall(folded)))


def _tokens(text: str) -> str:
    return f" {' '.join(folded_tokens(text))} "
