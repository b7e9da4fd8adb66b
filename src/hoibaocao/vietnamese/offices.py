"""Offices that persons hold, and who is said to hold one.

"Phó Chủ tịch" is another office than "Chủ tịch", and "Bí thư Tỉnh ủy" than "Bí thư Huyện ủy".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoibaocao.vietnamese.people import find_people
from hoibaocao.vietnamese.signatures import DEGREE
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.titles import TITLES

_FIELD = (
    "dan van|tuyen giao|to chuc|noi chinh|phap che|kinh te|van hoa|giao duc|tai chinh|noi vu|y te"
    "|tai nguyen|nong nghiep|lao dong|tu phap|kiem tra|quan ly|cong thuong|khoa hoc|thong tin"
    "|xay dung|giao thong|ke hoach|du lich|dan toc|thong ke|thue|kho bac|bao hiem|chinh sach"
)
_BODY = (
    r"(?:ban (?:thuong vu|chap hanh) )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|quoc hoi"
    r"|(?:huyen|tinh|thanh|thi|quan|dang|chi) uy|(?:dang|chi) bo|(?:huyen|tinh|thanh|thi|xa) doan"
    r"|(?:uy ban )?(?:mat tran to quoc|mttq)|ubmttq|lien doan lao dong|doan thanh nien|nuoc"
    r"|hoi (?:lien hiep )?\w+ \w+|cong an|quan su|cong ty|benh vien|van phong|hop tac xa"
    rf"|(?:(?:so|ban|phong|trung tam|ngan hang) )?(?:{_FIELD}))\b"
)
_LEVEL = r"(?:huyen|tinh|xa|phuong|thi tran|thi xa|thanh pho|quan)\b"
_RANK = r"pho\b|nguyen\b|cuu\b|(?:k[./]?t|t[./]?l|t[./]?u[./]?q)\b[.:]?"
"""What makes it another office: a deputy, somebody of the past, who signs for its holder."""
_OFFICE = re.compile(
    rf"\b(?:(?P<rank>{_RANK}) )?(?P<title>{fold(TITLES)})\b(?: thuong truc\b)?"
    rf"(?: (?P<body>{_BODY}))?(?: viet nam\b)?(?: (?P<level>{_LEVEL}))?".replace(" ", r"\s+")
)
_IN_NAME_OF = re.compile(rf"\bt[./]?m\b[.:]?\s*(?P<body>{_BODY})".replace(" ", r"\s+"))
_SAME_BODY = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "mat tran to quoc",
    "mttq": "mat tran to quoc",
    "uy ban mttq": "mat tran to quoc",
    "uy ban mat tran to quoc": "mat tran to quoc",
}
_BODY_OF = {"bi thu": "{level} uy", "chu tich": "ubnd"}
"""Of an office that is told by the level of its place alone: "Bí thư huyện", "Chủ tịch xã"."""
_COMMUNES = frozenset({"xa", "phuong", "thi tran"})
_LINKS = frozenset(
    """ba ban bau bi bo cap chap chi chinh chu chuc cuc da dan dang dau dinh do doan doc doi dong
    duoc giam giu hanh hien hoi huyen khoi kiem ky la lam lanh luat nay nhan nhiem ong pho phong
    phuong quan quyen ta tap ten thanh the thi thu thuong thuy tich tinh tran truc trung truong
    tuyen uong uy van vien vu xa""".split()
)
"""Words, folded, that may stand beside names between an office and its holder: others part them."""
_WORD = re.compile(r"[^\W\d_]+")
_DEGREE = re.compile(rf"\b{DEGREE}")
_STOP = re.compile(r"[.;!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Office:
    """An office, in folded words; what is not told is empty.

    Attributes:
        rank: "pho" for a deputy, "nguyen" for the one before, "kt." for who signs in their stead.
        title: Such as "chu tich".
        body: What it is an office of, such as "uy ban nhan dan".
        level: Of the place that the body is of, such as "huyen".
    """

    rank: str
    title: str
    body: str
    level: str

    def may_be(self, other: "Office") -> bool:
        """Tell whether two offices may be one, as far as both are told."""
        return (
            (self.rank, self.title) == (other.rank, other.title)
            and (not self.body or not other.body or self.body == other.body)
            and (not self.level or not other.level or self.level == other.level)
        )


def find_offices(text: str) -> Iterator[tuple[int, int, Office]]:
    """Yield the start, end and office of each that NFC text names, in order."""
    folded = fold(text)
    behalf = _IN_NAME_OF.search(folded)
    for match in _OFFICE.finditer(folded):
        rank, title, body, level = (" ".join((each or "").split()) for each in match.groups())
        if not body and level:
            body = _BODY_OF.get(title, "").format(level="dang" if level in _COMMUNES else level)
        if not body and behalf:
            body = " ".join(behalf["body"].split())
        body = re.sub(r"^ban (?:thuong vu|chap hanh) ", "", body)
        if body == "dang bo" and level in {"huyen", "tinh"}:
            body = f"{level} uy"
        level = "" if body.split(" ")[0] == level else level
        yield match.start(), match.end(), Office(rank, title, _SAME_BODY.get(body, body), level)


def holders(text: str, office: Office) -> list[tuple[int, int]]:
    """Return the start and end of the names, in NFC text, of those said to hold an office.

    Nothing but places, other offices and forms of address stands between it and the name.
    """
    people = find_people(text)
    found = (
        _holder(text, start, end, people)
        for start, end, each in find_offices(text)
        if office.may_be(each)
    )
    return sorted({person for person in found if person})


def _holder(
    text: str, start: int, end: int, people: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the name behind an office, or else before it: "Lê Văn Ba, Chủ tịch Hội"."""
    before = [each for each in people if each[1] <= start and _is_link(text[each[1] : start])][-1:]
    behind = [each for each in people if each[0] >= end and _is_link(text[end : each[0]])][:1]
    parted = behind and before and "," in text[end : behind[0][0]]
    return next(iter([*before, *behind] if parted else [*behind, *before]), None)


def _is_link(between: str) -> bool:
    between = _DEGREE.sub(" ", between)
    words = _WORD.findall(between)
    return not _STOP.search(between) and all(
        word[0].isupper() or fold(word) in _LINKS for word in words
    )
