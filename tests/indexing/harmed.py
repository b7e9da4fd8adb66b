"""A small library that is to come to harm, what it says while whole, and how often it is tried.

python -m tests.indexing.harmed HOME        syncs it once, as a program of its own
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.indexing.library import Library
from hoibaocao.reading.read import read_report
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS
from tests.fakes import FakeEmbedder

_REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện {place}

Thu ngân sách đạt {figure} tỷ đồng."""
_QUESTION = "Thu ngân sách năm 2023 của Sông Trăng đạt bao nhiêu?"


class ReadsHere(AbstractContextManager["ReadsHere"]):
    """Reads in this process: what comes to harm is the index and not the sandbox."""

    def __init__(self, *_: object) -> None: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, files: Sequence[Path], library: Path, *_: object) -> Iterator[Any]:
        """Yield each file with its report."""
        return ((file, read_report(file, library)) for file in files)


def often(few: int, many: int) -> int:
    """Return how often a test tries: few times, or many when faults are looked for (FAULTS=1)."""
    return many if os.environ.get("FAULTS") else few


def library_of(home: Path) -> Library:
    """Return the library of a folder."""
    return Library(home / "reports", home / "index", FakeEmbedder(), target_chars=300)


def write(home: Path, figure: int) -> None:
    """Write the reports; the answer is to be the figure."""
    (home / "reports").mkdir(parents=True, exist_ok=True)
    for place, of in (("Sông Trăng", figure), ("Cửa Thông", 5)):
        text = _REPORT.format(place=place, figure=of)
        (home / "reports" / f"{place}.txt").write_text(text, encoding="utf-8")


def said(library: Library) -> str:
    """Return the answer to the question after the figure, and what tells that it is not wrong."""
    answer = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS)).ask(
        _QUESTION
    )
    (citation,) = answer.citations
    text = library.report(citation.passage.report).text
    assert text[citation.start : citation.end] == citation.quote
    return citation.quote


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hoibaocao.indexing.gathering.Sandbox", ReadsHere)
        library_of(Path(sys.argv[1])).sync()
