"""Questions that one figure answers."""

from collections.abc import Callable, Iterator
from random import Random

from benchmarks.quality.library import Library, Stated
from benchmarks.quality.naming import asked, in_english, in_words, usual
from benchmarks.quality.places import Split
from benchmarks.quality.rows import Row, answered
from benchmarks.quality.world import Period

Ask = Callable[[Stated], list[str]]


def facts(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions in words of the reports."""
    return _asked(library, split, random, lambda stated: stated.indicator.asks)


def paraphrases(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions in words that the reports do not use."""
    return _asked(library, split, random, lambda stated: stated.indicator.paraphrases)


def period_words(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions that name the period in other words than titles do."""
    return _asked(library, split, random, lambda stated: stated.indicator.asks, in_words)


def abbreviations(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions with an abbreviation where the report has none, or the other way round."""
    return _asked(library, split, random, lambda stated: stated.indicator.abbreviated)


def from_tables(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions whose figure stands in a table alone."""
    return _asked(
        library, split, random, lambda stated: stated.indicator.asks, usual, in_table=True
    )


def revisions(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions for a figure that a later version of the report has changed."""
    for stated in library.revisions(split):
        template = random.choice(stated.indicator.asks)
        place = asked(stated.place, random)
        yield answered(template.format(x=place, p=usual(stated.period, random)), [stated])


def in_english_words(library: Library, split: Split, random: Random) -> Iterator[Row]:
    """Yield questions in English, with names as they are typed there."""
    while True:
        stated = library.draw(split, random)
        template = random.choice(stated.indicator.english)
        question = template.format(x=stated.place.english, p=in_english(stated.period, random))
        yield answered(question, [stated], lang="en")


def _asked(
    library: Library,
    split: Split,
    random: Random,
    ask: Ask,
    name_period: Callable[[Period, Random], str] = usual,
    *,
    in_table: bool = False,
) -> Iterator[Row]:
    while True:
        stated = library.draw(split, random, in_table=in_table)
        place = asked(stated.place, random)
        question = random.choice(ask(stated)).format(x=place, p=name_period(stated.period, random))
        yield answered(question, [stated])
