"""What the words around a name say about whether it is a place: lists and rules of language."""

from collections.abc import Sequence
from functools import cache

from hoibaocao.records import PlaceLevel
from hoibaocao.vietnamese.spelling import Token, agrees, keys, spelled_lines, spelling
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.vocabulary import vocabulary

_UNIT_WORDS = {
    "tỉnh": "tỉnh",
    "tỉnh ủy": "tỉnh",
    "thành phố": "thành phố",
    "thành ủy": "thành phố",
    "tp": "thành phố",
    "huyện": "huyện",
    "huyện ủy": "huyện",
    "huyện đảo": "huyện",
    "huyện miền núi": "huyện",
    "h": "huyện",
    "quận": "quận",
    "quận ủy": "quận",
    "q": "quận",
    "thị xã": "thị xã",
    "thị ủy": "thị xã",
    "tx": "thị xã",
    "thị trấn": "thị trấn",
    "tt": "thị trấn",
    "phường": "phường",
    "p": "phường",
    "xã": "xã",
    "x": "xã",
    "đặc khu": "đặc khu",
    "district": "quận",
    "ward": "phường",
}
_BY_KEYS = {
    key: (written, kind)
    for (key, written), kind in zip(
        spelled_lines("\n".join(_UNIT_WORDS)), _UNIT_WORDS.values(), strict=True
    )
}
_HEADS = {key[0] for key in _BY_KEYS}
LONGEST_UNIT = max(map(len, _BY_KEYS))

LEVELS: dict[str, tuple[PlaceLevel, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "thị trấn": ("commune",),
    "phường": ("commune",),
    "xã": ("commune",),
    "đặc khu": ("commune",),
}
"""The levels of a unit by the word before its name."""

_ENGLISH_LEVELS: dict[str, tuple[PlaceLevel, ...]] = {
    "province": ("province",),
    "city": ("province", "district"),
    "district": ("district",),
    "town": ("district", "commune"),
    "township": ("commune",),
    "commune": ("commune",),
    "ward": ("commune",),
}
ENGLISH_LEVELS = {spelling(word): levels for word, levels in _ENGLISH_LEVELS.items()}
"""The levels of a unit by the English word after its name, as tokens spell it."""

_SURNAMES = frozenset(
    keys(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh "
        "Trương Lâm Mai Đào Cao Hà Phùng Tạ Tô Thái Châu Quách La Chu Vương Lương Lưu Nông Bế "
        "Vi Hoàng Triệu Thị Văn"
    )
)
_PLURALS = frozenset(keys("các những hai ba bốn năm sáu bảy tám chín mười"))
_YEARS = frozenset({"nay", "ngoai", "truoc"})
_PEOPLE = frozenset({("dong", "chi"), ("d", "c")})


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(spelling(" ".join(words.split())).split(", "))
        for name, words in vocabulary("place_words").items()
    }


def never_bare(name: str) -> bool:
    """Tell whether a name, in small letters, needs its unit word."""
    return name in _lists()["always"]


def is_word(name: str, *, accented: bool) -> bool:
    """Tell whether a name that is not capitalised is rather a word.

    Args:
        name: In small letters.
        accented: Whether the text is typed with diacritics.
    """
    return name in _lists()["accented"] if accented else fold(name) in _lists()["folded"]


def joined(token: Token) -> bool:
    """Tell whether only a blank or one line feed is between a token and the one before it."""
    return token.gap in {" ", "\n", "\xa0"}


def unit_at(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return how many tokens the unit word at a place has, and the kind of unit."""
    if tokens[at].key not in _HEADS:
        return None
    for size in range(LONGEST_UNIT, 0, -1):
        words = tokens[at : at + size + 1]
        unit = _BY_KEYS.get(tuple(word.key for word in words[:size]))
        if unit is None or len(words) <= size or not all(map(joined, words[1:size])):
            continue
        written, kind = unit
        agreeing = all(
            agrees(word.spelled, part) for word, part in zip(words, written, strict=False)
        )
        if agreeing and _leads_on(words[size], written[0]):
            return size, kind
    return None


def _leads_on(name: Token, unit: str) -> bool:
    if len(unit) == 1:
        return name.gap in {".", ". "}
    return joined(name) or (len(unit) == 2 and name.gap in {".", ". "})  # noqa: PLR2004 - "TP."


def is_plural(tokens: Sequence[Token], unit: int) -> bool:
    """Tell whether the unit word stands for several units: "các xã", "02 xã"."""
    if unit == 0 or not joined(tokens[unit]):
        return False
    before = tokens[unit - 1].key
    return before in _PLURALS or (before.isdigit() and len(before) < len("2023"))


def overlaps_word(tokens: Sequence[Token], first: int | None, last: int | None) -> bool:
    """Tell whether a name forms a common word with the syllable before or after it.

    It does not with one behind it that begins a word itself: "chiêm hóa | giải ngân".

    Args:
        tokens: The tokens of the text.
        first: The first token of the name; None not to look before it.
        last: The token after the name; None not to look at it.
    """
    if last is not None and (_is_year(tokens, last) or _forms_word(tokens, last + 1)):
        last = None
    return any(at is not None and _forms_word(tokens, at) for at in (first, last))


def _forms_word(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token and the one before it are a common word."""
    if not 0 < at < len(tokens) or not joined(tokens[at]):
        return False
    return f"{tokens[at - 1].key} {tokens[at].key}" in _lists()["words"]


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    year = tokens[at + 1 : at + 2]
    return any(
        tokens[at].key == "nam" and (token.key.isdigit() or token.key in _YEARS) for token in year
    )


def is_person(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a name follows a surname or a form of address."""
    if not 0 < first < len(tokens) or not joined(tokens[first]):
        return False
    before = tokens[first - 1]
    if before.casing != "lower":
        return before.key in _SURNAMES
    earlier = range(max(0, first - 2), first)
    addressed = tuple(tokens[at].key for at in earlier) in _PEOPLE
    return addressed or any(
        tokens[at].key == "nguyen" and not _forms_word(tokens, at) for at in earlier
    )


_NUMERALS = frozenset("ivx")  # "quý I Cẩm Xuyên"


def runs_on(
    tokens: Sequence[Token], first: int, last: int, *, before: bool = True, after: bool = True
) -> bool:
    """Tell whether a capitalised name is only part of a longer one, such as a person's.

    Args:
        tokens: The tokens of the text.
        first: The first token of the name.
        last: The token after it.
        before: Whether to look at the token before; a first word of a sentence is no part.
        after: Whether to look at the token after.
    """
    if before and first > 1 and joined(tokens[first]):
        word = tokens[first - 1]
        if word.casing == "title" and word.gap == " " and word.key not in _NUMERALS:
            return True
    return (
        after and last < len(tokens) and tokens[last].gap == " " and tokens[last].casing == "title"
    )


def goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the syllable before ``last`` is but the first of a name: "xã Ba Vực"."""
    if last >= len(tokens) or tokens[last].gap != " " or tokens[last].casing == "lower":
        return False
    given = tokens[last + 1 : last + 2]  # "xã Ba Vũ Văn An" ends before a person
    is_persons = bool(given) and given[0].casing != "lower" and is_person(tokens, last + 1)
    return tokens[last].casing == tokens[last - 1].casing and not is_persons


def is_common(typed: Sequence[Token]) -> bool:
    """Tell whether tokens are a common word."""
    name = " ".join(token.key for token in typed)
    return name in _lists()["words"] or name in _lists()["folded"]
