"""Whatever is done to a library in whatever order, it answers as one that was indexed at once."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.errors import IndexNotWritable, NothingReadable, NothingToUndo
from hoibaocao.indexing.library import Library
from hoibaocao.records import Question
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS
from tests.fakes import FakeEmbedder

_REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội năm {year} của huyện {place}

{definition}Thu ngân sách đạt {figure} tỷ đồng.

{closing}"""
_PLACES = ("Sông Trăng", "Cửa Thông", "Đồi Mây")
_DEFINITIONS = ("", "", "Làng nghề xanh (LNX) có 3 nơi. ", "Liên nhóm xóm (LNX) có 2 nơi. ")
_CLOSINGS = ("Mở 2 LNX mới.", "Toàn huyện còn 12 hộ nghèo.", "Trồng 40 ha rừng. " * 3)
_NAMES = ("a.txt", "b.txt", "sub/c.txt", "d.md", "e.md", "f.txt")
_QUESTIONS = (
    "Thu ngân sách năm 2023 của Sông Trăng đạt bao nhiêu?",
    "thu ngan sach cua thong",
    "Có bao nhiêu LNX?",
)

reports = st.builds(
    _REPORT.format,
    year=st.sampled_from([2022, 2023]),
    place=st.sampled_from(_PLACES),
    definition=st.sampled_from(_DEFINITIONS),
    figure=st.sampled_from([5, 17]),
    closing=st.sampled_from(_CLOSINGS),
)
names = st.sampled_from(_NAMES)


class Clerk(RuleBasedStateMachine):
    """Does what a clerk does; ``folder`` and ``indexed`` are files by name, as they should be."""

    def __init__(self) -> None:
        super().__init__()
        self._home = tempfile.TemporaryDirectory()
        self.home = Path(self._home.name)
        (self.home / "reports").mkdir()
        self.embedder = FakeEmbedder()
        self.folder: dict[str, str] = {}
        self.indexed: dict[str, str] | None = None
        self.before: dict[str, str] | None = None

    def teardown(self) -> None:
        self._home.cleanup()

    @property
    def library(self) -> Library:
        return Library(self.home / "reports", self.home / "index", self.embedder, target_chars=300)

    @rule(name=names, text=reports)
    def write(self, name: str, text: str) -> None:
        path = self.home / "reports" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.folder[name] = text

    @precondition(lambda self: self.folder)
    @rule(data=st.data(), name=names)
    def rename(self, data: st.DataObject, name: str) -> None:
        old = data.draw(st.sampled_from(sorted(self.folder)))
        (self.home / "reports" / name).parent.mkdir(exist_ok=True)
        (self.home / "reports" / old).replace(self.home / "reports" / name)
        self.folder[name] = self.folder.pop(old)

    @precondition(lambda self: self.folder)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.folder)))
        (self.home / "reports" / name).unlink()
        del self.folder[name]

    @rule()
    def sync(self) -> None:
        known = _contents(self.indexed) | _contents(self.before)
        embedded = len(self.embedder.embedded)
        try:
            self.library.sync()
        except NothingReadable:
            assert not self.folder
            return
        if _contents(self.folder) <= known:
            assert len(self.embedder.embedded) == embedded
        self._synced()

    @rule(at=st.integers(0, 25))
    def crash(self, at: int) -> None:
        """Sync on a disk that fails at some flush: the truth on disk counts, and is told."""
        left = at

        def failing(handle: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(5, "Input/output error")

        with patch("os.fsync", failing):
            try:
                self.library.sync()
            except (IndexNotWritable, NothingReadable):
                return
        self._synced()

    @rule()
    def kill(self) -> None:
        """Leave what writers leave that were killed: before a rename, and right after it."""
        leftover = self.home / "index" / ".unfinished-gen-000099"
        leftover.mkdir(parents=True, exist_ok=True)
        (leftover / "catalogue.sqlite").write_bytes(b"half")
        if self.indexed is not None:
            index = self.home / "index"
            whole = index / self.library.current().name
            shutil.copytree(whole, index / "gen-900000", dirs_exist_ok=True)

    @precondition(lambda self: self.indexed is not None)
    @rule()
    def undo(self) -> None:
        try:
            self.library.undo()
        except NothingToUndo:
            assert self.before is None
        else:
            self.before, self.indexed = self.indexed, self.before

    @invariant()
    def answers_as_a_rebuild_does(self) -> None:
        if self.indexed is None:
            assert not self.library.exists()
            return
        library = self.library
        held = {name: entry for entry in library.reports() for name in entry.names}
        assert sorted(held) == sorted(self.indexed)
        for name, text in self.indexed.items():
            assert library.report(name).text.split() == text.split()
        assert _told(library, self.embedder) == _told(self._rebuilt(), self.embedder)

    def _synced(self) -> None:
        if self.folder != self.indexed:
            self.before, self.indexed = self.indexed, dict(self.folder)

    def _rebuilt(self) -> Library:
        """Return a library of what should be in the index, indexed at once."""
        folder = Path(tempfile.mkdtemp(dir=self.home))
        for name, text in (self.indexed or {}).items():
            path = folder / "reports" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        library = Library(folder / "reports", folder / "index", FakeEmbedder(), target_chars=300)
        library.sync()
        return library


def _contents(files: Mapping[str, str] | None) -> set[tuple[str, str]]:
    return {(text, Path(name).suffix) for name, text in (files or {}).items()}


def _told(library: Library, embedder: FakeEmbedder) -> list[object]:
    """Return what a library says to questions, and all that it says it from."""
    assistant = Assistant(library, Searcher(embedder), ExtractiveAnswerer(PROMPTS))
    generation = library.current()
    told: list[object] = []
    for question in _QUESTIONS:
        result, answer = assistant.search(Question(question)), assistant.ask(Question(question))
        told.append([(hit.passage, hit.metadata, hit.score) for hit in result.hits])
        told.append((answer.text, answer.refused, answer.citations))
    told.append(generation.dense.rows(0, len(generation.dense)).tolist())
    told.append(generation.abbreviations)
    told.append(library.current().catalogue.facts(0))
    return told


class Veteran(Clerk):
    """Does so much longer."""


_SETTINGS = settings(stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
Clerk.TestCase.settings = settings(_SETTINGS, max_examples=8, derandomize=True)
Veteran.TestCase.settings = settings(_SETTINGS, max_examples=1000)
TestClerk = Clerk.TestCase
TestVeteran = pytest.mark.faults(Veteran.TestCase)
