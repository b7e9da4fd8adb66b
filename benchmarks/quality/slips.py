"""What hurried fingers make of a question."""

import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache
from random import Random

from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.units import provinces_and_districts

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0302": "double", "\u0306": "w", "\u031b": "w"}
_CONFUSED_TONES = str.maketrans({"\u0309": "\u0303", "\u0303": "\u0309"})
_FEWEST_LETTERS = 4


def unaccented(question: str, random: Random) -> str:
    """Return a question as typed without diacritics: small letters, often no question mark."""
    bare = fold(question)
    return bare.rstrip("?.") if random.random() < 0.7 else bare


def misspelt(question: str, name: str, others: Sequence[str], random: Random) -> str:
    """Return a question with one or two slips.

    Args:
        question: The question as it was meant.
        name: The name of its place; empty if that has to stay as it is.
        others: Names of other places, that a slip must not come near.
        random: Chooses the slips.
    """
    slips: list[Callable[[str], str]] = [
        lambda text: _telex(text, random),
        lambda text: _stuck(text, random),
        lambda text: _swapped(text, name or question, random),
        lambda text: _wrong_tone(text, random),
    ]
    if name:
        slips += [lambda text: text.replace(name, _wrong_name(name, others, random))] * 2
    typed = question
    while typed == question:
        for slip in random.sample(slips, random.choice([1, 1, 2])):
            typed = slip(typed)
    return typed


def typed_otherwise(question: str, random: Random) -> str:
    """Return the same letters in another form: decomposed, capitals, or old tone placement."""
    forms = (
        unicodedata.normalize("NFD", question),
        question.upper(),
        question.lower(),
        question.replace("óa", "oá").replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ"),
        question.replace(" ", "  ").replace("?", " ?"),
    )
    return random.choice([form for form in forms if form != question])


def _words(text: str, keep: str = "") -> list[str]:
    kept = set(keep.split())
    return [
        word
        for word in dict.fromkeys(text.split())
        if word.isalpha() and len(word) >= _FEWEST_LETTERS and word not in kept
    ]


def _telex(text: str, random: Random) -> str:
    """Leave a word as the keys of the Telex input method, as when it is switched off."""
    accented = [word for word in text.split() if word.isalpha() and fold(word) != word.lower()]
    for word in random.sample(accented, min(2, len(accented))):
        text = text.replace(word, "".join(map(_keys, word)) + _tone(word), 1)
    return text


def _keys(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    parts = unicodedata.normalize("NFD", letter)
    bare = parts[0]
    shape = next((_SHAPES[mark] for mark in parts if mark in _SHAPES), "")
    return bare + (bare.lower() if shape == "double" else shape)


def _tone(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return next((_TONES[mark] for mark in marks if mark in _TONES), "")


def _stuck(text: str, random: Random) -> str:
    """Leave out a blank between two words."""
    words = text.split(" ")
    places = [i for i in range(len(words) - 1) if words[i].isalpha() and words[i + 1].isalpha()]
    at = random.choice(places)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _swapped(text: str, keep: str, random: Random) -> str:
    """Swap two letters inside a word that is not part of the place's name."""
    words = _words(text, keep)
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(1, len(word) - 1)
    return text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def _wrong_tone(text: str, random: Random) -> str:
    """Take one of the tones hỏi and ngã, which sound alike in the south, for the other."""
    wrong = {word: _confused(word) for word in text.split() if _confused(word) != word}
    if not wrong:
        return text
    word = random.choice(sorted(wrong))
    return text.replace(word, wrong[word], 1)


def _confused(word: str) -> str:
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFD", word).translate(_CONFUSED_TONES)
    )


def _wrong_name(name: str, others: Sequence[str], random: Random) -> str:
    """Return a name with one wrong letter that is still nearest to the name that was meant."""
    candidates = []
    for at in range(1, len(name)):
        if name[at].isalpha() and name[at].islower():
            candidates += [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + random.choice("aeiounhgtc") + name[at + 1 :],
            ]
    clear = [wrong for wrong in candidates if _is_clear(fold(wrong), fold(name), others)]
    return random.choice(clear) if clear else name


def _is_clear(wrong: str, name: str, others: Sequence[str]) -> bool:
    if wrong == name or wrong in _national():
        return False
    own = SequenceMatcher(None, wrong, name).ratio()
    return all(SequenceMatcher(None, wrong, fold(other)).ratio() < own for other in others)


@cache
def _national() -> frozenset[str]:
    return frozenset(fold(place.name) for place in provinces_and_districts())
