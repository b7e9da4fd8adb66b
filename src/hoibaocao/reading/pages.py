"""Make flowing paragraphs of the lines on pages: no running heads, no broken sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hoibaocao.reading.headings import begins_item, is_heading
from hoibaocao.vietnamese.text import fold

_EDGE_LINES = 3  # lines at the top and at the bottom of a page that may run through all pages
_RUNNING_SHARE = 0.5  # of the pages
_FEWEST_PAGES = 2
_SAME_COLUMN = 60  # points by which lines of one column may begin apart
_HAIR = 6  # points: closer than this is the same place
_WIDE_PITCH = 1.5  # of the usual distance of lines: a gap between paragraphs
_SHORT = 0.1  # of the column: room that no ragged margin leaves
_PAGE_NUMBER = re.compile(r"[\W_]*(?:(?i:trang|page))?[\W_]*(\d{1,4})(?:[\W_]*\d{1,4})?[\W_]*")
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
            if line.alone or (_key(line, top=top) not in running and not numbered):
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
    """A line with its page, the right edge of its column and the usual distance of lines."""

    line: Line
    page: int
    margin: float
    pitch: float


def _placed(page: Sequence[Line], number: int) -> list[_Placed]:
    pitches = [
        above.bottom - below.bottom
        for above, below in pairwise(page)
        if above.bottom > below.bottom
    ]
    # The lower quartile: with many headings, half of the distances are wider than a line.
    pitch = sorted(pitches)[len(pitches) // 4] if pitches else 0.0
    return [_Placed(line, number, _margin(line, page), pitch) for line in page]


def _margin(line: Line, page: Sequence[Line]) -> float:
    return max(each.right for each in page if abs(each.left - line.left) <= _SAME_COLUMN)


def _goes_on(before: _Placed, each: _Placed) -> bool:
    """Tell whether a line continues the paragraph of the one before it."""
    last, line = before.line, each.line
    if last.alone or line.alone:
        return False
    if last.hyphen:
        return True
    sentence_ended = bool(_SENTENCE_END.search(last.text))
    if begins_item(line.text) and (sentence_ended or is_heading(last.text)):
        return False
    if last.text.isupper() and not line.text.isupper():
        return False
    ended = sentence_ended or _is_whole_heading(last, line)
    drop = last.bottom - line.bottom
    if before.page != each.page or drop < 0:  # the next page or the next column
        return not ended and not _next_word_fits(before, line)
    near = drop <= _WIDE_PITCH * each.pitch and _are_aligned(last, line)
    return near and _flows(before, line, ended=ended)


def _flows(before: _Placed, line: Line, *, ended: bool) -> bool:
    if _are_centred(before.line, line):
        return not ended and not line.text[0].isupper()
    if _next_word_fits(before, line):
        return not ended and (line.text[0].islower() or not _is_short(before))
    return not _is_whole_heading(before.line, line) or not line.text[0].isupper()


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
    first_word = len(line.text.split(" ", 1)[0]) + 1
    width = (line.right - line.left) * first_word / len(line.text)
    return before.margin - before.line.right > width


def _is_short(placed: _Placed) -> bool:
    room = placed.margin - placed.line.right
    return room > _SHORT * (placed.margin - placed.line.left)
