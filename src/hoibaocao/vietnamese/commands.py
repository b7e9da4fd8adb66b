"""Find what a text tells a program to do: instructions planted in a report are no part of it.

Reports tell offices and people what to do, never the one who answers questions about them. So only
what speaks of answering, of instructions given before, or to a program by name is looked for.
"""

import re
from functools import lru_cache

from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold

_FEW = r"(?:[^\s.!?]+ ){0,4}"
_ANSWERER = (
    r"(?:ai|chatbot|assistant|language model|llm|tro ly(?: (?:ai|ao))?|mo hinh(?: ngon ngu)?)"
)
_ANSWERER_BY_NAME = r"(?:chatbot|assistant|language model|llm|tro ly|mo hinh ngon ngu)"
_COMMANDS = re.compile(
    r"\b(?:"
    rf"(?:bo qua|phot lo|quen|huy bo|khong (?:tuan theo|lam theo)) {_FEW}"
    r"(?:huong dan|chi dan|menh lenh|lenh|quy tac|yeu cau|cau hoi|loi nhac)\b"
    r"(?= (?:truoc|o tren|tren|cu|tu truoc|da|he thong|nay)\b)"
    rf"|(?:hay|phai|chi|chi duoc|luon|luon luon) (?:chi )?(?:tra loi|noi|in ra|viet ra) {_FEW}"
    r"(?:rang|la|bang|:)"
    rf"|va tra loi {_FEW}rang"
    rf"|(?:moi|bat ky|tat ca cac|cac) cau hoi {_FEW}{_FEW}tra loi"
    r"|(?:dua|bao|noi voi|moi|huong|yeu cau|khuyen) nguoi (?:doc|dung|hoi)\b"
    rf"|(?:{_ANSWERER}|he thong|system|note to {_FEW}{_ANSWERER}) ?:"
    rf"|(?:ban|mi|may) (?:bay gio )?la (?:mot )?{_ANSWERER}\b"
    rf"|(?:luu y|gui|danh cho|dear) {_FEW}{_ANSWERER_BY_NAME}\b"
    rf"|khi (?:duoc|co ai|nguoi dung|nguoi doc) hoi {_FEW}{_FEW}(?:hay|phai|thi)\b"
    r"|tu (?:gio|bay gio|nay)(?: tro di)?,? (?:hay|ban|mi|moi cau)\b"
    r"|(?:huong dan|chi thi|menh lenh|lenh|nhiem vu) moi ?: ?(?:hay|chi|tra loi|noi)\b"
    rf"|(?:ignore|disregard|forget|override) {_FEW}"
    r"(?:instructions?|prompts?|rules?|guidelines?|messages?|questions?|above)\b"
    rf"|(?:answer|respond|reply|say|state|output|print) {_FEW}{_FEW}(?:with|only|exactly|that)\b"
    r"|(?:you must|please) (?:always |only )?(?:answer|respond|reply|say|output|print)\b"
    r"|when(?:ever)? (?:you are )?asked\b|from now on\b|new instructions?\b"
    r"|tell the (?:reader|user)"
    rf"|(?:you are|act as|pretend to be) (?:now )?(?:an? |the )?{_FEW}{_ANSWERER}\b"
    r"|(?:system|developer) (?:prompt|message|mode)"
    r")|<\||\[/?inst\]|#{2,} ?(?:system|instruction)"
)
_END = re.compile(r"[.!?…](?=\s|$)|\n\n|\n?\Z")


@lru_cache(maxsize=2048)
def command_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of NFC text that speak to a program, in order, line breaks or not.

    A stretch ends with its sentence or paragraph; where it begins, whoever speaks has said no more
    than to whom.
    """
    folded = fold(text)
    lines = folded.replace("\n", " ")
    spans = []
    for match in _COMMANDS.finditer(lines):
        end = _END.search(folded, match.end())
        spans.append((match.start(), end.end() if end else len(text)))
    return tuple(spans)


def is_command(text: str, start: int, end: int) -> bool:
    """Tell whether a part of NFC text belongs to what it tells a program."""
    return any(start < last and first < end for first, last in command_spans(text))
