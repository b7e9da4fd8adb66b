"""What is said where the reports hold no answer: what was looked for, and what there is instead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import where_of
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Answer, Metadata, Period, Place
from hoibaocao.searching.planning import as_planned, looks_ahead
from hoibaocao.searching.search import SearchResult
from hoibaocao.searching.sides import Side
from hoibaocao.vietnamese.periods import describe, describe_en, same
from hoibaocao.vietnamese.places import label, same_place
from hoibaocao.vietnamese.text import fold

_NAMED = 6
"""So many places, periods or titles are named as what the library has instead."""


def refusal(prompts: Prompts, generation: Generation, result: SearchResult, lang: str) -> Answer:
    """Say what was looked for, what is missing, and what there is instead.

    Args:
        prompts: Holds the words.
        generation: The one that was searched.
        result: What was found in it.
        lang: Language of the words.
    """
    near = _near(generation, result)
    titles = joined(of.title for of in near)
    said = {"where": where_searched(prompts, result, lang), "looked_for": _looked_for(result)}
    if result.scope.absent_places:
        places = _places_instead(generation, result)
        text = prompts.render(
            "refusal_place",
            lang,
            **said,
            places=joined(label(place) for place in result.scope.absent_places),
            available=joined(where_of(*each, lang) for each in places) or titles,
        )
    elif result.scope.absent_periods:
        asked = {side.place for side in result.absent}
        held = _periods_instead(generation, near, result)
        text = prompts.render(
            "refusal_period",
            lang,
            **said,
            periods=joined(missing(side, lang) for side in result.absent),
            available=joined(
                where_of(None if asked == {of.place} else of.place, of.period, lang) for of in held
            )
            or titles,
        )
    else:
        looked_in = {number for found in result.searched for number in found.side.reports}
        text = prompts.render(
            "refusal_nothing",
            lang,
            looked_for=said["looked_for"],
            count=str(len(looked_in)),
            available=titles,
        )
    return Answer(
        question=result.question,
        text=text,
        refused=True,
        scope=result.scope,
        statements=(),
        citations=(),
        answerer="extractive",
        generation=generation.name,
    )


def planned_question(result: SearchResult) -> str:
    """Return what to ask for the plans of a period that has no report; empty if there may be none.

    Args:
        result: What was found for a question that asks for a figure.
    """
    reading, absent = result.reading, result.absent
    is_of_time = len(absent) == 1 == len(result.searched) and not result.scope.absent_places
    if not is_of_time or result.topic.asked != "figure" or looks_ahead(reading):
        return ""
    return as_planned(reading) if absent[0].place and absent[0].period else ""


def next_questions(generation: Generation, result: SearchResult, lang: str) -> Iterator[str]:
    """Yield what may be asked of what there is instead of an absent place or period, nearest first.

    Whether the reports answer it is not looked up.

    Args:
        generation: The one that was searched.
        result: What was found in it.
        lang: Language of the question.
    """
    if result.scope.absent_places:
        yield from _asked_of_places(result, _places_instead(generation, result))
    elif result.scope.absent_periods:
        held = _periods_instead(generation, _near(generation, result), result)
        yield from _asked_of_periods(result, held, lang)


def _library(generation: Generation, result: SearchResult) -> list[Metadata]:
    """Return what the reports within reach are about; a pick may have left none."""
    entries = generation.catalogue.entries
    reach = result.resolution.reach or range(len(entries))
    return [entries[number].metadata for number in reach]


@lru_cache(maxsize=1)
def _by_place(generation: Generation, reach: tuple[int, ...]) -> Mapping[Place, Sequence[int]]:
    """Return the reports within reach, all if there are none, by place: it takes long of many."""
    entries, numbers = generation.catalogue.entries, defaultdict(list)
    for number in reach or range(len(entries)):
        if place := entries[number].metadata.place:
            numbers[place].append(number)
    return numbers


def _near(generation: Generation, result: SearchResult) -> list[Metadata]:
    return [hit.metadata for hit in result.hits] or _library(generation, result)


def where_searched(prompts: Prompts, result: SearchResult, lang: str) -> str:
    """Name what was searched: the library, or what the user has picked of it."""
    has_picked = result.resolution.picked_places or result.resolution.picked_periods
    return prompts.render("picked" if has_picked else "library", lang)


def missing(side: Side, lang: str) -> str:
    """Name a place and period that have no report, as it stands within a sentence."""
    words = describe_en if lang == "en" else describe
    period = words(side.period) if side.period else ""
    return f"{period} ({label(side.place)})" if side.place else period


def joined(names: Iterable[str]) -> str:
    """Return the first different names, joined by semicolons: names hold commas."""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - _NAMED
    return "; ".join(distinct[:_NAMED]) + (f" (+{more})" if more > 0 else "")


def _looked_for(result: SearchResult) -> str:
    return result.question.rstrip(" ?.!")


def _places_instead(
    generation: Generation, result: SearchResult
) -> list[tuple[Place, Period | None]]:
    """Return the places of a library, likeliest first, and the period asked about they tell of.

    Places that have reports of that period lead, and of those the ones that are called, or nearly,
    as one that was asked for, and those of its level. Where none has, the period is left out.
    """
    absent = result.scope.absent_places
    names = {fold(place.name) for place in absent}
    names |= {fold(found.side.place.name) for found in result.searched if found.side.place}
    levels = {place.level for place in absent}
    asked = _periods_named(result)
    starts = {period.start for period in asked}  # of all reports, few begin then
    found: dict[tuple[Place, Period | None], None] = dict.fromkeys(
        (of.place, of.period)
        for of in (_library(generation, result) if starts else ())
        if of.place
        and of.period
        and of.period.start in starts
        and any(same(of.period, each) for each in asked)
    )
    return sorted(
        found or [(place, None) for place in _by_place(generation, result.resolution.reach)],
        key=lambda each: (fold(each[0].name) not in names, each[0].level not in levels),
    )


def _periods_named(result: SearchResult) -> list[Period]:
    return [of.period for of in result.resolution.mentions if of.period and not of.comparison]


def _periods_instead(
    generation: Generation, near: Sequence[Metadata], result: SearchResult
) -> list[Metadata]:
    """Return reports of the place asked about, those of the nearest periods first; else the near.

    The same months of another year are nearer than other months.
    """
    side = result.absent[0]
    if side.place is None or side.period is None or len(result.absent) > 1:
        return [of for of in near if of.period]
    place, asked = side.place, side.period
    places = _by_place(generation, result.resolution.reach).items()
    numbers = sorted(n for other, own in places if same_place(other, place) for n in own)
    held = [generation.catalogue.entries[number].metadata for number in numbers]
    held = [of for of in held if of.period]
    held = held or [of for of in near if of.period]

    def distance(of: Metadata) -> tuple[bool, int]:
        period = of.period or asked
        return period.kind != asked.kind, abs((period.end - asked.end).days)

    return sorted(held, key=distance)


def _asked_of_periods(result: SearchResult, held: Sequence[Metadata], lang: str) -> Iterator[str]:
    """Yield the question about the periods that there are reports of, if it names one."""
    mentions = [each for each in result.resolution.mentions if not each.comparison]
    if len(mentions) == 1 and len(result.absent) == 1:
        words = describe_en if lang == "en" else describe
        start, end = mentions[0].start, mentions[0].end
        for period in dict.fromkeys(of.period for of in held if of.period):
            yield _with(result.resolution.question, start, end, words(period))


def _asked_of_places(
    result: SearchResult, held: Sequence[tuple[Place, Period | None]]
) -> Iterator[str]:
    """Yield the question about the places that there are reports of, if it names one."""
    spans = result.resolution.spans
    if len(spans) == 1:
        for place, period in held:
            if period or not _periods_named(result):
                yield _with(result.resolution.question, *spans[0], label(place))


def _with(question: str, start: int, end: int, name: str) -> str:
    return f"{question[:start]}{name}{question[end:]}".rstrip(" ?.!") + "?"
