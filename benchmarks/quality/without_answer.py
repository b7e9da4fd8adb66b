"""Questions without an answer, and questions with too many."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.quality.library import Library
from benchmarks.quality.naming import asked, usual
from benchmarks.quality.places import Place, Split, absent_places, level_of
from benchmarks.quality.rows import Row, capitalised, open_row, unanswered
from benchmarks.quality.slips import unaccented
from benchmarks.quality.world import Period

_OUTSIDE = Path(__file__).with_name("outside.toml")
_FEWEST_CANDIDATES = 2


def at_absent_places(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions on places that have no report."""
    indicators = {place.level: library.world.indicators(place) for place in library.of_split(split)}
    while True:
        name = random.choice(absent_places(split))
        indicator = random.choice(indicators[level_of(name)])
        period = random.choice(library.periods(random.choice(library.of_split(split))))
        template = random.choice([*indicator.asks, *indicator.paraphrases])
        question = template.format(x=name, p=usual(period, random))
        yield _sometimes_bare(unanswered(question, None, period, indicator.key), random)


def in_absent_periods(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions on periods that the place has no report on."""
    while True:
        place = random.choice(library.of_split(split))
        near = random.random() < 0.75
        period = random.choice(library.absent_periods(place, near=near))
        indicator = random.choice(library.world.indicators(place))
        template = random.choice([*indicator.asks, *indicator.paraphrases])
        question = template.format(x=asked(place, random), p=usual(period, random))
        yield unanswered(question, place, period, indicator.key)


def on_omitted_indicators(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions on what the report of that place and period leaves out."""
    while True:
        place = random.choice(library.of_split(split))
        period = random.choice(library.periods(place))
        omitted = library.versions(place, period)[0].issue.omitted
        indicator = random.choice(
            [each for each in library.world.indicators(place) if each.key in omitted]
        )
        template = random.choice(indicator.asks)
        question = template.format(x=asked(place, random), p=usual(period, random))
        yield unanswered(question, place, period, indicator.key)


def on_unheard_indicators(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions on indicators that no report of the library states, though others do."""
    while True:
        yield _placed(library, split, random, _outside()["unheard"][split == "report" :: 2])


def outside_the_domain(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions that reports of this kind never answer."""
    general: list[str] = _outside()["general"][split == "report" :: 2]
    yield from (unanswered(question) for question in general)
    while True:
        yield _placed(library, split, random, _outside()["placed"])


def _placed(library: Library, split: Split, random: Random, templates: list[str]) -> Row:
    place = random.choice(library.of_split(split))
    period = random.choice(library.periods(place))
    template = random.choice(templates)
    lang = "en" if template.startswith(("What", "How")) else "vi"
    name = place.english if lang == "en" else asked(place, random)
    question = template.format(x=name, p=usual(period, random))
    return unanswered(question, place, period if "{p}" in template else None, lang=lang)


def without_a_place(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions that name no place, so that many reports answer equally well."""
    while True:
        place = random.choice(library.of_split(split))
        period = random.choice(library.periods(place))
        indicator = random.choice(library.world.indicators(place))
        question = f"{capitalised(indicator.noun)} {usual(period, random)} là bao nhiêu?"
        candidates = library.candidates(period, indicator)
        if len(candidates) >= _FEWEST_CANDIDATES:
            yield open_row(question, candidates, [], period)


def with_a_shared_name(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions by a name that two places of the library have."""
    while True:
        place = random.choice([each for each in library.of_split(split) if each.homonym])
        period = random.choice(library.periods(place))
        indicator = random.choice(library.world.indicators(place))
        namesakes = _namesakes(library, place, period, indicator.key)
        if len(namesakes) >= _FEWEST_CANDIDATES:
            candidates = library.candidates(period, indicator, place.name)
            question = f"{capitalised(indicator.noun)} {usual(period, random)} của {place.name}?"
            yield open_row(question, candidates, namesakes, period)


def _namesakes(library: Library, place: Place, period: Period, key: str) -> list[str]:
    return [
        each.key
        for each in library.places
        if each.name == place.name
        and any(key in version.facts for version in library.versions(each, period))
    ]


def _sometimes_bare(row: Row, random: Random) -> Row:
    """A place that is not there is asked for in a hurry too."""
    bare = random.random() < 0.25
    return {**row, "question": unaccented(row["question"], random)} if bare else row


@cache
def _outside() -> dict[str, list[str]]:
    return tomllib.loads(_OUTSIDE.read_text(encoding="utf-8"))
