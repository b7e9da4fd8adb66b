"""One tokenizer for reports and questions.

A token is a syllable or a figure (``1.113,733`` and ``12/7/2023`` are one token each); ``%`` and
``phần trăm`` are the same two. Abbreviations are spelt out before, by
`hoibaocao.vietnamese.abbreviations`.
"""

import itertools
import re
from collections.abc import Iterable
from functools import cache

from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.text import fold, is_folded, normal

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
_PERCENT = re.compile(r"(?<=\d)\s?%")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")

_QUESTION_WORDS = (
    "bao nhiêu, là, gì, nào, ai, thế nào, như thế nào, ra sao, sao, mấy, có, được, đã, không, của,"
    " và, các, những, cho, trong, với, về, tại, ở, ra, vào, từ, đến, theo, trên, dưới, thì, mà,"
    " hay, hoặc, bị, do, khi, đâu, tên, hãy, nêu, biết, hỏi, xin, so sánh, hơn, cái, vì,"
    " rồi, nhỉ, nhé"
)
_ENGLISH_QUESTION_WORDS = frozenset(
    "what which who whom how many much was were is are the a an of in on at to for and or did does"
    " do by from with that this be been there any it its".split()
)

_VIETNAMESE_TOO = frozenset({"an", "be"})
"""Asks in English; in "an ninh", "an toàn" or, folded, "bê tông" it does not."""


def _plain(text: str) -> list[str]:
    tokens = _TOKEN.findall(text)
    return [_LEADING_ZEROS.sub("", token) if token[0] == "0" else token for token in tokens]


def accented_tokens(text: str) -> list[str]:
    """Return the tokens of NFC text in `normal` form, in order."""
    return _plain(_PERCENT.sub(" phần trăm", normal(text)))


def folded_tokens(text: str) -> list[str]:
    """Return the tokens of NFC text in `fold` form, in order."""
    return _plain(_PERCENT.sub(" phan tram", fold(text)))


def bigrams(tokens: Iterable[str]) -> list[str]:
    """Return each two neighbouring tokens joined by ``_``, in order."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(tokens)]


@cache
def _question_tokens(*, english: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return what asks in a question, accented and folded."""
    words = _QUESTION_WORDS.replace(",", " ")
    foreign = _ENGLISH_QUESTION_WORDS if english else _ENGLISH_QUESTION_WORDS - _VIETNAMESE_TOO
    return foreign.union(normal(words).split()), foreign.union(fold(words).split())


def content_tokens(text: str) -> list[str]:
    """Return the folded tokens of a question that carry meaning: question words left out.

    Accents are looked at while they are there: ``tại`` asks, ``tài`` (sản) does not.
    """
    accented, folded = _question_tokens(english=is_english(text))
    if is_folded(text):
        return [token for token in folded_tokens(text) if token not in folded]
    return [fold(token) for token in accented_tokens(text) if token not in accented]
