"""Words that tell a reason, and questions that ask for one."""

from hoibaocao.vietnamese.text import Spelled, normal

_ASKED = Spelled(r"\b(?:vì sao|tại sao|vì lý do gì|lý do (?:gì|nào)|do đâu|nguyên nhân|why)\b")
_GIVEN = Spelled(
    r"\b(?:nguyên nhân|lý do|do(?! đó\b)|vì(?! vậy\b| thế\b)|bởi|nhờ|khiến|dẫn đến|dẫn tới|làm cho"
    r"|xuất phát từ|bắt nguồn|(?<!trở )nên|nhằm|để|ảnh hưởng|tác động|là kết quả)\b"
)
_OPENING = Spelled(
    r"\W*(?:(?:nguyên nhân|lý do)\b|do(?! đó\b)|vì(?! vậy\b| thế\b)|điều này|có được|đạt được"
    r"|kết quả (?:này|trên))"
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
