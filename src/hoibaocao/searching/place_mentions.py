"""The places that a question names, those that nobody knows among them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from hoibaocao.records import Place, PlaceLevel
from hoibaocao.searching.shelf import Shelf
from hoibaocao.vietnamese.confusions import is_one_keystroke_off, sounds_alike
from hoibaocao.vietnamese.places import Gazetteer, PlaceMention, within
from hoibaocao.vietnamese.sites import site_names
from hoibaocao.vietnamese.syllables import is_folded_syllable, is_syllable
from hoibaocao.vietnamese.text import fold, is_folded, normal

_UNIT_WORD = re.compile(
    r"(?<!\w)(?P<kind>huyện(?: đảo)?|thị xã|thành phố|quận|tỉnh|xã|phường|thị trấn)\s+"
    r"(?=(?P<name>\w+(?:\s\w+){0,3}))",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|số|cấp|mấy|nhiêu|\d+) $", re.IGNORECASE)
"""In "các xã Cẩm Xuyên" the communes are the district's."""
_UNIT_BEFORE = re.compile(
    r"(?<!\w)(?P<kind>huyện|thị xã|quận|tỉnh|xã|phường|thị trấn) $", re.IGNORECASE
)
_ROAD = re.compile(
    r"\b(?:(?P<fast>duong cao toc|cao toc|duong sat|quoc lo \d+\w?)|tinh lo|tuyen|duong|cau|ham"
    r"|ql ?\d+\w?)"
    r"(?(fast)|(?: [\w.]+){0,4}) $"
)
_DASH, _DASH_OR_BLANK = re.compile(r" ?[-–—] ?"), re.compile(r" ?[-–— ] ?")
_WORD = re.compile(r"\w+")
_NUMERAL = re.compile(r"(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram) ")
_LOCATED = re.compile(r"(?:^|\b(?:cua|o|tai) )$")
_ENDS = re.compile(r"\W*(?:$|[?.!,;]|\d|(?:nam|quy|thang|nua|giua|dau|cuoi)\b)")
"""Where a name ends, not a phrase: at the end of a question, or before what may be its period."""
_SURE_LETTERS = 6
_UNIT_LEVELS: dict[str, PlaceLevel] = {
    "tỉnh": "province",
    **dict.fromkeys(("huyện", "huyện đảo", "thị xã", "thành phố", "quận"), "district"),
    **dict.fromkeys(("xã", "phường", "thị trấn"), "commune"),
}


def mentions_in(
    question: str, gazetteer: Gazetteer, shelf: Shelf
) -> tuple[list[PlaceMention], list[Place]]:
    """Return the places named, and those of reports that are spelt nearly like one unknown.

    "Suối Rạng" is another place than "Suối Rồng". But no word of Vietnamese is "Rồngg", half of the
    country hears no difference between the tones of "Vĩnh" and "Vỉnh", and where nobody is called
    "Vĩnh Thạn", a key was missed. "Tỉnh Cẩm Xuyên" is not the district of that name.
    """
    known: list[PlaceMention] = []
    guesses: list[PlaceMention] = []
    near: list[Place] = []
    for found in gazetteer.find(question, fuzzy=True):
        mention = _around_several(question, found, shelf)
        if other := _of_another_level(question, mention):
            known.append(other)
            near += [place for place in mention.places if shelf.of(place)]
            continue
        typed = question[mention.start : mention.end]
        if not mention.guessed or _is_slip(typed, mention.places):
            known.append(mention)
        else:
            guesses.append(mention)
    around = [place for mention in known for place in mention.places]
    unclear: list[PlaceMention] = []
    for guess in guesses:
        meant = _only_meant(question, guess, gazetteer, shelf, around)
        (known if meant else unclear).append(meant or guess)
    unknown = list(_unknown_places(question, known))
    for guess in unclear:
        places = [place for place in guess.places if shelf.of(place)]
        overlaps = any(each.start < guess.end and guess.start < each.end for each in unknown)
        if places and (overlaps or _is_long(guess) or _is_name(question, guess)):
            near += places
            unknown += [] if overlaps else [_as_typed(question, guess)]
    named = sorted([*known, *unknown], key=lambda mention: mention.start)
    return list(_without_roads(question, _without_sites(question, named))), near


def _without_sites(question: str, mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Return places but for those that are names of sites: "KCN Yên Bình" lies elsewhere."""
    sites = {start for start, _ in site_names(question)}
    return [each for each in mentions if each.prefixed or each.start not in sites]


def _without_roads(question: str, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield places but for those that name a road: "cao tốc Bến Lức - Long Thành"."""
    folded = fold(question)
    road_until, joint = -1, _DASH
    for at, mention in enumerate(mentions):
        behind = mentions[at + 1].start if at + 1 < len(mentions) else len(folded)
        goes_on = road_until >= 0 and joint.fullmatch(folded, road_until, mention.start)
        begins = _ROAD.search(folded, 0, mention.start)
        is_led = begins and (begins["fast"] or _DASH.fullmatch(folded, mention.end, behind))
        if mention.prefixed or not (goes_on or is_led):
            road_until = -1
            yield mention
        else:
            road_until = mention.end
            joint = _DASH_OR_BLANK if begins and begins["fast"] else joint


def _around_several(question: str, mention: PlaceMention, shelf: Shelf) -> PlaceMention:
    """Return the district that communes are of: "các xã Cẩm Xuyên" is no commune of that name."""
    first = mention.places[0]
    if first.level != "commune" or not _SEVERAL.search(question, 0, mention.start):
        return mention
    places = tuple(shelf.like(Place(first.name, "district")))
    start = mention.end - len(first.name)
    return replace(mention, start=start, places=places, prefixed=False) if places else mention


def _of_another_level(question: str, mention: PlaceMention) -> PlaceMention | None:
    """Return the unit that the word before a name makes of it, if no place of that name is one."""
    unit = None if mention.prefixed else _UNIT_BEFORE.search(question, 0, mention.start)
    kind = unit["kind"].lower() if unit else ""
    if unit is None or _SEVERAL.search(question, 0, unit.start()):
        return None
    if any(place.level == _UNIT_LEVELS[kind] for place in mention.places):
        return None
    place = Place(mention.places[0].name, _UNIT_LEVELS[kind], kind)
    return PlaceMention(
        unit.start(), mention.end, (place,), certain=True, exact=mention.exact, prefixed=True
    )


def _only_meant(
    question: str,
    guess: PlaceMention,
    gazetteer: Gazetteer,
    shelf: Shelf,
    around: Sequence[Place],
) -> PlaceMention | None:
    """Return the places of reports that a name stands for, nearly, and that is nobody's.

    They must share a name, and a unit word or capitals must show that one was typed, or all its
    letters but for the signs of one. The name has to be one keystroke off, or to sound alike,
    unless the places lie in one that is named, too.
    """
    places = tuple(place for place in guess.places if shelf.of(place))
    if len({fold(place.name) for place in places}) != 1:
        return None
    start, end = name_span(question, guess)
    typed = question[start:end]
    shown = guess.prefixed or _is_name(question, guess)
    if not shown and not (_stands_apart(question, start, end) and _is_respelt(typed, places[0])):
        return None
    is_within = any(_may_lie_in(place, outer) for place in places for outer in around)
    if shown and not (is_within or _is_easily_written_for(typed, places[0].name)):
        return None
    is_somebodys = any(
        (each.exact or is_folded(typed)) and each.end == len(words)
        for words in (f"{unit} {typed}" for unit in _UNIT_LEVELS)
        for each in gazetteer.find(words)
    )
    return None if is_somebodys else replace(guess, places=places)


def _stands_apart(question: str, start: int, end: int) -> bool:
    """Tell whether words in small letters stand where a name does: "ba vị lãnh đạo" does not."""
    folded = fold(question)
    is_headed = _LOCATED.search(folded[:start]) and not _NUMERAL.match(folded, start)
    return bool(is_headed or _ENDS.match(folded, end))


def _is_respelt(typed: str, place: Place) -> bool:
    """Tell whether words are the name of a place but for the signs of one of them."""
    words = list(zip(normal(typed).split(), normal(place.name).split(), strict=False))
    other = [word for word, meant in words if word != meant]
    return len(words) > 1 == len(other) and fold(typed) == fold(place.name)


def _may_lie_in(place: Place, outer: Place) -> bool:
    if place.level == "commune" and not place.district:
        return outer.level == "district"
    return within(place, outer)


def _is_easily_written_for(typed: str, name: str) -> bool:
    """Tell whether a name becomes another by one key, or by a word that sounds alike."""
    if is_one_keystroke_off(fold(typed), fold(name)):
        return True
    words = zip(normal(typed).split(), normal(name).split(), strict=False)
    other = [(word, meant) for word, meant in words if word != meant]
    return len(other) == 1 and other[0][1] in sounds_alike(other[0][0])


def name_span(question: str, mention: PlaceMention) -> tuple[int, int]:
    """Return where the name of a place stands, without its unit word before it."""
    kind = mention.places[0].kind
    typed = fold(question[mention.start : mention.end])
    is_before = mention.prefixed and typed.startswith(f"{fold(kind)} ")
    return mention.start + (len(kind) + 1 if is_before else 0), mention.end


def _is_name(question: str, mention: PlaceMention) -> bool:
    """Tell whether several words with capitals in a question of small letters are a name."""
    words = _WORD.findall(question[mention.start : mention.end])
    titled = all(word[0].isupper() and not word.isupper() for word in words)
    return len(words) > 1 and titled and not question.istitle()


def _is_long(mention: PlaceMention) -> bool:
    """Tell whether a unit word stands before a name too long to be one by chance."""
    return mention.prefixed and sum(map(str.isalpha, mention.places[0].name)) >= _SURE_LETTERS


def _as_typed(question: str, guess: PlaceMention) -> PlaceMention:
    """Return a guess as the place that its letters name, which nobody knows."""
    start, end = name_span(question, guess)
    kind = guess.places[0].kind if guess.prefixed else ""
    place = Place(question[start:end], guess.places[0].level, kind)
    return replace(guess, places=(place,), certain=True, exact=True, guessed=False)


def _is_slip(typed: str, places: Sequence[Place]) -> bool:
    """Tell whether a name as typed holds a word that is no syllable, or one that sounds alike."""
    is_one = is_folded_syllable if is_folded(typed) else is_syllable
    alike = any(_as_heard(typed).endswith(_as_heard(place.name)) for place in places)
    return alike or not all(is_one(word) for word in _WORD.findall(normal(typed)))


def _as_heard(name: str) -> str:
    return unicodedata.normalize("NFD", normal(name)).replace("\u0309", "\u0303")


def _may_be_of_name(word: re.Match[str]) -> bool:
    """Tell whether a word with a capital is none of the short forms: "xã NTM", "xã DTTS"."""
    is_short_form = word[0].isupper() and not is_folded_syllable(fold(word[0]))
    return word[0][0].isupper() and not is_short_form


def _unknown_places(question: str, known: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield units that a question names by their kind, though no gazetteer knows them."""
    # A question all in capitals does not show where a name ends.
    for match in _UNIT_WORD.finditer("" if question.isupper() else question):
        words = list(takewhile(_may_be_of_name, _WORD.finditer(match["name"])))
        if not words:
            continue
        start, end = match.start(), match.start("name") + words[-1].end()
        if any(mention.start < end and start < mention.end for mention in known):
            continue
        name, kind = " ".join(word[0] for word in words), match["kind"].lower()
        place = Place(name, _UNIT_LEVELS[kind], kind)
        yield PlaceMention(start, end, (place,), certain=True, exact=True, prefixed=True)
