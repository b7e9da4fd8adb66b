"""Run Tesseract, the engine that recognises text (the only module that knows it)."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hoibaocao.reading.document import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Of the pictures it is given; 200 is faster by a quarter and worse."""

Layout = Literal["page", "column"]
_LAYOUTS = {"page": "3", "column": "6"}
_LANGUAGE = "vie"
_TIMEOUT_S = 120  # a page takes 2 to 4
_FROM_INPUT = ("stdin", "stdout", "--dpi", str(DPI))
_WORD = "5"  # the level of words in Tesseract's table


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

    def placed(self, scale: float, right: int = 0, down: int = 0) -> "RecognisedWord":
        """Return the word of a picture made larger by a factor, then moved, in pixels."""
        return replace(
            self,
            left=round(scale * self.left) + right,
            right=round(scale * self.right) + right,
            top=round(scale * self.top) + down,
            bottom=round(scale * self.bottom) + down,
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
        self.engine = f"{self._said('--version').split()[1]} {_LANGUAGE} {DPI}"

    def words(self, image: "Image", layout: Layout) -> Iterator[RecognisedWord]:
        """Yield the words of a picture at `DPI`, in reading order.

        Raises:
            Refused: Tesseract takes too long or breaks down.
        """
        data = _bitmap(image)
        table = self._said(
            *_FROM_INPUT, "-l", _LANGUAGE, "--psm", _LAYOUTS[layout], "tsv", data=data
        )
        lines: dict[tuple[str, ...], int] = {}
        for row in table.splitlines():
            level, _, *line, _, left, top, width, height, confidence, text = row.split("\t")
            if level == _WORD and text.strip():
                x, y = int(left), int(top)
                number = lines.setdefault(tuple(line), len(lines))
                sure = float(confidence) / 100
                yield RecognisedWord(text, x, y, x + int(width), y + int(height), sure, number)

    def turn(self, image: "Image") -> int:
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
