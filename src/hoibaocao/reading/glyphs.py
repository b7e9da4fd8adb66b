"""Make lines of the letters that a PDF places on a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hoibaocao.reading.pages import Line

_BLANK = 0.2  # of a letter's height: a gap that wide parts words
WIDE = 0.9  # of a letter's height: more than blanks of justified text have, as a rule
_TOUCHING = 0.05  # of a letter's height
_LINE_END_HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line
_BROKEN_AT_HYPHEN = re.compile(rf"{_LINE_END_HYPHEN}$|\d-$")  # "số 28-", then "NQ/TW"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter and its box in points, from the lower left corner of the page as it is shown."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


def rows_of(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Part letters, in the order of the text, at the ends of lines; each row from left to right."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and (glyph.character in "\r\n" or _is_below(glyph, row[-1])):
            yield from map(_in_order, _levels(row))
            row = []
        if glyph.character not in "\r\n":
            row.append(glyph)
    if row:
        yield from map(_in_order, _levels(row))


def _levels(row: list[Glyph]) -> list[list[Glyph]]:
    """Return a row, or the rows in it, from top to bottom, if letters stand below each other.

    PDFium takes the text of a page with nothing but narrow columns for upright writing and goes
    through several rows at once.
    """
    inked = [glyph for glyph in row if glyph.right > glyph.left]
    lowest = min((glyph.top for glyph in inked), default=0.0)
    if lowest > max((glyph.bottom for glyph in inked), default=-1.0):
        return [row]
    levels: list[list[Glyph]] = []
    for glyph in sorted(inked, key=lambda each: -(each.top + each.bottom)):
        middle = (glyph.top + glyph.bottom) / 2
        if levels and levels[-1][0].bottom < middle < levels[-1][0].top:
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    return [_from_left_to_right(level) for level in levels]


def line_of(row: Sequence[Glyph]) -> Line | None:
    """Return a row of letters as a line; None if there is nothing but blanks."""
    inked = [glyph for glyph in row if glyph.right > glyph.left]
    if not inked:
        return None
    text = "".join(glyph.character for glyph in row)
    return Line(
        text.replace(_LINE_END_HYPHEN, "-"),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        bottom=min(glyph.bottom for glyph in inked),
        top=max(glyph.top for glyph in inked),
        hyphen=bool(_BROKEN_AT_HYPHEN.search(text)),
    )


def words_of(row: Sequence[Glyph]) -> list[Line]:
    """Return the words of a row, each as a line of its own."""
    parted = groupby(row, key=lambda glyph: glyph.character.isspace())
    return [line for blank, word in parted if not blank and (line := line_of(list(word)))]


def wide_gaps(row: Sequence[Glyph]) -> int:
    """Return at how many blanks of a row there is room for a border between columns."""
    blanks = (place for place, glyph in enumerate(row[1:-1], 1) if glyph.character == " ")
    return sum(
        row[place + 1].left - row[place - 1].right > WIDE * (row[place].top - row[place].bottom)
        for place in blanks
    )


def _is_below(glyph: Glyph, before: Glyph) -> bool:
    """Tell whether a letter stands on the next line, which PDFium does not part after a hyphen."""
    return glyph.right > glyph.left and glyph.top <= before.bottom < before.top


def _in_order(row: list[Glyph]) -> list[Glyph]:
    return _from_left_to_right(row) if _runs_back(row) else _without_false_blanks(row)


def _without_false_blanks(row: list[Glyph]) -> list[Glyph]:
    """Return a row without blanks that PDFium puts between letters of two fonts that touch."""
    false = {
        place
        for place, (before, blank, after) in enumerate(zip(row, row[1:], row[2:], strict=False), 1)
        if blank.character == " "
        and blank.left == blank.right
        and abs(after.left - before.right) < _TOUCHING * (after.top - after.bottom)
    }
    return [glyph for place, glyph in enumerate(row) if place not in false] if false else row


def _runs_back(row: Sequence[Glyph]) -> bool:
    """Tell whether letters of another font stand behind the line they belong into.

    Programs that lack a letter take it from a second font and may write those letters last.
    """
    inked = [glyph for glyph in row if glyph.right > glyph.left]
    return any(
        after.left < before.left - _BLANK * (before.top - before.bottom)
        for before, after in pairwise(inked)
    )


def _from_left_to_right(row: Sequence[Glyph]) -> list[Glyph]:
    """Return the row's letters as they stand, with blanks where there is room for one."""
    inked = sorted((g for g in row if g.right > g.left), key=lambda glyph: glyph.left)
    placed = inked[:1]
    for before, after in pairwise(inked):
        if after.left - before.right > _BLANK * (after.top - after.bottom):
            placed.append(Glyph(" ", before.right, after.left, after.bottom, after.top))
        placed.append(after)
    return placed
