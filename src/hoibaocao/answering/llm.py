"""Answers written by a language model from the passages that were found."""

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from hoibaocao.answering.breaker import CircuitBreaker
from hoibaocao.answering.chat_model import AnswerCut, ChatModel, MessagesTooLong
from hoibaocao.answering.citations import inert, normalised_markers, resolved, settled
from hoibaocao.answering.kept_answers import KeptAnswers
from hoibaocao.answering.prompts import (
    HISTORY_CHARS,
    Message,
    Prompts,
    numbered_passages,
    recent_turns,
)
from hoibaocao.answering.window import room
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Answer, Hit, Scope, Turn
from hoibaocao.vietnamese.foreign import is_foreign

NO_ANSWER = "NO_ANSWER"
"""What the model writes when the passages hold no answer; the prompts name it."""

_SAYS_NOTHING = re.compile(r"\bNO[_ -]ANSWER\b")
_PROVEN = re.compile(r".*\][.!?]?", re.DOTALL)
_WORDS_TO_JUDGE, _WORDS_OF_A_SENTENCE = 30, 5
"""An answer is judged by its language from here on: while it is written, when it is complete. A
figure with its unit is at home in every language."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the model is told, and the passages it was given in it, numbered from 1."""

    messages: tuple[Message, ...]
    given: tuple[str, ...]

    def shown(self, raw: str) -> str:
        """Return what the model wrote as inert text with ``[1]`` markers."""
        known = range(1, len(self.given) + 1)
        return normalised_markers(inert(raw), known)


class LanguageModelAnswerer:
    """Writes answers from passages; may be shared by threads.

    Args:
        chat_model: What writes.
        prompts: The messages.
        max_context_chars: Characters of passages a question may carry at most.
        context_tokens: The model's window; 0 to go by what the endpoint tells.
        breaker: Leaves the model alone while it keeps failing.
        kept: Answers to give again when the same is asked of the same passages.
    """

    def __init__(
        self,
        chat_model: ChatModel,
        prompts: Prompts,
        *,
        max_context_chars: int,
        context_tokens: int,
        breaker: CircuitBreaker,
        kept: KeptAnswers,
    ) -> None:
        self._chat_model = chat_model
        self._prompts = prompts
        self._max_context_chars = max_context_chars
        self._context_tokens = context_tokens
        self._breaker = breaker
        self._kept = kept

    def answer_stream(
        self,
        question: str,
        hits: Sequence[Hit],
        history: Sequence[Turn],
        lang: str,
        *,
        scope: Scope,
        generation: str,
        refusal: str,
    ) -> Generator[Answer, None, None]:
        """Yield fuller and fuller answers, the last one complete.

        Args:
            question: In NFC.
            hits: Passages to answer from, best first.
            history: The conversation so far, oldest turn first.
            lang: Language of the answer.
            scope: Of the question, for the answer.
            generation: Name of the generation the hits come from, for the answer.
            refusal: What the answer says if the model finds none in the passages.

        Raises:
            LanguageModelFailed: There is no answer, it cites nothing, or is in another language.
        """
        blank = Answer(question, "", False, scope, (), (), "llm", generation)  # noqa: FBT003
        if not hits:
            yield replace(blank, text=refusal, refused=True)
            return
        key = (generation, self._chat_model.identity, lang, question, *hits, *history)
        if kept := self._kept.get(key):
            yield _read(kept, hits, blank, refusal)
            return
        text, answer = "", blank
        with (
            self._breaker.guarding(),
            closing(self.stream(question, hits, history, lang)) as texts,
        ):
            for text in texts:
                answer = _read(text, hits, blank, refusal)
                _check_language(answer, lang, _WORDS_TO_JUDGE)
                yield answer
                if answer.refused:
                    break
            _check_language(answer, lang, _WORDS_OF_A_SENTENCE)
            if not (answer.refused or answer.citations):
                raise LanguageModelFailed(reason="its answer names no passage")
        self._kept.keep(key, text)

    def stream(
        self, question: str, hits: Sequence[Hit], history: Sequence[Turn], lang: str
    ) -> Generator[str, None, None]:
        """Yield the answer so far, longer each time, as inert text with ``[1]`` markers.

        Markers number ``hits`` from 1. If the model says that it was told too much, it is told
        half as much.

        Raises:
            LanguageModelFailed: There is no complete answer.
        """
        deadline = self._chat_model.deadline()
        window = self._context_tokens or self._chat_model.window(deadline)
        asked = self._asked(question, hits, history, lang, window)
        try:
            yield from self._texts(asked, deadline)
        except MessagesTooLong:
            fewer = self._told(question, _half(asked.given), (), lang)
            yield from self._texts(fewer, deadline)

    def _asked(
        self, question: str, hits: Sequence[Hit], history: Sequence[Turn], lang: str, window: int
    ) -> _Asked:
        """Return what the model is told, fitted to its window in tokens."""
        rules = sum(len(text) for _, text in self._told(question, (), (), lang).messages)
        chars = room(
            window,
            answer_tokens=self._chat_model.max_tokens,
            rules_chars=rules,
            most=self._max_context_chars + HISTORY_CHARS,
        )
        turns = recent_turns(history, min(HISTORY_CHARS, chars // 4))
        chars -= sum(len(text) for _, text in turns)
        given = numbered_passages(hits, min(self._max_context_chars, chars))
        return self._told(question, given, turns, lang)

    def _told(
        self, question: str, given: Sequence[str], turns: Sequence[Message], lang: str
    ) -> _Asked:
        system = self._prompts.render("system", lang, no_answer=NO_ANSWER)
        last = self._prompts.render(
            "question",
            lang,
            passages="\n\n".join(given),
            question=question,
            no_answer=NO_ANSWER,
        )
        return _Asked((("system", system), *turns, ("human", last)), tuple(given))

    def _texts(self, asked: _Asked, deadline: float) -> Generator[str, None, None]:
        raw = before = ""
        try:
            with closing(self._chat_model.pieces(asked.messages, deadline)) as pieces:
                for piece in pieces:
                    raw += piece
                    now = asked.shown(settled(raw))
                    if now and now != before:
                        yield now
                        before = now
            complete = asked.shown(raw)
        except AnswerCut:
            complete = _proven(asked.shown(raw))
            if not complete:
                raise
        if not complete:
            raise LanguageModelFailed(reason="its answer is empty")
        if complete != before:
            yield complete


def _read(text: str, hits: Sequence[Hit], blank: Answer, refusal: str) -> Answer:
    """Return the answer that a text of the model amounts to, by its words a refusal perhaps."""
    nothing = _SAYS_NOTHING.search(text)
    prose, statements, citations = resolved(
        text[: nothing.start()].rstrip() if nothing else text, hits
    )
    if nothing and not citations:
        return replace(blank, text=refusal, refused=True)
    return replace(blank, text=prose, statements=statements, citations=citations)


def _half(given: Sequence[str]) -> Sequence[str]:
    """Return the first half of the passages, or of the only one."""
    return given[: len(given) // 2] or [given[0][: len(given[0]) // 2]]


def _proven(text: str) -> str:
    """Return a text up to its last marker: half a sentence may hold half a figure."""
    proven = _PROVEN.match(text)
    return proven[0] if proven else ""


def _check_language(answer: Answer, lang: str, least: int) -> None:
    if not answer.refused and is_foreign(answer.text, lang, least):
        raise LanguageModelFailed(reason="its answer is in another language")
