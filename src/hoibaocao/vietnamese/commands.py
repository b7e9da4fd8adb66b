"""Find what a text tells a program to do: instructions planted in a report are no part of it.

Reports tell offices and people what to do, never the one who answers questions about them. So only
what speaks of answering, of instructions given before, or to a program by name is looked for.
"""

import re
from functools import lru_cache

from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold

_FEW = r"(?:[^\s.!?]+ ){0,4}"
_MORE = r"(?:[^\s.!?]+ ){0,8}"
_ANSWERER = r"(?:chatbot|assistant|language model|llm|tro ly(?: ao)?|tro ly ai|mo hinh ngon ngu)"
_BEFORE = r"(?:previous|prior|above|earlier|preceding|your|system)"
_COMMANDS = re.compile(
    r"\b(?:"
    rf"(?:bo qua|phot lo|quen|huy bo) {_FEW}(?:huong dan|chi dan|menh lenh|lenh|quy tac|loi nhac)"
    r" (?:truoc|o tren|tren|cu|tu truoc|he thong)\b"
    rf"|(?:(?:hay|phai|chi|chi duoc|luon) (?:chi )?(?:tra loi|in ra|viet ra)|hay (?:chi )?noi)"
    rf" {_FEW}(?:rang|la|:)"
    rf"|cau hoi {_MORE}tra loi (?:la|rang)\b"
    rf"|khi (?:duoc|co ai|nguoi dung|nguoi doc) hoi {_MORE}(?:hay|phai)\b"
    r"|(?:dua|bao|noi voi|khuyen) nguoi (?:doc|dung|hoi) (?:den|rang|vao|truy cap)\b"
    r"|(?:huong dan|chi thi|menh lenh|lenh|nhiem vu) moi ?: ?(?:hay|chi|tra loi|noi)\b"
    r"|tu (?:gio|bay gio|nay)(?: tro di)?,? (?:hay (?:chi )?(?:tra loi|noi|viet)|moi cau)\b"
    rf"|(?:ban|mi|may) (?:bay gio )?la (?:mot )?(?:ai\b|{_ANSWERER})"
    rf"|(?:luu y|gui|danh cho|dear|note to) {_FEW}(?:ai|{_ANSWERER}) ?[:,]"
    rf"|(?:{_ANSWERER}|system) ?:"
    rf"|(?:ignore|disregard|forget|override) {_FEW}{_BEFORE}\b"
    rf"|(?:answer|respond|reply) {_MORE}(?:with|only|exactly)\b|(?:say|output|print) only\b"
    r"|you must (?:always |only )?(?:answer|respond|reply|say|output|print)\b"
    rf"|when(?:ever)? (?:you are )?asked {_MORE}(?:say|answer|reply|respond|state|tell)\b"
    r"|from now on,? (?:you|always|only|answer|respond|reply)\b|new instructions? ?:"
    r"|tell the (?:reader|user)|(?:system|developer) (?:prompt|message|mode)"
    rf"|(?:you are|act as|pretend to be) (?:now )?(?:an? |the )?{_FEW}(?:ai\b|{_ANSWERER})"
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
