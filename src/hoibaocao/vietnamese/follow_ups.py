"""The words by which a question leans on the one before it."""

from hoibaocao.vietnamese.text import Spelled

_INNER = "xã|phường|thị trấn|thôn|bản|khu phố"
_OUTER = "huyện|tỉnh|quận|thị xã|thành phố|địa phương|nơi|chỗ|vùng|đơn vị"
_UNIT = f"{_OUTER}|{_INNER}|địa bàn"
_TIME = "năm|kỳ|quý|tháng|giai đoạn|thời gian|thời điểm|thời kỳ|dịp|lúc|hồi"
_THIS = "này|đó|ấy|kia|trên|nói trên|nêu trên|vừa rồi|vừa nêu|vừa hỏi|vừa nói"
_TOLD = "nói|trả lời|giải thích|trình bày|nêu|cho biết|kể|phân tích|làm|diễn giải|mô tả|bổ sung"


def exactly(pattern: str) -> Spelled:
    """Return a pattern of whole words."""
    return Spelled(rf"(?<!\w)(?:{pattern})(?!\w)")


_ME = "tôi|mình|em|anh|chị"
OPENING = Spelled(
    r"^[^\w]*"
    r"(?:(?:à|ừ|ờ|vâng|dạ|rồi|thôi|tốt|hay|tuyệt|cảm ơn|cám ơn|ok)(?:(?: \w+){0,3}[,.!])? )?"
    r"(?:(?:thế|vậy) (?:à|hả|ư|sao)[,.?!]* )?"
    rf"(?:(?:cho (?:{_ME}) |cho |xin )?hỏi[:,]? (?=còn|thế|vậy))?"
    r"(?:(?:thế|vậy|và|nhưng|rồi|ngoài ra|tương tự|riêng|hay)(?: (?:thì|còn|với|là))*|còn|của"
    r"|đối với|(?:bây giờ|giờ) (?:hỏi|cho hỏi|xem)|trong đó"
    rf"|(?:cho (?:{_ME}) )?(?:hỏi|biết|xem) thêm"
    rf"|(?:(?:à )?(?:không(?: phải)?|nhầm)[,.]? )?(?:ý (?:{_ME}) là|(?:{_ME}) (?:muốn )?hỏi)"
    r"|(?:à )?(?:không(?: phải)?|nhầm)[,.]|i mean(?:t)?"
    r"|(?:(?:and|but|or|so|ok|also|then|now),? )?(?:what about|how about|what of|same for)"
    r"|and|but|also)(?: (?:về|với|đối với|cho|for|in|the)(?= ))?(?!\w)"
)
"""How a question begins that goes on from the one before."""

THEN = exactly(
    r"thì (?:sao|thế nào|như thế nào|ra sao|(?:(?:là|đạt|được|còn|có) )?(?:bao nhiêu|mấy|ai|gì)"
    r"|có không)"
)
"""How one ends."""

CLOSING = exactly(
    r"thì|ra sao|(?:như )?thế nào|sao|à|ạ|nhỉ|nhé|hả|cũng|(?:vậy|thế|đó)(?=[^\w]*$)"
    r"|then|as well|too|instead|please"
)
"""What goes with either and says nothing."""

POLITE = exactly(
    r"(?:bạn|anh|chị|em)(?= (?:cho|hãy|nói|có thể|giải|nêu|vui))"
    r"|(?:cho|giúp|giùm|hộ) (?:tôi|mình|em)|hãy|xin|vui lòng|làm ơn|có thể"
    r"|(?:có )?được (?:không|chứ)|nêu|cho biết|(?:đi|thôi|luôn|chứ)(?=[^\w]*$)"
    r"|please|can you|could you|give(?: me)?|show(?: me)?"
)
"""What is said around a question."""

ENGLISH = Spelled(
    r"^[^\w]*(?:and|but|or|also|then|what|how|why|which|who|when|tell|same|in|for|compared|is|was"
    r"|were|are|does|did|could|please)\b"
)
"""How one in English begins."""

MORE = exactly(
    rf"(?:(?:{_TOLD})(?: \w+)? )?(?:rõ|cụ thể|chi tiết|kỹ|đầy đủ|sâu|nhiều)(?: \w+)? (?:hơn|thêm)"
    rf"|(?:{_TOLD})(?: \w+)? (?:thêm|rõ|cụ thể|chi tiết)|(?:thêm|xem) (?:chi tiết|thông tin)"
    r"|(?:thông tin|chi tiết) thêm|giải thích|(?:chi tiết|cụ thể)(?: là)?"
    r"|(?:trích )?(?:nguyên văn|dẫn chứng|câu gốc)|trích dẫn"
    r"|(?:còn )?gì (?:nữa|khác)|tiếp tục|tiếp|nói tiếp|nữa|(?:in )?more(?: details?| information)?"
    r"|tell me more|say more|go on|elaborate|explain|continue|in detail"
)
"""What asks for more of the same."""

SAME_PLACE = exactly(
    rf"(?:{_UNIT}) (?:{_THIS})|(?:(?<=ở )|(?<=tại )|(?<=của ))(?:đó|đây|đấy)"
    r"|(?:this|that|the same) (?:district|province|commune|place|city|town)"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )there"
)
SAME_PERIOD = exactly(
    rf"(?:cùng )?(?:{_TIME}) (?:{_THIS})|cùng (?:thời gian|thời điểm|năm|giai đoạn)"
    r"|(?:this|that|the same) (?:year|time|quarter)|back then"
)
SAME_TOPIC = exactly(
    r"(?:(?:các|những) )?(?:chỉ tiêu|chỉ số|con số|số liệu|kết quả|tỷ lệ|khoản|vấn đề|nội dung|mục"
    rf"|số|điều|việc|cái|mức) (?:{_THIS})"
    r"|(?:this|that|the same) (?:figure|number|rate|indicator|value|share)"
)
"""What stands for the place, the period and the topic of the question before."""

IT = exactly(r"nó|chúng|họ|it|they|them")
"""What may stand for any of them."""

WIDER_PLACE = exactly(r"(?:toàn|cả|cấp) (?:huyện|tỉnh|thị xã|thành phố|quận|xã)")
"""What stands for a place around it, or for all of it."""

OTHER_PLACES = exactly(
    rf"(?:(?:các|những|mấy) )?(?:{_OUTER}) (?:khác|còn lại|nào|bạn|bên cạnh|lân cận)"
    rf"|(?:các|những) (?:{_OUTER})"
    r"|(?:(?:the )?other|which) (?:districts?|provinces?|places?)"
)
"""Places without a name, beside the one of the question before, or to choose from."""

WHICH_PLACE = exactly(rf"(?:{_OUTER}) nào|which (?:districts?|places?|town|city|one)")
"""One of several that is asked for."""

INNER_PLACES = exactly(
    rf"(?:(?:các|những|mấy) )?(?:{_INNER}) (?:khác|còn lại|nào)|(?:các|những) (?:{_INNER})"
    r"|(?:(?:the )?other|which) (?:communes?|wards?|villages?)"
)
"""Those within it."""

LEANING = (OPENING, SAME_TOPIC, SAME_PLACE, SAME_PERIOD)

UNNAMED = (WIDER_PLACE, OTHER_PLACES, INNER_PLACES)

MEASURE = exactly(
    r"tỷ lệ|tỉ lệ|tốc độ|mức|con số|số liệu|kết quả|tổng số|tổng cộng|chỉ tiêu"
    r"|số|giá trị|percentage|rate|total"
)
"""What a figure is, whatever it is of."""

ASPECT = exactly(
    r"\d[\d.,]* ?%|so sánh|so|với|đối chiếu|chênh lệch|cùng kỳ|tăng trưởng|tăng|giảm|hơn|kém|gấp"
    r"|lần|biến động|thay đổi|kế hoạch|dự toán|mục tiêu|nghị quyết|giao|đề ra|đặt ra|đạt|vượt"
    r"|hoàn thành|chậm|nhanh|muộn|mạnh|lớn|nhỏ|bằng|chiếm|phần trăm|nguyên nhân|lý do|vì|tại|do"
    r"|giải pháp|biện pháp|đứng|thứ|xếp|xếp hạng|cao|thấp|nhiều|ít|nhất|người|lúc|bao giờ|ngày|năm"
    r"|tháng|quý|tỷ đồng|triệu đồng|đơn vị|đúng|phải|chưa|trước|sau|đầu|cuối|cả|toàn|mà|lại|như"
    r"|nói|đề cập|đâu|khác|ai|khi nào|ở đâu|who|when|where|why|reason|because"
    r"|compared?|plan|target|estimate"
    r"|increased?|decreased?|gr[eo]wn?|growth|changed?|rise|fall|percent|same|period|than|last|year"
    r"|more|less|higher|lower|about|then|so"
)
"""What may be asked of any figure, and is no topic by itself."""

ROLE = Spelled(
    r"(?:(?:phó|quyền|nguyên|tân) )?"
    r"(?:bí thư|chủ tịch|chủ nhiệm|giám đốc|trưởng|chánh|thủ trưởng)\b"
)
WHO = "là ai"
"""What somebody holds, and how one asks for who holds it."""

WHAT = "What was the"
"""How a figure is asked for in English, where a phrase alone does not tell its language."""

WHY = exactly(r"(?:vì|tại) sao|do đâu|nguyên nhân|lý do|why")
VIETNAMESE_WHY = "vì sao"

COMPARED = Spelled(
    r"(?:^|.*[^\w])(?:(?:so|so sánh|đối chiếu) với|với|hơn|kém|compared (?:to|with)|versus|vs|than)"
    r" (?:của |ở |tại |that of )?$"
)
"""What stands before a place that is set beside another one."""

ASKING = exactly(
    r"(?:(?:là|đạt|được|bằng|ở mức|còn|có) )*(?:bao nhiêu|mấy)"
    r"(?: (?:phần trăm|tỷ đồng|triệu đồng))?|là gì|(?:như )?thế nào|ra sao|là ai|là những ai"
    r"|(?:what (?:was|is|were|are)|how (?:much|many))(?: the)?"
)
"""What a question asks with; the rest of it is its stem."""

ELSEWHERE = exactly(
    r"hôm nay|hôm qua|ngày mai|thủ đô|việt nam|cả nước|toàn quốc|thế giới|trung quốc|nhật bản"
    r"|hàn quốc|hoa kỳ|thái lan|châu (?:âu|á)|nước (?:anh|pháp|đức|nga|mỹ|lào|úc)|báo cáo nào"
    r"|thư viện|bạn là|vietnam|nationwide|worldwide|the country|which reports?"
    r"|china|japan|france|america"
)
"""What is told of no district: a question of it takes nothing from the one before."""

_TO_WHOM = (
    "bạn|em|anh|chị|mình|ad|ạ|nhé|nha|nhiều|rất|lắm|quá|rồi|à|so much|very much|a lot|you|there"
)
_THANKS = (
    "(?:xin )?(?:cảm ơn|cám ơn)|thank you|thanks|(?:xin )?chào|hello|hi|good morning|tạm biệt"
    "|goodbye|bye|ok|oke|okay|vâng|dạ|ừ|được rồi|tốt|tuyệt vời|tuyệt|hay|hiểu rồi|rõ rồi|great|nice"
    "|alo"
)
COURTESY = Spelled(
    rf"[^\w]*(?:(?:{_TO_WHOM})\b[^\w]*)*(?:(?:{_THANKS})\b[^\w]*)"
    rf"(?:(?:{_THANKS}|{_TO_WHOM})\b[^\w]*)*"
)
"""What is said to be polite, not to ask."""

ALTERNATIVES = (
    ("thu", "chi"),
    ("revenue", "expenditure", "spending"),
    ("exports", "imports"),
    ("industry", "agriculture", "services", "trade"),
    ("xuất khẩu", "nhập khẩu"),
    ("nam", "nữ"),
    ("diện tích", "năng suất", "sản lượng"),
    ("trâu bò", "trâu", "bò", "lợn", "dê", "gia cầm", "gà", "vịt"),
    ("lúa", "ngô", "khoai", "sắn", "lạc", "rau màu", "chè"),
    ("công nghiệp", "nông nghiệp", "dịch vụ", "thương mại", "xây dựng", "lâm nghiệp", "thủy sản"),
    ("hộ cận nghèo", "hộ nghèo"),
    ("khen thưởng", "kỷ luật"),
    ("mầm non", "tiểu học", "trung học cơ sở", "trung học phổ thông"),
    ("bảo hiểm y tế", "bảo hiểm xã hội", "bảo hiểm thất nghiệp"),
    ("phó bí thư", "phó chủ tịch", "bí thư", "chủ tịch", "giám đốc"),
)
"""Words of which one takes the stead of another: "thu ngân sách là bao nhiêu?" - "còn chi?"."""
