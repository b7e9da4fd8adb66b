"""Questions that need several figures, or the question before."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.quality.library import Library, Stated
from benchmarks.quality.naming import asked, usual
from benchmarks.quality.places import Place, Split
from benchmarks.quality.rows import Row, answered, capitalised
from benchmarks.quality.world import Period

_FILE = Path(__file__).with_name("several.toml")


@cache
def _templates() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def comparisons(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions that set two or three places, or two periods, side by side."""
    while True:
        stated = library.draw(split, random)
        if random.random() < 0.6:
            sides = [stated, *_same_elsewhere(library, stated, random)]
            shape = "places" if len(sides) == 2 else "three_places"
        else:
            sides = [stated, *_same_at_other_times(library, stated, random)]
            shape = "periods"
        if len(sides) > 1:
            template = random.choice(_templates()[shape])
            noun, names = stated.indicator.noun, [asked(each.place, random) for each in sides]
            periods = [usual(each.period, random) for each in sides]
            question = template.format(noun=noun, Noun=capitalised(noun), x=names, p=periods)
            yield answered(question, sides)


def follow_ups(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield second questions that name only what changes."""
    while True:
        first = library.draw(split, random)
        by_place = random.random() < 0.5
        find = _same_elsewhere if by_place else _same_at_other_times
        second = next(iter(find(library, first, random)), None)
        if second:
            template = random.choice(_templates()["then_place" if by_place else "then_period"])
            question = template.format(
                x=asked(second.place, random), p=usual(second.period, random)
            )
            yield {**answered(question, [second]), "history": _history(first, random)}


def _history(stated: Stated, random: Random) -> list[dict[str, str]]:
    question = random.choice(stated.indicator.asks)
    asked_first = question.format(x=asked(stated.place, random), p=usual(stated.period, random))
    said = f"{capitalised(stated.indicator.noun)}: {stated.fact.answer} [1]."
    return [
        {"role": "user", "content": capitalised(asked_first)},
        {"role": "assistant", "content": said},
    ]


def _same_elsewhere(library: Library, stated: Stated, random: Random) -> list[Stated]:
    """Return the same indicator for one or two other places, if they state it."""
    others: list[tuple[Place, Period]] = [
        (place, stated.period)
        for place in library.of_split(stated.place.split)
        if place != stated.place and stated.period in library.periods(place)
    ]
    return _drawn(library, stated, others, random, at_most=random.choice([1, 1, 1, 2]))


def _same_at_other_times(library: Library, stated: Stated, random: Random) -> list[Stated]:
    others = [
        (stated.place, period)
        for period in library.periods(stated.place)
        if period != stated.period
    ]
    return _drawn(library, stated, others, random, at_most=1)


def _drawn(
    library: Library,
    stated: Stated,
    others: list[tuple[Place, Period]],
    random: Random,
    *,
    at_most: int,
) -> list[Stated]:
    random.shuffle(others)
    found = (library.stated(place, period, stated.indicator) for place, period in others)
    # Equal figures would make one answer pass for both sides.
    told_apart = (each for each in found if each and each.fact.answer != stated.fact.answer)
    return [each for each, _ in zip(told_apart, range(at_most), strict=False)]
