"""Which letters are easily written for others: by a slip, or because they sound alike.

Sounds that one region or another does not tell apart, as spelling lessons list them: s/x, ch/tr,
d/gi/r, l/n at the begin, n/ng and c/t at the end, i/y, ai/ay, and the tones hỏi and ngã.
"""

import re
from collections.abc import Iterator

_LETTERS = "abcdeghiklmnopqrstuvxy"
_TONES = str.maketrans(
    dict(zip("ảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ", "ãẵẫẽễĩõỗỡũữỹảẳẩẻểỉỏổởủửỷ", strict=True))
)
_I_AND_Y = str.maketrans(dict(zip("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị", strict=True)))
_VOWEL_END = re.compile(r"(?<=^[hklmst])[iíìỉĩịyýỳỷỹỵ]$")
_SOUNDS = [
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        ("^s(?=[^h])", ["x"]),
        ("^x", ["s"]),
        ("^ch", ["tr"]),
        ("^tr", ["ch"]),
        ("^(?:d|gi|r)", ["d", "gi", "r"]),
        ("^l", ["n"]),
        ("^n(?=[^gh])", ["l"]),
        ("(?<=.)(?:ng|nh|n)$", ["n", "ng", "nh"]),
        ("(?<=.)(?:c|ch|t)$", ["c", "t", "ch"]),
        ("(?<=.[aàáảãạ])[iy]$", ["i", "y"]),
    )
]

_KEYS = {
    key: (column + shift, row)
    for row, (keys, shift) in enumerate(
        (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))
    )
    for column, key in enumerate(keys)
}
"""Where the keys of letters are, in widths of a key from the left and rows from the top."""


def is_one_keystroke_off(typed: str, meant: str) -> bool:
    """Tell whether a key was missed, hit twice or too early, or the one beside it was hit.

    Args:
        typed: Bare letters and blanks.
        meant: Likewise, something else.
    """
    at = next((n for n, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    at = min(len(typed), len(meant)) if at is None else at
    a, b = typed[at:], meant[at:]
    if a[1:] == b or a == b[1:]:
        return True
    if a[1:] == b[1:]:
        return _are_beside(a[0], b[0])
    return a[:2] == b[1::-1] and a[2:] == b[2:]


def _are_beside(a: str, b: str) -> bool:
    if a not in _KEYS or b not in _KEYS:
        return False
    (left, top), (right, below) = _KEYS[a], _KEYS[b]
    return abs(left - right) <= 1 and abs(top - below) <= 1


def sounds_alike(word: str) -> Iterator[str]:
    """Yield what sounds like a word in `normal` form here or there; it need not be a syllable."""
    if (other := word.translate(_TONES)) != word:
        yield other
    if _VOWEL_END.search(word):
        yield word[:-1] + word[-1].translate(_I_AND_Y)
    for pattern, sounds in _SOUNDS:
        if match := pattern.search(word):
            rest = word[: match.start()], word[match.end() :]
            yield from (sound.join(rest) for sound in sounds if sound != match[0])


def one_letter_off(word: str) -> Iterator[str]:
    """Yield a bare word with a letter wrong, missing, added or swapped, the first one apart."""
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
