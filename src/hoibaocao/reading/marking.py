"""Find a quote among the words of a page: where a reader's marker would go.

A quote is text as it was read: words broken at a line's end are whole in it, heads and feet of
pages are gone, and a row of a table is worded with the names of its columns.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hoibaocao.reading.row_cells import Row, last_part, row_of
from hoibaocao.records import Rectangle
from hoibaocao.vietnamese.text import clean, normal

if TYPE_CHECKING:
    from PIL.Image import Image

_FEWEST_LETTERS = 12  # of a quote's beginning or end that stands on the page alone
_FIGURE = re.compile(r"\d[\d.,]*")
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands on a page."""

    text: str
    box: Rectangle


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it looks, and its words in reading order."""

    image: "Image"
    words: Sequence[Word]


def rectangles(words: Sequence[Word], quote: str) -> tuple[Rectangle, ...]:
    """Return where a quote stands among a page's words, a rectangle a line.

    Of a quote that begins or ends on another page, what stands on this one; nothing if that is
    not enough to be sure.
    """
    letters = [_letters(word.text) for word in words]
    owners = [number for number, each in enumerate(letters) for _ in each]
    text = "".join(letters)
    row = row_of(quote)
    whole = max(_rows(words, text, owners, row, quote), key=len, default=[]) if row else []
    if not whole:
        spans = _spans(text, quote)
        found = Counter(owners[at] for start, end in spans for at in range(start, end))
        whole = sorted(number for number, count in found.items() if count >= len(letters[number]))
    return tuple(_lines(words[number].box for number in whole))


def _rows(
    words: Sequence[Word], text: str, owners: Sequence[int], row: Row, quote: str
) -> Iterator[list[int]]:
    """Yield the words of each row of a table that has a row's name and figures of it.

    The names of the groups that it is in stand in rows above.
    """
    wanted = next((own for name in _own_names(row.name) if (own := _letters(name)) in text), "")
    cells = (quote[cell.start : cell.end] for cell in row.cells)
    figures = {_letters(each) for cell in cells for each in _FIGURE.findall(cell)}
    for match in re.finditer(re.escape(wanted), text) if wanted and figures else ():
        named = sorted({owners[at] for at in range(match.start(), match.end())})
        top = min(words[number].box.top for number in named)
        bottom = max(words[number].box.bottom for number in named)
        beside = [
            number
            for number, word in enumerate(words)
            if top < (word.box.top + word.box.bottom) / 2 < bottom
            and any(_letters(each) in figures for each in _FIGURE.findall(word.text))
        ]
        if beside:
            yield sorted({*named, *beside})


def _own_names(name: str) -> Iterator[str]:
    """Yield what may stand in a row itself of its name: all of it, or the last part."""
    yield name
    yield last_part(name)


def _letters(text: str) -> str:
    return _NEITHER_LETTER_NOR_DIGIT.sub("", normal(clean(text)))


def _spans(text: str, quote: str) -> list[tuple[int, int]]:
    wanted = _letters(quote)
    if wanted and (at := text.find(wanted)) >= 0:
        return [(at, at + len(wanted))]
    beginning = _longest(len(wanted), lambda length: wanted[:length] in text)
    ending = _longest(len(wanted), lambda length: wanted[len(wanted) - length :] in text)
    spans = []
    if beginning >= _FEWEST_LETTERS:
        at = text.rfind(wanted[:beginning])  # what goes on elsewhere stands last
        spans.append((at, at + beginning))
    if ending >= _FEWEST_LETTERS:
        at = text.find(wanted[len(wanted) - ending :])
        spans.append((at, at + ending))
    return spans


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest length for which a condition holds that holds for all smaller ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least


def _lines(boxes: Iterable[Rectangle]) -> Iterator[Rectangle]:
    """Join the boxes of words that follow each other on a line."""
    line: Rectangle | None = None
    for box in boxes:
        if line and _follows(line, box):
            line = Rectangle(
                line.left, min(line.top, box.top), box.right, max(line.bottom, box.bottom)
            )
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def _follows(line: Rectangle, box: Rectangle) -> bool:
    middle = (box.top + box.bottom) / 2
    return line.top < middle < line.bottom and box.left >= line.left
