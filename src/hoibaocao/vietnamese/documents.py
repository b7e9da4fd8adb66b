"""What a text names by its kind and number: "Nghị quyết số 05-NQ/TU", "Dự án 2"."""

import re

from hoibaocao.vietnamese.text import fold

_NAMED = re.compile(
    r"\b(nghi quyet|nghi dinh|chi thi|quyet dinh|thong tu|ket luan|de an|chuong trinh hanh dong"
    r"|tieu du an|(?<!tieu )du an|tieu chi)"
    r"(?: so:? 0*(\d{1,4})| 0*(\d{1,3}))(?![\d%]| (?:thang|nam|ty|trieu|nguoi|ho|xa)\b)"
)

Document = tuple[str, str]
"""Its kind, folded, and its number."""


def documents_named(folded: str) -> frozenset[Document]:
    """Return the documents that folded text names."""
    return frozenset((each[1], each[2] or each[3]) for each in _NAMED.finditer(folded))


def documents_of(text: str, start: int, end: int) -> frozenset[Document]:
    """Return the documents that a sentence of NFC text names, else its paragraph before it.

    "Dự án 2: … Dự án giải ngân thấp do giá con giống tăng."

    Args:
        text: What the sentence stands in.
        start: Of the sentence.
        end: Of it, likewise.
    """
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return documents_named(fold(text[start:end])) or documents_named(fold(before))
