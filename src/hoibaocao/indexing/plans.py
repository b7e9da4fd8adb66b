"""Which parts of a report tell what is to come: "III. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024".

A part ends at the next heading of its own rank or a higher one. What stands under "KẾT QUẢ THỰC
HIỆN NHIỆM VỤ" has been done, its own headings ("1. Nhiệm vụ thu ngân sách") notwithstanding. A
heading that names only what is after the report's period is of what is to come, whatever it calls
that: "8. Chỉ tiêu năm 2026".
"""

import re
from collections.abc import Sequence

from hoibaocao.reading.headings import ranks_of
from hoibaocao.records import Period, Section
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.text import fold

_TO_COME = re.compile(
    r"\b(?:phuong huong|dinh huong|nhiem vu|muc tieu(?! quoc gia)|du kien|giai phap|"
    r"ke hoach (?:\d|nam\b|quy\b|thang\b|phat trien|cong tac|thoi gian|giai doan|nhiem ky))"
)
_DONE = re.compile(r"\b(?:ket qua|tinh hinh|danh gia|thuc hien|da lam|dat duoc|han che|ton tai)\b")


def plan_heading(sections: Sequence[Section], at: int, report: Period | None = None) -> str:
    """Return the heading of the part about what is to come that an offset stands in, if any.

    Args:
        sections: Of a report, in order.
        at: An offset into its text.
        report: The period that the report is about, if it is known.
    """
    plan, rank, known = "", 0, False
    for section, own in zip(sections, ranks_of(sections), strict=True):
        if section.start > at:
            break
        if known and own > rank:
            continue  # a part of it
        announces = announces_plan(section.heading, report)
        plan, rank = section.heading if announces else "", own
        known = announces or _DONE.search(fold(section.heading)) is not None
    return plan


def announces_plan(heading: str, report: Period | None = None) -> bool:
    """Tell whether a heading says that what is below it is to come.

    Args:
        heading: Of a section.
        report: The period that the report is about, if it is known.
    """
    folded = fold(heading)
    to_come, done = _TO_COME.search(folded), _DONE.search(folded)
    if to_come and (done is None or to_come.start() < done.start()):
        return True
    return done is None and _is_of_later(heading, report)


def _is_of_later(heading: str, report: Period | None) -> bool:
    """Tell whether all periods that a heading names begin after the one of its report."""
    if report is None:
        return False
    named = [each.period for each in find_periods(heading, default_year=report.end.year)]
    starts = [period.start for period in named if period]
    return bool(starts) and min(starts) > report.end
