"""How people name places and periods when they ask."""

from random import Random

from benchmarks.quality.places import Place
from benchmarks.quality.world import Period

_FORMAL = {
    "quarter": "quý I năm {y}",
    "half": "6 tháng đầu năm {y}",
    "nine": "9 tháng đầu năm {y}",
    "year": "năm {y}",
}
_NEXT = {
    "quarter": "quý II năm {y}",
    "half": "6 tháng cuối năm {y}",
    "nine": "3 tháng cuối năm {y}",
    "year": "năm {after}",
}
_USUAL = {
    "quarter": ["quý I năm {y}", "quý I/{y}", "quý 1/{y}", "quý 1 năm {y}"],
    "half": ["6 tháng đầu năm {y}", "6 tháng năm {y}", "06 tháng đầu năm {y}", "6 tháng đầu {y}"],
    "nine": ["9 tháng đầu năm {y}", "9 tháng năm {y}", "9 tháng đầu {y}"],
    "year": ["năm {y}", "cả năm {y}"],
}
_WORDS = {
    "quarter": [
        "ba tháng đầu năm {y}",
        "3 tháng đầu năm {y}",
        "quý một năm {y}",
        "quý đầu năm {y}",
    ],
    "half": ["nửa đầu năm {y}", "sáu tháng đầu năm {y}", "hai quý đầu năm {y}", "nửa đầu {y}"],
    "nine": ["chín tháng đầu năm {y}", "ba quý đầu năm {y}", "chín tháng năm {y}"],
    "year": ["cả năm {y}", "trọn năm {y}", "12 tháng năm {y}", "toàn năm {y}"],
}
_ENGLISH = {
    "quarter": ["the first quarter of {y}", "Q1 {y}"],
    "half": ["the first half of {y}", "the first six months of {y}"],
    "nine": ["the first nine months of {y}", "the first 9 months of {y}"],
    "year": ["the whole year {y}", "the full year {y}"],
}


def formal(period: Period) -> str:
    """Return the period as titles have it."""
    return _FORMAL[period.kind].format(y=period.year)


def formal_next(period: Period) -> str:
    """Return what comes after the period, as titles have it."""
    return _NEXT[period.kind].format(y=period.year, after=period.year + 1)


def usual(period: Period, random: Random) -> str:
    """Return the period as people usually type it."""
    return random.choice(_USUAL[period.kind]).format(y=period.year)


def in_words(period: Period, random: Random) -> str:
    """Return the period in other words than reports use."""
    return random.choice(_WORDS[period.kind]).format(y=period.year)


def in_english(period: Period, random: Random) -> str:
    """Return the period in English."""
    return random.choice(_ENGLISH[period.kind]).format(y=period.year)


def asked(place: Place, random: Random, *, without_accents: bool = False) -> str:
    """Return the place by a name that means no other place of the library.

    Args:
        place: The place.
        random: Chooses among the names.
        without_accents: The name has to be clear without its diacritics too.
    """
    if place.level == "province":
        return place.called
    if place.level == "commune":
        parent = f"{place.called}, huyện {place.district}"
        return random.choice([place.called, parent])
    if place.homonym or (place.lookalike and without_accents):
        return _told_apart(place, random)
    in_full = f"{place.called}, {place.province}"
    return random.choice([place.called, place.called, place.name, in_full])


def _told_apart(place: Place, random: Random) -> str:
    """Return the name with its province, or without where the kind alone tells it apart."""
    names = [f"{place.called}, {place.province}", f"{place.called} ({place.province})"]
    if place.kind_tells:
        names.append(place.called)
    return random.choice(names)
