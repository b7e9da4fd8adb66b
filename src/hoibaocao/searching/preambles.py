"""What is said before and behind a question: greetings, who asks and what for, thanks."""

import re

from hoibaocao.vietnamese.text import Spelled
from hoibaocao.vietnamese.tokens import content_tokens

_ME = "tôi|mình|em|cháu|con|chúng tôi|chúng em|bọn em|tớ|anh|chị|bác|cô|chú"
_SPEAKERS = (
    rf"{_ME}|(?:các )?bạn|mọi người|thầy|ông|bà|ad|bot|chatbot|trợ lý|đang|rất|chỉ|cũng|hãy|xin"
    r"|vui lòng|làm ơn|(?:báo cáo|văn bản|tài liệu)(?: [^ ]+){0,6}"
)
"""Who asks, is asked, or tells. In "các nhà khoa học muốn biết gì" all belongs to the question."""
_LEAD = Spelled(
    rf"(?:^|[^\w ] ?|(?<![^ ])(?:{_SPEAKERS}) )"
    rf"(?:(?:cho phép|cho|xin|muốn|cần|nhờ|mong|kính|giúp)(?: (?:phép|được|{_ME}))*"
    rf" (?:hỏi|biết)|(?:cho|giúp) (?:{_ME}) (?:xem|tra|tìm))"
    r"(?: (?:thêm|về|là|rằng|xem|chút|một chút|tí|thông tin|số liệu))*[ ,:]+(?=\w)"
)
_ASKS = Spelled(
    r"[?]|\b(?:bao nhiêu|mấy|nào|gì|ai|sao|đâu|bao giờ|bao lâu|thế nào|ra sao"
    r"|(?:không|chưa)(?= ạ|[^\w]*$)|what|which|who|when|where|why|how|did|does|is|are|was|were)"
    r"(?=$|[^\w])"
)
_SENTENCE = re.compile(r"[^.?!\n]+(?:(?:[.](?=\w)|(?<=\b\w)[.]|(?<=\b\w\w)[.])[^.?!\n]*)*[.?!\n]*")
"""A dot ends none within a figure and behind a word of two letters or one: "TP. Hồ Chí Minh"."""
_THANKS = Spelled(
    rf"[ ,.;]*(?:(?:{_ME}|rất|xin|trân trọng|chân thành) )*(?:cảm ơn|cám ơn|thanks|thank you)\b"
    r"[^?]*$"
)
_POLITE = Spelled(
    r"(?: (?:vậy|với|giùm|hộ|nhé|(?<!tây ban )(?<!bồ đào )nha|nhỉ|ạ))+[ .!]*(?=[?]|$)"
)
_FEWEST = 3
"""Tokens that a question has which needs nothing of what is said around it."""


def asking_part(question: str) -> str:
    """Return a question in NFC without what is said around it; as it is where that is unclear.

    Of "Tôi là sinh viên. Cho tôi hỏi thu ngân sách là bao nhiêu? Xin cảm ơn" only what is asked is
    to be looked for. Its places and periods are to be read before: they may stand anywhere.
    """
    sentences = [match[0] for match in _SENTENCE.finditer(question)]
    asking = [each for each in sentences if _ASKS.search(each)] if len(sentences) > 1 else []
    part = " ".join("".join(asking).split()) or question
    if leads := _LEAD.spans(part):
        part = part[leads[0][1] :] if _is_enough(part[leads[0][1] :]) else part
    for pattern in (_THANKS, _POLITE):
        for start, end in reversed(pattern.spans(part)):
            part = part[:start] + part[end:]
    return part if _is_enough(part) else question


def _is_enough(part: str) -> bool:
    return len(content_tokens(part)) >= _FEWEST
