"""Yes or no, where the sentence that is cited proves it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from hoibaocao.answering.figures import Told, told_figures
from hoibaocao.answering.wanted import Wanted
from hoibaocao.vietnamese.text import fold

Verdict = Literal["yes", "no", "not_yet"]

_WHETHER = re.compile(
    r"\b(?:co|da|duoc)\b.{0,120}\b(?:khong|chua)\b|\b(?:hay|phai|dung) (?:khong|chua)\b|"
    r"(?:^|, )(?:did|does|was|were|has|have|is|are)\b"
)
_NEGATED = re.compile(r"\b(?:khong|chua) (?:dat|vuot|hoan thanh|bang|tang|giam)\b")
_PLAN = re.compile(r"\b(?:dat|vuot|hoan thanh|bang)\b.{0,40}\b(?:ke hoach|du toan|chi tieu)\b")
_GROWTH = re.compile(r"\b(?:(?P<up>tang)|(?P<down>giam))\b")
_EXCEEDED = re.compile(r"\bvuot\b")
_ALL = Decimal(100)


def verdict_of(stated: str, wanted: Wanted) -> Verdict | None:
    """Return what a statement proves of a question that wants yes or no, None if nothing.

    That a plan is met is proved by its share, that something rose or fell by the word with the
    figure.
    """
    is_asked = _WHETHER.search(wanted.folded) and not _NEGATED.search(wanted.folded)
    if wanted.asked != "figure" or not is_asked:
        return None
    told = told_figures(stated)
    if _PLAN.search(wanted.folded):
        return _plan_met(told, exceeded="vuot" in wanted.folded)
    growth = _GROWTH.search(wanted.folded)
    return _grew(told, rose=growth.lastgroup == "up") if growth else None


def _plan_met(told: Sequence[Told], *, exceeded: bool) -> Verdict | None:
    shares = [
        each.figure.value + (_ALL if _EXCEEDED.search(fold(each.part)) else 0)
        for each in told
        if each.figure.unit == "%" and "plan" in each.asides
    ]
    met = {share > _ALL if exceeded else share >= _ALL for share in shares}
    if len(met) != 1:
        return None
    return "yes" if met.pop() else "not_yet"


def _grew(told: Sequence[Told], *, rose: bool) -> Verdict | None:
    ways = {way.lastgroup for each in told for way in _GROWTH.finditer(fold(each.part))}
    if len(ways) != 1:
        return None
    return "yes" if (ways == {"up"}) == rose else "no"
