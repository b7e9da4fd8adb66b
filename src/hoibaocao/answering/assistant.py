"""From a question to its answer: search once, then the language model or the extract."""

import dataclasses
import logging
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from hoibaocao.answering.conversation import Standalone, standalone
from hoibaocao.answering.elaborating import elaborated
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.answering.growth import with_growth
from hoibaocao.answering.llm import LanguageModelAnswerer
from hoibaocao.answering.reasons import with_reasons
from hoibaocao.answering.refusing import next_questions, planned_question
from hoibaocao.answering.several import asked_apart, together
from hoibaocao.answering.verification import Unverified, verified, verified_stream
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.library import Library
from hoibaocao.records import Answer, Notice, Question
from hoibaocao.searching.elsewhere import confirmed
from hoibaocao.searching.questions import language_of, tidy
from hoibaocao.searching.search import Searcher, SearchResult

_log = logging.getLogger(__name__)
_asked = logging.getLogger("hoibaocao.asked")  # written down only where somebody turns it on
_OFFERS = 3
"""So many questions are tried, nearest first, before none is offered."""


class Assistant:
    """Answers questions from the library; may be shared by threads.

    Args:
        library: Where the reports are.
        searcher: Finds passages.
        extractive: Answers from sentences; also when the language model fails.
        language_model: Writes the answer from the passages; None to do without.
        k: How many passages a question gets.
        unverified: Mark or drop the statements that stand in no passage.
    """

    def __init__(
        self,
        library: Library,
        searcher: Searcher,
        extractive: ExtractiveAnswerer,
        language_model: LanguageModelAnswerer | None = None,
        *,
        k: int = 10,
        unverified: Unverified = "mark",
    ) -> None:
        self._library = library
        self._searcher = searcher
        self._extractive = extractive
        self._language_model = language_model
        self._k = k
        self._unverified = unverified

    def search(self, question: Question, k: int | None = None) -> SearchResult:
        """Return what was found for a question.

        Args:
            question: What is asked, and where to look.
            k: How many passages; as many as a question gets if None.

        Raises:
            QuestionEmpty: There is no word in the question.
            QuestionTooLong: It is longer than is read.
            PlaceUnknown: A place to look in cannot be read.
            PeriodUnknown: A period to look in cannot be read.
            HoiBaoCaoError: The index cannot be used, as `Library.current` says.
        """
        generation = self._library.current()
        meant = standalone(generation, question.text, question.history)
        result = self._search(generation, question, k)(meant.text)
        return dataclasses.replace(result, question=tidy(question.text))

    def _search(
        self, generation: Generation, question: Question, k: int | None = None
    ) -> Callable[[str], SearchResult]:
        """Return what searches where a question is to be looked for."""
        return partial(
            self._searcher.search,
            generation,
            k=k or self._k,
            places=question.places,
            periods=question.periods,
        )

    def ask(self, question: Question) -> Answer:
        """Return the complete answer; takes and raises what `search` does."""
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield fuller and fuller answers, the last one complete; like `search` in the rest."""
        began = time.perf_counter()
        generation = self._library.current()
        asked = tidy(question.text)
        _asked.info("asked", extra={"facts": {"question": asked}})
        meant = standalone(generation, asked, question.history)
        if meant.kind == "courtesy":
            yield self._extractive.greeting(generation, asked, language_of(asked))
            return
        search = self._search(generation, question)
        result = search(meant.text)
        found = time.perf_counter()
        for answer in self._answers(generation, question, meant, result, search):
            timings = {
                "search": round(1000 * (found - began), 1),
                "answer": round(1000 * (time.perf_counter() - found), 1),
                "total": round(1000 * (time.perf_counter() - began), 1),
            }
            yield dataclasses.replace(
                answer,
                notice="old_index" if self._library.notice else answer.notice,
                question=asked,
                timings_ms=timings,
                reading=result.reading if result.reading != asked else "",
                choices=result.choices,
            )

    def _answers(
        self,
        generation: Generation,
        question: Question,
        meant: Standalone,
        result: SearchResult,
        search: Callable[[str], SearchResult],
    ) -> Iterator[Answer]:
        lang = language_of(result.question)
        wanted = result.question
        if meant.kind == "more":
            wanted = f"{wanted} {tidy(question.text)}"
        notice: Notice = ""
        if self._language_model is not None and result.sides and not result.scope.is_absent:
            written = self._language_model.answer_stream(
                wanted,
                result.hits,
                question.history,
                lang,
                scope=result.scope,
                generation=generation.name,
                refusal=self._extractive.refusal(generation, result, lang).text,
            )
            try:
                yield from verified_stream(written, result.hits, self._unverified)
            except LanguageModelFailed as failure:
                _log.warning("%s", failure)
                notice = "llm_failed"
            else:
                return
        answer = self._extract(generation, result, lang)
        answer = self._told_together(generation, answer, result, lang, search)
        if answer.refused:
            answer = self._with_next_question(generation, answer, result, lang, search)
        elif meant.kind == "more":
            answer = elaborated(answer)
        yield dataclasses.replace(answer, notice=notice)

    def _extract(self, generation: Generation, result: SearchResult, lang: str) -> Answer:
        """Return the verified answer without a language model."""
        sure = with_growth(with_reasons(confirmed(generation, result)))
        answer = self._extractive.answer(generation, sure, lang)
        answer = verified(answer, result.hits, self._unverified)
        if not answer.refused and not answer.statements:
            return self._extractive.refusal(generation, sure, lang)
        return answer

    def _told_together(
        self,
        generation: Generation,
        answer: Answer,
        result: SearchResult,
        lang: str,
        search: Callable[[str], SearchResult],
    ) -> Answer:
        """Let the answer to a question for two things tell both, as far as both are told."""
        pair = asked_apart(result)
        if pair is None:
            return answer
        parts = [
            self._extract(generation, search(part), lang) for part in (pair.first, pair.second)
        ]
        told = sorted(parts, key=lambda part: part.refused)
        refused = sum(part.refused for part in parts)
        is_better = refused == 0 or (refused == 1 and pair.told_apart)
        return together(told, answer.question) if is_better else answer

    def _with_next_question(
        self,
        generation: Generation,
        refused: Answer,
        result: SearchResult,
        lang: str,
        search: Callable[[str], SearchResult],
    ) -> Answer:
        """Let a refusal end with what is planned, or the nearest question that has an answer."""
        if ahead := planned_question(result):
            planned = self._extract(generation, search(ahead), lang)
            if not planned.refused:
                return self._extractive.planned(refused, planned, lang)
        for question in islice(next_questions(generation, result, lang), _OFFERS):
            if not self._extract(generation, search(question), lang).refused:
                return self._extractive.offering(refused, question, lang)
        return refused
