"""Abbreviations and what they stand for: ``GPMB`` and ``giải phóng mặt bằng`` become one.

Reports and questions are both compared with the long form in place of the short one. How a short
form is spelled does not matter: ``KT-XH``, ``KTXH``, ``kt xh``; ``NN&PTNT``, ``NN và PTNT``.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from hoibaocao.vietnamese.syllables import is_folded_syllable
from hoibaocao.vietnamese.text import clean, fold, normal
from hoibaocao.vietnamese.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r" v[àa] |[.,]? ?[-–&+]? ?")
_AND = frozenset({"và", "va"})
_SIGHT = 40
"""So many characters on either side tell whether a text is in capitals."""


def key(short: str) -> str:
    """Return what all spellings of a short form have in common: small letters, nothing between."""
    return "".join(word for word in _WORD.findall(normal(clean(short))) if word not in _AND)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Short forms to spell texts out; `of` makes them from a table.

    A short form that is also a syllable (``CA``, ``TU``) counts only in capitals among small ones.

    Attributes:
        long: Long forms by the short form's `key`, and by that without diacritics.
        starts: All that a key begins with.
    """

    long: Mapping[str, str]
    starts: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Self:
        """Return the abbreviations of a table: long forms by short forms, in NFC."""
        keyed = {key(short): long for short, long in table.items()}
        # Typed without diacritics, unless that is the spelling of another: ĐV and DV.
        long = {fold(short): long for short, long in reversed(keyed.items())} | keyed
        return cls(long, frozenset(short[: at + 1] for short in long for at in range(len(short))))

    def extended(self, table: Mapping[str, str]) -> Self:
        """Return these abbreviations and others, which win."""
        more = self.of(table)
        return type(self)({**self.long, **more.long}, self.starts | more.starts) if table else self

    def differing(self, other: Self) -> frozenset[str]:
        """Return the keys of the short forms that others have not, or with another long form."""
        return frozenset(
            short
            for short in self.long.keys() | other.long.keys()
            if self.long.get(short) != other.long.get(short)
        )

    def __contains__(self, short: str) -> bool:
        return key(short) in self.long

    def spelt_out(self, text: str) -> str:
        """Return NFC text with each short form replaced by its long form, the longest first."""
        form = normal(text)
        parts: list[str] = []
        done = 0
        for word in _WORD.finditer(form):
            if word.start() < done or word[0] not in self.starts:
                continue
            end, long = self._longest(text, form, word)
            if end:
                parts += [text[done : word.start()], long]
                done = end
        return "".join([*parts, text[done:]])

    def _longest(self, text: str, form: str, first: re.Match[str]) -> tuple[int, str]:
        """Return where the longest short form that begins with a word ends, and its long form.

        The end is 0 where none begins.
        """
        letters, found = "", (0, "")
        word: re.Match[str] | None = first
        while word is not None:
            letters += word[0]
            if letters not in self.starts:
                break
            if letters in self.long and _is_meant(text, letters, first.start(), word.end()):
                found = word.end(), self.long[letters]
            joint = _JOINT.match(form, word.end())
            word = _WORD.match(form, joint.end()) if joint else None
        return found


def _is_meant(text: str, short: str, start: int, end: int) -> bool:
    """Tell an abbreviation from an ordinary syllable of the same letters."""
    if len(short) > 1 and not is_folded_syllable(fold(short)):
        return True
    around = text[max(0, start - _SIGHT) : start] + text[end : end + _SIGHT]
    return text[start:end].isupper() and any(map(str.islower, around))


def mention(keys: Collection[str]) -> re.Pattern[str]:
    """Return what finds in text in `normal` form where one of some short forms may stand."""
    joint = f"(?:{_JOINT.pattern})"
    spellings = (joint.join(map(re.escape, short)) for short in sorted(keys))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spellings)})(?![^\W_])")


def table_with(own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the program's table and others' own, which win; an empty long form strikes one out."""
    keys = {key(short) for short in own}
    kept = {
        short: long for short, long in vocabulary("abbreviations").items() if key(short) not in keys
    }
    return kept | {short: long for short, long in own.items() if long}


@cache
def packaged() -> Abbreviations:
    """Return the abbreviations that come with the program, ready to use."""
    return Abbreviations.of(vocabulary("abbreviations"))
