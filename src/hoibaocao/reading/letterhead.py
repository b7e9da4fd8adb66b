"""Read the head of an official document: its columns, its number and the body that issued it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hoibaocao.reading.headings import is_dateline, is_letterhead
from hoibaocao.vietnamese.text import fold

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\W{1,4}tu do\W{1,4}hanh phuc"
    r"|dang cong san viet nam|doan (?:tncs|thanh nien cong san) ho chi minh(?=\W*$)"
)
# "Số: 123/BC-UBND", "Số 15 - BC/HU", "Số:    /BC-UBND" whose number is filled in by hand. A scan
# may read the stroke as another letter; the sign of the body follows in capitals.
_NUMBER = re.compile(
    r"\bso ?[:.]? ?(?P<number>\d{0,6}[a-z]?|[.…_ ]+) ?(?P<stroke>[/–-]) ?"
    r"(?P<sign>[a-z]{2,6}(?: ?[/–-] ?[a-z&]{1,10}){0,3})(?![\w/])"
)
_NUMBERED = re.compile(rf"{_NUMBER.pattern}|so ?[:.]? ?\d")  # "Số: 61 BC/ĐTN" is no body
_BARE_NUMBER = re.compile(
    r"(?P<number>\d{1,6}) ?(?P<stroke>[/–-]) ?"
    r"(?P<sign>(?:bc|tb|nq|kh|ttr|kl|ctr?|qd|cv|hd|bb)(?: ?[/–-] ?[a-z&]{1,10}){1,2})"
)
# "(Kèm theo Báo cáo số 610/BC-UBND ngày 20/12/2023 của UBND huyện)": an appendix is of that report.
_APPENDIX = re.compile(r"\(?(?:ban hanh )?kem theo (?:[^\W\d_]+ ){1,3}(?=so\b)")
_RULE = " -–—_=*|•.·"

_COLUMNS = 6  # lines of the head that name bodies at most
# What a line of the head begins with that names another body than the line above it (folded).
_BODY = re.compile(
    r"(?:uy ban|ubnd|ubmttq|hoi|hdnd|hd|(?:huyen|tinh|thanh|thi|quan|dang|chi) (?:uy|doan|bo)|doan"
    r"|btv|bch|so|phong|ban|bo|tong cuc|(?:chi )?cuc|cong an|trung tam|van phong|toa an|vien"
    r"|kho bac|thanh tra|lien doan|mat tran|truong|tram|benh vien|ngan hang|quy|cong ty|hop tac xa"
    r"|to|doi|don|hat|bao hiem|dai|chi nhanh|tap doan|lien minh|hiep hoi|cum|tieu ban|to chuc"
    r"|bcd|bql|bhxh|ttyt|ubkt)\b"
)
_ORGAN = re.compile(r"ban (?:thuong (?:vu|truc)|chap hanh)\b(?!.* (?:tinh|huyen|thi|quan|xa) )")
"""Such as "BAN THƯỜNG VỤ": it acts for the body that the line above names, if not for its own."""
_GOES_ON = re.compile(r"(?:[,–-]|\bva|\bva nhan dan)$")
_STAMP = re.compile(r"(?:du thao|mat|toi mat|tuyet mat|hoa toc|khan|thuong khan)\b.{0,12}")


def head_lines(line: str) -> list[str]:
    """Return the parts of a line in which the columns of a letterhead stand beside each other.

    "UBND HUYỆN SÔNG TRĂNG CỘNG HÒA XÃ HỘI…", "Số: 12/BC-UBND Sông Trăng, ngày…": body, motto,
    number and dateline are parted; any other line is one part.
    """
    folded = fold(line)
    mottos = [m.span() for m in _MOTTO.finditer(folded) if line[m.start()].isupper()]
    number = _own_number(line, folded, mottos)
    spans = [*mottos, *([number.span()] if number else [])]
    if not spans:
        return [line]
    borders = sorted({0, len(line), *(at for span in spans for at in span)})
    parts = [line[a:b].strip(_RULE) for a, b in pairwise(borders)]
    parts = [part for part in parts if part]
    others = [part for part in parts if not is_letterhead(part)]
    return parts if all(part.isupper() for part in others) else [line]


def number_of(lines: Iterable[str]) -> str:
    """Return the number of a document, "123/BC-UBND"; empty if its head tells none.

    Args:
        lines: Of its head, and those that say what an appendix belongs to.
    """
    for line in lines:
        folded = fold(line)
        appendix = _APPENDIX.match(folded)
        found = _NUMBER.match(folded, appendix.end() if appendix else 0)
        found = found or _BARE_NUMBER.fullmatch(folded)
        if found and found["number"][:1].isdigit():
            at, sign = found.span("number"), found.span("sign")
            written = f"{line[slice(*at)]}{found['stroke']}{line[slice(*sign)]}"
            return re.sub(r"\s", "", written).replace("–", "-")
    return ""


def is_of_appendix(line: str) -> bool:
    """Tell whether a line says which document an appendix belongs to."""
    return _APPENDIX.match(fold(line)) is not None


def issuer_of(lines: Iterable[str]) -> str:
    """Return the body that issued a document, as its head writes it; empty if it names none.

    The body above it, such as the district of an office, is left out.

    Args:
        lines: Of the head of an official document, in order.
    """
    bodies: list[str] = []
    last = ""
    for line in _bodies(lines):
        folded = fold(line)
        goes_on = bodies and (_GOES_ON.search(fold(last)) or not _BODY.match(folded))
        if goes_on or (bodies and _ORGAN.match(folded)):
            bodies[-1] = f"{bodies[-1]} {line}"
        else:
            bodies.append(line)
        last = line
    return bodies[-1] if bodies and _BODY.match(fold(bodies[-1])) else ""


def _bodies(lines: Iterable[str]) -> Iterator[str]:
    for line in list(lines)[: _COLUMNS * 2]:
        folded = fold(line)
        is_other = _MOTTO.match(folded) or _NUMBERED.match(folded) or _STAMP.fullmatch(folded)
        if not is_other and not is_dateline(line) and (line.isupper() or is_letterhead(line)):
            yield line.strip(_RULE)


def _own_number(line: str, folded: str, mottos: list[tuple[int, int]]) -> re.Match[str] | None:
    """Return the number if nothing but the columns of a letterhead stands before it."""
    for found in _NUMBER.finditer(folded):
        begin = max((end for _, end in mottos if end <= found.start()), default=0)
        before = line[begin : found.start()].strip(_RULE)
        if not before or before.isupper():
            return found
    return None
