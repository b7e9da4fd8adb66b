"""Tell which period's results a report tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hoibaocao.reading.opening import Opening
from hoibaocao.records import Period
from hoibaocao.vietnamese.period_patterns import JOINT
from hoibaocao.vietnamese.periods import PeriodMention, find_periods
from hoibaocao.vietnamese.text import fold

_DECEMBER = 12

# Words that announce results, and words that announce plans (folded).
_REVIEW = re.compile(
    r"ket qua|tinh hinh|so ket|tong ket|danh gia|kiem diem|bao cao|nhin lai|ghi nhan|dat duoc"
)
_PLAN = re.compile(
    r"phuong huong|nhiem vu|ke hoach|muc tieu|giai phap|trien khai|du toan|ban hanh|tiep tuc"
    r"|phan dau|du kien|thoi gian toi|(?:giao|phan bo) (?:cac )?chi tieu|chi tieu ke hoach"
)
# "vào năm 2010", "kỳ họp cuối năm 2022" date an event.
_EVENT = re.compile(r"\b(?:vao(?: khoang)?|k[yi] hop(?: thuong le)?)(?: (?:dau|giua|cuoi))?\W*$")
# What a document of this kind plans is what it is about (folded).
_PLANNING = re.compile(
    r"(?:du thao )?(?:ke hoach|nghi quyet|chuong trinh|chi thi|phuong an|de an)\b"
)
_CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class _Mentions:
    """The periods under review in a paragraph, and those planned for."""

    reviewed: tuple[PeriodMention, ...]
    planned: tuple[PeriodMention, ...]


def period_of(opening: Opening, issued: date | None) -> Period | None:
    """Return the period whose results a report tells; None if its beginning does not say.

    Not the one that is planned for ("nhiệm vụ 6 tháng cuối năm"), but by a plan or resolution, nor
    one compared with. Of "tháng 9, quý III và 9 tháng" it is the longest.

    Args:
        opening: The report's beginning.
        issued: A day in the month the report is of, for periods named without a year.
    """
    title = _mentions(opening.title, certain=opening.titled)
    lead = [_mentions(paragraph, certain=False) for paragraph in opening.lead]
    if opening.official and not title.reviewed and _PLANNING.match(fold(opening.title)):
        title = _Mentions(reviewed=title.planned, planned=())
    for index, each in enumerate((title, *lead)):
        if each.reviewed:
            spans = [mention for mention in each.reviewed if not mention.months]
            chosen = next((m for m in each.reviewed if m not in spans), each.reviewed[0])
            return chosen.period or _dated(chosen, (title, *lead)[index:], issued)
    return None


def _mentions(paragraph: str, *, certain: bool) -> _Mentions:
    """Sort the periods a paragraph names.

    Args:
        paragraph: A title or a paragraph.
        certain: A heading: what it names without words of planning is under review.

    A paragraph that begins with a period and goes on with results looks back on it.
    """
    folded = fold(paragraph)
    reviewed: list[PeriodMention] = []
    planned: list[PeriodMention] = []
    start = 0
    sorted_to = planned
    for mention in find_periods(paragraph):
        if mention.comparison or (mention.period is None and mention.months is None):
            continue
        ends = [each.end() for each in _CLAUSE_END.finditer(folded, start, mention.start)]
        before = folded[ends[-1] if ends else start : mention.start]
        listed = start > 0 and JOINT.fullmatch(folded, start, mention.start) is not None
        start = mention.end
        if _EVENT.search(before):
            continue
        if not listed:
            looks_back = mention.start == 0 and _REVIEW.search(_clause(folded, mention.end))
            is_reviewed = looks_back or _is_reviewed(mention, before, certain=certain)
            sorted_to = reviewed if is_reviewed else planned
        if listed and sorted_to and _is_part(sorted_to[-1], mention):
            sorted_to[-1] = mention
        else:
            sorted_to.append(mention)
    return _Mentions(tuple(reviewed), tuple(planned))


def _clause(folded: str, start: int) -> str:
    """Return what follows up to the end of the sentence: "Năm 2023, kinh tế đạt kết quả…"."""
    end = _CLAUSE_END.search(folded, start)
    return folded[start : end.start() if end else len(folded)]


def _is_part(part: PeriodMention, whole: PeriodMention) -> bool:
    """Tell whether one mention is of months of the other, as "quý III" of "9 tháng"."""
    (first, last), (begin, end) = part.months or (0, 0), whole.months or (1, 0)
    return begin <= first and last <= end


def _is_reviewed(mention: PeriodMention, before: str, *, certain: bool) -> bool:
    if _REVIEW.search(before):
        return True
    months = mention.months
    needs_words = months is None or (not certain and mention.kind in {"year", "month"})
    to_the_end = months is not None and months[0] > 1 and months[1] == _DECEMBER
    return not (needs_words or to_the_end or _PLAN.search(before))


def _dated(
    mention: PeriodMention, nearby: Sequence[_Mentions], issued: date | None
) -> Period | None:
    """Return the period of a mention without a year: as named elsewhere, or by what follows it."""
    if mention.months is None:
        return None
    for other in (each for mentions in nearby for each in mentions.reviewed):
        if other.months == mention.months and other.period:
            return other.period
    if year := _year_before(mention.months, (p for each in nearby for p in each.planned)):
        return mention.in_year(year)
    if issued is None:
        return None
    ended = mention.months[1] <= issued.month + 1  # reports are written in the last month, too
    return mention.in_year(issued.year if ended else issued.year - 1)


def _year_before(months: tuple[int, int], planned: Iterable[PeriodMention]) -> int | None:
    """Return the year of months that are followed by what is planned."""
    for plan in planned:
        if plan.period and plan.months:
            same_year = plan.months[0] > months[0] or plan.kind == "year"
            return plan.period.start.year - (not same_year)
    return None
