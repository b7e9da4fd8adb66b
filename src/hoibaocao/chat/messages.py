"""All the words people read on the page and, for errors, at the command line.

Vietnamese comes first; English is the second language of both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from hoibaocao import errors
from hoibaocao.errors import AbbreviationsReason, UnreadableReason
from hoibaocao.records import Period, Unreadable
from hoibaocao.vietnamese.periods import describe, describe_en

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

ERRORS_VI: Mapping[type[errors.HoiBaoCaoError], str] = {
    errors.SettingInvalid: (
        "Cài đặt {name} không dùng được: {reason}. Xem các giá trị cho phép trong .env.example."
    ),
    errors.QuestionEmpty: "Câu hỏi đang trống. Hãy nhập điều cần hỏi.",
    errors.QuestionInvalid: "Đây không phải là câu hỏi: {where}. {reason}",
    errors.LibraryMissing: (
        "Không có thư mục báo cáo tại {path}. Hãy tạo thư mục này rồi chép báo cáo vào."
    ),
    errors.AbbreviationsInvalid: (
        "Bảng viết tắt {path}, dòng {line}: {reason} "
        "Hãy sửa dòng này rồi cập nhật lại (hoibaocao index); chỉ mục đang dùng vẫn giữ nguyên."
    ),
    errors.NothingReadable: (
        "Không đọc được báo cáo nào trong {path} ({unreadable} tệp không đọc được). "
        "Hãy chép báo cáo .txt, .md, .html, .docx hoặc .pdf vào đó rồi chạy: hoibaocao index"
    ),
    errors.ReportNotFound: "Không có báo cáo nào tên là {report}. Xem danh sách: hoibaocao reports",
    errors.ReportUnreadable: "Không đọc được {report}: {reason}",
    errors.ModelUnavailable: (
        "Không nạp được mô hình nhúng {model}: {reason}. Hãy kiểm tra "
        "HOIBAOCAO_EMBEDDING__MODEL, hoặc bỏ trống để dùng mô hình đi kèm."
    ),
    errors.IndexMissing: "Chưa có chỉ mục tại {path}. Hãy tạo bằng lệnh: hoibaocao index",
    errors.IndexDamaged: (
        "Chỉ mục tại {path} bị hỏng ({reason}). Hãy tạo lại bằng lệnh: hoibaocao index --full"
    ),
    errors.IndexIncompatible: (
        "Chỉ mục tại {path} không còn phù hợp: {reason}. "
        "Hãy tạo lại bằng lệnh: hoibaocao index --full"
    ),
    errors.IndexBusy: (
        "Chỉ mục tại {path} đang được một tiến trình khác ghi. Hãy thử lại khi nó xong."
    ),
    errors.IndexNotWritable: (
        "Không ghi được chỉ mục tại {path} ({reason}); chỉ mục đang dùng vẫn giữ nguyên. "
        "Hãy giải phóng đĩa hoặc sửa quyền ghi rồi chạy: hoibaocao index"
    ),
    errors.PromptInvalid: (
        "Không dùng được lời nhắc {path}: {reason}. Xem yêu cầu trong prompts/README.md."
    ),
    errors.OutputNotWritable: ("Không ghi được {path}: {reason}. Hãy chọn tệp khác bằng --out."),
    errors.LanguageModelFailed: "Mô hình ngôn ngữ không trả lời: {reason}",
}

REASONS: Mapping[Lang, Mapping[UnreadableReason, str]] = {
    "vi": {
        "empty": "tệp rỗng; hãy chép lại tệp gốc.",
        "unknown_format": "định dạng lạ; hãy lưu lại thành .docx, .pdf, .html, .md hoặc .txt.",
        "damaged": "tệp bị hỏng; hãy chép lại tệp gốc.",
        "encrypted": "tệp có mật khẩu; hãy bỏ mật khẩu rồi lưu lại.",
        "no_text": "không có chữ, có lẽ là bản chụp; hãy dùng bản có chữ hoặc nhận dạng chữ trước.",
        "too_large": "tệp quá lớn; hãy chia nhỏ tệp.",
        "not_permitted": "không có quyền đọc; hãy sửa quyền của tệp.",
        "bad_name": "tên tệp có ký tự không hợp lệ; hãy đổi tên tệp.",
    },
    "en": {
        "empty": "the file is empty; copy the original again.",
        "unknown_format": "unknown format; save it as .docx, .pdf, .html, .md or .txt.",
        "damaged": "the file is damaged; copy the original again.",
        "encrypted": "it has a password; save it without one.",
        "no_text": "it holds no text, perhaps a scan; use a file with text or recognise it first.",
        "too_large": "the file is too large; split it.",
        "not_permitted": "no permission to read it; change the file's permissions.",
        "bad_name": "its name holds invalid characters; rename it.",
    },
}

ABBREVIATIONS_VI: Mapping[AbbreviationsReason, str] = {
    "syntax": 'viết chưa đúng; mỗi dòng có dạng "GPMB" = "giải phóng mặt bằng", dấu nháy thẳng.',
    "twice": "chữ viết tắt này đã có ở dòng trên.",
    "encoding": "tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.",
    "not_permitted": "không có quyền đọc tệp.",
}

STAGES: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "model": "Nạp mô hình",
        "reading": "Đọc báo cáo",
        "embedding": "Tính véc-tơ",
        "writing": "Ghi chỉ mục",
    },
    "en": {
        "model": "Loading the model",
        "reading": "Reading reports",
        "embedding": "Computing vectors",
        "writing": "Writing the index",
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says; ``{…}`` are filled in by `hoibaocao.chat`."""

    name: str
    describe: Callable[[Period], str]
    help: str
    welcome: str
    ask_here: str
    send: str
    stop: str
    clear: str
    sources: str
    report: str
    library: str
    no_sources: str
    no_sources_found: str
    no_report: str
    sources_of: str
    open_report: str
    back: str
    page: str
    section: str
    passages: str
    no_place: str
    no_period: str
    refused: str
    unverified: str
    unverified_why: str
    llm_failed: str
    reading: str
    scope: str
    absent: str
    choices: str
    thinking: str
    stopped: str
    unexpected: str
    update: str
    update_help: str
    library_holds: str
    library_empty: str
    synced: str
    nothing_changed: str
    added: str
    changed: str
    removed: str
    unreadable: str
    example_about: str
    examples: tuple[str, ...]


VI = Words(
    name="Hỏi Báo Cáo",
    describe=describe,
    help=(
        "Đặt câu hỏi về báo cáo kinh tế - xã hội. Mỗi ý trả lời có số trích dẫn; "
        "bấm vào số để xem câu gốc."
    ),
    welcome="Bạn muốn biết điều gì trong các báo cáo?",
    ask_here="Nhập câu hỏi, có dấu hoặc không dấu, rồi bấm Enter",
    send="Gửi",
    stop="Dừng",
    clear="Xóa hội thoại",
    sources="Trích dẫn",
    report="Báo cáo",
    library="Thư viện",
    no_sources="Các câu trích dẫn của câu trả lời sẽ hiện ở đây.",
    no_sources_found="Câu trả lời này không có trích dẫn.",
    no_report="Bấm “Mở báo cáo” ở một trích dẫn, hoặc tên báo cáo trong Thư viện, để đọc toàn văn.",
    sources_of="Trích dẫn cho câu hỏi:",
    open_report="Mở báo cáo",
    back="Quay lại trích dẫn",
    page="trang {page}",
    section="Mục: {section}",
    passages="{count} đoạn",
    no_place="chưa rõ địa phương",
    no_period="chưa rõ kỳ báo cáo",
    refused="Các báo cáo không nêu",
    unverified="chưa kiểm chứng",
    unverified_why="Chưa kiểm chứng được với câu trích dẫn:",
    llm_failed=(
        "Mô hình ngôn ngữ không trả lời được, nên đây là nguyên văn câu tìm thấy trong báo cáo."
    ),
    reading="Hiểu câu hỏi là:",
    scope="Phạm vi tìm:",
    absent="Thư viện không có:",
    choices="Câu hỏi chưa nêu rõ; các báo cáo cùng trả lời được:",
    thinking="Đang tìm trong các báo cáo…",
    stopped="Đã dừng theo yêu cầu.",
    unexpected=(
        "Đã có lỗi ngoài dự kiến, câu hỏi chưa được trả lời. Hãy thử lại; nếu vẫn lỗi, "
        "báo người quản trị xem nhật ký của chương trình."
    ),
    update="Cập nhật chỉ mục",
    update_help="Bấm sau khi thêm, sửa hoặc bớt tệp trong thư mục báo cáo.",
    library_holds="{reports} báo cáo, {passages} đoạn.",
    library_empty="Thư viện chưa có báo cáo nào. Chép báo cáo vào thư mục rồi bấm nút trên.",
    synced="Xong sau {seconds} giây: {reports} báo cáo, {passages} đoạn.",
    nothing_changed="Không có gì thay đổi.",
    added="Thêm mới ({count})",
    changed="Đã sửa ({count})",
    removed="Đã bớt ({count})",
    unreadable="Không đọc được {report}: {reason}",
    example_about="Tổng thu ngân sách của {place} {period} là bao nhiêu?",
    examples=(
        "Thu ngân sách 6 tháng đầu năm đạt bao nhiêu?",
        "Tỷ lệ hộ nghèo còn bao nhiêu phần trăm?",
        "Bao nhiêu xã đạt chuẩn nông thôn mới?",
        "Giá trị sản xuất công nghiệp tăng bao nhiêu so với cùng kỳ?",
    ),
)

EN = Words(
    name="Hỏi Báo Cáo",
    describe=describe_en,
    help=(
        "Ask about socio-economic reports. Every point of an answer carries a number; "
        "click it to see the original sentence."
    ),
    welcome="What would you like to know from the reports?",
    ask_here="Type a question, with or without diacritics, then press Enter",
    send="Send",
    stop="Stop",
    clear="Clear chat",
    sources="Citations",
    report="Report",
    library="Library",
    no_sources="The sentences an answer stands on appear here.",
    no_sources_found="This answer has no citations.",
    no_report="Choose “Open report” at a citation, or a report in the Library, to read it in full.",
    sources_of="Citations for:",
    open_report="Open report",
    back="Back to citations",
    page="page {page}",
    section="Section: {section}",
    passages="{count} passages",
    no_place="place not known",
    no_period="period not known",
    refused="The reports do not say",
    unverified="not verified",
    unverified_why="Not verified against the cited sentence:",
    llm_failed="The language model did not answer, so these are the reports' own sentences.",
    reading="Read as:",
    scope="Searched in:",
    absent="Not in the library:",
    choices="The question does not say which; these reports answer it:",
    thinking="Searching the reports…",
    stopped="Stopped as asked.",
    unexpected=(
        "Something unexpected went wrong and the question was not answered. Try again; if it "
        "persists, ask your administrator to look at the program's log."
    ),
    update="Update the index",
    update_help="Press after adding, changing or removing files in the folder of reports.",
    library_holds="{reports} reports, {passages} passages.",
    library_empty="The library holds no report yet. Put reports into its folder, then press above.",
    synced="Done in {seconds} s: {reports} reports, {passages} passages.",
    nothing_changed="Nothing has changed.",
    added="Added ({count})",
    changed="Changed ({count})",
    removed="Removed ({count})",
    unreadable="{report} cannot be read: {reason}",
    example_about="What was the budget revenue of {place}, {period}?",
    examples=(
        "How much budget revenue was collected in the first six months?",
        "What is the share of poor households?",
        "How many communes meet the new rural standard?",
        "How much did industrial output grow on the same period?",
    ),
)

WORDS: Mapping[Lang, Words] = {"vi": VI, "en": EN}


def explain(error: errors.HoiBaoCaoError, lang: Lang = "vi") -> str:
    """Say in one or two plain sentences what went wrong and what to do next.

    Args:
        error: The error with its facts.
        lang: English is the error's own sentence.
    """
    if lang == "en":
        return str(error)
    facts = dict(error.facts)
    if isinstance(error, errors.ReportUnreadable):
        facts["reason"] = REASONS["vi"][error.reason]
    if isinstance(error, errors.AbbreviationsInvalid):
        facts["reason"] = ABBREVIATIONS_VI[error.reason]
    return ERRORS_VI[type(error)].format(**facts)


def unreadable(file: Unreadable, lang: Lang = "vi") -> str:
    """Say why a file of the library folder was left out, and what to do."""
    return WORDS[lang].unreadable.format(report=file.report, reason=REASONS[lang][file.reason])


def stage(name: str, lang: Lang = "vi") -> str:
    """Name a stage of a sync as users know it; an unknown stage keeps its own name."""
    return STAGES[lang].get(name, name)
