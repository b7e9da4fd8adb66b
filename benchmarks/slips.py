"""What hurried fingers make of a question: one slip at a time, the same for the same random."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

from hoibaocao.vietnamese.text import fold, is_folded

Slip = Callable[[str, Random], str]
"""Takes a question as it was meant, and what chooses the place of the slip."""

_TELEX = {
    "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j",
    "\u0302": "", "\u0306": "w", "\u031b": "w",
}  # fmt: skip
_VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u0306": "8", "\u031b": "7",
}  # fmt: skip
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_HOI_AND_NGA = str.maketrans({"\u0309": "\u0303", "\u0303": "\u0309"})
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUND_ALIKE = (
    (r"\bs", "x"), (r"\bx", "s"), (r"\bch", "tr"), (r"\btr", "ch"), (r"\bd", "gi"), (r"\bgi", "d"),
    (r"\br", "d"), (r"\bl", "n"), (r"\bn(?![gh])", "l"), (r"(?<=\w)ng\b", "n"), (r"n\b", "ng"),
    (r"(?<=\w)c\b", "t"), (r"t\b", "c"), (r"(?<=[hklmst])y\b", "i"), (r"(?<=[hklmst])i\b", "y"),
)  # fmt: skip
_SHORT = {
    "không": "ko", "được": "dc", "bao nhiêu": "bn", "ngân sách": "ns", "tháng": "thg",
    "huyện": "h.", "với": "vs", "người": "ng", "những": "nhg",
}  # fmt: skip
_FEWEST_LETTERS = 4


def keys_of_telex(question: str, random: Random) -> str:
    """Leave two words as the keys of Telex."""
    return _with_words(question, random, 2, _is_marked, _telex)


def all_keys_of_telex(question: str, _: Random) -> str:
    """Leave the whole question as the keys of Telex."""
    return " ".join(map(_telex, question.split()))


def keys_of_vni(question: str, random: Random) -> str:
    """Leave two words as the keys of VNI."""
    return _with_words(question, random, 2, _is_marked, _vni)


def all_keys_of_vni(question: str, _: Random) -> str:
    """Leave the whole question as the keys of VNI."""
    return " ".join(map(_vni, question.split()))


def stuck(question: str, random: Random) -> str:
    """Leave out two blanks."""
    words = question.split()
    for _ in range(2):
        places = [i for i, (a, b) in enumerate(pairwise(words))
                  if a.isalpha() and b.isalpha()]  # fmt: skip
        if places:
            at = random.choice(places)
            words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


def split(question: str, random: Random) -> str:
    """Put a blank into a word."""

    def apart(word: str) -> str:
        at = random.randrange(1, len(word))
        return f"{word[:at]} {word[at:]}"

    return _with_words(question, random, 1, _is_long, apart)


def letter(question: str, random: Random) -> str:
    """Swap, drop or double a letter of a word in small letters."""

    def spoilt(word: str) -> str:
        at = random.randrange(1, len(word) - 1)
        return random.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            ]
        )

    return _with_words(question, random, 1, _is_long, spoilt)


def neighbouring_key(question: str, random: Random) -> str:
    """Hit the key beside that of a letter, the first one of the word apart."""

    def spoilt(word: str) -> str:
        places = [at for at in range(1, len(word)) if word[at] in "".join(_KEYBOARD)]
        if not places:
            return word
        at = random.choice(places)
        row = next(row for row in _KEYBOARD if word[at] in row)
        place = row.index(word[at])
        beside = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
        return word[:at] + random.choice(beside) + word[at + 1 :]

    return _with_words(question, random, 1, _is_long, spoilt)


def sound_alike(question: str, random: Random) -> str:
    """Write a word as it is spoken in another region."""

    def spoilt(word: str) -> str:
        spoken = [
            new
            for pattern, other in _SOUND_ALIKE
            if (new := re.sub(pattern, other, word, count=1)) != word
        ]
        return random.choice(spoken) if spoken else word

    return _with_words(question, random, 1, _is_long, spoilt)


def other_tone(question: str, random: Random) -> str:
    """Take hỏi for ngã or the reverse."""
    return _with_words(question, random, 1, lambda word: _confused(word) != word, _confused)


def tone_lost(question: str, random: Random) -> str:
    """Leave out the tone of two words, not the rest of their diacritics."""
    return _with_words(question, random, 2, lambda word: _toneless(word) != word, _toneless)


def part_bare(question: str, random: Random) -> str:
    """Leave out all diacritics of each second word or so."""
    words = question.split(" ")
    return " ".join(_bare(word) if random.random() < 0.5 else word for word in words)


def chat_short(question: str, random: Random) -> str:
    """Write one word as in a chat."""
    shorts = [(long, short) for long, short in _SHORT.items() if f" {long} " in question]
    if not shorts:
        return question
    long, short = random.choice(shorts)
    return question.replace(f" {long} ", f" {short} ", 1)


SLIPS: dict[str, Slip] = {
    "Telex keys": keys_of_telex,
    "Telex keys throughout": all_keys_of_telex,
    "VNI keys": keys_of_vni,
    "VNI keys throughout": all_keys_of_vni,
    "stuck": stuck,
    "split": split,
    "one letter": letter,
    "key beside": neighbouring_key,
    "sounds alike": sound_alike,
    "hỏi and ngã": other_tone,
    "tone lost": tone_lost,
    "partly bare": part_bare,
    "chat": chat_short,
}


def _with_words(
    question: str,
    random: Random,
    count: int,
    wanted: Callable[[str], bool],
    spoil: Callable[[str], str],
) -> str:
    words = question.split(" ")
    places = [at for at, word in enumerate(words) if word.isalpha() and wanted(word)]
    for at in random.sample(places, min(count, len(places))):
        words[at] = spoil(words[at])
    return " ".join(words)


def _is_marked(word: str) -> bool:
    return not is_folded(word)


def _is_long(word: str) -> bool:
    return word.islower() and len(word) >= _FEWEST_LETTERS


def _confused(word: str) -> str:
    parts = unicodedata.normalize("NFD", word).translate(_HOI_AND_NGA)
    return unicodedata.normalize("NFC", parts)


def _toneless(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))


def _bare(word: str) -> str:
    folded = fold(word)
    pairs = zip(word, folded, strict=True)
    return "".join(bare.upper() if letter.isupper() else bare for letter, bare in pairs)


def _telex(word: str) -> str:
    """Key a word in Telex, its tone last."""
    return _keyed(word, _TELEX, "d", at_end=True)


def _vni(word: str) -> str:
    """Key a word in VNI, each sign after its letter."""
    return _keyed(word, _VNI, "9", at_end=False)


def _keyed(word: str, signs: dict[str, str], bar: str, *, at_end: bool) -> str:
    keyed, last = "", ""
    for each in word:
        bare, *marks = list(unicodedata.normalize("NFD", each))
        keyed += {"đ": "d" + bar, "Đ": "D" + bar}.get(bare, bare)
        for mark in marks:
            if mark in _TONES and at_end:
                last = signs[mark]
            else:
                keyed += signs[mark] or bare.lower()
    tail = len(keyed.rstrip("?.,:;!)"))
    return keyed[:tail] + last + keyed[tail:]
