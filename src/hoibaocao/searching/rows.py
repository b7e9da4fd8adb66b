"""Whether the row of a table is the one that is asked for.

All rows of a table have the words of its caption and of its columns; only a row's own name tells
it from the others: "xuất khẩu sang Hàn Quốc" is not told by the row of Japan.
"""

import re
from collections.abc import Mapping

from hoibaocao.reading.row_cells import is_total, last_part
from hoibaocao.records import Period
from hoibaocao.searching.questions import things_counted
from hoibaocao.searching.signs import Signs, is_enough
from hoibaocao.searching.topic import Topic
from hoibaocao.vietnamese.periods import covers, find_periods, same
from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.tokens import accented_tokens, folded_tokens

_PLANNED = re.compile(r"\b(?:ke hoach|kh|du toan|muc tieu|phan dau|du kien|nhiem vu|uoc)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST = 0.68
"""Of a topic: what a row leaves out of it may be the one thing that is asked for."""
_PART = "trong đó "
_COMPARING = frozenset("bang so voi cung ky phan tram dat tang giam ty ti le".split())
"""A column tells so by its name, in these words or in none: "So sánh (%)"."""
_KINDS = frozenset("vu ca con cay chiec cai cuoc don luot em chau can ngoi suat".split())
_NO_THING = frozenset({"tien", "lan", "so", "nam", "thang", "ngay", "mot", "tren", "diem"})


def row_answers(name: str, row: str, topic: Topic, signs: Signs) -> bool:
    """Tell whether a row answers, and not only another one of its table.

    Its words are parted by its columns, so that pairs of them prove little: one that names most of
    the topic, with what stands above it, needs none.

    Args:
        name: What the row is about, spelt out.
        row: Folded tokens of all of it, its caption and the heading above it, blanks around each.
        topic: Of the question.
        signs: Of the row.
    """
    names_most = any(_share(wording.weights, row) >= _MOST for wording in topic.wordings)
    if not (is_enough(signs) or (names_most and not (signs.plan or signs.aside))):
        return False
    if not all(any(f" {word} " in row for word in thing) for thing in _things(topic)):
        return False
    if is_total(name):
        return names_most
    texts = (name, *topic.texts)
    tokens = folded_tokens if any(map(is_folded, texts)) else accented_tokens
    words = frozenset(tokens(last_part(name)))
    shared = max(len(words.intersection(tokens(text))) for text in topic.texts)
    is_part = _PART in name
    return shared > is_part * len(words) / 2 or bool(find_periods(name))


def _things(topic: Topic) -> list[set[str]]:
    """Return the words of which a row has one for each thing that is counted.

    What tells the kind of a thing may be left out in a table: in "bao nhiêu vụ khiếu nại".
    """
    return [
        {thing, of} if thing in _KINDS and of else {thing}
        for thing, of in things_counted(fold(topic.texts[0]))
        if thing not in _NO_THING
    ]


def _share(weights: Mapping[str, float], row: str) -> float:
    """Return the share of a topic's weight that a row names, words of comparing left aside."""
    told = {token: weight for token, weight in weights.items() if token not in _COMPARING}
    named = sum(weight for token, weight in told.items() if f" {token} " in row)
    return named / sum(told.values()) if told else 0.0


def is_row_of(
    name: str, row: str, period: Period | None, report: Period | None, *, ahead: bool
) -> bool:
    """Tell whether a row is of a period that is not its report's.

    The sheet may be of it ("Quý II – Thuế (…)"), or the row may tell a plan for the year that the
    report is of a part of.

    Args:
        name: What the row is about.
        row: All of it.
        period: The one that is asked about.
        report: That of the report.
        ahead: Whether what is planned is asked for.
    """
    if period is None or report is None:
        return False
    plans = _PLANNED.search(fold(row)) is not None
    years = frozenset(_YEAR.findall(row)) - {str(period.end.year)}
    if ahead and plans and covers(period, report) and not years:
        return True
    told = (mention.period or mention.in_year(report.end.year) for mention in find_periods(name))
    is_planned = _PLANNED.search(fold(name)) is not None
    return not is_planned and any(of and same(of, period) for of in told)
