"""Recognise the text of scanned pages with Tesseract, each page once.

What was recognised is kept by the hash of the file, the page and the engine, so that a rebuild of
the index does not repeat it and a quote can be marked on the page.
"""

import hashlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from hoibaocao.reading.document import Means, Refused
from hoibaocao.reading.pages import Line
from hoibaocao.reading.preparing import prepared
from hoibaocao.records import Rectangle
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Tesseract was trained on letters of this size; 200 is faster by a quarter and worse."""
_LANGUAGE = "vie"
_VERSION = 1  # of how pictures are prepared and what is kept
_TIMEOUT_S = 120  # a page takes 2 to 4
_FROM_INPUT = ("stdin", "stdout", "--dpi", str(DPI))
_WORD = "5"  # the level of words in Tesseract's table
_BROKEN_AT_HYPHEN = re.compile(r"[\dA-ZĐ]-$")  # "số 28-", then "NQ/TW"
_SURE = 0.7  # mean confidence of a page: with less, it may lie on its side


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word, its box in pixels of the upright page, and the number of its line.

    ``top`` is smaller than ``bottom``; ``confidence`` is from 0 to 1.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The words of a page in reading order, and its size in pixels when upright.

    To be upright it had to be turned by ``turn`` degrees, 0 to 270, clockwise, then by ``skew``
    counterclockwise.
    """

    turn: int
    skew: float
    width: int
    height: int
    words: tuple[RecognisedWord, ...]

    @property
    def confidence(self) -> float:
        """Mean confidence of the words; 0 where there is none."""
        return sum(word.confidence for word in self.words) / max(1, len(self.words))

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
    """Recognise pages of a file, as many at once as there are cores.

    Args:
        path: The file; what is kept of it is found by its content.
        pictures: What makes the picture of a page at `DPI`, by the number of the page.
        total: Pages of the file; the others count as done already.
        means: Where results are kept, and what is told of the progress.

    Raises:
        Refused: Tesseract is not there, takes too long or breaks down.
    """
    tesseract = Tesseract()
    kept = _Shelf(means.cache, path, tesseract.engine)

    def page_of(number: int) -> RecognisedPage:
        page = kept.get(number)
        if page is None:
            page = tesseract.page(pictures[number]())
            kept.put(number, page)
        return page

    done = total - len(pictures)
    means.progress(done, total)
    threads = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        futures = {threads.submit(page_of, number): number for number in pictures}
        found = {}
        for future in as_completed(futures):
            found[futures[future]] = future.result()
            means.progress(done + len(found), total)
        return found
    finally:
        threads.shutdown(cancel_futures=True)


def lines_of(page: RecognisedPage) -> list[Line]:
    """Return the lines of a recognised page, in points."""
    return [_line(page, list(words)) for _, words in groupby(page.words, lambda word: word.line)]


def _line(page: RecognisedPage, words: list[RecognisedWord]) -> Line:
    points = 72 / DPI
    text = clean(" ".join(word.text for word in words))
    return Line(
        text,
        left=points * min(word.left for word in words),
        right=points * max(word.right for word in words),
        bottom=points * (page.height - max(word.bottom for word in words)),
        top=points * (page.height - min(word.top for word in words)),
        hyphen=bool(_BROKEN_AT_HYPHEN.search(text)),
    )


class Tesseract:
    """The installed engine.

    Raises:
        Refused: It is not installed, or not with Vietnamese.
    """

    def __init__(self) -> None:
        program = _program()
        if program is None:
            raise Refused("needs_tesseract")
        self._program = program
        if _LANGUAGE not in self._said("--list-langs").split():
            raise Refused("needs_tesseract")
        self.engine = f"{self._said('--version').split()[1]} {_LANGUAGE} {DPI} {_VERSION}"

    def page(self, image: "Image") -> RecognisedPage:
        """Recognise a page at `DPI`, also one that lies on its side or its head.

        Raises:
            Refused: Tesseract takes too long or breaks down.
        """
        page = self._turned(image, 0)
        if page.confidence >= _SURE:
            return page
        turn = self._turn(image)
        if turn == 0:
            return page
        return max(page, self._turned(image, turn), key=lambda each: each.confidence)

    def _turned(self, image: "Image", turn: int) -> RecognisedPage:
        upright, skew = prepared(image.rotate(-turn, expand=True) if turn else image)
        data = _bitmap(upright)
        table = self._said(*_FROM_INPUT, "-l", _LANGUAGE, "--psm", "3", "tsv", data=data)
        return RecognisedPage(turn, skew, *upright.size, words=tuple(_words(table)))

    def _turn(self, image: "Image") -> int:
        """Return by how many degrees a picture must be turned clockwise to stand upright."""
        try:
            said = self._said(*_FROM_INPUT, "-l", "osd", "--psm", "0", data=_bitmap(image))
        except Refused:  # there are too few letters to tell
            return 0
        found = re.search(r"^Rotate: (\d+)", said, re.MULTILINE)
        return int(found[1]) if found else 0

    def _said(self, *arguments: str, data: bytes = b"") -> str:
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no word of it is a user's
                [self._program, *arguments],
                input=data,
                capture_output=True,
                check=True,
                timeout=_TIMEOUT_S,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # pages are what runs in parallel
            )
        except subprocess.TimeoutExpired as error:
            raise Refused("too_slow") from error
        except (subprocess.CalledProcessError, OSError) as error:
            raise Refused("crashed") from error
        return done.stdout.decode("utf-8", errors="replace")


def _program() -> str | None:
    """Find Tesseract: on the path, or where its Windows installer puts it."""
    roots = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    usual = [Path(os.environ[root], "Tesseract-OCR") for root in roots if root in os.environ]
    usual += [folder.parent / "Programs" / "Tesseract-OCR" for folder in usual[-1:]]
    folders = [os.environ.get("PATH", os.defpath), *map(str, usual)]
    return shutil.which("tesseract", path=os.pathsep.join(folders))


def _bitmap(image: "Image") -> bytes:
    out = io.BytesIO()
    image.convert("L").save(out, "PPM")  # quick to write and to read
    return out.getvalue()


def _words(table: str) -> Iterator[RecognisedWord]:
    """Yield the words of Tesseract's table of pages, blocks, paragraphs, lines and words."""
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        level, _, *line, _, left, top, width, height, confidence, text = row.split("\t")
        if level == _WORD and text.strip():
            x, y = int(left), int(top)
            number = lines.setdefault(tuple(line), len(lines))
            yield RecognisedWord(
                text, x, y, x + int(width), y + int(height), float(confidence) / 100, number
            )


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
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(_KEPT.dump_json(_Kept(self._engine, page)))
        Path(file.name).replace(self._folder / f"{number}.json")
