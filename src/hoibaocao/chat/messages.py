"""The words people read on the page; those of errors are in `hoibaocao.chat.troubles`.

Vietnamese comes first; English is the second language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from hoibaocao.records import Period
from hoibaocao.vietnamese.periods import describe, describe_en

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

STAGES: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "model": "Nạp mô hình",
        "export": "Chuẩn bị mô hình cho máy này",
        "reading": "Đọc báo cáo",
        "embedding": "Tính véc-tơ",
        "writing": "Ghi chỉ mục",
    },
    "en": {
        "model": "Loading the model",
        "export": "Preparing the model for this computer",
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
    places: str
    periods: str
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
    also_in: str
    open_report: str
    read_on: str
    before: str
    after: str
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
    loading: str
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
    abbreviations: str
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
    places="Địa phương",
    periods="Kỳ báo cáo",
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
    also_in="Cũng có trong:",
    open_report="Mở báo cáo",
    read_on="Đọc tiếp",
    before="Đoạn trước",
    after="Đoạn sau",
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
        "Mô hình ngôn ngữ không trả lời được, nên đây là nguyên văn câu tìm thấy trong báo cáo. "
        "Có thể hỏi lại sau ít phút; nếu vẫn vậy, nhờ người quản trị xem lý do trong nhật ký."
    ),
    reading="Hiểu câu hỏi là:",
    scope="Phạm vi tìm:",
    absent="Không có báo cáo:",
    choices="Câu hỏi chưa nêu rõ; các báo cáo cùng trả lời được:",
    thinking="Đang tìm trong các báo cáo…",
    loading="Đang nạp mô hình; câu hỏi sẽ được trả lời ngay sau đó…",
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
    abbreviations="Bảng viết tắt đã đổi.",
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
    places="Places",
    periods="Periods",
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
    also_in="Also in:",
    open_report="Open report",
    read_on="Read on",
    before="Previous passage",
    after="Next passage",
    back="Back to citations",
    page="page {page}",
    section="Section: {section}",
    passages="{count} passages",
    no_place="place not known",
    no_period="period not known",
    refused="The reports do not say",
    unverified="not verified",
    unverified_why="Not verified against the cited sentence:",
    llm_failed=(
        "The language model did not answer, so these are the reports' own sentences. You may ask "
        "again in a few minutes; if it persists, your administrator finds the reason in the log."
    ),
    reading="Read as:",
    scope="Searched in:",
    absent="No report of:",
    choices="The question does not say which; these reports answer it:",
    thinking="Searching the reports…",
    loading="The model is being loaded; the question is answered right after…",
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
    abbreviations="The table of abbreviations has changed.",
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


def stage(name: str, lang: Lang = "vi") -> str:
    """Name a stage of a sync as users know it; an unknown stage keeps its own name."""
    return STAGES[lang].get(name, name)
