"""Tell which place a report is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hoibaocao.reading.headings import is_dateline
from hoibaocao.reading.opening import Opening
from hoibaocao.records import Place, PlaceLevel
from hoibaocao.vietnamese.capitals import is_in_capitals
from hoibaocao.vietnamese.people import SURNAMES
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, same_place
from hoibaocao.vietnamese.spelling import spelling
from hoibaocao.vietnamese.text import CAPITALS, clean, fold, is_folded, normal

_LEAD_PARAGRAPHS = 3  # that tell the place
_COUNTED = 20_000  # characters in which a place's mentions are counted
_MOST = 0.6  # of the districts named: the report is about that one
_OFTEN = 3  # mentions that make an unlisted name believable
_SHORT_NAME = 2  # words: "Thạch Hạ" is a place though there are people called Thạch

# Where a name ends among capitals: "HUYỆN SUỐI TRONG SƠ KẾT…".
_ENDS_NAME = (
    r"và|của|về|lần|khóa|nhiệm|thuộc|tỉnh|huyện|tháng|đạt|năm \d+|sơ kết|tổng kết|tổ chức|thực hiện"
    r"|triển khai|lãnh đạo|chỉ đạo|đẩy mạnh|tập trung|phấn đấu"
)
_WORD = rf"(?!(?i:{_ENDS_NAME})\b)[{CAPITALS}]\w*"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_LEVELS: dict[str, PlaceLevel] = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("huyện", "quận", "thị xã"), "district"),
    "tỉnh": "province",
}
# A place no gazetteer knows: a unit word and a name in capitals, perhaps with its province.
# "XÃ HỘI" is society: in the country's name, which the columns of a scan may tear, and in
# "KINH TẾ - XÃ HỘI".
_UNLISTED = re.compile(
    rf"\b(?P<kind>(?i:{'|'.join(_LEVELS)}))(?i: (?:ủy|uỷ))?(?! (?i:hội)\b) (?P<name>{_NAME})"
    rf"(?:,? (?i:(?:thuộc )?tỉnh) (?P<province>{_NAME}))?"
)
_COMMUNE_ISSUER = re.compile(
    r"^(?:(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang uy|dang bo)\b.*\b)?"
    r"(?:xa(?! hoi chu nghia)|phuong|thi tran|dac khu)\b"
)


def place_of(text: str, opening: Opening) -> Place | None:
    """Return the place a report is about; None if it names none.

    The title and the issuing body tell it, else the first paragraphs, else the whole text. A
    district comes before its province; a commune is the subject only of its own report.
    """
    named = _places(text[:_COUNTED])
    top = _places("\n".join((*_bodies(opening.head), opening.title)), named)
    top = top or _places("\n".join(opening.head), named)
    place = (
        _own_commune(top, named, opening)
        or _most_named(top, "district", named)
        or _own_province(top, named, opening)
        or _unlisted((*opening.head, opening.title), text)
        or _most_named(
            _places("\n".join(opening.lead[:_LEAD_PARAGRAPHS]), named), "district", named
        )
        or _most_named(named, "district", named)
        or _unlisted((), text)
        or _most_named(named, "province", named)
    )
    return place and _in_told_province(place, named, text)


def _bodies(head: Sequence[str]) -> list[str]:
    """Return a head without the town where a body signs, which is not what it reports on."""
    return [line for line in head if not is_dateline(line)]


def _in_told_province(place: Place, named: Iterable[Place], text: str) -> Place:
    """Return a district in the province that the text puts behind its name.

    The gazetteer may know another district of that name only.
    """
    if place.level != "district" or any(_spelled_alike(place.province, p) for p in named):
        return place
    told = (
        each.province
        for each in _unlisted_places(text[:_COUNTED])
        if each.level == place.level and spelling(each.name) == spelling(place.name)
    )
    real = (p for province in told if province for p in _places(f"tỉnh {province}"))
    return next((replace(place, province=each.name) for each in real), place)


def _spelled_alike(province: str, place: Place) -> bool:
    return place.level == "province" and spelling(place.name) == spelling(province)


def place_named(words: str) -> Place | None:
    """Return the place that words name and nothing else: "xã Cẩm Bình, huyện Cẩm Xuyên"."""
    words = clean(words)
    mentions = Gazetteer.national().find(words)
    if mentions and mentions[0].start == 0 and (listed := _places(words)):
        return _within(listed[0], listed[1:])
    unlisted = _unlisted_places(words)
    return _with_parents(unlisted[0], unlisted) if unlisted else None


def _within(place: Place, parents: Sequence[Place]) -> Place:
    """Return the place in the units that are named behind it."""
    for parent in parents:
        if parent.level == "district" and place.level == "commune":
            province = parent.province or place.province
            place = replace(place, district=parent.name, province=province)
        elif parent.level == "province" and place.level != "province":
            place = replace(place, province=parent.name)
    return place


def _places(text: str, named: Sequence[Place] = ()) -> list[Place]:
    typed_bare = is_folded(text)  # without any diacritics, as old reports are
    sure = (
        each
        for each in Gazetteer.national().find(text)
        if each.prefixed or (each.exact and each.certain)
        if each.exact or typed_bare
    )
    return [_completed(_as_written(_meant(each), each.kind), named) for each in sure]


def _as_written(place: Place, kind: str) -> Place:
    """Return the place with the kind its report gives it: it may be another one by now."""
    told = place.level == "district" and place.kind and kind in _DISTRICTS
    return replace(place, kind=kind) if told else place


def _meant(mention: PlaceMention) -> Place:
    """Return the likeliest place; without province if nothing tells which of several is meant."""
    place = mention.places[0]
    if mention.certain or len(mention.places) == 1 or place.level == "province":
        return place
    return Place(place.name, place.level, place.kind)


def _completed(place: Place, named: Iterable[Place]) -> Place:
    """Return the place as the whole text tells it: the province may stand further down."""
    if place.province or place.level == "province":
        return place
    return next((each for each in named if each.province and same_place(each, place)), place)


def _most_named(places: Sequence[Place], level: str, named: Sequence[Place]) -> Place | None:
    here = [place for place in places if place.level == level]
    return max(here, key=lambda place: _count(place, named), default=None)


def _count(place: Place, named: Sequence[Place]) -> int:
    return sum(same_place(place, each) for each in named)


def _own_commune(top: Sequence[Place], named: Sequence[Place], opening: Opening) -> Place | None:
    communes = [place for place in top if place.level == "commune"]
    if not communes:
        return None
    if any(_COMMUNE_ISSUER.search(fold(line)) for line in opening.head):
        return communes[0]
    districts = [place for place in named if place.level == "district"]
    district = _most_named(districts, "district", named)
    if any(place.level == "district" for place in top):
        return communes[0] if _is_addressed(opening) else None
    often = district is not None and _count(district, named) >= _count(communes[0], named)
    return None if often else communes[0]


def _is_addressed(opening: Opening) -> bool:
    """Tell whether a title says where its commune is, "xã Cẩm Bình, huyện Cẩm Xuyên"."""
    mentions = Gazetteer.national().find(opening.title)
    issued_above = any(place.level == "district" for place in _places("\n".join(opening.head)))
    return not issued_above and any(
        (commune.places[0].level, district.places[0].level) == ("commune", "district")
        and opening.title[commune.end : district.start].strip(" ,(") in {"", "thuộc"}
        for commune, district in pairwise(mentions)
    )


def _own_province(top: Sequence[Place], named: Sequence[Place], opening: Opening) -> Place | None:
    """Return the province named on top, unless the text is about one of its districts.

    A headline may only say where a guest comes from.
    """
    province = _most_named(top, "province", named)
    districts = [place for place in named if place.level == "district"]
    district = _most_named(districts, "district", named)
    if province is None or district is None:
        return province
    if any(place.level == "province" for place in _places("\n".join(opening.head))):
        return province
    about_one = _count(district, named) >= max(2, _MOST * len(districts))
    return None if about_one else province


def _unlisted(top: Sequence[str], text: str) -> Place | None:
    """Return a place that no gazetteer knows, as its own report names it.

    Args:
        top: Letterhead and title; without them a name has to come often.
        text: The whole text.
    """
    head = "\n".join(top)
    # In capitals "ĐƯỢC HUYỆN QUAN TÂM" names no district; letterhead and title do.
    body = "" if is_in_capitals(text) else text[:_COUNTED]
    places = _unlisted_places(f"{head}\n\n{body}")
    if not top:
        districts = [place for place in places if place.level == "district"]
        return districts[0] if len(districts) >= _OFTEN else None
    communes = any(_COMMUNE_ISSUER.search(fold(line)) for line in top[:-1])
    found = places[: len(_unlisted_places(head))]  # their names as short as in the body
    named = {(place.level, place.name): place for place in found if not _is_province(place)}
    levels = ("commune", "district", "province") if communes else ("district", "province")
    for level in levels:
        if name := next((name for each, name in named if each == level), ""):
            return _with_parents(next(place for place in places if place.name == name), places)
    return None


def _is_province(place: Place) -> bool:
    """Tell whether it is one of the provinces, which `_own_province` judges."""
    mentions = Gazetteer.national().find(f"{place.kind} {place.name}")
    return place.level == "province" and bool(mentions)


def _unlisted_places(text: str) -> list[Place]:
    """Return the names behind unit words, in name case, without a person's name after them."""
    found = [
        (normal(match["kind"]), normal(match["name"]).split(), normal(match["province"] or ""))
        for match in _UNLISTED.finditer(text)
        if not _is_person(match["name"].split())
    ]
    return [
        Place(_name(_shortest(words, found, kind)), _LEVELS[kind], kind, province=_name(province))
        for kind, words, province in found
    ]


def _is_person(words: Sequence[str]) -> bool:
    """Tell whether a person's name follows the unit word: "UBND huyện Nguyễn Văn An"."""
    return len(words) > _SHORT_NAME and words[0].capitalize() in SURNAMES


def _shortest(words: list[str], found: Iterable[tuple[str, list[str], str]], kind: str) -> str:
    """Return the place in "Suối Trong Nguyễn An": what stands alone elsewhere."""
    lengths = (len(run) for other, run, _ in found if other == kind and words[: len(run)] == run)
    return " ".join(words[: min(lengths, default=len(words))])


def _name(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())


def _with_parents(place: Place, places: Sequence[Place]) -> Place:
    """Return the place with the province that stands behind its name anywhere, or is alone."""
    same = [each for each in places if each.level == place.level and each.name == place.name]
    province = next((each.province for each in same if each.province), "")
    district = ""
    if place.level == "commune":
        districts = [each for each in places if each.level == "district"]
        district = districts[0].name if districts else ""
        province = province or next((each.province for each in districts if each.province), "")
    return replace(place, district=district, province=province)
