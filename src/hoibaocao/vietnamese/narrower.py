"""Terms that hold the words of a wider one and yet count something else.

"Hộ cận nghèo" are no "hộ nghèo": asked for the ones, nobody wants to know how many there are of
the others.
"""

from collections.abc import Mapping

from hoibaocao.vietnamese.text import fold

Narrower = tuple[tuple[str, str], ...]
"""Pairs of a term and a narrower one, folded, between blanks."""

_NARROWER: Mapping[str, str] = {
    "nghèo": "cận nghèo",
    "nông thôn mới": "nông thôn mới nâng cao, nông thôn mới kiểu mẫu",
    "doanh nghiệp": "doanh nghiệp giải thể, doanh nghiệp tạm ngừng, doanh nghiệp ngừng hoạt động",
    "lợn": "lợn nái, lợn đực giống",
    "xuất khẩu": "xuất khẩu lao động",
    "tai nạn": "tai nạn lao động, tai nạn thương tích, tai nạn đuối nước",
    "bảo hiểm xã hội": "bảo hiểm xã hội tự nguyện",
    "khách": "khách quốc tế, khách lưu trú",
    "đảng viên": "đảng viên dự bị",
}


def narrower_than(question: str) -> Narrower:
    """Return the terms that a question in `fold` form names, with the narrower it does not."""
    pairs = (
        (fold(term), fold(narrower.strip()))
        for term, listed in _NARROWER.items()
        for narrower in listed.split(",")
    )
    return tuple(
        (f" {term} ", f" {narrower} ")
        for term, narrower in pairs
        if term in question and narrower not in question
    )


def counts_less(tokens: str, terms: Narrower) -> bool:
    """Tell whether of a term there is nothing but a narrower one.

    Args:
        tokens: Folded tokens of a sentence, each between blanks.
        terms: As `narrower_than` gives them.
    """
    return any(
        narrower in tokens and term not in tokens.replace(narrower, " ") for term, narrower in terms
    )
