"""Gold questions as rows, in the form that `hoibaocao eval` reads."""

from collections.abc import Sequence
from typing import Any

from benchmarks.quality.library import Stated
from benchmarks.quality.places import Place
from benchmarks.quality.world import Period

Row = dict[str, Any]


def answered(question: str, stated: Sequence[Stated], *, lang: str = "vi") -> Row:
    """Return a question that these figures answer, one piece of evidence each."""
    return {
        "lang": lang,
        "question": capitalised(question),
        "answerable": True,
        "reports": list(dict.fromkeys(name for each in stated for name in each.reports)),
        "evidence": [each.fact.evidence for each in stated],
        "answer_contains": [each.fact.answer for each in stated],
        "places": list(dict.fromkeys(each.place.key for each in stated)),
        "periods": list(dict.fromkeys(spelled(each.period) for each in stated)),
        "indicator": stated[0].indicator.key,
    }


def unanswered(
    question: str,
    place: Place | None = None,
    period: Period | None = None,
    indicator: str = "",
    lang: str = "vi",
) -> Row:
    """Return a question that no report answers; the place is named only if it has reports."""
    return {
        "lang": lang,
        "question": capitalised(question),
        "answerable": False,
        "reports": [],
        "evidence": [],
        "answer_contains": [],
        "places": [place.key] if place else [],
        "periods": [spelled(period)] if period else [],
        "indicator": indicator,
    }


def open_row(question: str, candidates: list[str], places: list[str], period: Period) -> Row:
    """Return a question that several reports answer equally well."""
    return {
        "lang": "vi",
        "question": capitalised(question),
        "answerable": True,
        "reports": candidates,
        "candidates": candidates,
        "evidence": [],
        "answer_contains": [],
        "places": places,
        "periods": [spelled(period)],
    }


def spelled(period: Period) -> str:
    """Return a period as rows have it, such as "2023-half"."""
    return f"{period.year}-{period.kind}"


def capitalised(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[0].upper() + text[1:]
