"""Read the names of places in a text, one pass over its tokens."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from hoibaocao.records import Place, PlaceLevel
from hoibaocao.vietnamese import place_words as words
from hoibaocao.vietnamese.place_guesses import guesses
from hoibaocao.vietnamese.place_names import Found, Match, PlaceNames, upper_names
from hoibaocao.vietnamese.spelling import Token, tokens
from hoibaocao.vietnamese.text import is_folded
from hoibaocao.vietnamese.units import communes, same_place

_SURE_NAME = 3  # syllables: they are no chance, "MỎ CÀY BẮC KÝ" or not
_SURE_SYLLABLE = 5  # letters: "Pleiku" is only a place, "Huế" may be a person
_MONTHS = frozenset({"thang", "t"})


@cache
def _commune_names() -> PlaceNames:
    return PlaceNames(communes())


class Reader:
    """Reads one text.

    Args:
        text: NFC text.
        library: The places of the user's own reports.
    """

    def __init__(self, text: str, library: PlaceNames) -> None:
        self.tokens = tokens(text)
        self._library = library
        self._accented = not is_folded(text)
        self._all_titled = text.istitle()
        self._english = any(token.key in words.ENGLISH_LEVELS for token in self.tokens)

    def read(self, *, fuzzy: bool) -> list[Found]:
        """Return what is found, in text order; with guesses at misspelled names if ``fuzzy``."""
        found: list[Found] = []
        at = 0
        while at < len(self.tokens):
            previous = found[-1] if found else None
            each = (
                self._with_unit(at)
                or self._listed(at, previous)
                or (self._english and self._before_unit(at))
                or self._bare(at, previous)
            )
            if each:
                found.append(each)
            at = each.last if each else at + 1
        guessed = guesses(self.tokens, self._library, found) if fuzzy else ()
        return sorted([*found, *guessed], key=attrgetter("first"))

    def _matches(
        self, at: int, wanted: Callable[[Place], bool], *, with_communes: bool
    ) -> Iterator[Match]:
        """Yield what the tokens from a place on name, longest name first."""
        layers = [self._library, upper_names()]
        if with_communes:
            layers.append(_commune_names())
        head = self.tokens[at].key
        for size in sorted({size for each in layers for size in each.sizes(head)}, reverse=True):
            typed = self.tokens[at : at + size]
            if len(typed) == size:
                matches = [each for layer in layers if (each := layer.match(typed, wanted))]
                if matches:
                    yield _merged(matches)

    # --- names with their unit word -------------------------------------------------------------

    def _with_unit(self, at: int) -> Found | None:
        unit = words.unit_at(self.tokens, at)
        if unit is None:
            return None
        size, kind = unit
        bare = self.tokens[at].spelled == self.tokens[at].key and kind != self.tokens[at].key
        if self._accented and size == 1 and bare and words.overlaps_word(self.tokens, at, None):
            return None  # "tham quan Mường La" names no "quận"
        if self.tokens[at + size].key.isdigit():
            return self._numbered(at, at + size, kind)
        found = self._of_levels(at + size, words.LEVELS[kind], long_unit=size > 1, kind=kind)
        if found is None or self._is_chance(at, found, kind):
            return None
        of_kind = tuple(place for place in found.places if place.kind == kind)
        plural = words.is_plural(self.tokens, at)
        return replace(found, first=at, places=of_kind or found.places, kind=kind, plural=plural)

    def _is_chance(self, at: int, found: Found, kind: str) -> bool:
        """Tell whether small letters only happen to look like a unit: "huyen chu tri"."""
        name = self.tokens[found.first : found.last]
        if self._capitalised(name) or self._is_own(found.first, found.last, kind):
            return False
        lone = len(name) == 1 and not found.exact and kind != "thành phố"
        return lone or words.overlaps_word(self.tokens, at, None)

    def _numbered(self, at: int, number: int, kind: str) -> Found | None:
        after = self.tokens[number + 1 : number + 2]
        if after and after[0].key in _MONTHS:
            return None  # "quận 6 tháng đầu năm"
        name = f"{kind} {int(self.tokens[number].key)}"
        layers = (self._library, upper_names(), _commune_names())
        places = [place for layer in layers for place in layer.called(name)]
        return Found(at, number + 1, tuple(places), exact=True, prefixed=True) if places else None

    def _is_own(self, first: int, last: int, kind: str) -> bool:
        """Tell whether several syllables behind a unit word name a report's place of that unit.

        Then "phuong dong son" is Phường Đông Sơn, though "phuong dong" is the east, too.
        """
        own = self._library.match(self.tokens[first:last], lambda place: place.kind == kind)
        return last - first > 1 and own is not None

    def _capitalised(self, typed: list[Token]) -> bool:
        """Tell whether each token has a capital; a line of capitals tells nothing if unaccented."""
        least = {"title", "upper"} if self._accented else {"title"}
        return all(token.casing in least for token in typed)

    def _of_levels(
        self,
        at: int,
        levels: tuple[PlaceLevel, ...],
        *,
        long_unit: bool = False,
        kind: str = "",
    ) -> Found | None:
        with_communes = "commune" in levels
        for match in self._matches(
            at, lambda place: place.level in levels, with_communes=with_communes
        ):
            last = at + match.size
            typed = self.tokens[at:last]
            small = not self._capitalised(typed)
            before = None if long_unit else at
            overlaps = small and words.overlaps_word(self.tokens, before, last)
            if overlaps and not self._is_own(at, last, kind):
                continue
            commune = match.places[0].level == "commune"
            is_word = small and self._accented and not match.exact
            if commune and (is_word or (match.size == 1 and words.goes_on(self.tokens, last))):
                continue
            risky = (small and commune) or (self._accented and not match.exact)
            return Found(at, last, match.places, match.exact, prefixed=True, risky=risky)
        return None

    def _listed(self, at: int, previous: Found | None) -> Found | None:
        """Read on in "các xã Thanh Sơn, Đồn Đạc và Lương Mông", "xã Đồn Đạc và Thanh Sơn"."""
        if previous is None or not previous.kind or self.tokens[at].casing == "lower":
            return None
        between = self.tokens[previous.last : at]
        after_and = [token.key for token in between] == ["va"]
        if not (after_and or (not between and self.tokens[at].gap == ", " and previous.plural)):
            return None
        found = self._of_levels(at, words.LEVELS[previous.kind])
        around = {place.province for place in previous.places}  # and "Nam Định" its capital
        if found is None or {place.name for place in found.places} <= around:
            return None
        parents = {(place.district, place.province) for place in previous.places}
        siblings = tuple(p for p in found.places if (p.district, p.province) in parents)
        if not siblings and not previous.plural:
            return None
        places = siblings or found.places
        return replace(found, places=places, kind=previous.kind, plural=previous.plural)

    def _before_unit(self, at: int) -> Found | None:
        """Read "Cam Xuyen district", and "District 1"."""
        for levels in dict.fromkeys(words.ENGLISH_LEVELS.values()):
            found = self._of_levels(at, levels)
            if found is None or found.last >= len(self.tokens):
                continue
            unit = self.tokens[found.last]
            if words.joined(unit) and words.ENGLISH_LEVELS.get(unit.key) == levels:
                return replace(found, last=found.last + 1)
        return None

    # --- bare names -----------------------------------------------------------------------------

    def _bare(self, at: int, previous: Found | None) -> Found | None:
        for match in self._matches(at, lambda _: True, with_communes=False):
            if match.name[-1].isdigit():
                continue  # "Quận 1" is read with its unit word
            known = self._library.match(self.tokens[at : at + match.size]) is not None
            if not (known or match.exact) and self._is_crossed(at + 1, at + match.size):
                continue
            risky = self._risk(at, match, previous, known=known)
            if risky is not None:
                return Found(at, at + match.size, match.places, match.exact, risky=risky)
            if words.never_bare(match.name):
                break  # and no part of it is one: "Điện Biên Phủ"
        return None

    def _is_crossed(self, first: int, last: int) -> bool:
        """Tell whether a report's place begins in a name and ends behind it: "hè thu Đức Thọ"."""
        return any(
            at + size > last and self._library.match(self.tokens[at : at + size])
            for at in range(first, last)
            for size in self._library.sizes(self.tokens[at].key)
        )

    def _risk(self, at: int, match: Match, previous: Found | None, *, known: bool) -> bool | None:
        """Tell whether a bare name is risky; None if it is no place at all."""
        last = at + match.size
        typed = self.tokens[at:last]
        titled = all(token.casing == "title" for token in typed)
        if self._is_part(at, last, previous, titled=titled):
            return None
        if known and match.size == 1 and len(match.name) < _SURE_SYLLABLE:
            return True if titled and at > 0 else None  # "ba tháng đầu năm" is not of xã Ba
        if known:
            return not titled and (match.size == 1 or self._is_word(match))
        is_located = self._accented and match.exact and self._is_located(at)
        is_misspelt = self._accented and not self._spelled_so(match, typed)
        if is_misspelt or (words.never_bare(match.name) and not (titled and is_located)):
            return None
        if match.size == 1:
            short = len(match.name) < _SURE_SYLLABLE
            return short if match.exact and not (short and typed[0].casing == "lower") else None
        return None if not (titled or is_located) and self._is_word(match) else False

    def _is_located(self, at: int) -> bool:
        """Tell whether "của", "ở" or "tại" stands before: what follows is somewhere."""
        return at > 0 and self.tokens[at - 1].spelled in {"của", "ở", "tại"}

    @staticmethod
    def _spelled_so(match: Match, typed: list[Token]) -> bool:
        """Tell whether diacritics may be missing: only from some syllables in small letters."""
        marked = any(token.spelled != token.key for token in typed)
        return match.exact or (marked and any(token.casing == "lower" for token in typed))

    def _is_part(self, at: int, last: int, previous: Found | None, *, titled: bool) -> bool:
        follows = previous is not None and previous.last == at
        if not follows and words.is_person(self.tokens, at):
            return True
        if not titled:
            return last - at < _SURE_NAME and words.overlaps_word(self.tokens, at, last)
        if self._all_titled or not self._accented:
            return False
        return words.runs_on(
            self.tokens, at, last, before=not follows, after=not self._named_at(last)
        )

    def _named_at(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        return any(True for _ in self._matches(at, lambda _: True, with_communes=False))

    def _is_word(self, match: Match) -> bool:
        return words.never_bare(match.name) or words.is_word(match.name, accented=self._accented)


def _merged(matches: list[Match]) -> Match:
    """Join what the layers hold of one name; exactly spelled places alone if any."""
    best = [match for match in matches if match.exact] or matches
    places: list[Place] = []
    for match in best:
        places += [p for p in match.places if not any(same_place(p, other) for other in places)]
    return replace(best[0], places=tuple(places))
