"""Cut words out of a question, and with them what only led to them: "của huyện A"."""

import re
from collections.abc import Iterable, Mapping

from hoibaocao.vietnamese.text import Spelled

Span = tuple[int, int]

_PREPOSITION = r"\b(?:trong|vào|của|tại|thuộc|ở|(?:in|during|for|of|at)(?: the)?|the)"
_JOINT = r"(?:[,;(–-]|\b(?:và|and|(?:đối |cùng )?với)) ?"
_LEAD = Spelled(rf"(?:(?:{_JOINT})+(?:{_PREPOSITION})?|{_PREPOSITION}) ?$")
_NO_LEAD = Spelled(
    r"\b(?:tồn tại|nội tại|vận tải|nhà ở|đất ở|trực thuộc|phụ thuộc|quen thuộc|nhà thuốc|đầu vào"
    r"|nhà in|một cửa|gieo trồng|đoàn thể|so với) ?$"
)
"""Words that end as if they led to what follows, some of them only without diacritics."""
_TIDY = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"\s+", " "),
        (r"\([\s,;]*\)", ""),
        (r"[\s,]+(?=[.,;:?!)])", ""),
        (r"(?<=\()[\s,;]+", ""),
    )
)


def edited(text: str, edits: Mapping[Span, str]) -> str:
    """Return text with spans put otherwise; an empty one goes with what leads to it.

    That may be a bracket; then the one that closes goes, too.
    """
    kept, at = [], 0
    for (start, end), put in sorted(edits.items()):
        before = text[at:start]
        until = len(before) if put else lead(before)
        kept += [before[:until], " ", put]
        at = max(at, end + ("(" in before[until:] and text.startswith(")", end)))
    return tidied("".join([*kept, " ", text[at:]]))


def cut(text: str, spans: Iterable[Span]) -> str:
    """Return text with spans cut out; all of it when nothing would be left."""
    rest = edited(text, dict.fromkeys(spans, ""))
    return rest if any(map(str.isalnum, rest)) else text


def respelt(text: str, names: Iterable[tuple[int, int, str]]) -> str:
    """Return text with other names in the stead of some of its spans."""
    for start, end, name in sorted(names, reverse=True):
        text = text[:start] + name + text[end:]
    return text


def lead(text: str, pattern: Spelled = _LEAD) -> int:
    """Return where the words at the end of a text begin that lead to what follows: "và của"."""
    match = None if _NO_LEAD.search(text) else pattern.search(text)
    return match.start() if match else len(text)


def tidied(text: str) -> str:
    """Return text without what edits leave: empty brackets, blanks before commas."""
    for pattern, new in _TIDY:
        text = pattern.sub(new, text)
    return text.strip(" ,;–-")
