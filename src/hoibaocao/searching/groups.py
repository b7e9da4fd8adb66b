"""Places that a question asks about together, without their names: "các huyện", "xã nào"."""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from hoibaocao.records import Place, PlaceLevel
from hoibaocao.searching.shelf import Shelf

_WIDTH: dict[PlaceLevel, int] = {"commune": 0, "district": 1, "province": 2}
_UNITS: dict[str, PlaceLevel | None] = {
    **dict.fromkeys(("tinh", "province", "provinces"), "province"),
    **dict.fromkeys(("huyen", "quan", "thi xa", "district", "districts"), "district"),
    **dict.fromkeys(("xa", "phuong", "commune", "communes", "wards"), "commune"),
    **dict.fromkeys(("dia phuong", "noi", "localities", "locality", "place"), None),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_EACH = re.compile(
    r"\b(?:(?:tung|moi(?! tinh (?:den|theo)\b)|giua cac|tat ca cac|toan bo cac|each|every|which|"
    r"all(?: the)?) "  # "nông thôn mới tính đến nay" is not "mỗi tỉnh"
    rf"(?P<a>{_UNIT})|(?P<b>{_UNIT}) nao)\b"
)
_SOME = re.compile(rf"\b(?:cac|nhung|among(?: the)?|of the) (?P<a>{_UNIT})(?P<b>)\b")
_RANKED = re.compile(
    r"\b(?:(?:cao|thap|nhieu|it|lon|nho|tot|dan) (?:nhat|hon)|dan dau|xep hang|so sanh|doi chieu|"
    r"highest|lowest|most|least|largest|smallest|compare|rank)\b"
)
_MOST = 10


@lru_cache(maxsize=64)  # asked for each passage
def names_group(folded: str) -> bool:
    """Tell whether a folded question asks for each of some places, or which of them."""
    return _EACH.search(folded) is not None or _SOME.search(folded) is not None


def asked_group(folded: str, shelf: Shelf, present: Collection[Place]) -> tuple[Place, ...]:
    """Return the places that are asked about together; nothing unless there are several.

    The district's report tells of "các xã đạt chuẩn" itself: where a wider place has reports, only
    a question that ranks or compares asks for those of each. Of more places than can be shown
    none is picked out.

    Args:
        folded: The question.
        shelf: The reports.
        present: The places that it names, as far as they have reports.
    """
    match = _EACH.search(folded) or _SOME.search(folded)
    if match is None or len(present) > 1:
        return ()
    around = next(iter(present), None)
    candidates = shelf.inside(around) if around else list(shelf.places)
    level = _UNITS[match["a"] or match["b"]] or _usual_level(candidates)
    group = [place for place in candidates if place.level == level]
    if level is None or not 1 < len(group) <= _MOST:
        return ()
    wider = ([around] if shelf.of(around) else []) if around else candidates
    told_at_once = any(_WIDTH[place.level] > _WIDTH[level] for place in wider)
    if around or level == "commune":
        asks_each = around is not None and _RANKED.search(folded) is not None
    else:
        asks_each = match.re is _EACH or _RANKED.search(folded) is not None
    return tuple(group) if asks_each or not told_at_once else ()


def _usual_level(places: Collection[Place]) -> PlaceLevel | None:
    counted = Counter(place.level for place in places).most_common(1)
    return counted[0][0] if counted else None
