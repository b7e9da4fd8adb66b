"""One tokenizer for reports and questions.

A token is a syllable or a figure (``1.113,733`` and ``12/7/2023`` are one token each). Known
abbreviations are replaced by what they stand for, so ``NTM`` and ``nông thôn mới`` are the same
three tokens, and so are ``%`` and ``phần trăm``.
"""

import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from hoibaocao.vietnamese.text import fold, is_folded, normal

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
_PERCENT = re.compile(r"(?<=\d)\s?%")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

_QUESTION_WORDS = (
    "bao nhiêu, là, gì, nào, ai, thế nào, như thế nào, ra sao, sao, mấy, có, được, đã, không, của,"
    " và, các, những, cho, trong, với, về, tại, ở, ra, vào, từ, đến, theo, trên, dưới, thì, mà,"
    " hay, hoặc, bị, do, khi, đâu, tên, hãy, nêu, biết, hỏi, xin, so sánh, hơn, cái, vì,"
    " what, which, who, whom, how, many, much, was, were, is, are, the, a, an, of, in, on, at, to,"
    " for, and, or, did, does, do, by, from, with, that, this, be, been, there, any, it, its"
)


@cache
def _abbreviations() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return accented and folded short forms, as tokens, with the tokens they stand for."""
    source = resources.files("hoibaocao.vietnamese") / "abbreviations.toml"
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for short, long in tomllib.loads(source.read_text(encoding="utf-8")).items():
        table[_plain(fold(short))] = _plain(fold(long))
        table[_plain(normal(short))] = _plain(normal(long))
    return table


@cache
def _longest_abbreviation() -> int:
    return max(map(len, _abbreviations()))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_LEADING_ZEROS.sub("", match[0]) for match in _TOKEN.finditer(text))


def expanded(
    tokens: Sequence[str], table: Mapping[tuple[str, ...], tuple[str, ...]], longest: int
) -> list[str]:
    """Return tokens with each run that a table lists replaced, the longest run first.

    Args:
        tokens: In order.
        table: What stands for a run of tokens.
        longest: Tokens of the table's longest run.
    """
    result: list[str] = []
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            long = table.get(tuple(tokens[at : at + size]))
            if long is not None:
                result.extend(long)
                at += size
                break
        else:
            result.append(tokens[at])
            at += 1
    return result


def _long_forms(text: str) -> list[str]:
    return expanded(_plain(text), _abbreviations(), _longest_abbreviation())


def accented_tokens(text: str) -> list[str]:
    """Return the tokens of NFC text in `normal` form, abbreviations expanded, in order."""
    return _long_forms(_PERCENT.sub(" phần trăm", normal(text)))


def folded_tokens(text: str) -> list[str]:
    """Return the tokens of NFC text in `fold` form, abbreviations expanded, in order."""
    return _long_forms(_PERCENT.sub(" phan tram", fold(text)))


def bigrams(tokens: Iterable[str]) -> list[str]:
    """Return each two neighbouring tokens joined by ``_``, in order."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(tokens)]


@cache
def _question_tokens() -> tuple[frozenset[str], frozenset[str]]:
    words = _QUESTION_WORDS.replace(",", " ")
    return frozenset(normal(words).split()), frozenset(fold(words).split())


def content_tokens(text: str) -> list[str]:
    """Return the folded tokens of a question that carry meaning: question words left out.

    Accents are looked at while they are there: ``tại`` asks, ``tài`` (sản) does not.
    """
    accented, folded = _question_tokens()
    if is_folded(text):
        return [token for token in folded_tokens(text) if token not in folded]
    return [fold(token) for token in accented_tokens(text) if token not in accented]
