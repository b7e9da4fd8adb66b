"""Which of the places that a question names only say where another one lies: "xã A, huyện B"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoibaocao.records import Place
from hoibaocao.vietnamese.places import PlaceMention, same_place, successors, within
from hoibaocao.vietnamese.spelling import spelling

_JOINT = re.compile(r"\s*(?:[,(–-]|thuoc|cua|o|tai|in|of)\s*|\s+")
SEVERAL = re.compile(r";|\b(?:va|voi|hay|hoac|so sanh|doi chieu|compare|and|or)\b")
"""Of a folded question: it speaks of several places, not of one within another."""
_THEN_ANOTHER = re.compile(r"\)? ?(?:;|va|voi|hay|hoac|and|or)\b")
_LEVELS = {"commune": 0, "district": 1, "province": 2}
_ENGLISH_KINDS = {
    "city": "thành phố",
    "town": "thị xã",
    "district": "huyện",
    "province": "tỉnh",
    "commune": "xã",
    "ward": "phường",
}


def qualified(
    mentions: Sequence[PlaceMention], folded: str
) -> Iterator[tuple[PlaceMention, list[PlaceMention]]]:
    """Yield each place with the wider ones that only say where it lies: "xã A, huyện B"."""
    pending: list[PlaceMention] = []
    for mention in mentions:
        if pending and _joins(pending[-1], mention, folded):
            pending.append(mention)
            continue
        if pending:
            yield pending[0], pending[1:]
        pending = [mention]
    if pending:
        yield pending[0], pending[1:]


def _joins(inner: PlaceMention, outer: PlaceMention, folded: str) -> bool:
    """Tell whether a wider place says where another one lies: rightly, or without other sense."""
    between = folded[inner.end : outer.start]
    if _LEVELS[outer.places[0].level] <= _LEVELS[inner.places[0].level]:
        return False
    if _JOINT.fullmatch(between) is None:
        return False
    if any(_may_lie_in(place, outer) for place in inner.places):
        return True
    is_one = "so sanh" not in folded or SEVERAL.search(folded, outer.end)
    if is_one and inner.prefixed and outer.prefixed and _is_redrawn(inner, [outer]):
        return True  # a list of a commune and another district would be less likely
    listed = _THEN_ANOTHER.match(folded, outer.end) or "so sanh" in folded
    parted = between.isspace() or (outer.places[0].level == "district" and "," in between)
    return not listed and (outer.prefixed or not parted)


def _may_lie_in(place: Place, outer: PlaceMention) -> bool:
    """Tell whether a place lies in a wider one, as bounded now or before, for all that is known."""
    return any(_lies_in(place, each) for each in outer.places)


def _lies_in(place: Place, outer: Place) -> bool:
    if outer.level != "province":
        return place.level == "commune" and (not place.district or within(place, outer))
    province = Place(place.province, "province")
    names = {spelling(each.name) for each in (province, *successors(province))}
    return not place.province or spelling(outer.name) in names


def narrowed(
    mention: PlaceMention, qualifiers: Sequence[PlaceMention], question: str
) -> PlaceMention:
    """Keep the candidates that lie in the wider places named, and are of the kind named.

    Where none does ("huyện Cẩm Xuyên, tỉnh Nghệ An"), the place is one of that name over there:
    no other district shall answer for it.
    """
    typed = question[mention.start : mention.end].lower().split()
    kind = _ENGLISH_KINDS.get(typed[-1], "")
    places = [
        place for place in mention.places if all(_may_lie_in(place, outer) for outer in qualifiers)
    ]
    if not places and _is_redrawn(mention, qualifiers):
        places = [mention.places[0]]
    places = places or [_moved(mention.places[0], qualifiers)]
    of_kind = [place for place in places if not kind or not place.kind or place.kind == kind]
    return replace(mention, places=tuple(of_kind or places))


def _is_redrawn(mention: PlaceMention, qualifiers: Sequence[PlaceMention]) -> bool:
    """Tell whether a commune was another district's once: no other bears its name at all.

    Towns have grown over the communes around them: "xã Thạch Đài, huyện Thạch Hà".
    """
    place = mention.places[0]
    alone = all(same_place(place, other) for other in mention.places)
    near = (
        any(place.province in {outer.name, outer.province} for outer in qualifier.places)
        for qualifier in qualifiers
    )
    return alone and bool(place.district and place.province) and all(near)


def decided(mention: PlaceMention, mentions: Sequence[PlaceMention], folded: str) -> PlaceMention:
    """Keep of several candidates those in a place that is named elsewhere in the question.

    Not where several places are asked about: "My Duc và tỉnh Lam Giang".
    """
    others = [other for other in mentions if other.start != mention.start]
    outers = [outer for other in others for outer in other.places]
    places = tuple(p for p in mention.places if any(within(p, outer) for outer in outers))
    several = SEVERAL.search(folded) is not None
    return replace(mention, places=places) if places and not several else mention


def _moved(place: Place, qualifiers: Sequence[PlaceMention]) -> Place:
    for outer in (mention.places[0] for mention in qualifiers):
        if outer.level == "province":
            place = replace(place, province=outer.name)
        elif place.level == "commune":
            place = replace(place, district=outer.name, province=outer.province)
    return place
