"""Answers without a language model: the best sentences, quoted exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoibaocao.answering.clauses import Wanted
from hoibaocao.answering.comparing import Row, difference_of, evidence_of_sides, lines_of, table_of
from hoibaocao.answering.deciding import verdict_of
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import (
    Point,
    heading_of,
    point_of,
    where_of,
    widest,
    without_repeated_rows,
)
from hoibaocao.answering.summing_up import in_brief
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.headings import begins_item
from hoibaocao.records import Answer, Metadata, Place, Scope, Statement
from hoibaocao.searching.evidence import Evidence, probabilities
from hoibaocao.searching.scope import Side
from hoibaocao.searching.search import Found, SearchResult
from hoibaocao.searching.signs import is_enough, is_headed
from hoibaocao.vietnamese.periods import describe, describe_en
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import fold

_STATEMENTS = 3
_SURE = 0.95
"""Sentences are stated until one of them answers with this probability."""
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
        brief = in_brief(generation, result, self._prompts, lang)
        return brief or self._answered(generation, result, lang)

    def _answered(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        wanted = Wanted.of(result.reading, result.topic.texts[0])
        text, points = "", list[Point]()
        if not result.scope.is_absent:
            if len(result.searched) + len(result.scope.absent_places) > 1:
                text, points = self._sides_told(result, wanted, lang)
            elif any(each.answers for found in result.sides for each in found.evidence):
                text, points = self._told(result.sides[0], wanted, lang)
            elif wanted.is_list and (item := _listed(result)):
                points = [point_of(item, wanted)]
                text = f"{points[0].stated} [1]"
        if not points:
            nearest = _nearest(result)
            if nearest:
                return self._told_apart(generation, result, point_of(nearest, wanted), lang)
            return self.refusal(generation, result, lang)
        missing = [
            *map(label, result.scope.absent_places),
            *(_missing(side, lang) for side in result.absent),
        ]
        if missing:
            where = self._where(result, lang)
            told = self._prompts.render("missing", lang, where=where, missing=_joined(missing))
            text = f"{text}\n\n{told}"
        return Answer(
            question=result.question,
            text=text,
            refused=False,
            scope=result.scope,
            statements=tuple(
                Statement(point.stated, citations=(n,), verified=True)
                for n, point in enumerate(points, 1)
            ),
            citations=tuple(point.citation(n) for n, point in enumerate(points, 1)),
            answerer="extractive",
            generation=generation.name,
        )

    def _told(self, found: Found, wanted: Wanted, lang: str) -> tuple[str, list[Point]]:
        """Return what answers a question for one side, and its text."""
        points = widest([point_of(evidence, wanted) for evidence in _best(found.evidence)])
        points = without_repeated_rows(points)
        prose = [point for point in points if not point.is_row]
        verdict = verdict_of(prose[0].text, wanted) if len(prose) == 1 else None
        points = prose if verdict else points
        text = "\n\n".join(f"{point.stated} [{n}]" for n, point in enumerate(points, 1))
        return (f"{self._prompts.render(verdict, lang)}. {text}" if verdict else text), points

    def _sides_told(
        self, result: SearchResult, wanted: Wanted, lang: str
    ) -> tuple[str, list[Point]]:
        """Return what answers a question for each of its sides, and their table or lines."""
        rows = self._rows(result, wanted, lang)
        points = [row.point for row in rows if row.point]
        if wanted.asked != "figure":
            return lines_of(rows, lang), points
        text = table_of(rows, self._prompts, lang)
        compared = difference_of(rows, self._prompts, lang) if wanted.compares else ""
        return (f"{text}\n\n{compared}" if compared else text), points

    def _rows(self, result: SearchResult, wanted: Wanted, lang: str) -> list[Row]:
        told = evidence_of_sides(result.sides, wanted)
        evidence = {found.side: each for found, each in zip(result.sides, told, strict=True)}
        rows = []
        for found in result.searched:
            missing = "not_told" if found.side in evidence else "no_report"
            own = evidence.get(found.side)
            of = own.hit.metadata if own else None
            rows.append(
                Row(
                    found.side.place or (of.place if of else None),
                    found.side.period or (of.period if of else None),
                    point_of(own, wanted) if own else None,
                    self._prompts.render(missing, lang),
                )
            )
        absent = self._prompts.render("no_report", lang)
        rows += [Row(place, None, None, absent) for place in result.scope.absent_places]
        return rows

    def _told_apart(
        self, generation: Generation, result: SearchResult, nearest: Point, lang: str
    ) -> Answer:
        """Say that a report is silent on what is asked, and quote what it tells instead."""
        of = nearest.hit.metadata
        text = self._prompts.render(
            "refusal_nearest",
            lang,
            looked_for=result.question.rstrip(" ?.!"),
            report=heading_of(of.place, of.period, lang) or of.title,
            nearest=f"“{nearest.text}” [1]",
        )
        return Answer(
            question=result.question,
            text=text,
            refused=True,
            scope=result.scope,
            statements=(Statement(nearest.stated, citations=(1,), verified=True),),
            citations=(replace(nearest.citation(1), marks=()),),
            answerer="extractive",
            generation=generation.name,
        )

    def refusal(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        """Say what was looked for, what is missing, and what there is instead."""
        scope = result.scope
        looked_for = result.question.rstrip(" ?.!")
        where = self._where(result, lang)
        entries = generation.catalogue.entries
        reach = result.resolution.reach or range(len(entries))  # a pick may have no report
        library = [entries[number].metadata for number in reach]
        near = [hit.metadata for hit in result.hits] or library
        titles = _joined(of.title for of in near)
        if scope.absent_places:
            text = self._prompts.render(
                "refusal_place",
                lang,
                where=where,
                looked_for=looked_for,
                places=_joined(label(place) for place in scope.absent_places),
                available=_joined(map(label, _likely_first(library, result))) or titles,
            )
        elif scope.absent_periods:
            asked = {side.place for side in result.absent}
            text = self._prompts.render(
                "refusal_period",
                lang,
                where=where,
                looked_for=looked_for,
                periods=_joined(_missing(side, lang) for side in result.absent),
                available=_joined(
                    where_of(None if asked == {of.place} else of.place, of.period, lang)
                    for of in near
                    if of.period
                )
                or titles,
            )
        else:
            text = self._prompts.render(
                "refusal_nothing", lang, looked_for=looked_for, available=titles
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
        has_picked = result.resolution.picked_places or result.resolution.picked_periods
        return self._prompts.render("picked" if has_picked else "library", lang)


def _nearest(result: SearchResult) -> Evidence | None:
    """Return the best sentence that seems to answer, and does not.

    It tells of another kind than asked for, or other reports tell that it means something else.
    There is none if places or periods are absent, or several are asked about.
    """
    if result.scope.absent_places or result.scope.absent_periods or len(result.sides) != 1:
        return None
    near = (e for e in result.sides[0].evidence if e.kindred or (e.fits and is_enough(e.signs)))
    return next(near, None)


def _listed(result: SearchResult) -> Evidence | None:
    """Return an item of a list under a heading that names all that is asked for; None without."""
    evidence = result.searched[0].evidence if result.searched else ()
    return next((e for e in evidence if is_headed(e.signs) and begins_item(e.text)), None)


def _missing(side: Side, lang: str) -> str:
    """Name a place and period that have no report, as it stands within a sentence."""
    words = describe_en if lang == "en" else describe
    period = words(side.period) if side.period else ""
    return f"{period} ({label(side.place)})" if side.place else period


def _likely_first(library: Iterable[Metadata], result: SearchResult) -> list[Place]:
    """Return the places of a library; those called, or nearly, as one that was asked for lead."""
    names = {fold(place.name) for place in result.scope.absent_places}
    names |= {fold(found.side.place.name) for found in result.searched if found.side.place}
    places = dict.fromkeys(of.place for of in library if of.place)
    return sorted(places, key=lambda place: fold(place.name) not in names)


def _best(found: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentences that answer, until one is likely right; from as new reports."""
    best: list[Evidence] = []
    likely = 0.0
    for each, probability in zip(found, probabilities(found), strict=True):
        if not each.answers or (best and each.signs.superseded > best[0].signs.superseded):
            continue
        best.append(each)
        likely += probability
        if likely >= _SURE or len(best) == _STATEMENTS:
            break
    return best


def _joined(names: Iterable[str]) -> str:
    """Return the first different names, joined by semicolons: names hold commas."""
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - _NAMED
    return "; ".join(distinct[:_NAMED]) + (f" (+{more})" if more > 0 else "")
