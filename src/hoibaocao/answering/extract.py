"""Answers without a language model: the best sentences, quoted exactly."""

from dataclasses import replace

from hoibaocao.answering.choosing import best_of, put_together
from hoibaocao.answering.comparing import Row, difference_of, evidence_of_sides, lines_of, table_of
from hoibaocao.answering.deciding import verdict_of
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.quoted import told_as_it_stands
from hoibaocao.answering.ranked import ranked
from hoibaocao.answering.refusing import joined, missing, refusal, where_searched
from hoibaocao.answering.stating import (
    Point,
    answer_of,
    heading_of,
    point_of,
    widest,
    without_repeated_rows,
)
from hoibaocao.answering.summing_up import in_brief
from hoibaocao.answering.wanted import Wanted
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.headings import begins_item
from hoibaocao.records import Answer, Scope, Statement
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import Found, SearchResult
from hoibaocao.searching.signs import is_enough, is_headed
from hoibaocao.vietnamese.places import label


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
        return (
            in_brief(generation, result, self._prompts, lang)
            or ranked(generation, result, self._prompts, lang)
            or self._answered(generation, result, lang)
        )

    def _answered(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        wanted = Wanted.of(result.reading, result.topic.texts[0], result.resolution.topic)
        text, points = self._stated(result, wanted, lang)
        if not points:
            nearest = _nearest(result)
            if nearest:
                return self._told_apart(generation, result, point_of(nearest, wanted), lang)
            return self.refusal(generation, result, lang)
        lacking = [
            *map(label, result.scope.absent_places),
            *(missing(side, lang) for side in result.absent),
        ]
        if lacking:
            where = where_searched(self._prompts, result, lang)
            told = self._prompts.render("missing", lang, where=where, missing=joined(lacking))
            text = f"{text}\n\n{told}"
        return answer_of(generation, result, text, points)

    def _stated(self, result: SearchResult, wanted: Wanted, lang: str) -> tuple[str, list[Point]]:
        """Return what answers a question, and its text; nothing if nothing does."""
        if result.scope.is_absent:
            return "", []
        if any(found.quotes for found in result.sides):
            return told_as_it_stands(result, self._prompts, lang)
        if len(result.searched) + len(result.scope.absent_places) > 1:
            return self._sides_told(result, wanted, lang)
        if any(each.answers for found in result.sides for each in found.evidence):
            return self._told(result.sides[0], wanted, lang)
        if wanted.is_list and (item := _listed(result)):
            point = point_of(item, wanted)
            return f"{point.stated} [1]", [point]
        return "", []

    def _told(self, found: Found, wanted: Wanted, lang: str) -> tuple[str, list[Point]]:
        """Return what answers a question for one side, and its text."""
        points = widest([point_of(evidence, wanted) for evidence in best_of(found.evidence)])
        points = without_repeated_rows(points)
        prose = [point for point in points if not point.is_row]
        verdict = verdict_of(prose[0].text, wanted) if len(prose) == 1 else None
        points = put_together(prose if verdict else points)
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
                    point_of(own, wanted.of_side(found.side.period)) if own else None,
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
        return refusal(self._prompts, generation, result, lang)

    def offering(self, refused: Answer, question: str, lang: str) -> Answer:
        """Return a refusal that ends with a question to ask instead."""
        offer = self._prompts.render("ask_next", lang, question=question)
        return replace(refused, text=f"{refused.text} {offer}")

    def planned(self, refused: Answer, planned: Answer, lang: str) -> Answer:
        """Return a refusal that ends with what is planned, which is no result."""
        told = self._prompts.render("planned", lang, planned=planned.text)
        return replace(
            refused,
            text=f"{refused.text}\n\n{told}",
            statements=planned.statements,
            citations=planned.citations,
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
