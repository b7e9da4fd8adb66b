"""An assistant and a library that say what a test tells them to."""

import asyncio
import base64
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr
from fastapi import APIRouter, FastAPI

from hoibaocao.chat.messages import Lang
from hoibaocao.chat.permits import May, everything
from hoibaocao.chat.talks import Talks
from hoibaocao.chat.ui import build_page
from hoibaocao.errors import (
    CorrectionInvalid,
    HoiBaoCaoError,
    IndexMissing,
    NameTaken,
    ReportNotFound,
)
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.history import Update
from hoibaocao.records import (
    Answer,
    Changes,
    Citation,
    Duplicate,
    Edition,
    Metadata,
    PagePicture,
    Passage,
    Period,
    Place,
    Progress,
    Question,
    Rectangle,
    Report,
    Scope,
    Statement,
    Surroundings,
    SyncResult,
    Unreadable,
)
from hoibaocao.serving.accounts import Accounts
from hoibaocao.serving.api import api_routes
from hoibaocao.serving.downloads import downloads
from hoibaocao.serving.line import Line
from hoibaocao.serving.server import create_app
from hoibaocao.serving.visitors import Visitors, visitor

T = TypeVar("T")

HILLS = Place("Đồi Xanh", "district", "huyện", province="Sông Lam")
RIVER = Place("Bến Sông", "district", "huyện", province="Sông Lam")
HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))
YEAR = Period("year", date(2022, 1, 1), date(2022, 12, 31))
QUOTE = "Tổng thu ngân sách ước đạt 325,6 tỷ đồng, bằng 61% dự toán."
ATTACK = (
    "<script>window.hacked=1</script><img src=http://evil.invalid/a.png onerror=window.hacked=1>"
    " **đậm** [liên kết](javascript:window.hacked=1) ![ảnh](http://evil.invalid/b.png)"
    " http://evil.invalid/c <style>body{display:none}</style>"
)
_FILLER = "\n\n".join(f"{n}. Các chỉ tiêu nhóm {n} cơ bản đạt kế hoạch đề ra." for n in range(90))
TEXT = f"BÁO CÁO\n\n{_FILLER}\n\nCông tác thu được quan tâm. {QUOTE} Thu nội địa tăng.\n\n{_FILLER}"
HALF_REPORT = Report(
    "doi-xanh/6-thang.txt",
    TEXT,
    Metadata("Báo cáo 6 tháng đầu năm 2023", HILLS, HALF),
    page_starts=(0, 2000, 4000),
)
ATTACK_REPORT = Report("tan-cong <b>.html", f"{ATTACK}\n\n{ATTACK}", Metadata(ATTACK, HILLS, YEAR))
REPORTS = {report.path: report for report in (HALF_REPORT, ATTACK_REPORT)}


def citation(n: int, report: Report, quote: str, *, margin: int = 28) -> Citation:
    """Cite a quote where it stands, in a passage that reaches a little further."""
    start = report.text.index(quote)
    end = start + len(quote)
    a, b = max(0, start - margin), min(len(report.text), end + margin)
    passage = Passage(report.path, a, b, report.text[a:b], page=2, section="II. Tài chính")
    return Citation(n, passage, report.metadata, start, end, quote)


CITED = citation(1, HALF_REPORT, QUOTE)
ATTACKED = citation(2, ATTACK_REPORT, ATTACK)


def answer(text: str, *citations: Citation, **more: object) -> Answer:
    """An answer with the fields a test cares about."""
    fields: dict[str, object] = {
        "question": "Thu ngân sách?",
        "refused": False,
        "scope": Scope((HILLS,), (HALF,)),
        "statements": (),
        "answerer": "extractive",
        "generation": "gen-000001",
    }
    return Answer(text=text, citations=citations, **{**fields, **more})  # type: ignore[arg-type]


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
REVENUE = answer(f"Thu ngân sách đạt 325,6 tỷ đồng [1]. {ATTACK} [2]", CITED, ATTACKED)
REFUSAL = answer("Không có báo cáo nào nói về thời tiết.", refused=True)
DOUBTFUL = answer(
    "Thu đạt 325,6 tỷ đồng [1]. Chi đạt 400 tỷ đồng.",
    CITED,
    statements=(
        Statement("Thu đạt 325,6 tỷ đồng", (1,), verified=True),
        Statement("Chi đạt 400 tỷ đồng.", (), verified=False),
    ),
    notice="llm_failed",
)


COMPARISON = answer("Bằng nhau [1].", CITED, scope=Scope((HILLS, RIVER), (HALF,)))


class ScriptedAssistant:
    """Answers by a word of the question: ``lỗi`` and ``hỏng`` fail, ``câm`` says nothing.

    ``chậm`` says half of its answer and then waits until it is released.
    """

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.released = threading.Event()

    def stream(self, question: Question) -> Iterator[Answer]:
        self.asked.append(question)
        if "lỗi" in question.text:
            raise IndexMissing(path="index")
        if "hỏng" in question.text:
            raise ZeroDivisionError
        if "thời tiết" in question.text:
            yield REFUSAL
        elif "so sánh" in question.text:
            yield COMPARISON
        elif "chi" in question.text:
            yield DOUBTFUL
        elif "câm" not in question.text:
            yield answer("Thu ngân sách đạt", CITED, answerer="llm")
            if "chậm" in question.text:
                self.released.wait(timeout=20)
            yield REVENUE


class ScriptedLibrary:
    """Holds two reports; a sync changes three things and leaves one file out."""

    def __init__(self, *, missing: bool = False) -> None:
        self.missing = missing
        self.notice: HoiBaoCaoError | None = None
        self.rebuilt = 0
        self.synced = 0
        self.files: dict[str, bytes] = {}
        self.removed: list[str] = []
        self.corrections: dict[str, Mapping[str, str]] = {}

    def reports(self) -> tuple[Entry, ...]:
        if self.missing:
            raise IndexMissing(path="index")
        return (
            Entry(1, HALF_REPORT.path, "", HALF_REPORT.metadata, 0, 12, 0, 12),
            Entry(2, ATTACK_REPORT.path, "", ATTACK_REPORT.metadata, 12, 14, 12, 14),
        )

    def editions(self) -> tuple[Edition, ...]:
        return ()

    def report(self, path: str) -> Report:
        if path not in REPORTS:
            raise ReportNotFound(report=path)
        return REPORTS[path]

    def around(self, path: str, at: int) -> Surroundings:
        report = self.report(path)
        cuts = (0, 2000, 4000, len(report.text))
        here, *others = (
            Passage(path, start, end, report.text[start:end])
            for start, end in sorted(pairwise(cuts), key=lambda span: not span[0] <= at < span[1])
        )
        before = next((other for other in others if other.end == here.start), None)
        after = next((other for other in others if other.start == here.end), None)
        return Surroundings(report.metadata, here, before, after)

    def tells_alike(self, citation: Citation, path: str) -> bool:
        return citation.passage.report != path

    def picture(self, path: str, page: int, quote: str) -> PagePicture | None:
        self.report(path)
        spots = (Rectangle(0.25, 0.5, 0.75, 0.6),) if quote == QUOTE else ()
        return PagePicture(PIXEL, 1, 1, spots) if page == 1 else None

    def original(self, path: str) -> bytes:
        return self.report(path).text.encode()

    def plan(self, progress: Progress) -> Changes:
        progress("reading", 1, 2)
        if not self.files:
            return Changes()
        copies = (Duplicate("ban-sao.txt", HALF_REPORT.path),)
        return Changes(added=tuple(self.files), duplicates=copies)

    def add(self, name: str, content: bytes) -> str:
        if name in self.files:
            raise NameTaken(name=name)
        self.files[name] = content
        return name

    def correct(self, path: str, given: Mapping[str, str]) -> None:
        self.report(path)
        if given.get("period") == "sai":
            raise CorrectionInvalid(field="period", value="sai", reason="period")
        self.corrections[path] = given

    def remove(self, name: str) -> None:
        self.report(name)
        self.removed.append(name)

    def undo(self) -> Update:
        return Update("gen-000001", "2026-11-02T03:04:05+00:00", 1.0, 2, 14, undone="gen-000002")

    def history(self) -> tuple[Update, ...]:
        first = Update("gen-000001", "2026-11-01T03:04:05+00:00", 1.0, 2, 14, Changes(added=("a",)))
        return first, self.undo()

    def sync(self, progress: Progress, *, full: bool = False) -> SyncResult:
        progress("reading", 1, 2)
        progress("embedding", 1, 2)
        self.synced += 1
        self.rebuilt += full
        changes = Changes(
            added=("quy-1.docx", ATTACK),
            removed=("cu.txt",),
            unreadable=(Unreadable("hong.pdf", "damaged"),),
        )
        return SyncResult("gen-000002", changes, 3, 41, 1.26)


def page_of(
    assistant: Any,
    library: Any,
    folder: Path,
    *,
    lang: Lang = "vi",
    may: May = everything,
    line: Line | None = None,
) -> tuple[gr.Blocks, list[APIRouter]]:
    """Build the page with conversations in a folder, and the routes of what is served beside it."""
    talks, line = Talks(folder / "talks"), line or Line(2, 100)
    page = build_page(
        assistant,
        library,
        talks,
        folder / "ratings.jsonl",
        lang=lang,
        questions_at_once=None,
        may=may,
        in_line=line.take,
    )
    return page, [downloads(library, talks, visitor), api_routes(assistant, library, line)]


def app_of(
    assistant: Any, library: Any, folder: Path, *, lang: Lang = "vi", line: Line | None = None
) -> FastAPI:
    """Build the whole application; open to all until there are accounts in the folder."""
    visitors = Visitors(Accounts(folder / "accounts.json"), local=True)
    page, routes = page_of(assistant, library, folder, lang=lang, may=visitors.may, line=line)
    return create_app(page, lang=lang, visitors=visitors, routes=routes)


def in_loop(make: Callable[[], T]) -> T:
    """Call within a running event loop; outside of one, gradio leaves loops of its own open.

    In a thread, because the browser tests leave a loop running in this one.
    """

    async def made() -> T:
        return make()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(made())).result()
