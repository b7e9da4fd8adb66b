"""What the command line says and how; errors are in `hoibaocao.chat.troubles`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hoibaocao.chat.messages import WORDS, stage
from hoibaocao.chat.troubles import unreadable
from hoibaocao.reading.quality import POOR
from hoibaocao.records import Changes, Progress, SyncResult

if TYPE_CHECKING:
    from hoibaocao.indexing.catalogue import Entry

PROGRAM = "Hỏi Báo Cáo: hỏi đáp trên báo cáo kinh tế - xã hội, mỗi ý có câu trích dẫn."
INDEX = "Làm cho chỉ mục khớp với thư mục báo cáo."
SEARCH = "Tìm các đoạn báo cáo liên quan đến câu hỏi."
ASK = "Trả lời câu hỏi, kèm trích dẫn."
REPORTS = "Liệt kê các báo cáo trong chỉ mục."
SHOW = "In toàn văn một báo cáo như chương trình đã đọc."
HISTORY = "Kể lại chỉ mục đã thay đổi những gì, khi nào."
CHECK = "Kiểm tra chỉ mục: đủ tệp, đúng nội dung, đúng mô hình; chỉ cách sửa."
EVALUATE = "Chấm điểm trên tập câu hỏi có đáp án (JSON lines)."
CORRECT = (
    "Sửa thông tin của một báo cáo (ghi vào reports.toml), rồi cập nhật chỉ mục. "
    "Giá trị rỗng nghĩa là không rõ."
)
CLEAR = "Bỏ các thông tin đã sửa của báo cáo này, trở lại như chương trình đọc được."
FIELDS = {
    "title": "Tiêu đề.",
    "place": 'Địa phương, như "huyện Cẩm Xuyên, tỉnh Hà Tĩnh".',
    "period": 'Kỳ báo cáo, như "6 tháng đầu năm 2023".',
    "issued": "Ngày ban hành, như 2023-07-05.",
    "number": 'Số hiệu, như "312/BC-UBND".',
    "issuer": "Cơ quan ban hành.",
}
SETTINGS = "In các cài đặt đang dùng."
SERVE = "Mở trang hỏi đáp; tạo chỉ mục trước nếu chưa có."
MCP = "Cho chương trình khác hỏi qua MCP (stdio): search, ask, show. Cần gói mcp."
USERS = "Tài khoản của trang: thêm, liệt kê, đổi, bỏ."
USERS_ADD = "Thêm tài khoản; mật khẩu được hỏi, hoặc lấy từ dòng đầu của đầu vào."
USERS_LIST = "Liệt kê tài khoản và quyền."
USERS_CHANGE = "Đổi quyền của tài khoản (--role), hoặc đổi mật khẩu."
USERS_REMOVE = "Bỏ tài khoản; người đang đăng nhập bị đăng xuất."
ROLE = "reader: hỏi và đọc; editor: thêm, sửa, bớt báo cáo; admin: mọi việc."
USER_ADDED = "Đã thêm tài khoản {name}, quyền {role}."
USER_CHANGED = "Đã đổi tài khoản {name}."
REMOVED = "Đã bỏ {name}."
PASSWORD = "Mật khẩu"  # noqa: S105 - the word for it
TOKENS = "Mã truy cập cho chương trình dùng /api: thêm, liệt kê, bỏ."
TOKENS_ADD = "Tạo mã truy cập và in ra; chỉ in một lần này."
TOKENS_LIST = "Liệt kê tên các mã truy cập."
TOKENS_REMOVE = "Bỏ mã truy cập."

REPORTS_DIR = "Thư mục báo cáo (mặc định: HOIBAOCAO_REPORTS_DIR, hoặc reports/)."
INDEX_DIR = "Thư mục chỉ mục (mặc định: HOIBAOCAO_INDEX_DIR, hoặc index/)."
AS_JSON = "In kết quả dạng JSON."
DRY_RUN = "Chỉ cho biết sẽ thay đổi gì, không ghi."
FULL = "Đọc và tính lại toàn bộ."
UNDO = "Quay lại bản chỉ mục trước; lần nữa thì trở lại bản vừa rời."
PLACE = "Chỉ tìm trong báo cáo của địa phương này; có thể dùng nhiều lần."
PERIOD = 'Chỉ tìm trong báo cáo của kỳ này, như "6 tháng đầu năm 2023"; có thể dùng nhiều lần.'
BATCH = "Tệp JSON lines, mỗi dòng có id và question; có thể thêm places, periods, history."
OUT = "Tệp kết quả JSON lines, đi cùng --batch."
K = "Số đoạn lấy về."
EXPLAIN = "Nói rõ vì sao: đọc câu hỏi thế nào, tìm ở đâu, điều gì được tính điểm."

CORRECT_OR_CLEAR = "Cần ít nhất một thông tin để sửa, hoặc --clear một mình."
ONE_OR_BATCH = "Cần một câu hỏi, hoặc --batch cùng với --out."
EXPLAIN_ONE = "--explain đi với một câu hỏi, không đi với --batch."
WRONG_USAGE = "Lệnh chưa đúng: {reason} Xem cách dùng: {command} --help"
CANCELLED = "Đã dừng theo yêu cầu; chỉ mục đang dùng vẫn giữ nguyên."
POORLY_READ = "chất lượng nhận dạng thấp"
POORLY_READ_FILE = (
    "{report}: chất lượng nhận dạng thấp hoặc có trang không đọc được; "
    "nếu có thể, hãy quét lại ở 300 dpi (bản chụp cần Tesseract)."
)
ONE_AT_A_TIME = "--dry-run, --full và --undo không đi cùng nhau."
NO_HISTORY = "Chỉ mục chưa có lần cập nhật nào."
OLD_INDEX = "Đang trả lời từ bản chỉ mục {generation}, không phải bản mới nhất. {reason}"
UNDONE = "{at}  {generation}: quay lại từ {undone}; {reports} báo cáo, {passages} đoạn."
UPDATED = "{at}  {generation}: {reports} báo cáo, {passages} đoạn ({duration_s} giây){changes}."
INDEX_FLAWED = "Chỉ mục có {count} chỗ hỏng:"
REPAIR = "{flaw}: {where}\n  Sửa bằng lệnh: {repair}"
FLAWS = {
    "unusable": "Không mở được chỉ mục",
    "file": "Tệp bị hỏng hoặc mất",
    "kept": "Bản giữ để quay lại bị hỏng",
    "counts": "Các phần của chỉ mục không khớp nhau",
    "vectors": "Có véc-tơ sai",
    "orphans": "Có véc-tơ không thuộc báo cáo nào",
    "history": "Nhật ký ghi một bản khác đang được dùng",
}
INDEX_FINE = "Chỉ mục {generation} tốt: {reports} báo cáo, {passages} đoạn, mô hình {model}."
SERVING = "Trang hỏi đáp: {url} (dừng bằng Ctrl+C)"
PAGE = "trang {page}"
PAGES = "{pages} trang"
ADDED = "thêm ngày {day}"
OTHER_NAMES = "còn có tên {names}"
NEWER_EDITION = "có bản mới hơn: {report}"
READING = "Hiểu câu hỏi là: {reading}"
CHOICES = "Câu hỏi chưa nêu rõ; các báo cáo cùng trả lời được:"
ALSO_IN = "cũng có trong: {reports}"

TYPED = "Câu hỏi:      {question}"
MENDED = "Sửa chữ gõ:   “{typed}” → “{read}”"
RESTORED = "Thêm dấu:     “{typed}” → “{read}”"
PLACE_WORDS = "Địa phương:   {words} → {places}"
NO_PLACE_WORDS = "Địa phương:   câu hỏi không nêu, tìm ở mọi nơi"
PERIOD_WORDS = "Kỳ báo cáo:   “{words}” → {period}"
PERIOD_COMPARED = "Kỳ báo cáo:   “{words}” → {period} (chỉ để so sánh)"
PERIOD_WITHOUT_YEAR = "chưa rõ năm"
NO_PERIOD_WORDS = "Kỳ báo cáo:   câu hỏi không nêu, tìm ở mọi kỳ"
PICKED_PLACES = "Nơi đã chọn:  {places}"
PICKED_PERIODS = "Kỳ đã chọn:   {periods}"
MUST_NAME = "Phải nêu tên: {names} (nơi nằm trong phạm vi của báo cáo)"
TOPIC = "Nội dung tìm: {topic}"
ABSENT = "Không có báo cáo: {absent}"
NOTHING_UNDERSTOOD = "không rõ"
SIDE = "Tìm trong {reports}/{library} báo cáo{about}"
SIDE_ABSENT = "; không có câu nào nói về kỳ này, dưới đây là báo cáo gần nhất"
SIDE_NEAR = "; không có báo cáo đúng kỳ này nên xem các báo cáo có thể nhắc đến"
LEG_LINE = "tìm được nhờ: {legs}"
SENTENCE = "câu trả lời được"
SENTENCE_UNSURE = "câu gần nhất, chưa đủ để trả lời"
SIGN_LINE = "điểm {score}: {signs}"
NO_SENTENCE = "điểm {score}: không có câu nào hợp, xếp sau theo điểm tìm"
LEGS = {
    "dense": "gần nghĩa",
    "accented": "trùng từ có dấu",
    "folded": "trùng từ bỏ dấu",
    "reranker": "mô hình xếp hạng lại",
}
SIGNS = {
    "coverage": "từ của câu hỏi có trong câu",
    "heading": "chỉ có ở đề mục",
    "pairs": "cặp từ liền nhau",
    "nearness": "gần nghĩa",
    "around": "gần nghĩa cùng câu trước, câu sau",
    "figure": "có số liệu",
    "name": "có tên người hoặc ngày",
    "plan": "là kế hoạch, mục tiêu",
    "aside": "nói về kỳ hoặc nơi khác",
    "superseded": "đã có báo cáo mới hơn",
    "fused": "kém đoạn tìm được tốt nhất",
    "length": "độ dài",
}

_NO_PLACE = {"page": None, "section": ""}
_CHANGES = (
    ("added", "Thêm mới"),
    ("changed", "Đã sửa"),
    ("removed", "Đã bớt"),
    ("corrected", "Đã sửa thông tin"),
    ("astray", "Bảng sửa thông tin nêu báo cáo không có trong thư mục"),
)
_COUNTED = {
    "added": "thêm {}",
    "changed": "sửa {}",
    "renamed": "đổi tên {}",
    "duplicates": "trùng {}",
    "removed": "bớt {}",
}
_RENAMED = "Đổi tên: {before} → {after}"
_DUPLICATE = "Trùng nội dung: {name} (chỉ giữ một, cùng {report})"
_EDITION = "Gần như nhau: {newer} là bản mới hơn của {older}"


def changes(of: Changes) -> list[str]:
    """Return the lines that tell what a sync did, or would do."""
    words = WORDS["vi"]
    files = replace(of, changed=tuple(path for path in of.changed if path not in of.corrected))
    lines = [f"{kind}: {path}" for name, kind in _CHANGES for path in getattr(files, name)]
    lines += [_RENAMED.format(before=each.before, after=each.after) for each in of.renamed]
    lines += [_DUPLICATE.format(name=each.name, report=each.report) for each in of.duplicates]
    lines += [_EDITION.format(newer=each.newer, older=each.older) for each in of.editions]
    if of.abbreviations:
        lines.append(words.abbreviations)
    if of.none:
        lines.append(words.nothing_changed)
    return lines + [unreadable(file) for file in of.unreadable]


def poorly_read(of: Changes, entries: "Sequence[Entry]") -> list[str]:
    """Return a line for each new report that reads badly, as scans of bad copies do."""
    fresh = {*of.added, *of.changed}
    poor = (each.path for each in entries if each.path in fresh and each.quality < POOR)
    return [POORLY_READ_FILE.format(report=path) for path in poor]


def synced(result: SyncResult) -> str:
    """Return the line that sums a sync up."""
    return (
        f"Chỉ mục {result.generation}: {result.reports} báo cáo, {result.passages} đoạn"
        f" ({result.duration_s:.1f} giây)."
    )


def hits(found: dict[str, Any]) -> str:
    """Lay out the JSON shape of a search."""
    passages = (
        "\n   ".join((f"{n}. {_source(hit)}", *_also_in(hit), hit["text"])) + "\n"
        for n, hit in enumerate(found["hits"], 1)
    )
    return "\n".join((*_absent(found["scope"]), *passages))


def explained(found: dict[str, Any]) -> str:
    """Lay out the JSON shape of an explained search: the reading, then each side with its hits."""
    lines = [TYPED.format(question=found["question"])]
    lines += [(MENDED if c["mended"] else RESTORED).format(**c) for c in found["typing"]]
    lines += _scope(found)
    lines.append(TOPIC.format(topic=found["topic"]))
    for side in found["sides"]:
        about = ", ".join(side[key] for key in ("place", "period") if side[key])
        why = SIDE_ABSENT if side["absent"] else "" if side["exact_period"] else SIDE_NEAR
        said = SIDE.format(
            reports=side["reports"],
            library=found["library_reports"],
            about=f" ({about})" if about else "",
        )
        lines += ["", f"{said}{why}:"]
        for n, hit in enumerate(side["hits"], 1):
            lines.append("\n   ".join((f"{n}. {_source(hit)}", *_also_in(hit), *_counted(hit))))
    return "\n".join(lines)


def _scope(found: dict[str, Any]) -> Iterator[str]:
    """Yield which words were taken for place and period, and what the library lacks of them."""
    scope = found["scope"]
    quoted = ", ".join(f"“{words}”" for words in found["place_words"])
    if found["picked_places"]:
        yield PICKED_PLACES.format(places="; ".join(found["picked_places"]))
    if scope["places"] and (quoted or not found["picked_places"]):
        places = "; ".join(scope["places"])
        yield PLACE_WORDS.format(words=quoted or NOTHING_UNDERSTOOD, places=places)
    elif not found["picked_places"]:
        yield NO_PLACE_WORDS
    if found["picked_periods"]:
        yield PICKED_PERIODS.format(periods="; ".join(found["picked_periods"]))
    for read in found["period_words"]:
        line = PERIOD_COMPARED if read["compared_to"] else PERIOD_WORDS
        yield line.format(words=read["words"], period=read["period"] or PERIOD_WITHOUT_YEAR)
    if not found["period_words"] and not found["picked_periods"]:
        yield NO_PERIOD_WORDS
    if found["must_name"]:
        yield MUST_NAME.format(names=", ".join(found["must_name"]))
    yield from _absent(scope)


def _absent(scope: dict[str, Any]) -> Iterator[str]:
    if absent := [*scope["absent_places"], *scope["absent_periods"]]:
        yield ABSENT.format(absent="; ".join(absent))


def _counted(hit: dict[str, Any]) -> Iterator[str]:
    """Yield what counted for a hit: the legs that found it, its best sentence, the signs."""
    yield LEG_LINE.format(legs=_sum(hit["legs"], LEGS))
    score = f"{hit['score']:.2f}"
    if hit["sentence"] is None:
        yield NO_SENTENCE.format(score=score)
        return
    sentence = " ".join(hit["sentence"].split())
    yield f"{SENTENCE if hit['answers'] else SENTENCE_UNSURE}: “{sentence}”"
    yield SIGN_LINE.format(score=score, signs=_sum(hit["signs"], SIGNS))


def _sum(parts: dict[str, float], names: dict[str, str]) -> str:
    """Write the parts of a score, the weightiest first."""
    ranked = sorted(parts.items(), key=lambda part: -abs(part[1]))
    return ", ".join(f"{names.get(name, name)} {value:+.2f}" for name, value in ranked)


def _also_in(row: dict[str, Any]) -> list[str]:
    return [ALSO_IN.format(reports=", ".join(row["also_in"]))] if row["also_in"] else []


def answer(of: dict[str, Any]) -> str:
    """Lay out the JSON shape of an answer: the text, then its sources."""
    sources = (
        "\n    ".join(
            (
                f"\n[{citation['n']}] {_source(citation)}",
                f"“{citation['quote']}”",
                *_also_in(citation),
            )
        )
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
    parts = [row[key] or "?" for key in ("report", "place", "period", "title")]
    if row["pages"]:
        parts.append(PAGES.format(pages=row["pages"]))
    parts.append(WORDS["vi"].passages.format(count=row["passages"]))
    if row["quality"] < POOR:
        parts.append(POORLY_READ)
    if row["added"]:
        parts.append(ADDED.format(day=row["added"][:10]))
    if row["other_names"]:
        parts.append(OTHER_NAMES.format(names=", ".join(row["other_names"])))
    if row["newer_edition"]:
        parts.append(NEWER_EDITION.format(report=row["newer_edition"]))
    return " · ".join(parts)


def update(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of a step in the history of the index in a line."""
    if row["undone"]:
        return UNDONE.format(**row)
    counts = (words.format(len(row[kind])) for kind, words in _COUNTED.items() if row[kind])
    changes = ", ".join(counts)
    return UPDATED.format(**row | {"changes": f"; {changes}" if changes else ""})


def checked(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of what a check found."""
    if not row["findings"]:
        return INDEX_FINE.format(**row)
    lines = [INDEX_FLAWED.format(count=len(row["findings"]))]
    lines += [REPAIR.format(**f | {"flaw": FLAWS[f["flaw"]]}) for f in row["findings"]]
    return "\n".join(lines)


def _source(row: dict[str, Any]) -> str:
    page = PAGE.format(page=row["page"]) if row["page"] else None
    parts = (row["title"], row["place"], row["period"], page, row["section"], row["report"])
    named = row.get("other_names")
    others = OTHER_NAMES.format(names=", ".join(named)) if named else None
    return " · ".join(part for part in (*parts, others) if part)


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Show a bar a stage on stderr; nothing where no one looks."""
    from tqdm import tqdm  # noqa: PLC0415  # not before there is something to show

    bars: dict[str, tqdm[Any]] = {}

    def progress(name: str, done: int, total: int, what: str = "", /) -> None:
        bar = bars.get(name)
        if bar is None:
            bar = bars[name] = tqdm(desc=stage(name), disable=None, leave=False)
        bar.set_postfix_str(what, refresh=False)
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield progress
    finally:
        for bar in bars.values():
            bar.close()
