"""One normal form for reports and questions.

`clean` makes text fit to show; `normal` and `fold` make it fit to compare. On clean text both
keep the length: character *i* of the result stands for character *i* of the text, so a match
found in a folded text is an offset into the text itself.
"""

import re
import unicodedata
from functools import cached_property

_DROPPED = dict.fromkeys(
    [
        0x00AD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero-width and directional marks
        *range(0x202A, 0x202F),  # bidi embeddings and overrides
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),  # bidi isolates
        0xFEFF,
    ]
)
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MANY_BREAKS = re.compile(r"\n{3,}")

# Old placement of the tone mark (hoà, khoẻ, thuỷ) against the new one (hòa, khỏe, thủy); only
# at the end of a syllable, where both are in use. `qu` is a consonant: quý stays.
_OLD_TONES = re.compile(r"(o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?!\w)")
_NEW_TONES = {
    first + old: new + second
    for first, second, olds, news in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for old, new in zip(olds, news, strict=True)
}

CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
"""The capital letters of Vietnamese, for a class of a pattern."""

_MARKS = CAPITALS.removeprefix("A-Z")
_MARKED = re.compile(f"[{_MARKS}{_MARKS.lower()}]")


def clean(text: str) -> str:
    """Return text in NFC, without invisible characters, blanks single, line feeds as line ends."""
    text = text.encode(errors="replace").decode()  # a lone surrogate is no character
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROLS.sub(" ", text.translate(_DROPPED))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def normal(text: str) -> str:
    """Return NFC text in lower case with new-style tone placement, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(map(_lower, text))
    return _OLD_TONES.sub(lambda match: _NEW_TONES[match[1]], lower)


def _bare(character: str) -> str:
    if character == "đ":
        return "d"
    return unicodedata.normalize("NFD", character)[0]


class _Folding(dict[int, str]):
    """A translation table that fills itself: one entry a character ever seen."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _lower(_bare(_lower(chr(code))))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return NFC text in lower case without diacritics, ``đ`` as ``d``, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def is_folded(text: str) -> bool:
    """Tell whether text carries no Vietnamese diacritic at all, as when typed in a hurry."""
    if text.isascii():
        return True
    # Most text that is not folded shows it in the first few letters.
    return _MARKED.search(text) is None and fold(text) == text.lower()


class Spelled:
    """A pattern that a text matches as it is spelled, or typed without any diacritics.

    Each of the two is compiled once it is needed: to compile all such patterns takes a tenth of
    what all imports take, and a question is typed in one way.

    Args:
        pattern: In `normal` form, without escapes in capitals: they would be folded, too.
    """

    def __init__(self, pattern: str) -> None:
        self._source = pattern

    def match(self, text: str) -> re.Match[str] | None:
        """Match the beginning of NFC text."""
        return self._pattern(text).match(normal(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match all of NFC text."""
        return self._pattern(text).fullmatch(normal(text))

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match in NFC text."""
        return self._pattern(text).search(normal(text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where NFC text holds it, none overlapping, in order."""
        return [match.span() for match in self._pattern(text).finditer(normal(text))]

    def _pattern(self, text: str) -> re.Pattern[str]:
        return self._folded if is_folded(text) else self._accented

    @cached_property
    def _accented(self) -> re.Pattern[str]:
        return re.compile(self._source)

    @cached_property
    def _folded(self) -> re.Pattern[str]:
        return re.compile(fold(self._source))
