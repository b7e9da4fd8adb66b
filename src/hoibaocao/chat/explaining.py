"""Why a search found what it found, in JSON: how the question was read, where, and what counted.

What the reading changed is told by comparing the question with it: that holds however it is made.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from hoibaocao.chat.contract import Json, hit_json, search_json
from hoibaocao.records import Hit
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import Found, SearchResult
from hoibaocao.searching.signs import RANKING, Signs
from hoibaocao.vietnamese.periods import PeriodMention, describe
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import fold

_EDGES = " ,.;:?!()–-"


def explained_json(result: SearchResult) -> Json:
    """Return what was found, with why.

    ``typing`` lists what was read otherwise than typed; ``place_words`` and ``period_words`` what
    of the question was taken for its place and period, ``picked_places`` and ``picked_periods``
    what the user has picked, ``topic`` what was searched for in the reports, in the asked words and
    in theirs. Of each side, ``reports`` of ``library_reports`` were
    searched. Of each hit, ``legs`` are the shares of its fused score, ``signs`` what each sign of
    its best sentence adds to that sentence's score; the other sentences of the passage add to the
    score that ranks it.
    """
    resolution = result.resolution
    return {
        **search_json(result),
        "typing": list(_typing(result.question, result.reading)),
        "place_words": list(_place_words(resolution.question, resolution.spans)),
        "period_words": [_period_words(resolution.question, of) for of in resolution.mentions],
        "picked_places": [label(place) for place in resolution.picked_places],
        "picked_periods": [describe(period) for period in resolution.picked_periods],
        "must_name": [fold(place.name) for place in resolution.named],
        "topic": "; ".join(result.topic.texts),
        "library_reports": result.reports,
        "sides": [_side(found, absent=found not in result.sides) for found in result.searched],
    }


def _typing(question: str, reading: str) -> Iterator[Json]:
    """Yield each run of words that was read otherwise, whether mended or only given diacritics."""
    typed, read = question.split(), reading.split()
    for kind, a, b, c, d in SequenceMatcher(a=typed, b=read, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b - a != d - c:
            yield _change(typed[a:b], read[c:d])
            continue
        pairs = zip(typed[a:b], read[c:d], strict=True)
        for _, run in groupby(pairs, lambda pair: fold(pair[0]) == fold(pair[1])):
            yield _change(*zip(*run, strict=True))


def _change(typed: tuple[str, ...] | list[str], read: tuple[str, ...] | list[str]) -> Json:
    before, after = " ".join(typed), " ".join(read)
    return {"typed": before, "read": after, "mended": fold(before) != fold(after)}


def _place_words(question: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the names of places; those with nothing but a comma or the like between are one."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and not question[runs[-1][1] : start].strip(_EDGES):
            runs[-1] = runs[-1][0], max(runs[-1][1], end)
        else:
            runs.append((start, end))
    yield from (question[start:end].strip(_EDGES) for start, end in runs)


def _period_words(question: str, mention: PeriodMention) -> Json:
    return {
        "words": question[mention.start : mention.end],
        "period": describe(mention.period) if mention.period else None,
        "compared_to": mention.comparison,
    }


def _side(found: Found, *, absent: bool) -> Json:
    side = found.side
    best: dict[int, Evidence] = {}
    for evidence in found.evidence:
        best.setdefault(id(evidence.hit.passage), evidence)
    return {
        "place": label(side.place) if side.place else None,
        "period": describe(side.period) if side.period else None,
        "exact_period": side.exact,
        "absent": absent,
        "reports": len(side.reports),
        "hits": [
            _hit(hit, legs, best.get(id(hit.passage)))
            for hit, legs in zip(found.hits, found.shares, strict=True)
        ],
    }


def _hit(hit: Hit, legs: Mapping[str, float], evidence: Evidence | None) -> Json:
    why: Json = {"sentence": None, "signs": {}, "answers": False}
    if evidence:
        counted = zip(Signs._fields, RANKING, evidence.signs, strict=True)
        signs = {name: weight * value for name, weight, value in counted if value}
        why = {"sentence": evidence.text, "signs": _rounded(signs), "answers": evidence.answers}
    return {**hit_json(hit), "legs": _rounded(legs), **why}


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}
