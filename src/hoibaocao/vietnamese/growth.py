"""Questions that ask how much something grew, and sentences that tell its share of a plan only."""

from hoibaocao.vietnamese.text import Spelled

_ASKED = Spelled(
    r"\b(?:tăng|giảm)(?: trưởng| thêm| được| bớt| đi)? (?:bao nhiêu|mấy)\b|\btăng hay giảm\b"
    r"|\bgiảm hay tăng\b|\btốc độ (?:tăng|giảm)\b|\bso với (?:cùng kỳ|năm trước|năm ngoái)\b"
    r"|\bhow much .{0,80}(?:increase|grow|rise|decrease|decline|fall|drop)\b"
)
_GROWTH = Spelled(
    r"\b(?:tăng|giảm|cùng kỳ|cao hơn|thấp hơn|nhiều hơn|ít hơn|gấp|thêm|bớt|nâng"
    r"|(?<!tháng )đầu năm|(?:năm|quý|tháng|kỳ) trước|năm ngoái|từ [0-9]|so với năm)\b"
)
_PLAN = Spelled(r"\b(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|nghị quyết)\b")


def asks_growth(question: str) -> bool:
    """Tell whether a question in NFC asks how much something grew or fell, not against a plan."""
    return _ASKED.search(question) is not None and _PLAN.search(question) is None


def tells_plan_only(sentence: str) -> bool:
    """Tell whether a sentence in NFC holds its figures against a plan, and against nothing else.

    One that does neither may tell growth in other words: "duy trì 17%".
    """
    return _PLAN.search(sentence) is not None and _GROWTH.search(sentence) is None
