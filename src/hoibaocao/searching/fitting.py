"""Whether a sentence holds the kind of thing that is asked for."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from hoibaocao.indexing.facts import Sentence
from hoibaocao.reading.table_rows import is_row
from hoibaocao.searching.questions import Asked, things_counted
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.kinds import Kinds, Told, parts_told, tells_of
from hoibaocao.vietnamese.numbers import Figure, find_figures
from hoibaocao.vietnamese.offices import Office, find_offices, holders
from hoibaocao.vietnamese.people import may_be_people, may_begin_name
from hoibaocao.vietnamese.signatures import find_signatures
from hoibaocao.vietnamese.text import Spelled, fold

_HOW_MANY = Spelled(r"\b(?:bao nhiêu|mấy)\b")
_HOW_MANY_ENGLISH = Spelled(r"\bhow many\b")
_SPENT = Spelled(
    r"\b(?:chi phí|hết|mất|tốn|trị giá|kinh phí|tiền)(?: là)? bao nhiêu\b(?! (?:hộ|thời))"
    r"|\bbao nhiêu tiền\b|^(?!.*\b(?:bao nhiêu|mấy) \w).*\b(?:số tiền|kinh phí)\b"
)
_IN_BRACKETS = re.compile(r"\(([^\d()]{1,25})\)")
_NUMBER_OF = Spelled(r"(?<!\bmột )\bsố (?=\w)")
_SHARE = Spelled(r"\b(?:tỷ lệ|tỉ lệ|percentage|proportion)\b")
_BY_BODY = Spelled(
    r"\b(?:do|bởi) (?:(?:đơn vị|nhà thầu|liên danh) )?(?:ban|bộ|công ty|cục|chi cục|doanh nghiệp"
    r"|hội|hợp tác xã|phòng|sở|tập đoàn|tổng công ty|trung tâm|ubnd|ủy ban|văn phòng|viện|hđnd"
    r"|htx)\b"
)
"""Who does a thing may be an office or a company: "do Ban Quản lý dự án làm chủ đầu tư"."""
_DOER_ASKED = re.compile(
    r"\bai (?:la (?:chu dau tu|don vi|nha thau)|(?:lam|quan ly|thuc hien|thi cong|xay|dau tu"
    r"|tai tro|cap|to chuc|chu tri|chiu trach nhiem|phu trach|ban hanh|giao|phe duyet|ho tro))\b"
)
_DIMENSIONS = {
    **dict.fromkeys(("đồng", "USD", "euro"), "money"),
    **dict.fromkeys(("%", "điểm %", "phần"), "share"),
    **{unit: unit for unit in ("m²", "m³", "m", "kg", "kWh", "W")},
    **dict.fromkeys("tuổi năm tháng tuần ngày giờ phút lần điểm sao".split(), "other"),
    **dict.fromkeys(("tiêu chí", "chỉ tiêu"), "other"),
}
"""Of units; those of the others count things, and reports word them as they like."""
_IN_MONEY = frozenset({"giá", "tiền công"})
"""Groups of kinds that are told in money."""
_COUNT = "count"
_MILLION = 1_000_000
_SMALL_NUMBER = "(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_RANK_ASKED = re.compile(r"\b(?:thu|hang) (?:may|bao nhieu)\b")
_RANK = re.compile(rf"\b(?:thu|hang) (?:nhat|nhi|tu|{_SMALL_NUMBER})\b")


def fits(
    asked: Asked,
    office: Office | None,
    question: str,
    sentence: Sentence,
    text: str,
    *,
    folded: str,
) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for.

    Args:
        asked: What that is.
        office: The one whose holder is asked for, if one is.
        question: Folded.
        sentence: What is known of it.
        text: The sentence.
        folded: The same, folded.
    """
    if asked == "figure":
        return sentence.figure or _counts_asked(question, folded)
    if asked == "person" and office:
        return bool(sentence.names and holders(text, office))
    if asked == "person":
        is_named = any(name not in question for name in sentence.names)
        return is_named or _begins_with_office(text, question) or _is_by_body(text, question)
    if asked == "date":
        return sentence.dated
    return True


def dimension_asked(question: str, kinds: Kinds) -> str:
    """Return the dimension of the figure that a question in NFC asks for, empty if it is open.

    "Bao nhiêu" stands where the figure does: what is behind it is its unit. Else the kinds of thing
    that are asked for may tell.
    """
    how_many = _HOW_MANY_ENGLISH if is_english(question) else _HOW_MANY
    for _, end in how_many.spans(question):
        figure = next(iter(find_figures(f"1{question[end:]}")), None)
        if figure and figure.start == 0 and (figure.unit or figure.scale >= _MILLION):
            return dimension_of(figure) if figure.unit else "money"
    for unit in _IN_BRACKETS.findall(question):
        figure = next(iter(find_figures(f"1 {unit}")), None)
        if figure and figure.unit and figure.end == len(f"1 {unit}"):
            return dimension_of(figure)
    if _SPENT.search(question) or not _IN_MONEY.isdisjoint(kinds):
        return "money"
    if _SHARE.search(question):
        return "share"
    number = _NUMBER_OF.search(question)
    counted = find_figures(f"1 {question[number.end() :]}") if number else []
    return dimension_of(counted[0]) if counted and counted[0].unit else ""


def has_dimension(text: str, asked: str) -> bool:
    """Tell whether a sentence may hold a figure of a dimension: not if each is of another.

    Things that are out of others are a share of them, too: "21/21 trường". A number that only
    names something is none: "bão số 10".
    """
    if not asked:
        return True
    figures = find_figures(text)
    told = [figure for figure in figures if not figure.ordinal]
    return not figures or any(
        not figure.unit
        or dimension_of(figure) == asked
        or (asked == "share" and figure.total is not None)
        for figure in told
    )


def told_of(
    kinds: Kinds, dimension: str, text: str, above: Sequence[str], spelt_out: Callable[[str], str]
) -> Told:
    """Return whether a sentence may tell of kinds, and its parts that are of one all that is asked.

    "Xuất khẩu 31,9 tỷ USD, tăng 14,7%; nhập khẩu 20,6 tỷ USD" tells no growth of imports.

    Args:
        kinds: Those that are asked for.
        dimension: Of the figure, likewise; empty if it is open.
        text: The sentence, in NFC.
        above: What stands before it, the nearest first.
        spelt_out: Replaces the abbreviations of either.
    """
    told = tells_of(kinds, text, above, spelt_out)
    parts = () if is_row(text) else parts_told(kinds, text, spelt_out)
    is_parted = any(
        not has_dimension(part, dimension)
        or tells_of(kinds, part, (text, *above), spelt_out) != "asked"
        for part in parts
    )
    return "other" if told == "asked" and is_parted else told


def names_somebody(text: str, question: str) -> bool:
    """Tell whether a sentence of a report names a person whom a folded question does not name.

    Not everything with capitals is one: "Ban Chấp hành" has no surname. Who holds an office may be
    told by that alone.
    """
    if _begins_with_office(text, question) or _is_by_body(text, question):
        return True
    signed = {block.span("name") for block in find_signatures(text)}
    for start, end in may_be_people(text):
        words = text[start:end].split()
        is_named = any(map(may_begin_name, words[:-1])) or text[start:end].isupper()
        is_named = is_named or (start, end) in signed
        if (is_named or text[start:end].isascii()) and fold(" ".join(words[-2:])) not in question:
            return True
    return False


def _begins_with_office(text: str, question: str) -> bool:
    start, end, _ = next(find_offices(text), (1, 1, None))
    return start == 0 and fold(text[:end]) not in question


def _is_by_body(text: str, question: str) -> bool:
    """Tell whether a sentence says which body does what a folded question asks who does."""
    return _DOER_ASKED.search(question) is not None and _BY_BODY.search(text) is not None


def dimension_of(figure: Figure) -> str:
    """Return the dimension of a figure; things are counted."""
    return _DIMENSIONS.get(figure.unit, _COUNT)


def _counts_asked(question: str, folded: str) -> bool:
    """Tell whether text has, in a word, the number of what a question asks how many of, or a rank.

    Before other words, "năm" is a year and "sáu" may be another word more often than a number.
    """
    counted = _counted(question)
    return counted is not None and counted.search(folded) is not None


@lru_cache(maxsize=64)  # asked for each sentence
def _counted(question: str) -> re.Pattern[str] | None:
    if _RANK_ASKED.search(question):
        return _RANK
    things = "|".join(thing for thing, _ in things_counted(question))
    return re.compile(rf"\b{_SMALL_NUMBER} (?:{things})\b") if things else None
