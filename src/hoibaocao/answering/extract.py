"""Answers without a language model: the best sentences, quoted exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoibaocao.answering.prompts import Prompts
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Answer, Citation, Metadata, Period, Place, Scope, Statement
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.scope import Side
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.periods import describe, describe_en
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import fold

_STATEMENTS = 3
_ALSO = 0.3
"""A further sentence is stated if it scores at most this much less than the best."""
_NAMED = 6
"""So many places, periods or titles are named as what the library has instead."""


class ExtractiveAnswerer:
    """States what stands in the reports, word for word, or says that it does not.

    Args:
        prompts: Holds the words of a refusal.
    """

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts

    def answer(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        """Return the answer to a search, complete at once.

        Args:
            generation: The one that was searched.
            result: What was found in it.
            lang: Language of a refusal; a quote stays as it stands in its report.
        """
        chosen: list[Evidence] = []
        if not result.scope.is_absent:
            for found in result.sides:
                chosen += _best(found.evidence, 1 if len(result.sides) > 1 else _STATEMENTS)
        if not chosen:
            return self.refusal(generation, result, lang)
        answer = _stated(generation, result, chosen)
        missing = [
            *map(label, result.scope.absent_places),
            *(_missing(side, lang) for side in result.absent),
        ]
        if missing:
            told = self._prompts.render(
                "missing", lang, where=self._where(result, lang), missing=_joined(missing)
            )
            answer = replace(answer, text=f"{answer.text}\n\n{told}")
        return answer

    def refusal(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        """Say what was looked for, what is missing, and what there is instead."""
        scope = result.scope
        looked_for = result.question.rstrip(" ?.!")
        where = self._where(result, lang)
        entries = generation.catalogue.entries
        reach = result.resolution.reach or range(len(entries))  # a pick may have no report
        library = [entries[number].metadata for number in reach]
        if scope.absent_places:
            text = self._prompts.render(
                "refusal_place",
                lang,
                where=where,
                looked_for=looked_for,
                places=_joined(label(place) for place in scope.absent_places),
                available=_joined(map(label, _likely_first(library, result))),
            )
        elif scope.absent_periods:
            near = [hit.metadata for hit in result.hits] or library
            text = self._prompts.render(
                "refusal_period",
                lang,
                where=where,
                looked_for=looked_for,
                periods=_joined(_missing(side, lang) for side in result.absent),
                available=_joined(_where(of, lang) for of in near if of.period),
            )
        else:
            near = [hit.metadata for hit in result.hits] or library
            text = self._prompts.render(
                "refusal_nothing",
                lang,
                looked_for=looked_for,
                available=_joined(of.title for of in near),
            )
        return Answer(
            question=result.question,
            text=text,
            refused=True,
            scope=scope,
            statements=(),
            citations=(),
            answerer="extractive",
            generation=generation.name,
        )

    def greeting(self, generation: Generation, question: str, lang: str) -> Answer:
        """Say what one can ask, to somebody who only greets or thanks."""
        return Answer(
            question=question,
            text=self._prompts.render("greeting", lang),
            refused=False,
            scope=Scope(),
            statements=(),
            citations=(),
            answerer="extractive",
            generation=generation.name,
        )

    def _where(self, result: SearchResult, lang: str) -> str:
        """Name what was searched: the library, or what the user has picked of it."""
        is_all = len(result.resolution.reach) == result.reports
        return self._prompts.render("library" if is_all else "picked", lang)


def _missing(side: Side, lang: str) -> str:
    """Name a place and period that have no report."""
    period = _period(side.period, lang)
    return f"{period} ({label(side.place)})" if side.place else period


def _period(period: Period | None, lang: str) -> str:
    if period is None:
        return ""
    return describe_en(period) if lang == "en" else describe(period)


def _likely_first(library: Iterable[Metadata], result: SearchResult) -> list[Place]:
    """Return the places of a library; those called, or nearly, as one that was asked for lead."""
    names = {fold(place.name) for place in result.scope.absent_places}
    names |= {fold(found.side.place.name) for found in result.searched if found.side.place}
    places = dict.fromkeys(of.place for of in library if of.place)
    return sorted(places, key=lambda place: fold(place.name) not in names)


def _best(found: Sequence[Evidence], most: int) -> list[Evidence]:
    answering = [evidence for evidence in found if evidence.answers]
    return [e for e in answering[:most] if e.score >= answering[0].score - _ALSO]


def _stated(generation: Generation, result: SearchResult, chosen: Sequence[Evidence]) -> Answer:
    statements, citations = [], []
    for n, evidence in enumerate(chosen, 1):
        where = _where(evidence.hit.metadata)
        stated = evidence.text.rstrip(" ;,")
        text = f"{where}: {stated}" if where else stated
        statements.append(Statement(text, citations=(n,), verified=True))
        citations.append(
            Citation(
                n,
                evidence.hit.passage,
                evidence.hit.metadata,
                evidence.start,
                evidence.end,
                evidence.text,
                evidence.hit.also_in,
            )
        )
    text = "\n\n".join(f"{statement.text} [{n}]" for n, statement in enumerate(statements, 1))
    return Answer(
        question=result.question,
        text=text,
        refused=False,
        scope=result.scope,
        statements=tuple(statements),
        citations=tuple(citations),
        answerer="extractive",
        generation=generation.name,
    )


def _where(of: Metadata, lang: str = "vi") -> str:
    """Return the place and period of a report, as a statement begins."""
    parts = (label(of.place) if of.place else "", _period(of.period, lang))
    where = ", ".join(part for part in parts if part)
    return where[:1].upper() + where[1:]


def _joined(names: Iterable[str]) -> str:
    """Return the first different names, joined by semicolons: names hold commas."""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - _NAMED
    return "; ".join(distinct[:_NAMED]) + (f" (+{more})" if more > 0 else "")
