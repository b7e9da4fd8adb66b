"""Answers put wrong by script: a digit, a unit, a place, a period, or the sentence cited.

`rephrased` says what sentences say as a language model might; the other functions each return a
statement put wrong in one way, or None if it has nothing of that sort.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hoibaocao.records import Answer, Citation, Hit, Metadata
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.sentences import sentence_spans

_NUMERAL = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])")
_TIME_BEFORE = re.compile(r"(?:năm|tháng|quý|ngày|kỳ|Năm|Tháng|Quý|Ngày) $")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PARTS_OF_YEAR = (
    ("6 tháng đầu năm", "9 tháng đầu năm"),
    ("9 tháng đầu năm", "6 tháng đầu năm"),
    ("quý I/", "quý II/"),
    ("Quý I/", "Quý III/"),
)
_UNITS = (
    ("tỷ đồng", "triệu đồng"),
    ("triệu đồng", "tỷ đồng"),
    ("nghìn", "triệu"),
    ("%", " điểm %"),
    ("tấn", "tạ"),
    ("ha", "km2"),
    ("km", "m"),
    ("hộ", "người"),
    ("người", "hộ"),
    ("xã", "thôn"),
    ("thôn", "xã"),
    ("trường", "lớp"),
    ("con", "tấn"),
    ("lượt", "vụ"),
    ("vụ", "dự án"),
    ("dự án", "doanh nghiệp"),
    ("doanh nghiệp", "hợp tác xã"),
    ("hợp tác xã", "doanh nghiệp"),
    ("lao động", "hộ"),
    ("học sinh", "giáo viên"),
    ("đảng viên", "chi bộ"),
    ("sản phẩm", "xã"),
    ("nhà", "hộ"),
)
_UNIT = re.compile(
    rf"(?<=\d)(?<!/\d\d\d\d)( ?)({'|'.join(re.escape(unit) for unit, _ in _UNITS)})(?!\w)"
)
_WORDINGS = (
    ("trên địa bàn huyện ", ""),
    ("trên địa bàn ", ""),
    (" đạt ", " là "),
    (" thực hiện được ", " đạt "),
    ("UBND", "Ủy ban nhân dân"),
    ("so với cùng kỳ;", "so với cùng kỳ năm trước;"),
    ("%", " phần trăm"),
)
_NUMBERING = re.compile(r"\A\s*\d{1,2}[.)]\s")
_BILLIONS = re.compile(r"(?<![\d.,])(\d{1,3}),(\d) tỷ đồng")

Corrupt = Callable[[str, random.Random], str | None]


def a_digit(statement: str, rng: random.Random) -> str | None:
    """Change one digit of a figure that is no year, month or day."""
    numerals = [
        match
        for match in _NUMERAL.finditer(statement)
        if not _TIME_BEFORE.search(statement, 0, match.start())
        and not re.match(" tháng", statement[match.end() :])
    ]
    if not numerals:
        return None
    numeral = rng.choice(numerals)
    at = rng.choice([at for at in range(*numeral.span()) if statement[at].isdigit()])
    least = 1 if at == numeral.start() else 0
    digit = rng.choice([d for d in range(least, 10) if str(d) != statement[at]])
    return f"{statement[:at]}{digit}{statement[at + 1 :]}"


def a_unit(statement: str, rng: random.Random) -> str | None:
    """Put another unit behind a figure."""
    units = list(_UNIT.finditer(statement))
    if not units:
        return None
    unit = rng.choice(units)
    return f"{statement[: unit.start(2)]}{dict(_UNITS)[unit[2]]}{statement[unit.end() :]}"


def a_place(names: Sequence[str]) -> Corrupt:
    """Return what puts another of these names in the place of one."""

    def corrupt(statement: str, rng: random.Random) -> str | None:
        named = [name for name in names if name in statement]
        if not named:
            return None
        name = max(named, key=len)
        others = [each for each in names if each not in name and name not in each]
        return statement.replace(name, rng.choice(others)) if others else None

    return corrupt


def a_period(statement: str, rng: random.Random) -> str | None:
    """Put another year, or another part of the year."""
    changes = [(old, new) for old, new in _PARTS_OF_YEAR if old in statement]
    changes += [
        (match[0], str(int(match[0]) + rng.choice((-2, -1, 1))))
        for match in _YEAR.finditer(statement)
    ]
    if not changes:
        return None
    old, new = rng.choice(changes)
    return statement.replace(old, new, 1)


def restated(answer: Answer, at: int, text: str) -> Answer:
    """Return an answer with the words of one statement replaced."""
    old = answer.statements[at]
    statements = list(answer.statements)
    statements[at] = replace(old, text=text)
    return replace(
        answer, text=answer.text.replace(old.text, text, 1), statements=tuple(statements)
    )


def moved(answer: Answer, at: int, hits: Sequence[Hit], rng: random.Random) -> Answer | None:
    """Return an answer one of whose statements cites another sentence that was found."""
    statement = answer.statements[at]
    quotes = {each.quote for each in answer.citations}
    others = [
        (hit, start, end)
        for hit in hits
        for start, end in sentence_spans(hit.passage.text)
        if hit.passage.text[start:end] not in quotes
    ]
    if not others or len(statement.citations) != 1:
        return None
    hit, start, end = rng.choice(others)
    passage = hit.passage
    n = statement.citations[0]
    wrong = Citation(
        n,
        passage,
        hit.metadata,
        passage.start + start,
        passage.start + end,
        passage.text[start:end],
    )
    citations = tuple(wrong if each.n == n else each for each in answer.citations)
    return replace(answer, citations=citations)


def rephrased(sentences: Sequence[tuple[str, Metadata, int]], rng: random.Random) -> str:
    """Return what sentences say in other words, as a language model writes it.

    Args:
        sentences: Each with its report and the number of its passage.
        rng: Decides on the words.
    """
    return " ".join(f"{_rephrased(sentence, of, rng)} [{n}]." for sentence, of, n in sentences)


def _rephrased(sentence: str, of: Metadata, rng: random.Random) -> str:
    text = _NUMBERING.sub("", sentence).strip(" .;:-–+•")
    for old, new in _WORDINGS:
        if rng.random() < 0.5:
            text = text.replace(old, new)
    if rng.random() < 0.5:
        text = _BILLIONS.sub(
            lambda match: (
                f"{int(match[1] + match[2]) / 10 * 1000:,.0f}".replace(",", ".") + " triệu đồng"
            ),
            text,
        )
    head, comma, _ = text.rpartition(", ")
    if comma and re.search(r"\d", head) and rng.random() < 0.3:
        text = head
    where = f"{of.place.kind} {of.place.name}" if of.place else ""
    when = describe(of.period) if of.period else ""
    starts = ["", "Theo báo cáo, ", "Cụ thể, "]
    if where and when:
        starts += [f"Trong {when}, {where} có ", f"Tại {where}, {when}, "] * 2
    start = rng.choice(starts)
    return f"{start}{text[:1].lower() if start else text[:1].upper()}{text[1:]}"
