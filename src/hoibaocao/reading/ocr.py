"""Recognise the text of scanned pages with Tesseract, each page once.

What was recognised is kept by the hash of the file, the page and the engine, so that a rebuild of
the index does not repeat it and a quote can be marked on the page.
"""

import hashlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from hoibaocao.durable import write_whole
from hoibaocao.reading.cells import with_cells
from hoibaocao.reading.document import Means
from hoibaocao.reading.look_alikes import likely_words
from hoibaocao.reading.page_tables import PageContent
from hoibaocao.reading.pages import Line
from hoibaocao.reading.preparing import clearer, prepared
from hoibaocao.reading.ruled import Ruling, ruled_tables
from hoibaocao.reading.seen_rulings import seen_rulings, without_rulings
from hoibaocao.reading.tesseract import DPI, RecognisedWord, Tesseract
from hoibaocao.reading.voting import mean_confidence, voted
from hoibaocao.records import Rectangle
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72 / DPI  # a pixel
_AT_ONCE = 2  # pages: each takes up to 300 MB of what a reader may take; files run in parallel, too
_VERSION = 14  # of how pictures are prepared and what is kept
_BROKEN_AT_HYPHEN = re.compile(r"[\dA-ZĐ]-$")  # "số 28-", then "NQ/TW"
_ELLIPSIS = re.compile(r"\.*…[.…]*")  # the dots of one are seen once more as full stops
_SURE = 0.7  # mean confidence of a page: with less, it may lie on its side
_CLEAR = 0.955  # mean confidence of a page: with less, it is looked at again
_SMALL = 2 / 3  # of the size of the page, looked at again


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The words of a page in reading order, and its size when upright, all in pixels.

    To be upright it had to be turned by ``turn`` degrees, 0 to 270, clockwise, then by ``skew``
    counterclockwise. ``level`` and ``upright`` are the lines ruled on it.

    Pixels count down from the upper left corner.
    """

    turn: int
    skew: float
    width: int
    height: int
    words: tuple[RecognisedWord, ...]
    level: tuple[Ruling, ...]
    upright: tuple[Ruling, ...]

    @property
    def confidence(self) -> float:
        """Mean confidence of the words; 0 where there is none."""
        return mean_confidence(self.words)

    def shown(self, word: RecognisedWord) -> Rectangle:
        """Return where a word stands on the page as it was before it was set upright."""
        angle = radians(self.skew)
        x, y = self.width / 2, self.height / 2
        corners = [
            (
                x + (left - x) * cos(angle) - (top - y) * sin(angle),
                y + (left - x) * sin(angle) + (top - y) * cos(angle),
            )
            for left in (word.left, word.right)
            for top in (word.top, word.bottom)
        ]
        across = [left / self.width for left, _ in corners]
        down = [top / self.height for _, top in corners]
        for _ in range(self.turn // 90):  # back, a quarter at a time
            across, down = down, [1 - share for share in across]
        return Rectangle(min(across), min(down), max(across), max(down))


@dataclass(frozen=True, slots=True)
class _Kept:
    engine: str
    page: RecognisedPage


_KEPT = TypeAdapter(_Kept)


def recognise(
    path: Path, pictures: Mapping[int, Callable[[], "Image"]], total: int, means: Means
) -> dict[int, RecognisedPage]:
    """Recognise pages of a file, two at once.

    Args:
        path: The file; what is kept of it is found by its content.
        pictures: What makes the picture of a page at `DPI`, by the number of the page.
        total: Pages of the file; the others count as done already.
        means: Where results are kept, and what is told of the progress.

    Raises:
        Refused: Tesseract is not there, takes too long or breaks down.
    """
    tesseract = Tesseract()
    kept = _Shelf(means.cache, path, f"{tesseract.engine} {_VERSION}")

    def page_of(number: int) -> RecognisedPage:
        page = kept.get(number)
        if page is None:
            page = _page(tesseract, pictures[number]())
            kept.put(number, page)
        return page

    done = total - len(pictures)
    means.progress(done, total)
    threads = ThreadPoolExecutor(min(os.cpu_count() or 1, _AT_ONCE))
    try:
        futures = {threads.submit(page_of, number): number for number in pictures}
        found = {}
        for future in as_completed(futures):
            found[futures[future]] = future.result()
            means.progress(done + len(found), total)
        return found
    finally:
        threads.shutdown(cancel_futures=True)


def content_of(page: RecognisedPage) -> PageContent:
    """Return the lines and the tables of a recognised page, in points."""
    lines = [_line(page, list(words)) for _, words in groupby(page.words, lambda word: word.line)]
    if not (page.level and page.upright):
        return PageContent(tuple(lines))
    level = [
        Ruling(_POINTS * (page.height - each.at), _POINTS * each.start, _POINTS * each.end)
        for each in page.level
    ]
    upright = [
        Ruling(
            _POINTS * each.at,
            _POINTS * (page.height - each.end),
            _POINTS * (page.height - each.start),
        )
        for each in page.upright
    ]
    words = [_line(page, [word]) for word in page.words]
    return PageContent(tuple(lines), tuple(ruled_tables(level, upright, words)))


def _line(page: RecognisedPage, words: Sequence[RecognisedWord]) -> Line:
    text = _ELLIPSIS.sub("…", clean(" ".join(word.text for word in words)))
    return Line(
        text,
        left=_POINTS * min(word.left for word in words),
        right=_POINTS * max(word.right for word in words),
        bottom=_POINTS * (page.height - max(word.bottom for word in words)),
        top=_POINTS * (page.height - min(word.top for word in words)),
        hyphen=bool(_BROKEN_AT_HYPHEN.search(text)),
    )


def _page(tesseract: Tesseract, image: "Image") -> RecognisedPage:
    """Recognise a page, also one that lies on its side or its head."""
    page = _turned(tesseract, image, 0)
    if page.confidence >= _SURE:
        return page
    turn = tesseract.turn(image)
    if turn == 0:
        return page
    return max(page, _turned(tesseract, image, turn), key=lambda each: each.confidence)


def _turned(tesseract: Tesseract, image: "Image", turn: int) -> RecognisedPage:
    grey, skew = prepared(image.rotate(-turn, expand=True) if turn else image)
    level, upright = seen_rulings(grey)
    clear = without_rulings(grey, level, upright)
    words, best = _words(tesseract, clear)
    for table in ruled_tables(level, upright, ()):
        words = with_cells(words, table, best, tesseract)
    return RecognisedPage(turn, skew, *grey.size, tuple(words), tuple(level), tuple(upright))


def _words(tesseract: Tesseract, page: "Image") -> tuple[list[RecognisedWord], "Image"]:
    """Return the words of a page, and the page as it is recognised best.

    Those of a grainy one are looked at again in other ways. Which of the words that look alike
    there are printed is told by those beside them.
    """
    words = list(tesseract.words(page, "page"))
    if mean_confidence(words) >= _CLEAR:
        return words, page
    pages = [page, *clearer(page)]
    looks = [words, *(_looked_at(tesseract, other) for other in pages[1:])]
    _, best = max(zip(looks, pages, strict=True), key=lambda look: mean_confidence(look[0]))
    return likely_words(voted(looks)), best


def _looked_at(tesseract: Tesseract, page: "Image") -> list[RecognisedWord]:
    small = page.resize((round(_SMALL * page.width), round(_SMALL * page.height)))
    return [word.placed(1 / _SMALL) for word in tesseract.words(small, "page")]


class _Shelf:
    """What was recognised in a file, a small JSON file a page; nothing without a folder."""

    def __init__(self, cache: Path | None, path: Path, engine: str) -> None:
        self._engine = engine
        self._folder = None
        if cache is not None:
            with path.open("rb") as file:
                self._folder = cache / hashlib.file_digest(file, "sha256").hexdigest()

    def get(self, page: int) -> RecognisedPage | None:
        if self._folder is None:
            return None
        try:
            kept = _KEPT.validate_json((self._folder / f"{page}.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None
        return kept.page if kept.engine == self._engine else None

    def put(self, number: int, page: RecognisedPage) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = _KEPT.dump_json(_Kept(self._engine, page))
        write_whole(self._folder / f"{number}.json", kept, private=True)
