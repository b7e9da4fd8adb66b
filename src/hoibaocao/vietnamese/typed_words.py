"""The words of a question as typed: which may be read otherwise, and in what letter case."""

import re
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.vietnamese.abbreviations import packaged
from hoibaocao.vietnamese.syllable_counts import BREAK, FIGURE, ROMAN
from hoibaocao.vietnamese.syllables import is_folded_syllable
from hoibaocao.vietnamese.text import fold, normal

_WORD = re.compile(r"\d+(?:[.,/]\d+)*(?![^\W_])|[^\W_]+(?:['’][^\W_]+)*|[.!?;:]")
_FIGURE = re.compile(r"[\d.,/]+")
_SMALL_ROMAN = re.compile(r"(?<=\bquy )(?:i{1,3}|iv)\b")
_VOWEL = re.compile("[aeiouy]")
_FEWEST_LETTERS = 3
"""Letters of the shortest word that may have lost its vowel; "h", "tp" are short forms."""


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of a question, with where it stands.

    ``normal`` is its form to compare; ``fixed`` that it is an abbreviation, a figure, a sentence
    end or a name such as M'Drắk, and has to stay as it is.
    """

    start: int
    end: int
    text: str
    normal: str
    fixed: bool


@lru_cache(maxsize=64)  # each step of reading a question asks for its words
def typed_words(question: str) -> tuple[TypedWord, ...]:
    """Return the words, figures and sentence ends of an NFC question, in order."""
    shouted = question == question.upper()
    form = normal(question)
    quarters = {match.start() for match in _SMALL_ROMAN.finditer(fold(question))}
    result = []
    for match in _WORD.finditer(question):
        start, end = match.span()
        plain = FIGURE if start in quarters else _plain(match[0], form[start:end])
        fixed = plain in {FIGURE, BREAK} or _stays(match[0], shouted=shouted)
        result.append(TypedWord(start, end, match[0], plain, fixed))
    return tuple(result)


def _plain(text: str, form: str) -> str:
    if not text[0].isalnum():
        return BREAK
    return FIGURE if _FIGURE.fullmatch(text) or ROMAN.fullmatch(text) else form


@lru_cache(maxsize=4096)
def is_abbreviation(word: str) -> bool:
    """Tell whether a word, in any letter case and with or without diacritics, is one we know."""
    # "TƯ" is short for trung ương, but "tu" is part of many words.
    return word in packaged() and not is_folded_syllable(fold(word))


def has_vowel(word: str) -> bool:
    """Tell whether a word has a vowel, with or without diacritics."""
    return bool(_VOWEL.search(fold(word)))


def _stays(text: str, *, shouted: bool) -> bool:
    foreign = "'" in text or "’" in text
    if foreign or is_abbreviation(text) or (len(text) < _FEWEST_LETTERS and not has_vowel(text)):
        return True
    return len(text) > 1 and text.isupper() and not shouted


def cased_like(typed: str, form: str) -> str:
    """Return a form in the letter case of what was typed, letter by letter if they correspond."""
    if len(form) == len(typed):
        pairs = zip(form, typed, strict=True)
        return "".join(letter.upper() if old.isupper() else letter for letter, old in pairs)
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    return form[0].upper() + form[1:] if typed[0].isupper() else form
