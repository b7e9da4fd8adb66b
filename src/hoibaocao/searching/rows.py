"""Whether the row of a table is the one that is asked for.

All rows of a table have the words of its caption and of its columns; only a row's own name tells
it from the others: "xuất khẩu sang Hàn Quốc" is not told by the row of Japan.
"""

import re

from hoibaocao.records import Period
from hoibaocao.searching.signs import Signs, is_enough
from hoibaocao.searching.topic import Topic
from hoibaocao.vietnamese.periods import find_periods, same
from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.tokens import accented_tokens, folded_tokens

_TOTAL = re.compile(
    r"(?:tong(?: cong| so| chung)?|cong(?: chung)?|(?:tong (?:cong |so )?)?"
    r"(?:toan|ca) (?:huyen|tinh|xa|phuong|thi xa|thanh pho|quan|thi tran|khu vuc|vung|dia ban"
    r"|nuoc))"
)
_PLANNED = re.compile(r"\b(?:ke hoach|kh|du toan|muc tieu|phan dau|du kien|nhiem vu|uoc)\b")
_MOST = 0.68
"""Of a topic: what a row leaves out of it may be the one thing that is asked for."""
_COUNTED = re.compile(r"\b(?:bao nhieu|may) ([a-z]+)")
_NO_THING = frozenset({"phan", "tien", "lan", "so", "nam", "thang", "ngay", "mot", "tren", "diem"})


def is_total(name: str) -> bool:
    """Tell whether a row's name says that it adds up the others."""
    return _TOTAL.fullmatch(fold(name).split(" – ")[-1].strip(" :.")) is not None


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
    names_most = signs.coverage + signs.heading >= _MOST
    if not (is_enough(signs) or (names_most and not (signs.plan or signs.aside))):
        return False
    things = _COUNTED.findall(fold(topic.texts[0]))
    if any(f" {thing} " not in row for thing in things if thing not in _NO_THING):
        return False
    if is_total(name):
        return names_most
    texts = (name, *topic.texts)
    tokens = folded_tokens if any(map(is_folded, texts)) else accented_tokens
    words = frozenset(tokens(name))
    shared = any(not words.isdisjoint(tokens(text)) for text in topic.texts)
    return shared or bool(find_periods(name))


def is_named_by(name: str, period: Period | None, year: int) -> bool:
    """Tell whether a row's name says that it is of a period: "Quý II – Thuế (…)" of its sheet.

    Args:
        name: What the row is about.
        period: The one.
        year: That is meant where the name tells none.
    """
    told = (mention.period or mention.in_year(year) for mention in find_periods(name))
    is_planned = _PLANNED.search(fold(name)) is not None
    return not is_planned and any(of and period and same(of, period) for of in told)
