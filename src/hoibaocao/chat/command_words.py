"""The words of the command line; errors are in `hoibaocao.chat.troubles`."""

PROGRAM = "Hỏi Báo Cáo: hỏi đáp trên báo cáo kinh tế - xã hội, mỗi ý có câu trích dẫn."
INDEX = "Làm cho chỉ mục khớp với thư mục báo cáo."
SEARCH = "Tìm các đoạn báo cáo liên quan đến câu hỏi."
ASK = "Trả lời câu hỏi, kèm trích dẫn."
REPORTS = "Liệt kê các báo cáo trong chỉ mục."
SHOW = "In toàn văn một báo cáo như chương trình đã đọc."
HISTORY = "Kể lại chỉ mục đã thay đổi những gì, khi nào."
CHECK = "Kiểm tra chỉ mục, chỉ cách sửa. Xem có đủ tệp, đúng nội dung, đúng mô hình."
EVALUATE = "Chấm điểm trên tập câu hỏi có đáp án (JSON lines)."
CORRECT = (
    "Sửa thông tin của một báo cáo. Phần sửa được ghi vào reports.toml rồi chỉ mục được cập nhật; "
    "giá trị rỗng nghĩa là không rõ."
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
USERS_ADD = "Thêm tài khoản. Mật khẩu được hỏi, hoặc lấy từ dòng đầu của đầu vào."
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
UPDATED = "{at}  {generation}: {reports} báo cáo, {passages} đoạn ({spent} giây){changes}."
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

NO_PLACE = {"page": None, "section": ""}
CHANGES = (
    ("added", "Thêm mới"),
    ("changed", "Đã sửa"),
    ("removed", "Đã bớt"),
    ("corrected", "Đã sửa thông tin"),
    ("astray", "Bảng sửa thông tin nêu báo cáo không có trong thư mục"),
)
COUNTED = {
    "added": "thêm {}",
    "changed": "sửa {}",
    "renamed": "đổi tên {}",
    "duplicates": "trùng {}",
    "removed": "bớt {}",
}
RENAMED = "Đổi tên: {before} → {after}"
DUPLICATE = "Trùng nội dung: {name} (chỉ giữ một, cùng {report})"
EDITION = "Gần như nhau: {newer} là bản mới hơn của {older}"
