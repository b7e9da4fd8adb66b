"""What figures count and how units compare: the data are in ``measures.toml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TypeVar

from hoibaocao.vietnamese.text import fold, normal
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary

_Meant = TypeVar("_Meant")
Measure = tuple[str, Decimal]
"""A unit values are compared in, and how many of it a word stands for: ha is 10000 m²."""

SCALES = {
    **dict.fromkeys(("chục", "mươi"), Decimal(10)),
    "trăm": Decimal(100),
    **dict.fromkeys(("nghìn", "ngàn", "k", "thousand"), Decimal(1000)),
    "vạn": Decimal(10_000),
    **dict.fromkeys(("triệu", "tr", "million"), Decimal(1_000_000)),
    **dict.fromkeys(("tỷ", "tỉ", "billion"), Decimal(1_000_000_000)),
    "trillion": Decimal(1_000_000_000_000),
}
_ENGLISH_SCALES = frozenset("thousand million billion trillion".split())
_NEED_DIACRITICS = frozenset({"chục", "mươi", "trăm", "vạn", "bản", "sao", "phần", "tr đ"})
"""Words that, typed without diacritics, more often are others: trạm, văn bản, phản ánh."""


@cache
def measures() -> dict[str, Measure]:
    """Return what every word for a unit stands for, as spelt and as typed without diacritics."""
    tables = dict(vocabulary("measures"))
    english = tables.pop("english")
    spelt = {word: (word, Decimal(1)) for word in _words(tables.pop("each")["words"])}
    for unit, sizes in tables.items():
        for size, words in sizes.items():
            spelt |= dict.fromkeys(_words(words), (unit, Decimal(size)))
    meant = {word: spelt[word] for word in english}
    return _and_folded(spelt) | {
        word: meant[unit] for unit, words in english.items() for word in _words(words)
    }


@cache
def english_words() -> frozenset[str]:
    """Return the English words for units and magnitudes; they show how a figure is written."""
    return _ENGLISH_SCALES.union(*map(_words, vocabulary("measures")["english"].values()))


@cache
def scales() -> dict[str, Decimal]:
    """Return how much every word for a magnitude stands for, as `measures` does."""
    return _and_folded(SCALES)


@cache
def measure_pattern() -> str:
    """Return a pattern that finds the longest unit in `normal` text."""
    other = r"(?<=đồng) (?:bào|ruộng|thuận|loạt)|(?<=công) (?:đoàn|ty|an|nhân|sở|văn|trường|đức)"
    return rf"(?>{_alternatives(measures())})(?![\w²³])(?!{other})"


@cache
def scale_pattern() -> str:
    """Return a pattern that finds a magnitude: ``nghìn tỷ`` is two, ``tỷ lệ`` is none."""
    words = _alternatives(scales())
    other = r"lệ|le|trọng|trong|giá|gia|suất|suat|phú|phu|sách|sach"
    return rf"(?>{words})(?![^\W_])(?! (?:{other})(?!\w))"


def _words(words: str) -> Iterator[str]:
    return (normal(word) for word in phrases_of(words))


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


def _and_folded(spelt: Mapping[str, _Meant]) -> dict[str, _Meant]:
    bare = {fold(word): meant for word, meant in spelt.items() if word not in _NEED_DIACRITICS}
    return bare | dict(spelt)
