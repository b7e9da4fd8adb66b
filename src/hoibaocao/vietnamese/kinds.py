"""Kinds of a thing that reports count apart: asked for one, nobody wants the figure of another."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hoibaocao.vietnamese.text import is_folded
from hoibaocao.vietnamese.tokens import accented_tokens, folded_tokens
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary

Kinds = Mapping[str, frozenset[str]]
"""Of groups of kinds, those that are asked for."""

Told = Literal["asked", "other", "unsaid"]
"""A sentence names the kind that is asked for, or only others of its group, or none."""

_HOW_MANY = re.compile(r"\b(?:bao nhiêu|bao nhieu|mấy)\b", re.IGNORECASE)
"""May part what is one thing: "xuất khẩu bao nhiêu lao động"."""
_USUAL = "usual"


@dataclass(frozen=True, slots=True)
class _Group:
    """What names the kinds of a group, by their tokens.

    ``asked`` holds the phrases that do so in a question, ``told`` those that do in a report; they
    begin with ``starts``, and the longest has ``longest`` tokens. ``usual`` are the kinds that are
    meant where none is named.
    """

    asked: Mapping[tuple[str, ...], frozenset[str]]
    told: Mapping[tuple[str, ...], frozenset[str]]
    starts: frozenset[str]
    longest: int
    usual: frozenset[str]


def kinds_asked(texts: Sequence[str]) -> Kinds:
    """Return the kinds that a topic names in one of its wordings, in NFC and spelt out."""
    named: dict[str, frozenset[str]] = {}
    for text in texts:
        tokens = _tokens(_HOW_MANY.sub(" ", text))
        folded = is_folded(text)
        begun = {name for token in tokens for name in _begun_by(folded=folded).get(token, ())}
        for name, group in _groups(folded=folded).items() if begun else ():
            if name in begun and (kinds := _named(group, tokens, group.asked)):
                named[name] = named.get(name, frozenset()) | kinds
    return named


def tells_of(
    asked: Kinds, sentence: str, above: Sequence[str], spelt_out: Callable[[str], str]
) -> Told:
    """Return whether a sentence may tell of the kinds that are asked for, or of their like.

    Args:
        asked: Of each group, one is enough.
        sentence: In NFC.
        above: What stands before it, the nearest first, likewise: the first that names any kind of
            a group says what is meant where the sentence names none.
        spelt_out: Replaces the abbreviations of either.
    """
    verdict: Told = "asked"
    for name, kinds in asked.items():
        own = _told(name, spelt_out(sentence))
        if own and not kinds & own:
            return "other"
        before = (_told(name, spelt_out(text)) for text in above)
        if not own and not kinds & next(filter(None, before), _groups(folded=False)[name].usual):
            verdict = "unsaid"
    return verdict


def parts_told(asked: Kinds, sentence: str, spelt_out: Callable[[str], str]) -> Iterator[str]:
    """Yield for each group the parts of a sentence that are of the kinds asked for.

    Semicolons part them; a part that names no kind goes on with the one before it. Nothing is
    yielded where no part is of another kind of the group.

    Args:
        asked: Of each group, one is enough.
        sentence: In NFC.
        spelt_out: Replaces its abbreviations.
    """
    parts = [spelt_out(part) for part in sentence.split("; ")]
    for name, kinds in asked.items() if len(parts) > 1 else ():
        own: list[str] = []
        is_own = True
        for part in parts:
            told = _told(name, part)
            is_own = bool(told & kinds) if told else is_own
            own += [part] if is_own else []
        if 0 < len(own) < len(parts):
            yield "; ".join(own)


def _told(name: str, text: str) -> frozenset[str]:
    group = _groups(folded=is_folded(text))[name]
    return _named(group, _tokens(text), group.told)


def _tokens(text: str) -> list[str]:
    return folded_tokens(text) if is_folded(text) else accented_tokens(text)


def _named(
    group: _Group, tokens: Sequence[str], phrases: Mapping[tuple[str, ...], frozenset[str]]
) -> frozenset[str]:
    """Return the kinds that phrases among tokens name, the longest that fits first."""
    named: set[str] = set()
    if group.starts.isdisjoint(tokens):  # most are, and to tell so is fast
        return frozenset()
    at = 0
    while at < len(tokens):
        if tokens[at] not in group.starts:
            at += 1
            continue
        sizes = range(min(group.longest, len(tokens) - at), 0, -1)
        size = next((size for size in sizes if tuple(tokens[at : at + size]) in group.told), 0)
        named |= phrases.get(tuple(tokens[at : at + size]), frozenset())
        at += size or 1
    return frozenset(named)


@cache
def _groups(*, folded: bool) -> Mapping[str, _Group]:
    """Return the groups by their names, their phrases with diacritics or without."""
    return {name: _group(kinds, folded=folded) for name, kinds in vocabulary("kinds").items()}


@cache
def _begun_by(*, folded: bool) -> Mapping[str, Sequence[str]]:
    """Return the names of the groups that a token may begin a phrase of: few of them all."""
    begun: dict[str, list[str]] = {}
    for name, group in _groups(folded=folded).items():
        for token in group.starts:
            begun.setdefault(token, []).append(name)
    return begun


def _group(kinds: Mapping[str, str], *, folded: bool) -> _Group:
    asked: dict[tuple[str, ...], frozenset[str]] = {}
    told: dict[tuple[str, ...], frozenset[str]] = {}
    for kind, words in kinds.items():
        if kind == _USUAL:
            continue
        own = frozenset([kind] if kind else [])
        asking, _, telling = words.partition("|")
        for phrase in _phrases(asking, folded=folded):
            asked[phrase] = asked.get(phrase, frozenset()) | own
        for phrase in _phrases(f"{asking},{telling}", folded=folded):
            told[phrase] = told.get(phrase, frozenset()) | own
    usual = frozenset([kinds[_USUAL]] if _USUAL in kinds else [])
    starts = frozenset(phrase[0] for phrase in told)
    return _Group(asked, told, starts, max(map(len, told)), usual)


def _phrases(words: str, *, folded: bool) -> Iterable[tuple[str, ...]]:
    tokens_of = folded_tokens if folded else accented_tokens
    return (tuple(tokens_of(phrase)) for phrase in phrases_of(words))
