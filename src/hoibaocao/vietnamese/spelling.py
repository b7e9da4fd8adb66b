"""How names are spelled: tokens to compare, and which typed forms agree with a name.

Each syllable of a name may be typed with its diacritics or without; any other is another name.
"""

import re
from dataclasses import dataclass
from typing import Literal

from hoibaocao.vietnamese.text import fold, normal

Casing = Literal["title", "upper", "lower"]

_TOKEN = re.compile(r"\w+(?:['’](?!s\b)\w+)?")  # not in "Van Don's revenue"
_VARIANTS = re.compile(r"(?<=[hklmst])[yýỳỷỹỵ](?!\w)|(?<=đ|l)ă(?=k)")
_ALIKE = dict(zip("yýỳỷỹỵă", "iíìỉĩịắ", strict=True))


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable of a text, with the ``gap`` before it.

    ``key`` is folded, ``spelled`` keeps the diacritics.
    """

    start: int
    end: int
    key: str
    spelled: str
    casing: Casing
    gap: str


def spelling(name: str) -> str:
    """Return the form in which a name is compared: `normal`, ``kì`` and ``kỳ``, ``đăk`` alike."""
    return _VARIANTS.sub(lambda match: _ALIKE[match[0]], normal(name).replace("’", "'"))


def keys(name: str) -> tuple[str, ...]:
    """Return the folded tokens of a name."""
    return tuple(_TOKEN.findall(fold(spelling(name))))


def spelled_lines(names: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return for each line, a name, its tokens folded and its tokens with their diacritics."""
    form = spelling(names)
    return [
        (tuple(_TOKEN.findall(folded)), tuple(_TOKEN.findall(line)))
        for folded, line in zip(fold(form).split("\n"), form.split("\n"), strict=True)
    ]


def tokens(text: str) -> list[Token]:
    """Return the tokens of NFC text; offsets count its characters."""
    form = spelling(text)
    folded = fold(form)
    result: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        casing, gap = _casing(match[0]), text[last:start]
        result.append(Token(start, end, folded[start:end], form[start:end], casing, gap))
        last = end
    return result


def _casing(word: str) -> Casing:
    if not word[0].isupper():
        return "lower"
    return "upper" if len(word) > 1 and word.isupper() else "title"


def agrees(typed: str, name: str) -> bool:
    """Tell whether a token is that of a name, typed with all its diacritics or with none."""
    return typed == name or typed == fold(name)
