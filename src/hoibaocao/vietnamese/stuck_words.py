"""Part words that were typed without the blank between them."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import log

from hoibaocao.vietnamese.syllable_counts import FIGURE, ROMAN
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.syllables import is_syllable, marks, without_keys
from hoibaocao.vietnamese.text import fold, is_folded, normal
from hoibaocao.vietnamese.typed_words import is_abbreviation

_LONGEST_SYLLABLE = 10
"""Keys of the longest one: nghieengs."""
_LONGEST_STUCK = 40
_FEWEST_CAPITALS = 3
_FEWEST_LETTERS_BEFORE_FIGURE = 3
_APART = -8.0
"""What two pieces that are never seen side by side count for."""
_IMPOSSIBLE = float("-inf")
_VOWELS = frozenset("aeiouy")


class StuckWord:
    """A word of a question that may be several.

    Args:
        text: The word as typed, in NFC.
        pairs: The syllables of the library.
    """

    def __init__(self, text: str, pairs: SyllablePairs) -> None:
        self._text, self._pairs = text, pairs
        self._bare = is_folded(text)

    def parted(self, before: Sequence[str], after: Sequence[str]) -> str:
        """Return the word with its blanks; empty unless each piece is known beside a neighbour.

        An abbreviation in capitals needs none: "HTXra".

        Args:
            before: What the word before may be; empty if there is none.
            after: What the word after may be.
        """
        parts = self._parts(before, after)
        row = [before, *map(self._choices, parts), after]
        joined = [self._pairs.together(a, b) > 0 for a, b in pairwise(row)]
        short = {normal(run) for run in _runs(self._text) if run.isupper() and is_abbreviation(run)}
        known = (
            a or b or part in short for part, (a, b) in zip(parts, pairwise(joined), strict=True)
        )
        return self._with_blanks(parts) if all(known) else ""

    def parted_loosely(self) -> str:
        """Return the word with its blanks, if its diacritics or capitals show that it is several.

        Else its letters may: some of the signs are wrong or lost, as in "laođộngviêc".
        """
        if self._bare:
            return ""
        parts = self._parts()
        if parts == [normal(run) for run in _runs(self._text)]:
            return self._with_blanks(parts)  # "phẩmOCOP", "cũaYên"
        if parts and all(fold(part[0]) not in _VOWELS or part == "ở" for part in parts[1:]):
            return self._with_blanks(parts)
        return self._with_blanks(StuckWord(fold(self._text), self._pairs).parted((), ()).split())

    def _with_blanks(self, parts: Sequence[str]) -> str:
        ends = [sum(map(len, parts[:i])) for i in range(len(parts) + 1)]
        return " ".join(self._text[a:b] for a, b in pairwise(ends))

    def _parts(self, before: Sequence[str] = (), after: Sequence[str] = ()) -> list[str]:
        """Return what the word consists of, in `normal` form; nothing if it is one word."""
        if len(self._text) > _LONGEST_STUCK:
            return []
        parts: list[str] = []
        runs = _runs(self._text)
        for number, run in enumerate(runs):
            if parts and fold(parts[-1]) == "quy" and ROMAN.fullmatch(run):
                parts.append(run)
                continue
            pieces = (
                [run]
                if self._stands_alone(run)
                else self._pieces(
                    normal(run),
                    self._choices(parts[-1]) if parts else before,
                    after if number == len(runs) - 1 else (),
                )
            )
            if not pieces:
                return []
            parts += map(normal, pieces)
        return [] if len(parts) == 1 or not self._figures_fit(parts) else parts

    def _stands_alone(self, run: str) -> bool:
        if run.isdigit() or (run.isupper() and len(run) >= _FEWEST_CAPITALS):
            return True
        return is_abbreviation(run) or (len(run) > 1 and bool(self._choices(normal(run))))

    def _figures_fit(self, parts: Sequence[str]) -> bool:
        """Tell whether words are known beside the figures that stick to them; CO2 is none."""
        return all(
            self._pairs.together(self._choices(a), self._choices(b))
            and (_is_figure(a) or len(a) >= _FEWEST_LETTERS_BEFORE_FIGURE)
            for a, b in pairwise(parts)
            if _is_figure(a) or _is_figure(b)
        )

    def _choices(self, piece: str) -> list[str]:
        if _is_figure(piece):
            return [FIGURE]
        if self._bare or is_abbreviation(piece):
            forms = self._pairs.forms(fold(piece))
            known = [form for form in forms if is_syllable(form) or is_abbreviation(form)]
        else:
            known = [piece] if self._pairs.knows(piece) and is_syllable(piece) else []
        return known or self._keyed(piece)

    def _keyed(self, piece: str) -> list[str]:
        """Return the syllables that are typed with just these keys, else with more."""
        letters, signs = (piece.isascii() and without_keys(piece)) or ("", frozenset())
        forms = [form for form in self._pairs.forms(letters) if signs and marks(form) >= signs]
        return [form for form in forms if marks(form) == signs] or forms

    def _pieces(self, letters: str, before: Sequence[str], after: Sequence[str]) -> list[str]:
        """Return the likeliest syllables that letters consist of; none if they do not."""

        @cache
        def best(start: int, last: str) -> tuple[float, tuple[str, ...]]:
            beside = self._choices(last) if last else before
            if start == len(letters):
                return self._join(beside, after), ()
            found: tuple[float, tuple[str, ...]] = (_IMPOSSIBLE, ())
            for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1):
                piece = letters[start:end]
                if start and piece in _VOWELS:
                    continue  # one letter at the end or within is rather a letter too many
                choices = self._choices(piece)
                score, rest = best(end, piece) if choices else (_IMPOSSIBLE, ())
                found = max(found, (score + self._join(beside, choices), (piece, *rest)))
            return found

        return list(best(0, "")[1])

    def _join(self, befores: Sequence[str], afters: Sequence[str]) -> float:
        if not befores or not afters:
            return 0.0
        count = self._pairs.together(befores, afters)
        return log(count) if count else _APART


def _is_figure(piece: str) -> bool:
    """Tell whether a piece is a figure; Roman ones are kept in capitals."""
    return piece.isdigit() or bool(ROMAN.fullmatch(piece))


def _runs(text: str) -> list[str]:
    """Return the parts of a stuck word that figures and capitals show: 6|tháng, của|Cẩm."""
    ends = [0]
    for at in range(1, len(text)):
        old, new = text[at - 1], text[at]
        after_capitals = new.islower() and text[:at].isupper() and at > 1
        if old.isdigit() != new.isdigit() or (old.islower() and new.isupper()) or after_capitals:
            ends.append(at)
    return [text[a:b] for a, b in pairwise([*ends, len(text)])]
