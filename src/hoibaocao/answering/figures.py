"""The figures of a sentence and what is said of each, which tells the one that is asked for.

In "đưa 264 người đi xuất khẩu lao động, trong đó Nhật Bản 143 người" the second figure is of people
who went abroad for work, too: what is said of a figure is said of those behind it, the less surely
the farther away they are. What stands behind a figure is said of it up to a word that leads to the
next.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from hoibaocao.vietnamese.numbers import Figure, find_figures
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.text import Spelled, fold
from hoibaocao.vietnamese.tokens import bigrams, folded_tokens

Aside = Literal["change", "ratio", "before", "lately", "plan", "former"]
"""What a figure tells beside another: how much that changed, what share of something it is, what it
was a year or a month before, what was planned; or what it was before it changed."""

_ASIDES: Mapping[Aside, Spelled] = {
    "change": Spelled(
        r"\b(?:tăng|giảm)\b(?! (?:từ|lên|xuống|còn|đạt)\b)|\b(?:cao|thấp|nhiều|ít) hơn\b"
    ),
    "ratio": Spelled(r"\b(?:bằng|vượt|tương ứng|tương đương)\b"),
    "before": Spelled(r"\b(?:cùng kỳ|năm trước|năm ngoái)\b"),
    "lately": Spelled(r"\b(?:tháng|quý|kỳ) trước\b"),
    "plan": Spelled(r"\b(?:kế hoạch|dự toán|được giao|chỉ tiêu|nghị quyết)\b"),
}
_COMPARED = Spelled(r"\b(?:so với|cùng kỳ|(?:năm|tháng|quý|kỳ) trước|năm ngoái)\b")
_FORMER_ASKED = re.compile(
    r"\b(?:truoc (?:khi|do|day|kia)|ban dau|tu (?:bao nhieu|may)|(?:cung|dau) ky"
    r"|dau (?:nam|nhiem ky)|nam (?:truoc|ngoai))\b"
)
_LINK = re.compile(
    r"\b(?:so voi|bang|tang|giam|dat|chiem|voi|va|trong do|gom|la|con|len|xuong|thuoc|tai|cung"
    r"|tuong (?:ung|duong)|lam|(?:cao|thap|nhieu|it) hon|vuot|roi)\b"
)
"""Leads from what is said of a figure to the next."""
_AND = re.compile(r"\bva\b(?!.*\bva\b)")
_BECOMES = re.compile(r"\b(?:la|dat|len|xuong|con)\b[^;,]*$")
"""Leads to a figure of which all is said that is said of the one before: "tăng từ 5 lên 7"."""
_SUM = re.compile(r"\b(?:trong do|bao gom|gom|rieng)\b|[:(]")
"""Between a sum and its parts."""
_SEPARATOR = re.compile(r"[;()]|[,.!?](?=\s)")
_ENDS = frozenset(";.!?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[();]")
_LEAD = re.compile(r"\b(?:trong đó|trong do)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPARED_WITH = re.compile(r"\b(?:so voi|gia (?:so sanh|co dinh))\b[^,;()]*")
_AROUND = " ,;()"
_AGED = re.compile(r"\b(?:duoi|tren|tu|du|den) $")
_CELL = re.compile(r"[;|()](?:[^;|():]*:)?")
_CELLS_OF_ROW = 3
_NEAR, _FAR = 0.85, 0.5
"""How surely what is said of a figure is said of the next, or of its parts; and of any behind."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and what is said of it.

    Attributes:
        figure: Where it stands, and what it counts.
        part: The words around it that are said of no other.
        asides: What it tells beside another figure; none if it stands for itself.
        years: Those told with it, or before it and the figures up to it.
        said: How surely each token, folded, and each two neighbours joined by ``_`` are said of
            it: 1 for those of its part.
    """

    figure: Figure
    part: str
    asides: frozenset[Aside] = frozenset()
    years: frozenset[str] = frozenset()
    said: Mapping[str, float] = field(default_factory=dict, compare=False)


def asides_asked(question: str) -> frozenset[Aside]:
    """Return what a question in NFC asks of a figure beside what it is."""
    asked = _asides(question)
    return asked | {"former", "before"} if _FORMER_ASKED.search(fold(question)) else asked


def without_asides(question: str) -> str:
    """Return a question in NFC without what it says a figure is compared with."""
    for start, end in reversed(_COMPARED.spans(question)):
        question = question[:start] + question[end:]
    return question


def numbers_given(question: str) -> frozenset[Decimal]:
    """Return the numbers that a question in NFC names, those of periods aside."""
    return frozenset(figure.number for figure in _timeless(question))


@lru_cache(maxsize=64)  # its clauses, its marks and its figure are looked for one after the other
def told_figures(text: str, given: frozenset[Decimal] = frozenset()) -> tuple[Told, ...]:
    """Return the figures of a text that count or measure, in order, with what is said of each.

    Args:
        text: In NFC.
        given: Numbers that are no answer if there are others, such as the 5 of "dưới 5 tuổi".
    """
    folded = fold(text)
    figures = _timeless(text)
    free = [of for of in figures if of.number not in given and not _is_age(of, folded)]
    return tuple(_told(text, folded, _in_unit_of_row(free or figures, text))) if figures else ()


def of_cell(text: str, figure: Figure) -> Told:
    """Return what is said of the figure of a table's cell: its column's name and its value."""
    years = frozenset(_years(text))
    return Told(figure, text, _asides(text), years)


def _timeless(text: str) -> list[Figure]:
    """Return the figures that neither name something nor are part of a period."""
    times = [(time.start, time.end) for time in find_periods(text)]
    return [
        figure
        for figure in find_figures(text)
        if not figure.ordinal and not any(a < figure.end and figure.start < b for a, b in times)
    ]


def _is_age(figure: Figure, folded: str) -> bool:
    """Tell whether a figure tells whom something is about: "trẻ em dưới 5 tuổi"."""
    return figure.unit == "tuổi" and _AGED.search(folded, 0, figure.start) is not None


def _told(text: str, folded: str, figures: Sequence[Figure]) -> Iterator[Told]:
    cuts = [0, *(_cut(folded, a, b) for a, b in pairwise(figures)), len(text)]
    parts = [text[start:end].strip(_AROUND) for start, end in pairwise(cuts)]
    own = [frozenset(_words(part)) for part in parts]
    asides = [_asides(part) for part in parts]
    between = ["", *(folded[a.end : b.start] for a, b in pairwise(figures))]
    sums = _sums(between, asides)
    years: list[str] = []
    for at, (figure, part) in enumerate(zip(figures, parts, strict=True)):
        becomes = at + 1 < len(figures) and _becomes(between[at + 1])
        is_like_next = at + 1 < len(figures) and not _LETTER.search(between[at + 1])
        said: dict[str, float] = dict.fromkeys(own[at + 1], _NEAR) if is_like_next else {}
        for before in range(at):
            is_near = before in {at - 1, sums[at]}
            sure = 1.0 if before == at - 1 and _becomes(between[at]) else _NEAR if is_near else _FAR
            said |= {token: max(sure, said.get(token, 0.0)) for token in own[before]}
        said |= dict.fromkeys(own[at], 1.0)
        former: set[Aside] = {"former"} if becomes else set()
        if "before" not in asides[at]:
            years = _years(text[cuts[at] : figure.start]) or years
        told = frozenset(_years(part) or years)
        yield Told(figure, part, asides[at] | former, told, said)


def _sums(between: Sequence[str], asides: Sequence[frozenset[Aside]]) -> list[int | None]:
    """Return for each figure the one that it is a part of, up to the end of the clause.

    Args:
        between: The folded words before each figure, from the end of the one before it.
        asides: What each tells beside another; a sum stands for itself.
    """
    sums: list[int | None] = []
    depth, last = 0, None
    for at, words in enumerate(between):
        for sign in _CLAUSE.findall(words):
            depth += {"(": 1, ")": -1, ";": 0}[sign]
            last = None if sign == ";" and depth <= 0 else last
        if at and _SUM.search(words):
            last = next((each for each in range(at - 1, -1, -1) if not asides[each]), at - 1)
        sums.append(last)
    return sums


def _cut(folded: str, first: Figure, second: Figure) -> int:
    """Return where what is said of a figure ends, and what is said of the next begins.

    A bracket around the second alone does not part them: "cao hơn cùng kỳ (54,9%)".
    """
    between = folded[first.end : second.start]
    between = _IN_BRACKETS.sub(lambda found: "-" * len(found[0]), between)
    separators = [*_SEPARATOR.finditer(between)]
    is_bracketed = between.endswith("(") and folded.startswith(")", second.end)
    if separators and not (is_bracketed and len(separators) == 1):
        clause = next((each for each in separators if each[0] in _ENDS), separators[0])
        return first.end + clause.end()
    link = _AND.search(between) or _LINK.search(between)
    last = separators[0].start() if separators else len(between)
    return first.end + (link.start() if link else last)


def _becomes(between: str) -> bool:
    """Tell whether a figure has become the next: all that is said of it is said of that, too."""
    return not _SEPARATOR.search(between) and _BECOMES.search(between) is not None


def _years(text: str) -> list[str]:
    """Return the years that text names, those that something is compared with left aside."""
    return _YEAR.findall(_COMPARED_WITH.sub(" ", fold(text)))


def _asides(text: str) -> frozenset[Aside]:
    return frozenset(aside for aside, words in _ASIDES.items() if words.search(text))


def _words(text: str) -> Iterator[str]:
    tokens = folded_tokens(_LEAD.sub("", text))  # its "đó" is no "độ"
    yield from tokens
    yield from bigrams(tokens)


def _in_unit_of_row(figures: list[Figure], text: str) -> list[Figure]:
    """Give the bare figures of a table's row the unit that stands in a cell of its own."""
    cells = [cell.strip() for cell in _CELL.split(text)]
    if len(cells) < _CELLS_OF_ROW or all(figure.measure for figure in figures):
        return figures
    for cell in cells[1:]:
        of = next(iter(find_figures(f"1 {cell}")), None)
        if of and of.measure == cell.lower():
            return [
                each
                if each.measure
                else replace(each, scale=of.scale, unit=of.unit, per=of.per, measure=cell)
                for each in figures
            ]
    return figures
