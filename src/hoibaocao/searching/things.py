"""The crop, the catch or the ware whose measure or price is asked for, if no vocabulary knows it.

"Sản lượng bơ" is not told by "cà phê 3.216 ha, sản lượng 8.791 tấn": nearly all words are met.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from hoibaocao.searching.wording import spells
from hoibaocao.vietnamese.kinds import kinds_asked
from hoibaocao.vietnamese.text import is_folded
from hoibaocao.vietnamese.tokens import accented_tokens

_MEASURES = frozenset({("diện", "tích"), ("năng", "suất"), ("sản", "lượng")})
_PRICE = "giá"
_NO_PRICE = frozenset({("đánh", "giá"), ("giá", "trị"), ("giá", "cả")})
_SYLLABLES = 2
"""Of a measure, and at most of a thing: more say what is done with it, and reports word that."""
_BEFORE = frozenset("trồng nuôi cây con bán mua thuê".split())
_NO_THING = frozenset(
    """bị bỏ canh cấp chiếm chuyển của đất đô được dùng gieo giao giảm hiện hộ khai khu làm lấn loại
    mặt ngập nhà nhiễm nuôi nước phục quy rừng sàn sử tăng tất thanh thiệt thu thuê toàn tổng trong
    trồng tưới tự tương ước vùng vườn xây xuống""".split()
)
"""How what stands behind a measure begins if it is no thing of that kind: "diện tích tưới tiêu"."""
_ENDS = frozenset(
    """bao bình cả các chính có của đạt do được hiện hàng hôm hằng kế là mấy mới năm nay nhiều ở
    quý so ra tại tăng giảm tháng theo thế thì toàn trong trên trồng ước vụ vượt""".split()
)


def thing_measured(texts: Sequence[str]) -> str:
    """Return, in small letters, the thing whose measure or price a topic asks; empty if known.

    Args:
        texts: The topic in NFC, spelt out, then as reports may word it: then it is known.
    """
    words = accented_tokens(texts[0])
    at = _behind_measure(words)
    if at is None or len(texts) > 1 or is_folded(texts[0]):
        return ""
    while at + 1 < len(words) and words[at] in _BEFORE and words[at + 1] not in _ENDS:
        at += 1
    end = next((i for i in range(at, len(words)) if words[i] in _ENDS), len(words))
    thing = " ".join(words[at:end])
    is_thing = at < end <= at + _SYLLABLES and words[at] not in _NO_THING
    return thing if is_thing and not kinds_asked([thing]) else ""


def _behind_measure(words: Sequence[str]) -> int | None:
    """Return where the words go on behind the first that ask a measure or a price."""
    pairs = [*pairwise(words)]
    for at, pair in enumerate(pairs):
        if pair in _MEASURES:
            return at + _SYLLABLES
        if pair[0] == _PRICE and _NO_PRICE.isdisjoint(pairs[max(at - 1, 0) : at + 1]):
            return at + 1
    return None


def names_thing(thing: str, texts: Sequence[str], spelt_out: Callable[[str], str]) -> bool:
    """Tell whether a sentence or what stands above it names a thing; any does where none is asked.

    Args:
        thing: As `thing_measured` returns it.
        texts: In NFC.
        spelt_out: Replaces their abbreviations.
    """
    return not thing or any(text and spells(spelt_out(text), thing) for text in texts)
