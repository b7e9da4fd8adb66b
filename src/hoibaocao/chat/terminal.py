"""What the command line says and how; errors are in `hoibaocao.chat.troubles`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hoibaocao.chat.messages import WORDS, stage
from hoibaocao.chat.troubles import unreadable
from hoibaocao.records import Changes, Progress, SyncResult

PROGRAM = "Hỏi Báo Cáo: hỏi đáp trên báo cáo kinh tế - xã hội, mỗi ý có câu trích dẫn."
INDEX = "Làm cho chỉ mục khớp với thư mục báo cáo."
SEARCH = "Tìm các đoạn báo cáo liên quan đến câu hỏi."
ASK = "Trả lời câu hỏi, kèm trích dẫn."
REPORTS = "Liệt kê các báo cáo trong chỉ mục."
SHOW = "In toàn văn một báo cáo như chương trình đã đọc."
CHECK = "Kiểm tra chỉ mục: đủ tệp, đúng nội dung, đúng mô hình."
EVALUATE = "Chấm điểm trên tập câu hỏi có đáp án (JSON lines)."
SETTINGS = "In các cài đặt đang dùng."
SERVE = "Mở trang hỏi đáp; tạo chỉ mục trước nếu chưa có."

REPORTS_DIR = "Thư mục báo cáo (mặc định: HOIBAOCAO_REPORTS_DIR, hoặc reports/)."
INDEX_DIR = "Thư mục chỉ mục (mặc định: HOIBAOCAO_INDEX_DIR, hoặc index/)."
AS_JSON = "In kết quả dạng JSON."
DRY_RUN = "Chỉ cho biết sẽ thay đổi gì, không ghi."
FULL = "Đọc và tính lại toàn bộ."
BATCH = "Tệp JSON lines, mỗi dòng có id và question."
OUT = "Tệp kết quả JSON lines, đi cùng --batch."
K = "Số đoạn lấy về."
EXPLAIN = "In thêm vì sao: phạm vi, điểm từng nhánh tìm, dấu hiệu của câu."

ONE_OR_BATCH = "Cần một câu hỏi, hoặc --batch cùng với --out."
EXPLAIN_ONE = "--explain đi với một câu hỏi, không đi với --batch."
WRONG_USAGE = "Lệnh chưa đúng: {reason} Xem cách dùng: {command} --help"
CANCELLED = "Đã dừng theo yêu cầu; chỉ mục đang dùng vẫn giữ nguyên."
INDEX_FINE = "Chỉ mục {generation} tốt: {reports} báo cáo, {passages} đoạn, mô hình {model}."
SERVING = "Trang hỏi đáp: {url} (dừng bằng Ctrl+C)"
PAGE = "trang {page}"
READING = "Hiểu câu hỏi là: {reading}"
CHOICES = "Câu hỏi chưa nêu rõ; các báo cáo cùng trả lời được:"

_NO_PLACE = {"page": None, "section": ""}
_CHANGES = (("added", "Thêm mới"), ("changed", "Đã sửa"), ("removed", "Đã bớt"))


def changes(of: Changes) -> list[str]:
    """Return the lines that tell what a sync did, or would do."""
    lines = [f"{words}: {path}" for name, words in _CHANGES for path in getattr(of, name)] or [
        "Không có gì thay đổi."
    ]
    return lines + [unreadable(file) for file in of.unreadable]


def synced(result: SyncResult) -> str:
    """Return the line that sums a sync up."""
    return (
        f"Chỉ mục {result.generation}: {result.reports} báo cáo, {result.passages} đoạn"
        f" ({result.duration_s:.1f} giây)."
    )


def hits(found: dict[str, Any]) -> str:
    """Lay out the JSON shape of a search."""
    return "\n".join(
        f"{n}. {_source(hit)}\n   {hit['text']}\n" for n, hit in enumerate(found["hits"], 1)
    )


def answer(of: dict[str, Any]) -> str:
    """Lay out the JSON shape of an answer: the text, then its sources."""
    sources = (
        f"\n[{citation['n']}] {_source(citation)}\n    “{citation['quote']}”"
        for citation in of["citations"]
    )
    notice = [WORDS["vi"].llm_failed] if of["notice"] == "llm_failed" else []
    read = [] if of["reading"] == of["question"] else [READING.format(reading=of["reading"])]
    choices = [f"- {_source(choice | _NO_PLACE)}" for choice in of["choices"]]
    return "\n".join(
        (*notice, *read, of["answer"], *([CHOICES, *choices] if choices else []), *sources)
    )


def report(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of a catalogue entry in a line."""
    return " · ".join(row[key] or "?" for key in ("report", "place", "period", "title"))


def _source(row: dict[str, Any]) -> str:
    page = PAGE.format(page=row["page"]) if row["page"] else None
    parts = (row["title"], row["place"], row["period"], page, row["section"], row["report"])
    return " · ".join(part for part in parts if part)


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Show a bar a stage on stderr; nothing where no one looks."""
    from tqdm import tqdm  # noqa: PLC0415  # not before there is something to show

    bars: dict[str, tqdm[Any]] = {}

    def progress(name: str, done: int, total: int) -> None:
        bar = bars.get(name)
        if bar is None:
            bar = bars[name] = tqdm(desc=stage(name), disable=None, leave=False)
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield progress
    finally:
        for bar in bars.values():
            bar.close()
