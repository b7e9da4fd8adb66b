"""How periods are written, in Vietnamese and English, as patterns over folded text.

A rule is a pattern and what tells the first and last month within a year from its match. Groups
say the rest: ``year``, ``yy`` (its last two digits), ``ago`` (a word such as "ngoái" that counts
from today's year). Before each stand its hints: see `hoibaocao.vietnamese.hinted`.
"""

import re
from collections.abc import Callable

from hoibaocao.vietnamese.hinted import Hinted

Months = tuple[int, int]
Rule = tuple[Hinted, Callable[[re.Match[str]], Months]]

YEARS_AWAY = {
    **dict.fromkeys(("nay", "this", "current"), 0),
    **dict.fromkeys(("ngoai", "truoc", "last", "previous"), -1),
    **dict.fromkeys(("sau", "toi", "next"), 1),
}
NUMBERS = {
    **{str(n): n for n in range(1, 13)},
    **{f"0{n}": n for n in range(1, 10)},
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "three": 3, "six": 6, "nine": 9, "ten": 10, "eleven": 11,
    "nhat": 1, "nhi": 2, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip

_YEAR = r"(?:19[89]|20[0-4])\d(?!\w|/\w|[.,]\d)"
_AWAY_VI, _AWAY_EN = "nay|ngoai|truoc|sau|toi", "this|current|last|previous|next"
_UP_TO = r" ?[-–~] ?20\d\d| (?:den|toi|to) (?:nam )?20\d\d"
_YY = r"(?:1[5-9]|2\d)(?![\w%/-]|[.,]\d)"
_WHEN = (
    rf"(?:(?: ?[/,(–-]? ?|\.)(?:(?:cua|of|in|the|trong|cac) )*(?:nam ?|year )?"
    rf"(?P<year>{_YEAR})(?!{_UP_TO})"
    rf"|(?:[/'’]|(?<=\dt))(?P<yy>{_YY})"
    rf"|(?: cua)?(?: nam|(?<=\bnam)) (?P<ago>{_AWAY_VI})\b"
    rf"|(?: of)? (?P<ago_en>{_AWAY_EN}) year\b)"
)
_MAY = f"{_WHEN}?"
_COUNT = (
    r"\b(?P<n>1[0-2]|0?[1-9]|muoi hai|muoi mot|muoi|mot|hai|ba|bon|nam(?= thang)|sau|"
    r"bay|tam|chin)(?: ?thang(?!\w)|(?:(?<=\d)| )th?(?![^\W\d]))"  # "bat dau" begins
)
_COUNT_EN = r"\b(?P<n>1[0-2]|[1-9]|three|six|nine|ten|eleven)[ -]months?\b"
_EARLY = rf" (?:dau(?: tien)?(?: (?:cua )?(?:cac )?nam\b(?! 20\d\d(?:{_UP_TO})))?|dn\b)"
_LATE = r" (?:cuoi(?: cung)?|con lai)(?: (?:cua )?nam\b)?"
_MONTH = r"1[0-2]|0?[1-9]"
_UNTIL = "(?:den|-|–)(?: het)?(?: thang)?"
_MONTH_WORD = "muoi hai|muoi mot|muoi|mot|hai|ba|tu|nam|sau|bay|tam|chin"
_MONTHS_EN = (
    "january|february|march|april|(?:(?<=in )|(?<=of )|(?<=to )|(?<=-))may|june|july|august|"
    "september|october|november|december"  # "doi may 2023" is a place
)
_MONTH_HINTS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_YEAR_HINTS = "198|199|200|201|202|203|204"
_QUARTER = "iv|i{1,3}|0?[1-4]"
_QUARTER_WORD = "(?:thu )?(?:nhat|mot|hai|nhi|ba|tu|bon)"


def _not_behind(words: str) -> str:
    return "".join(rf"(?<!\b{word} )" for word in words.split())


# "6 tháng" and "2023" may be mere amounts: a term of 6 months, 2023 members.
_NOT_BEHIND_IS = r"(?<!(?<!\bson )(?<!\bmuong )\bla )"  # Sơn La is a province
_NO_TERM = _not_behind("sau moi han vong duoi tren hanh tu") + _NOT_BEHIND_IS
_NO_TERM_OF_YEAR = _not_behind("han vong duoi tren")
_NO_TERM_AFTER = r"(?! (?:tuoi|tu\b|tro|lien|mot|lan)| ?/)"
_NO_AMOUNT = (
    r"(?<![\w/.,:%&-])(?<![:/.,] )(?<!(?<!\btan )\blap )"
    + _not_behind("so dat tren hon gan duoc khoang con co them tong duoi cap")
    + _NOT_BEHIND_IS
)
_NO_AMOUNT_AFTER = (
    r"(?! ?(?:ho(?! chi)|dang vien|nguoi|ty(?! le)|trieu|nghin|ngan(?! sach)|dong(?! xuan)|ha|tan|"
    r"ta|kg|m|m2|m3|km|con|cai|chiec|truong hop|luot|lao dong|hoc sinh|doanh nghiep|vu|can bo|nha|"
    r"don|kien nghi|suat|quan chung|doan vien|hoi vien|cay|cuoc|buoi|lop|giuong|phieu|giay|nguon|"
    r"em|thi sinh|usd|vnd|households?|people|members?|workers?|million|billion)(?!\w)|%| ?- ?\d)"
)
_NOT_SOME_YEARS = _not_behind("nhung cac nhieu may vai hang") + r"(?<!\d )"


def _number(match: re.Match[str], group: str) -> int:
    return NUMBERS[match[group].removeprefix("thu ")]


def _first_months(match: re.Match[str]) -> Months:
    return 1, _number(match, "n")


def _last_months(match: re.Match[str]) -> Months:
    return 13 - _number(match, "n"), 12


def _quarter(match: re.Match[str]) -> Months:
    quarter = _number(match, "q")
    return 3 * quarter - 2, 3 * quarter


def _first_quarters(match: re.Match[str]) -> Months:
    return 1, 3 * _number(match, "q")


def _month(match: re.Match[str]) -> Months:
    return _number(match, "m"), _number(match, "m")


def _month_range(match: re.Match[str]) -> Months:
    first, last = _number(match, "a"), _number(match, "b")
    return min(first, last), max(first, last)


def _always(first: int, last: int) -> Callable[[re.Match[str]], Months]:
    return lambda _: (first, last)


RULES: tuple[Rule, ...] = tuple(
    (Hinted(hints, pattern), months)
    for hints, pattern, months in (
        ("dau|dn", rf"{_COUNT}{_EARLY}{_MAY}", _first_months),
        ("cuoi|con lai", rf"{_COUNT}{_LATE}{_MAY}", _last_months),
        ("t", rf"\b{_NO_TERM_OF_YEAR}{_COUNT}{_WHEN}", _first_months),
        ("quy|qui", rf"\b(?P<q>1|2|3|mot|hai|ba) qu[yi]{_EARLY}{_MAY}", _first_quarters),
        ("quy|qui", rf"\b(?P<q>2|3|hai|ba) qu[yi]{_WHEN}", _first_quarters),
        ("quy|qui", rf"\bqu[yi]{_EARLY}{_MAY}", _always(1, 3)),
        ("quy|qui", rf"\bqu[yi]{_LATE}{_MAY}", _always(10, 12)),
        (
            "6|9|sau|chin",
            rf"\b(?=[069sc]){_NO_TERM}(?P<n>0?[69]|sau|chin)(?: ?thang| ?t)\b{_NO_TERM_AFTER}",
            _first_months,
        ),
        (
            "luy ke|cong don",
            rf"\b(?:luy ke|cong don)(?: den)?(?: het)? {_COUNT}{_MAY}",
            _first_months,
        ),
        ("nua", rf"\bnua (?:dau|nam dau)\b(?! nhiem)(?: (?:cua )?nam\b)?{_MAY}", _always(1, 6)),
        (
            "nua",
            rf"\bnua (?:cuoi|sau|nam cuoi)\b(?! nhiem)(?: (?:cua )?nam\b)?{_MAY}",
            _always(7, 12),
        ),
        ("nua nam|ban nien", rf"\b(?:nua nam|ban nien){_WHEN}", _always(1, 6)),
        ("giua nam|mid", rf"\b(?:giua nam |mid[- ])(?P<year>{_YEAR})", _always(1, 6)),
        (
            "thang",
            rf"\b(?:den|het|cuoi)(?: het| cuoi)? thang (?P<n>0?[3469]|12)\b{_MAY}",
            _first_months,
        ),
        (
            "quy|qui",
            rf"\b(?:den|het)(?: het| cuoi)? qu[yi] (?P<q>{_QUARTER})\b{_MAY}",
            _first_quarters,
        ),
        ("q", rf"\b(?:qu[yi]|q|quarter) ?(?P<q>{_QUARTER})\b{_MAY}", _quarter),
        ("q.", rf"\bq\. ?(?P<q>iv|i{{1,3}})\b{_MAY}", _quarter),
        ("q.", rf"\bq\. ?(?P<q>[1-4]){_WHEN}", _quarter),
        ("q", rf"\b(?P<q>[1-4])q ?{_WHEN}", _quarter),
        ("q", r"\b(?P<year>(?:19[89]|20[0-4])\d)[ -]?q(?P<q>[1-4])\b", _quarter),
        ("quy|qui", rf"\bqu[yi] (?P<q>{_QUARTER_WORD})\b{_MAY}", _quarter),
        (
            "quarter",
            rf"\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter\b{_MAY}",
            _quarter,
        ),
        ("half", rf"\b(?:first|1st) half\b(?: of the year\b)?{_MAY}", _always(1, 6)),
        ("half", rf"\b(?:second|2nd|last|latter) half\b(?: of the year\b)?{_MAY}", _always(7, 12)),
        ("h1|1h", rf"\b(?:h1|1h) ?{_WHEN}", _always(1, 6)),
        ("h2|2h", rf"\b(?:h2|2h) ?{_WHEN}", _always(7, 12)),
        ("h1", r"\b(?P<year>(?:19[89]|20[0-4])\d)[ -]?h1\b", _always(1, 6)),
        ("h2", r"\b(?P<year>(?:19[89]|20[0-4])\d)[ -]?h2\b", _always(7, 12)),
        ("month", rf"\bfirst {_COUNT_EN}(?: of the year\b)?{_MAY}", _first_months),
        ("month", rf"\b(?:last|final) {_COUNT_EN}(?: of the year\b)?{_WHEN}", _last_months),
        ("month", rf"{_COUNT_EN}{_WHEN}", _first_months),
        (_MONTH_HINTS, rf"\b(?P<m>{_MONTHS_EN})\b{_WHEN}", _month),
        ("thang", rf"(?<!\d )\bthang (?P<m>{_MONTH}|{_MONTH_WORD})\b{_MAY}", _month),
        ("t", rf"\bt(?P<m>{_MONTH})(?: ?[/-] ?|[. ])(?P<year>{_YEAR})", _month),
        ("/", rf"(?<![\d/.,-])(?<!so )(?P<m>{_MONTH}) ?/ ?(?P<year>{_YEAR})", _month),
        (
            "thang",
            rf"\b(?:tu )?thang (?P<a>{_MONTH}) ?{_UNTIL} ?(?P<b>{_MONTH})\b{_MAY}",
            _month_range,
        ),
        (
            _MONTH_HINTS,
            rf"\b(?P<a>{_MONTHS_EN})(?: ?[-–] ?| to )(?P<b>{_MONTHS_EN})\b{_WHEN}",
            _month_range,
        ),
        ("nam", rf"\b(?:ca |tron )?nam ?(?P<year>{_YEAR})", _always(1, 12)),
        ("year", rf"\b(?:full|whole|fiscal)[ -]year(?: of)? (?P<year>{_YEAR})", _always(1, 12)),
        ("fy", rf"\bfy ?(?P<year>{_YEAR})", _always(1, 12)),
        (
            _YEAR_HINTS,
            rf"\b(?:in|of|for|during|year|by) (?P<year>{_YEAR}){_NO_AMOUNT_AFTER}",
            _always(1, 12),
        ),
        (_YEAR_HINTS, rf"(?=19|20){_NO_AMOUNT}(?P<year>{_YEAR}){_NO_AMOUNT_AFTER}", _always(1, 12)),
        (
            "nam",
            rf"\b(?=ca |nam ){_NOT_SOME_YEARS}(?:ca )?nam (?P<ago>{_AWAY_VI})\b",
            _always(1, 12),
        ),
        ("year", rf"\b(?P<ago>{_AWAY_EN}) year\b", _always(1, 12)),
        ("ca nam|year", r"\b(?:ca nam|(?:the )?(?:full|whole|entire) year)\b", _always(1, 12)),
    )
)
SPAN = Hinted(
    _YEAR_HINTS,
    rf"(?:\b(?:(?:giua |nua dau |nua cuoi )?nhiem ky|giai doan|(?P<school>nam hoc|nien khoa)|"
    rf"thoi ky|tu|from|between|period|giua) )?(?<![\w/.,-])(?:nam )?(?P<a>(?:19[89]|20[0-4])\d)"
    rf"(?:(?: ?[-–—~] ?| ?-> ?| (?:den|to|toi|through|until)(?: het)?(?: nam)? "
    rf"|(?<=between ....) and |(?:(?<=giua ....)|(?<=giua nam ....)) va (?:nam )?"
    rf"|(?<=nam hoc ....) )"
    rf"(?P<b>{_YEAR})|[-–](?P<yy>2\d)(?![\w/-]|[.,]\d))"
    r"(?P<school_en> (?:school|academic) year)?",
)
SINCE = re.compile(
    r"\b(?:tu(?: dau)?(?: nam)? |since )(?P<a>(?:19[89]|20[0-4])\d)"
    r"(?: (?:den|toi) (?:nay|gio)\b| to (?:date|now|the present)\b|(?<=since ....))"
)
LISTED = re.compile(
    rf"(?: ?(?:,|;|&|\+) ?|,? (?:va|and|hoac|hay|or|voi|vs\.?) )(?P<year>{_YEAR}){_NO_AMOUNT_AFTER}"
)
QUARTERS = Hinted(
    "q",
    rf"\b(?:qu[yi]|q) ?(?P<all>(?:{_QUARTER})(?:(?: ?[,&-] ?| va | and )(?:{_QUARTER})\b)+)"
    rf"(?:{_WHEN}|(?<=[iv]))",
)
LATELY = re.compile(
    r"\b(?:(?P<unit>thang|qu[yi]) (?P<ago>nay|truoc|vua qua|vua roi)"
    r"|(?P<ago_en>this|last|previous) (?P<unit_en>month|quarter))\b"
)
BEFORE = re.compile(r"\b(?:truoc|previous)\b")
QUARTER_NUMBER = re.compile(rf"\b(?:{_QUARTER})\b")
SAME_PERIOD = Hinted(
    "cung|same period|year",
    rf"\b(?:(?:nam (?:truoc|ngoai),? )?cung (?:ky|thoi diem)|same period|year[ -]on[ -]year)\b"
    rf"(?:(?: cua| of| in)?(?: (?:6|9|sau|chin) thang)?(?: dau)?{_WHEN})?",
)
VAGUE = Hinted(
    "nhiem ky|nhung thang",
    rf"\b(?:(?:giua|nua dau|nua cuoi) nhiem ky|nhung thang (?:dau|cuoi) nam)(?: {_YEAR})?",
)
CROP = re.compile(r"\b(?:dong xuan|chiem xuan|he thu|thu dong|vu (?:dong|xuan|mua))(?: nam)? $")
COMPARED = re.compile(
    r"\b(?:so voi|compared (?:to|with)|versus|vs\.?|than|gia (?:so sanh|co dinh|goc)(?: cua| nam)*)"
    r"(?: (?:cung ky|thuc hien|ket qua|muc|cuoi|dau|thoi diem|trong|the|that|of|in))*\s*$"
    r"|\b(?:so voi|(?:tang|giam|nang|ha) tu) \d[\d.,]*(?: ?%| [a-z]+(?: [a-z]+){0,3})?"
    r"(?: (?:cua|trong|vao|cuoi|dau))*\s*$"
)
"""Before a period that figures are compared with: "so với năm 2024", "tăng từ 88% của năm 2024"."""
JOINT = re.compile(r"\s*(?:,|;|va|and|&|hoac|or|-|–|den|voi)\s*")

WORDS = frozenset(
    "năm tháng đầu tiên cuối cùng còn lại sáu bảy tám chín bốn tư mười một nhất nhì thứ quý quí "
    "nửa cả toàn trọn bán niên giai đoạn từ đến nhiệm kỳ kì giữa ngoái trước tới này học khóa "
    "thời hết của trong những các điểm và đn lũy luỹ kế cộng dồn".split()
)
"""The words with diacritics that a period is written with."""

NEED_DIACRITICS = frozenset({"sau", "ca", "quy", "qui", "nua", "bay", "nam", "tam", "giua"})
"""Words that among accented words mean something else than the period word they fold to."""
