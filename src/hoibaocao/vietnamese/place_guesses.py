"""Guess which places are meant where no name stands, but one with a letter wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoibaocao.vietnamese import place_words as words
from hoibaocao.vietnamese.place_names import Found, PlaceNames, upper_names
from hoibaocao.vietnamese.spelling import Token

_LONGEST = 4  # syllables
_SURE = 5  # letters: shorter names are near ordinary words


def guesses(tokens: list[Token], library: PlaceNames, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the misspelled names of a text, longest first.

    Args:
        tokens: Of the text.
        library: The places of the user's own reports.
        found: The names that stand in the text, where nothing is guessed.
    """
    taken = {at for each in found for at in range(each.first, each.last)}
    heads = [at for at in range(len(tokens)) if _may_begin(tokens, at)]
    ends = {at for at in range(1, len(tokens) + 1) if not words.overlaps_word(tokens, None, at)}
    for size in range(_LONGEST, 0, -1):
        for at in heads:
            span = range(at, at + size)
            if span.stop not in ends or not taken.isdisjoint(span):
                continue
            if guess := _guess(tokens, library, at, span.stop):
                taken.update(span)
                yield guess


def _may_begin(tokens: list[Token], at: int) -> bool:
    """Tell whether a token is neither in a person's name nor the second half of a word."""
    return not words.is_person(tokens, at) and not words.overlaps_word(tokens, at, None)


def _guess(tokens: list[Token], library: PlaceNames, at: int, last: int) -> Found | None:
    typed = tokens[at:last]
    if not all(map(words.joined, typed[1:])) or words.is_common(typed):
        return None
    places = library.near(typed, lambda _: True)
    titled = all(token.casing == "title" for token in typed)
    if not places and titled and not words.runs_on(tokens, at, last):
        places = upper_names().near(typed, lambda _: True)
    if not places:
        return None
    size, kind = next(_units_before(tokens, at), (0, ""))
    if not (titled or size) and sum(map(str.isalpha, places[0].name)) < _SURE:
        return None
    found = Found(at, last, places, exact=False, risky=True, guessed=True)
    of_kind = tuple(place for place in places if place.kind == kind)
    return replace(found, first=at - size, places=of_kind, prefixed=True) if of_kind else found


def _units_before(tokens: list[Token], at: int) -> Iterator[tuple[int, str]]:
    for size in range(words.LONGEST_UNIT, 0, -1):
        unit = words.unit_at(tokens, at - size) if at >= size else None
        if unit and unit[0] == size:
            yield unit
