"""A small library that is to come to harm, what it says while whole, and processes that act on it.

A test that harms at random runs a few times, and many times with the mark ``faults``.
"""

import mmap
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.errors import (
    AbbreviationsInvalid,
    CorrectionsInvalid,
    IndexBusy,
    IndexDamaged,
    IndexNotWritable,
    LibraryNotWritable,
    ReportUnreadable,
)
from hoibaocao.indexing import gathering
from hoibaocao.indexing.library import Library
from hoibaocao.reading.read import read_report
from hoibaocao.records import Answer, Question
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS
from tests.fakes import FakeEmbedder

DONE, BUSY, DAMAGED, BUG = 0, 200, 201, 202
"""How an action of another process ended, beside the number of the error that the disk gave."""

_PLACE = 20_000
_BUG = mmap.mmap(-1, _PLACE)
"""Shared by all processes, as a file would be, but for writing there no system is called."""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

_REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện {place}

Thu ngân sách đạt {figure} tỷ đồng. Toàn huyện trồng {trees} ha rừng."""
_PLACES = ("Sông Trăng", "Cửa Thông")
_QUESTIONS = (
    "Thu ngân sách năm 2023 của Sông Trăng đạt bao nhiêu?",
    "cua thong trong bao nhieu ha rung",
    "Số giáo viên của Sông Trăng?",
)


class _ReadsHere(AbstractContextManager["_ReadsHere"]):
    """Reads in this process: what comes to harm is the index and not the sandbox."""

    def __init__(self, *_: object) -> None: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, files: Sequence[Path], library: Path, *_: object) -> Iterator[Any]:
        """Yield each file with its report, or why it cannot be read."""
        for file in files:
            try:
                yield file, read_report(file, library)
            except ReportUnreadable as error:
                yield file, error.reason


def times(few: int, many: int) -> pytest.MarkDecorator:
    """Run a test with ``times`` set to few, and to many where faults are looked for at length."""
    return pytest.mark.parametrize("times", [few, pytest.param(many, marks=pytest.mark.faults)])


def library_of(home: Path) -> Library:
    """Return the library of a folder."""
    return Library(home / "reports", home / "index", FakeEmbedder(), target_chars=300)


def write(home: Path, figure: int) -> None:
    """Write the reports; the figure is in the answers."""
    (home / "reports").mkdir(parents=True, exist_ok=True)
    for number, place in enumerate(_PLACES):
        text = _REPORT.format(place=place, figure=figure + number, trees=figure + 7)
        (home / "reports" / f"{place}.txt").write_text(text, encoding="utf-8")


def ask(library: Library, question: str = _QUESTIONS[0]) -> Answer:
    """Return the answer to a question."""
    assistant = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS))
    return assistant.ask(Question(question))


def said(library: Library) -> int:
    """Return the figure that the library answers with, its citation looked up."""
    (citation,) = ask(library).citations
    text = library.report(citation.passage.report).text
    assert text[citation.start : citation.end] == citation.quote
    return int(citation.quote.split(" tỷ")[0].rpartition(" ")[2])


def told(library: Library) -> list[object]:
    """Return all that a library answers and finds, but for the time that it takes."""
    assistant = Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS))
    answers = [assistant.ask(Question(question)) for question in _QUESTIONS]
    return [
        *((each.text, each.refused, each.statements, each.citations) for each in answers),
        *(assistant.search(Question(question)).hits for question in _QUESTIONS),
        [library.report(entry.path) for entry in library.reports()],
    ]


def started(action: Callable[[], object]) -> int:
    """Start a process that acts and ends with how it went; return its number."""
    child = os.fork()
    if child:
        return child
    code = BUG
    setattr(gathering, "Sandbox", _ReadsHere)  # noqa: B010
    try:
        action()
        code = DONE
    except (IndexNotWritable, LibraryNotWritable) as error:
        code = int(str(error.facts["errno"]))
    except IndexBusy:
        code = BUSY
    except (IndexDamaged, AbbreviationsInvalid, CorrectionsInvalid):  # what cannot be read
        code = DAMAGED
    except BaseException:  # noqa: BLE001  # a process that was forked must not go on as pytest
        _BUG.seek(0)
        _BUG.write(f"{traceback.format_exc():{_PLACE}.{_PLACE}}".encode()[:_PLACE])
    finally:
        os._exit(code)


def bug() -> str:
    """Return what the last process raised that ended with `BUG`."""
    return _BUG[:].decode(errors="replace").strip()


def ended(process: int) -> int:
    """Wait for a process; return how it ended, negative if a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
