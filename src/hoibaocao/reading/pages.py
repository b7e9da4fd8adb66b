"""Make flowing paragraphs of the lines on pages: no running heads, no broken sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from hoibaocao.reading.headings import (
    begins_item,
    is_dateline,
    is_heading,
    is_letterhead,
    is_motto,
)
from hoibaocao.vietnamese.text import fold

_EDGE_LINES = 3  # lines at the top and at the bottom of a page that may run through all pages
_RUNNING_SHARE = 0.5  # of the pages
_FEWEST_PAGES = 2
_SAME_COLUMN = 60  # points by which lines of one column may begin apart
_HAIR = 6  # points: closer than this is the same place
_WIDE_PITCH = 1.5  # of the usual distance of lines: a gap between paragraphs
_OPEN_PITCH = 1.25  # a gap, too, if a capital follows: offices leave 6 points over lines of 18
_LARGE = 1.25  # of the usual height of lines: type of another size, such as a title's
_SHORT = 0.1  # of the column: room that no ragged margin leaves
_PAGE_NUMBER = re.compile(r"[\W_]*(?:(?i:trang|page))?[\W_]*(\d{1,4})(?:[\W_]*\d{1,4})?[\W_]*")
# The end of a sentence that a page begins with: "3,32%." is neither page 3 nor a running number.
_FIGURE = re.compile(r"\W*\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|,\d+|\s?%)\W*")
_SENTENCE_END = re.compile(r"[.:;!?…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and its box in points; up is higher."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    hyphen: bool = False
    """Ends with a hyphen after which the word goes on."""
    alone: bool = False
    """A paragraph of its own, such as a row of a table, and never a head or a foot."""

    def with_text(self, text: str) -> "Line":
        """Return the same box with other text."""
        return replace(self, text=text)


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without heads, feet and page numbers.

    Such a line stands, its digits aside, at the same edge of at least half of the pages, or is
    the page's own number.
    """
    seen = Counter(
        key
        for page in pages
        for top in (True, False)
        for key in {_key(line, top=top) for line in _edge(page, top=top)}
    )
    needed = max(_FEWEST_PAGES, _RUNNING_SHARE * sum(map(bool, pages)))
    running = {key for key, count in seen.items() if count >= needed}
    return [_trimmed(page, number, running) for number, page in enumerate(pages, start=1)]


def _edge(page: Sequence[Line], *, top: bool) -> Sequence[Line]:
    return page[:_EDGE_LINES] if top else page[-_EDGE_LINES:][::-1]


def _key(line: Line, *, top: bool) -> tuple[bool, str]:
    # Recognition gives the same dash or diacritic now so, now so.
    return top, re.sub(r"[\W\d_]+", "#", fold(line.text))


def _trimmed(page: Sequence[Line], number: int, running: set[tuple[bool, str]]) -> list[Line]:
    kept = list(page)
    for top in (True, False):
        for line in _edge(page, top=top):
            own = _PAGE_NUMBER.fullmatch(line.text)
            numbered = own and int(own[1]) == number
            of_text = line.alone or _FIGURE.fullmatch(line.text)
            if of_text or (_key(line, top=top) not in running and not numbered):
                break
            kept = [each for each in kept if each is not line]
    return kept


def join_lines(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """Return paragraphs, and for each page the paragraph and the character it begins at."""
    placed = [each for number, page in enumerate(pages) for each in _placed(page, number)]
    paragraphs: list[str] = []
    starts: dict[int, tuple[int, int]] = {}
    for before, each in zip([None, *placed], placed, strict=False):
        if before and _goes_on(before, each):
            paragraphs[-1] += "" if before.line.hyphen else " "
        else:
            paragraphs.append("")
        starts.setdefault(each.page, (len(paragraphs) - 1, len(paragraphs[-1])))
        paragraphs[-1] += each.line.text
    return paragraphs, _page_starts(paragraphs, starts, len(pages))


def _page_starts(
    paragraphs: Sequence[str], starts: dict[int, tuple[int, int]], pages: int
) -> tuple[tuple[int, int], ...]:
    """Return a start for every page; an empty one begins where the next begins."""
    if not paragraphs:
        return ()
    position = (len(paragraphs) - 1, len(paragraphs[-1]))
    found = []
    for page in reversed(range(pages)):
        position = starts.get(page, position)
        found.append(position)
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its page, the room around it and how far lines of the page are apart.

    ``edge`` and ``margin`` are those of its column, ``widest`` the width of the widest line with
    the same middle. ``pitch`` is the distance of close lines, ``inner`` that of lines of one
    paragraph, ``height`` that of a line.
    """

    line: Line
    page: int
    edge: float
    margin: float
    widest: float
    pitch: float
    inner: float
    height: float

    @property
    def is_centred(self) -> bool:
        """Tell whether the line stands in the middle of wider ones."""
        return self.widest - _width(self.line) > 2 * _HAIR


def _placed(page: Sequence[Line], number: int) -> list[_Placed]:
    drops = [
        (above.bottom - below.bottom, below)
        for above, below in pairwise(page)
        if above.bottom > below.bottom
    ]
    # The lower quartile: with many headings, half of the distances are wider than a line.
    pitch = sorted(drop for drop, _ in drops)[len(drops) // 4] if drops else 0.0
    inner = [drop for drop, below in drops if below.text[0].islower() and drop <= 2 * pitch]
    apart = median(inner) if inner else pitch
    height = median(map(_height, page)) if page else 0.0
    return [_Placed(line, number, *_room(line, page), pitch, apart, height) for line in page]


def _room(line: Line, page: Sequence[Line]) -> tuple[float, float, float]:
    """Return the edges of a line's column and the width of the widest line with its middle."""
    column = [each for each in page if abs(each.left - line.left) <= _SAME_COLUMN]
    middle = line.left + line.right
    return (
        min(each.left for each in column),
        max(each.right for each in column),
        max(_width(each) for each in page if abs(each.left + each.right - middle) <= 2 * _HAIR),
    )


def _width(line: Line) -> float:
    return line.right - line.left


def _height(line: Line) -> float:
    return line.top - line.bottom


def _goes_on(before: _Placed, each: _Placed) -> bool:
    """Tell whether a line continues the paragraph of the one before it."""
    last, line = before.line, each.line
    if last.alone or line.alone:
        return False
    if last.hyphen:
        return True
    sentence_ended = bool(_SENTENCE_END.search(last.text))
    if _are_apart(last.text, line.text, sentence_ended=sentence_ended):
        return False
    ended = sentence_ended or _is_whole_heading(last, line)
    drop = last.bottom - line.bottom
    if before.page != each.page or drop < 0:  # the next page or the next column
        return not ended and not _next_word_fits(before, line)
    if drop > _WIDE_PITCH * before.pitch * _larger(before, line) or not _are_aligned(last, line):
        return False
    opens = _opens(before, each, sentence_ended=sentence_ended)
    return not opens and _flows(before, line, ended=ended)


def _are_apart(last: str, line: str, *, sentence_ended: bool) -> bool:
    """Tell whether two lines are no one's sentence, by their words alone."""
    if is_motto(last) or is_dateline(line):
        return True
    if begins_item(line) and (sentence_ended or is_heading(last) or line.isupper()):
        return True
    if not line.isupper():
        return last.isupper()
    return is_letterhead(line) and (sentence_ended or is_letterhead(last))


def _larger(before: _Placed, line: Line) -> float:
    """Return by how much two lines are of larger type than the page, as titles are; else 1."""
    height = min(_height(before.line), _height(line))
    return height / before.height if height > _LARGE * before.height else 1.0


def _opens(before: _Placed, each: _Placed, *, sentence_ended: bool) -> bool:
    """Tell whether a line that begins with a capital stands where paragraphs begin.

    Below a gap, indented, or no longer centred.
    """
    last, line = before.line, each.line
    if not line.text.lstrip('(“"')[:1].isupper():
        return False
    if last.bottom - line.bottom > _OPEN_PITCH * before.inner * _larger(before, line):
        return True
    if each.is_centred:
        return False
    moved = line.left - last.left
    if line.left - each.edge > _HAIR:
        return sentence_ended or before.is_centred or (moved > _HAIR and not begins_item(last.text))
    return before.is_centred and (abs(moved) > _HAIR or each.margin - line.right <= _HAIR)


def _flows(before: _Placed, line: Line, *, ended: bool) -> bool:
    if _are_centred(before.line, line):
        return not ended and (not line.text[0].isupper() or _is_wrapped(before, line))
    if _next_word_fits(before, line):
        return not ended and (line.text[0].islower() or not _is_short(before))
    return not _is_whole_heading(before.line, line) or not line.text[0].isupper()


def _is_wrapped(before: _Placed, line: Line) -> bool:
    """Tell whether a centred line ended since its next word would not have fitted on it."""
    last = before.line
    if is_letterhead(line.text) or (is_letterhead(last.text) and not line.text.isupper()):
        return False
    return before.widest - _width(last) <= _first_word(line)


def _is_whole_heading(last: Line, line: Line) -> bool:
    """Tell whether a heading ends before a line; one in capitals may go on in capitals."""
    return is_heading(last.text) and not (last.text.isupper() and line.text.isupper())


def _are_aligned(before: Line, line: Line) -> bool:
    return abs(before.left - line.left) <= _SAME_COLUMN or _are_centred(before, line)


def _are_centred(before: Line, line: Line) -> bool:
    apart = abs((before.left + before.right) - (line.left + line.right)) / 2
    return apart <= _HAIR and abs(before.left - line.left) > _HAIR


def _next_word_fits(before: _Placed, line: Line) -> bool:
    """Tell whether a line ended although there was room: the mark of a paragraph's last line."""
    return before.margin - before.line.right > _first_word(line)


def _first_word(line: Line) -> float:
    """Return the width of a line's first word and a blank."""
    letters = len(line.text.split(" ", 1)[0]) + 1
    return _width(line) * letters / len(line.text)


def _is_short(placed: _Placed) -> bool:
    room = placed.margin - placed.line.right
    return room > _SHORT * (placed.margin - placed.line.left)
