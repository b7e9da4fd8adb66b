"""Which cell of a table's row is asked for: by its column's name, year and kind."""

import re
from collections.abc import Iterable
from itertools import pairwise

from hoibaocao.reading.row_cells import Row, RowCell
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import folded_tokens

_PLAN = re.compile(
    r"\b(?:ke hoach|kh|du toan|dt|chi tieu|muc tieu(?! quoc gia)|phan dau|nghi quyet|nq"
    r"|target|planned|plan)\b|\bgiao\b(?! (?:thong|duc|dich|luu|vien|an))"
)
_SAME_TIME = re.compile(r"\b(?:cung ky|ck|nam truoc|ky truoc|nam ngoai|same period)\b")
_SHARE = re.compile(
    r"%|\b(?:ty le|ti le|toc do|co cau|ty trong|tang|giam|so (?:voi|sanh|kh|ck|cung))\b"
)
_SHARE_ASKED = re.compile(
    r"%|\b(?:phan tram|ty le|ti le|toc do|ty trong|tang truong|"
    r"(?:so|bang|tang|giam) (?:voi|cung|bao)|so sanh|percent(?:age)?|rate|share)\b"
)
_TOTAL = re.compile(r"(?:tong|cong)\b")
_TOTAL_ASKED = re.compile(r"\b(?:tong|cong|luy ke|total)\b")
_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_COUNTING = frozenset({"so", "tong", "luong"})
"""Before what is counted, and said of all of it."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def cell_asked(
    row: Row, cells: Iterable[RowCell], question: str, years: frozenset[str]
) -> RowCell | None:
    """Return the cell that fits a question best; None if there is none.

    Args:
        row: The one they are of.
        cells: Those to choose from.
        question: Folded.
        years: That are meant.
    """
    asked_words = _words(question)
    words = frozenset(asked_words) - frozenset(_words(row.name))
    pairs = frozenset(pairwise(asked_words))
    sums = _TOTAL_ASKED.search(question) is not None
    asked = _kinds(question, _SHARE_ASKED)

    def fitness(cell: RowCell) -> tuple[int, ...]:
        column = fold(cell.column)
        tokens = [token for token in _words(column) if token not in _COUNTING]
        told = _YEAR.findall(column)
        own = sum(token in words for token in tokens)
        own += sum(pair in pairs for pair in pairwise(tokens))
        return (
            *(a == b for a, b in zip(asked, _kinds(column, _SHARE), strict=True)),
            not (told and years) or not years.isdisjoint(told),
            own,
            bool(own) and (_TOTAL.match(column) is not None) == sums,
            own - len(tokens) if own else 0,
            _TOTAL.match(column) is not None,
            -row.cells.index(cell),
        )

    return max(cells, key=fitness, default=None)


def _words(text: str) -> list[str]:
    """Return folded words, those of "tháng 02/2026" and of "quý II" as "tháng 2", "quý 2"."""
    words = (part for token in folded_tokens(text) for part in token.split("/"))
    return [_NUMERALS.get(word, word.removeprefix("0") or word) for word in words]


def _kinds(text: str, share: re.Pattern[str]) -> tuple[bool, bool, bool]:
    """Return whether a share is spoken of, the same time before, and a plan."""
    return tuple(each.search(text) is not None for each in (share, _SAME_TIME, _PLAN))  # type: ignore[return-value]
