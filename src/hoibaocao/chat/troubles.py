"""What people read when something goes wrong, on the page and at the command line."""

import errno
from collections.abc import Mapping
from typing import Any

from hoibaocao import errors
from hoibaocao.chat.messages import WORDS, Lang
from hoibaocao.errors import (
    AccountReason,
    CorrectionsReason,
    NameReason,
    TomlReason,
    UnreadableReason,
)
from hoibaocao.records import Unreadable

ERRORS_VI: Mapping[type[errors.HoiBaoCaoError], str] = {
    errors.SettingInvalid: (
        "Cài đặt {name} không dùng được: {reason}. Xem các giá trị cho phép trong .env.example."
    ),
    errors.QuestionEmpty: "Câu hỏi đang trống. Hãy nhập điều cần hỏi.",
    errors.QuestionTooLong: (
        "Câu hỏi dài {length} ký tự, quá giới hạn {most} ký tự. Hãy rút gọn rồi hỏi lại."
    ),
    errors.QuestionInvalid: (
        'Không dùng được câu hỏi tại {where}; dạng đúng: {{"id": "1", "question": "…"}}. {reason}'
    ),
    errors.BatchIncomplete: (
        "Có {count} dòng không trả lời được, các dòng khác vẫn được trả lời. "
        "Xem mục “error” của các dòng ấy trong {path}, sửa rồi chạy lại."
    ),
    errors.PlaceUnknown: (
        "Không có báo cáo nào của địa phương “{place}”. "
        "Xem các địa phương có báo cáo: hoibaocao reports"
    ),
    errors.PeriodUnknown: (
        "Không hiểu kỳ báo cáo “{period}”. Hãy viết như “6 tháng đầu năm 2023”, “quý I/2024”, "
        "“năm 2023”; xem các kỳ có báo cáo: hoibaocao reports"
    ),
    errors.LibraryMissing: (
        "Không có thư mục báo cáo tại {path}. Hãy tạo thư mục này rồi chép báo cáo vào."
    ),
    errors.LibraryTooLarge: (
        "Thư mục báo cáo {path} có hơn {most} tệp, có lẽ chọn nhầm thư mục. "
        "Hãy để báo cáo trong một thư mục riêng."
    ),
    errors.AbbreviationsInvalid: (
        "Bảng viết tắt {path}, dòng {line}: {reason} "
        "Hãy sửa dòng này rồi cập nhật lại (hoibaocao index); chỉ mục đang dùng vẫn giữ nguyên."
    ),
    errors.CorrectionsInvalid: (
        "Bảng sửa thông tin {path}, dòng {line}: {reason} "
        "Hãy sửa dòng này rồi cập nhật lại (hoibaocao index); chỉ mục đang dùng vẫn giữ nguyên."
    ),
    errors.CorrectionInvalid: "Chưa ghi {field} “{value}”: {reason}",
    errors.NameNotUsable: "Không nhận tệp “{name}”: {reason} Hãy đổi tên tệp rồi thêm lại.",
    errors.NameTaken: (
        "Thư viện đã có tệp khác tên là {name}; tệp ấy vẫn giữ nguyên. "
        "Hãy đổi tên tệp mới, hoặc bớt tệp cũ trước."
    ),
    errors.LibraryNotWritable: (
        "Không ghi được thư mục báo cáo {path} ({reason}); trong đó chưa có gì thay đổi. "
        "Hãy giải phóng đĩa hoặc sửa quyền ghi rồi làm lại."
    ),
    errors.NothingReadable: (
        "Không đọc được báo cáo nào trong {path} ({unreadable} tệp không đọc được). "
        "Hãy chép báo cáo .docx, .doc, .pdf, .xlsx, .html hoặc .txt vào đó rồi chạy: "
        "hoibaocao index"
    ),
    errors.ReportNotFound: "Không có báo cáo nào tên là {report}. Xem danh sách: hoibaocao reports",
    errors.ReportUnreadable: "Không đọc được {report}: {reason}",
    errors.ReadingStopped: (
        "Việc đọc báo cáo bị dừng từ bên ngoài, có lẽ do máy hết bộ nhớ; chỉ mục đang dùng vẫn "
        "giữ nguyên. Hãy đóng bớt chương trình khác rồi chạy: hoibaocao index"
    ),
    errors.ModelUnavailable: (
        "Không nạp được mô hình nhúng {model}: {reason}. Hãy kiểm tra "
        "HOIBAOCAO_EMBEDDING__MODEL, hoặc bỏ trống để dùng mô hình đi kèm."
    ),
    errors.RerankerUnavailable: (
        "Không nạp được mô hình xếp hạng lại {model}: {reason}. Hãy kiểm tra "
        "HOIBAOCAO_SEARCH__RERANKER, hoặc bỏ trống để tìm mà không xếp hạng lại."
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
        "Chỉ mục tại {path} đang được tiến trình {pid} của {user} trên máy {host} ghi từ {since}. "
        "Hãy thử lại khi nó xong."
    ),
    errors.IndexNotWritable: (
        "Không ghi được chỉ mục tại {path} ({reason}); chỉ mục đang dùng vẫn giữ nguyên. "
        "Hãy giải phóng đĩa hoặc sửa quyền ghi rồi chạy: hoibaocao index"
    ),
    errors.NothingToUndo: (
        "Chỉ mục tại {path} không còn giữ bản nào khác để quay lại; bản đang dùng vẫn giữ nguyên."
    ),
    errors.PromptInvalid: (
        "Không dùng được lời nhắc {path}: {reason}. Xem yêu cầu trong prompts/README.md."
    ),
    errors.OutputNotWritable: ("Không ghi được {path}: {reason}. Hãy chọn tệp khác bằng --out."),
    errors.ProviderUnavailable: (
        "Không dùng được nhà cung cấp mô hình ngôn ngữ {provider}: {reason}. Hãy kiểm tra "
        "HOIBAOCAO_LLM__PROVIDER, hoặc bỏ trống để dùng máy chủ tương thích OpenAI."
    ),
    errors.LanguageModelFailed: "Mô hình ngôn ngữ không trả lời: {reason}",
    errors.TalkUnreadable: (
        "Không đọc được hội thoại trong {path}. Hãy mở hội thoại mới; tệp vẫn giữ nguyên."
    ),
    errors.TalkNotSaved: (
        "Chưa lưu được ({reason}). Hãy chép lại phần cần giữ và nhờ người quản trị dọn đĩa "
        "hoặc sửa HOIBAOCAO_DATA_DIR."
    ),
    errors.AccountInvalid: "Chưa dùng được cho “{name}”: {reason}",
    errors.AccountTaken: "Đã có {name}. Hãy chọn tên khác, hoặc bỏ tên ấy trước.",
    errors.AccountUnknown: (
        "Không có {name}. Xem danh sách: hoibaocao users list, hoibaocao tokens list"
    ),
    errors.AccountsUnusable: (
        "Không dùng được tệp tài khoản {path} ({reason}). Hãy sửa tệp hoặc quyền của tệp; hoặc cất "
        "tệp đi rồi thêm lại tài khoản: hoibaocao users add TÊN --role admin"
    ),
    errors.AccountsNeeded: (
        "Máy khác trong mạng mở được trang tại {host} mà chưa có tài khoản nào. "
        "Hãy thêm tài khoản trước: hoibaocao users add TÊN --role admin"
    ),
    errors.NotAllowed: "Tài khoản này không được làm việc đó. Hãy nhờ người quản trị cấp quyền.",
    errors.LineFull: "Đang có quá nhiều người hỏi cùng lúc. Xin hỏi lại sau nửa phút.",
    errors.ServerStopping: ("Máy chủ đang dừng nên câu trả lời bị ngắt. Xin hỏi lại sau vài phút."),
    errors.ExtraMissing: ("Lệnh này cần gói {package}; hãy cài: pip install 'hoibaocao[{extra}]'"),
}

REASONS: Mapping[Lang, Mapping[UnreadableReason, str]] = {
    "vi": {
        "empty": "tệp rỗng; hãy chép lại tệp gốc.",
        "unknown_format": "định dạng lạ; hãy lưu lại thành .docx, .pdf, .xlsx, .html hoặc .txt.",
        "damaged": "tệp bị hỏng; hãy chép lại tệp gốc.",
        "encrypted": "tệp có mật khẩu; hãy lưu bản không mật khẩu rồi cập nhật lại.",
        "no_text": "không có chữ, có lẽ là bản chụp; hãy dùng bản có chữ hoặc nhận dạng chữ trước.",
        "too_large": "tệp quá lớn; hãy chia nhỏ tệp.",
        "not_permitted": "không có quyền đọc; hãy sửa quyền của tệp.",
        "disk_refused": "đĩa đầy hoặc bị lỗi trong khi đọc; hãy dọn đĩa rồi cập nhật lại.",
        "bad_name": "tên tệp có ký tự không hợp lệ; hãy đổi tên tệp.",
        "too_many_pages": "tệp dài hơn 2.000 trang; hãy chia nhỏ tệp.",
        "too_slow": "đọc quá lâu nên đã dừng; hãy chia nhỏ tệp hoặc lưu lại tệp.",
        "too_much_memory": "đọc tốn quá nhiều bộ nhớ nên đã dừng; hãy chia nhỏ hoặc lưu lại tệp.",
        "crashed": "tệp làm trình đọc bị lỗi, có lẽ đã hỏng; hãy mở rồi lưu lại tệp.",
        "needs_libreoffice": (
            "cần LibreOffice để đọc loại tệp này; hãy cài (Debian, Ubuntu: "
            "sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui; "
            "Windows: libreoffice.org) hoặc lưu lại thành .docx."
        ),
        "needs_tesseract": (
            "bản chụp cần Tesseract để nhận dạng chữ; hãy cài (Debian, Ubuntu: "
            "sudo apt install tesseract-ocr tesseract-ocr-vie; "
            "Windows: winget install UB-Mannheim.TesseractOCR, chọn tiếng Việt)."
        ),
        "outside": "liên kết dẫn ra ngoài thư mục báo cáo; hãy chép chính tệp đó vào.",
        "not_a_file": "không phải là tệp thường; hãy bỏ ra khỏi thư mục báo cáo.",
        "too_deep": "nằm quá sâu trong các thư mục con; hãy chuyển ra ngoài.",
    },
    "en": {
        "empty": "the file is empty; copy the original again.",
        "unknown_format": "unknown format; save it as .docx, .pdf, .xlsx, .html or .txt.",
        "damaged": "the file is damaged; copy the original again.",
        "encrypted": "it has a password; save it without one.",
        "no_text": "it holds no text, perhaps a scan; use a file with text or recognise it first.",
        "too_large": "the file is too large; split it.",
        "not_permitted": "no permission to read it; change the file's permissions.",
        "disk_refused": "the disk was full or failed meanwhile; free it, then update again.",
        "bad_name": "its name holds invalid characters; rename it.",
        "too_many_pages": "it has more than 2,000 pages; split it.",
        "too_slow": "reading it took too long and was stopped; split it or save it anew.",
        "too_much_memory": "reading it took too much memory and was stopped; split or resave it.",
        "crashed": "it made its reader crash and is perhaps damaged; open it and save it anew.",
        "needs_libreoffice": (
            "LibreOffice is needed to read it; install it (Debian, Ubuntu: "
            "sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui; "
            "Windows: libreoffice.org) or save the file as .docx."
        ),
        "needs_tesseract": (
            "it is a scan and needs Tesseract; install it (Debian, Ubuntu: "
            "sudo apt install tesseract-ocr tesseract-ocr-vie; "
            "Windows: winget install UB-Mannheim.TesseractOCR, with Vietnamese)."
        ),
        "outside": "it is a link out of the folder of reports; copy the file itself.",
        "not_a_file": "it is not an ordinary file; take it out of the folder of reports.",
        "too_deep": "it lies too deep in folders; move it up.",
    },
}

_ABBREVIATIONS_VI: Mapping[TomlReason, str] = {
    "syntax": 'viết chưa đúng; mỗi dòng có dạng "GPMB" = "giải phóng mặt bằng", dấu nháy thẳng.',
    "twice": "chữ viết tắt này đã có ở dòng trên.",
    "encoding": "tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.",
    "not_permitted": "không có quyền đọc tệp.",
}

_NAMES_VI: Mapping[NameReason, str] = {
    "empty": "tệp không có tên.",
    "hidden": "tên tệp bắt đầu bằng dấu chấm hoặc ~$.",
    "reserved": "tên này dành riêng cho chương trình hoặc hệ điều hành.",
    "characters": "tên có ký tự không dùng được.",
    "too_long": "tên quá dài.",
}

_ACCOUNTS_VI: Mapping[AccountReason, str] = {
    "name": "tên gồm 1 đến 32 chữ a-z không dấu, chữ số và các dấu “.”, “_”, “-”.",
    "password": "mật khẩu dài từ 8 đến 256 ký tự.",
}

_CORRECTIONS_VI: Mapping[CorrectionsReason, str] = {
    "syntax": 'viết chưa đúng; dòng tên báo cáo có dạng ["báo cáo.pdf"], dấu nháy thẳng.',
    "twice": "báo cáo hoặc mục này đã có ở trên.",
    "encoding": _ABBREVIATIONS_VI["encoding"],
    "not_permitted": _ABBREVIATIONS_VI["not_permitted"],
    "field": "không có mục này; các mục là title, place, period, issued, number, issuer.",
    "text": "nội dung phải đặt trong dấu nháy thẳng.",
    "title": "tiêu đề không được để trống.",
    "place": "không hiểu địa phương; hãy viết như “huyện Cẩm Xuyên, tỉnh Hà Tĩnh”.",
    "period": "không hiểu kỳ báo cáo; hãy viết như “6 tháng đầu năm 2023”, “quý I/2024”.",
    "issued": "không hiểu ngày; hãy viết như 2023-07-05 hoặc “05/7/2023”.",
}

_DISK_VI: Mapping[int, str] = {
    errno.ENOSPC: "đĩa đã đầy",
    getattr(errno, "EDQUOT", errno.ENOSPC): "đã hết hạn mức đĩa",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EIO: "đĩa bị lỗi",
}

_REASONS_VI: Mapping[type[errors.HoiBaoCaoError], Mapping[Any, str]] = {
    errors.ReportUnreadable: REASONS["vi"],
    errors.NameNotUsable: _NAMES_VI,
    errors.AbbreviationsInvalid: _ABBREVIATIONS_VI,
    errors.CorrectionsInvalid: _CORRECTIONS_VI,
    errors.CorrectionInvalid: _CORRECTIONS_VI,
    errors.AccountInvalid: _ACCOUNTS_VI,
}
"""The reasons in plain words of the errors that have them."""


def explain(error: errors.HoiBaoCaoError, lang: Lang = "vi") -> str:
    """Say in one or two plain sentences what went wrong and what to do next.

    Args:
        error: The error with its facts.
        lang: English is the error's own sentence.
    """
    if lang == "en":
        return str(error)
    facts = {
        name: explain(fact, lang) if isinstance(fact, errors.HoiBaoCaoError) else fact
        for name, fact in error.facts.items()
    }
    if reasons := _REASONS_VI.get(type(error)):
        facts["reason"] = reasons[facts["reason"]]
    elif isinstance(number := facts.get("errno"), int):
        facts["reason"] = _DISK_VI.get(number, facts["reason"])
    return ERRORS_VI[type(error)].format(**facts)


def unreadable(file: Unreadable, lang: Lang = "vi") -> str:
    """Say why a file of the library folder was left out, and what to do."""
    return WORDS[lang].unreadable.format(report=file.report, reason=REASONS[lang][file.reason])
