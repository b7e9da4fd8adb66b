"""Words that tell a reason, and questions that ask for one."""

from hoibaocao.vietnamese.text import Spelled, normal

_ASKED = Spelled(
    r"\b(?:vì sao|tại sao|làm sao mà|vì lý do gì|lý do (?:gì|nào)|do đâu|vì đâu|nguyên (?:nhân|do)"
    r"|why)\b|^[^\w]*(?:sao|lý do)\b(?! (?:chép|y|lưu|vàng|đỏ|biển|thủy))"
)
_HINDRANCE = r"(?:vướng mắc|khó khăn|trở ngại)(?: \w+){0,2} là"
_GIVEN = Spelled(
    r"\b(?:nguyên nhân|lý do|do(?! đó\b)|vì(?! vậy\b| thế\b)|bởi|nhờ|khiến|dẫn đến|dẫn tới|làm cho"
    rf"|xuất phát từ|bắt nguồn|{_HINDRANCE}|(?<!trở )nên|nhằm|để|ảnh hưởng|tác động"
    r"|là kết quả)\b"
)
_OPENING = Spelled(
    rf"\W*(?:(?:nguyên nhân|lý do)\b|{_HINDRANCE}\b|do(?! đó\b)|vì(?! vậy\b| thế\b)|điều này"
    r"|có được|đạt được|kết quả (?:này|trên))"
)


def asks_reason(question: str) -> bool:
    """Tell whether a question in NFC asks why something is so."""
    return _ASKED.search(question) is not None


def gives_reason(sentence: str) -> bool:
    """Tell whether a sentence of a report, in NFC with diacritics, may say why something is so."""
    return _GIVEN.search(normal(sentence)) is not None


def explains_before(sentence: str) -> bool:
    """Tell whether a sentence says why that is so which the one before it tells."""
    return _OPENING.match(sentence) is not None and gives_reason(sentence)
