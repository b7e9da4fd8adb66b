"""Make the gold questions: what is asked, which reports answer it, and with which words.

A question of the split ``tune`` speaks of no place of the split ``report``; the library holds the
reports of both. Settings may be fitted to the first; figures are given for the second.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

from benchmarks.quality.library import Library
from benchmarks.quality.one_figure import (
    abbreviations,
    facts,
    from_tables,
    in_english_words,
    paraphrases,
    period_words,
    revisions,
)
from benchmarks.quality.places import Place, Split
from benchmarks.quality.rows import Row
from benchmarks.quality.several import comparisons, follow_ups
from benchmarks.quality.slips import misspelt, typed_otherwise, unaccented
from benchmarks.quality.without_answer import (
    at_absent_places,
    in_absent_periods,
    on_omitted_indicators,
    on_unheard_indicators,
    outside_the_domain,
    with_a_shared_name,
    without_a_place,
)

Maker = Callable[[Library, Split, Random], Iterator[Row]]

# The maker of each kind, and how many questions: to tune on, and to report.
_KINDS: dict[str, tuple[Maker, int, int]] = {
    "fact": (facts, 35, 80),
    "paraphrase": (paraphrases, 40, 90),
    "period_words": (period_words, 30, 70),
    "abbreviation": (abbreviations, 20, 45),
    "table": (from_tables, 8, 20),
    "revision": (revisions, 3, 7),
    "english": (in_english_words, 25, 50),
    "compare": (comparisons, 30, 70),
    "follow_up": (follow_ups, 20, 60),
    "no_place": (without_a_place, 8, 20),
    "which_place": (with_a_shared_name, 5, 10),
    "absent_place": (at_absent_places, 20, 45),
    "absent_period": (in_absent_periods, 25, 50),
    "omitted_indicator": (on_omitted_indicators, 30, 60),
    "unheard_indicator": (on_unheard_indicators, 15, 40),
    "outside_domain": (outside_the_domain, 20, 40),
}
# The same questions as other fingers type them.
_TYPED = {"unaccented": (40, 90), "misspelt": (40, 90), "typed": (10, 25)}
_ORIGINALS = ("fact", "paraphrase", "period_words")
_MOST_TRIES = 3000


def make_questions(library: Library) -> list[Row]:
    """Return the questions of both splits, each with an id of its own."""
    return [*_of_split(library, "tune"), *_of_split(library, "report")]


def _of_split(library: Library, split: Split) -> list[Row]:
    rows: list[Row] = []
    seen: set[str] = set()
    for kind, (maker, to_tune, to_report) in _KINDS.items():
        made = maker(library, split, library.world.random("questions", split, kind))
        rows += _taken(made, kind, split, to_tune if split == "tune" else to_report, seen)
    originals = [row for row in rows if row["kind"] in _ORIGINALS]
    for kind, (to_tune, to_report) in _TYPED.items():
        random = library.world.random("questions", split, kind)
        made = _typed(library, originals, kind, random)
        rows += _taken(made, kind, split, to_tune if split == "tune" else to_report, seen)
    return rows


def _taken(
    made: Iterator[Row], kind: str, split: Split, count: int, seen: set[str]
) -> Iterator[Row]:
    """Yield so many questions, none asked before; a follow-up counts with what went before it."""
    taken = 0
    for row in islice(made, _MOST_TRIES):
        asked = f"{row.get('history')}{row['question']}"
        if asked not in seen:
            seen.add(asked)
            taken += 1
            yield {"id": f"{split}-{kind}-{taken:03d}", "kind": kind, "split": split, **row}
        if taken == count:
            return
    raise ValueError(f"only {taken} questions of the kind {kind} could be made for {split}")


def _typed(library: Library, originals: list[Row], kind: str, random: Random) -> Iterator[Row]:
    places = {place.key: place for place in library.places}
    for row in random.sample(originals, len(originals)):
        place = places[row["places"][0]]
        question = _as_typed(row["question"], place, library, kind, random)
        if question:
            original = {name: row[name] for name in row if name not in {"id", "kind", "split"}}
            yield {**original, "question": question, "of": row["id"]}


def _as_typed(question: str, place: Place, library: Library, kind: str, random: Random) -> str:
    """Return a question as typed in some way; empty if nobody could tell its place any more."""
    # Without diacritics, a name that differs by them alone needs its province.
    if place.lookalike and kind != "typed" and place.province not in question:
        return ""
    if kind == "unaccented":
        return unaccented(question, random)
    if kind == "typed":
        return typed_otherwise(question, random)
    others = [each.name for each in library.places if each.name != place.name]
    name = "" if place.lookalike or place.homonym else place.name
    return misspelt(question, name, others, random)
