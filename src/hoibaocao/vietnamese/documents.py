"""Documents that a text names by their kind and number: "Nghị quyết số 05-NQ/TU"."""

import re

_NAMED = re.compile(
    r"\b(nghi quyet|nghi dinh|chi thi|quyet dinh|thong tu|ket luan|de an|chuong trinh hanh dong)"
    r"(?: so:? 0*(\d{1,4})| 0*(\d{1,3}))(?![\d%]| (?:thang|nam|ty|trieu|nguoi|ho|xa)\b)"
)

Document = tuple[str, str]
"""Its kind, folded, and its number."""


def documents_named(folded: str) -> frozenset[Document]:
    """Return the documents that folded text names."""
    return frozenset((each[1], each[2] or each[3]) for each in _NAMED.finditer(folded))
