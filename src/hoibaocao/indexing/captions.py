"""What stands above the rows of a table and says what all of them are about."""

import re
from collections.abc import Iterable, Iterator

from hoibaocao.reading.headings import may_be_issuer
from hoibaocao.reading.table_rows import is_row
from hoibaocao.vietnamese.text import fold

_LONGEST = 200  # characters: more is running text
_BESIDE = re.compile(
    r"\W*(?:(?:dvt|don vi(?: tinh)?)\s*:|ghi chu|kem theo|ban hanh kem|so lieu (?:den|tinh))"
)


def captions(texts: Iterable[str], before: str = "") -> Iterator[str]:
    """Yield for each sentence of a passage the caption above it if it is a row, else nothing.

    A line that gives a unit, a note or an office is no caption.

    Args:
        texts: The sentences, in order.
        before: The caption of the row that the passage before ends with.
    """
    for text in texts:
        yield before if is_row(text) else ""
        before = _behind(text, before)


def caption_behind(texts: Iterable[str], before: str = "") -> str:
    """Return the caption that holds for rows behind a passage; see `captions`."""
    for text in texts:
        before = _behind(text, before)
    return before


def _behind(text: str, before: str) -> str:
    if is_row(text) or may_be_issuer(text) or _BESIDE.match(fold(text)):
        return before
    return text if len(text) <= _LONGEST else ""
