"""What a question means within its conversation: a question that needs no other.

"Còn năm 2022?" has no topic of its own, "còn chi ngân sách?" no place and no period: they take
them from the question before, which took its own from the one before it. A question that names
its topic and its place takes nothing. Only what users said counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal

from hoibaocao.answering.follow_up import FollowUp, Reader
from hoibaocao.answering.said import Said, without
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Turn
from hoibaocao.searching.questions import LONGEST, tidy
from hoibaocao.vietnamese import follow_ups as words
from hoibaocao.vietnamese.text import clean
from hoibaocao.vietnamese.tokens import content_tokens

_TURNS = 20
"""So many questions of a conversation are looked back at."""
_SHORT = 3
"""A phrase of no more syllables is taken for part of a question, known or not."""
_LEANING = (
    *words.LEANING,
    *words.UNNAMED,
    words.IT,
    words.THEN,
    words.CLOSING,
    words.POLITE,
)

_SAYING_NO_TOPIC = (words.MORE, words.WHY, words.MEASURE, words.ASPECT, words.ASKING)

Kind = Literal["question", "more", "courtesy"]


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that needs no other.

    ``kind`` tells whether more of the same is asked for, or nothing at all: "cảm ơn".
    """

    text: str
    kind: Kind = "question"


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a question means, and its ``topic``: what it means but for "why", "against the plan"."""

    text: str
    topic: str
    kind: Kind = "question"


@dataclass(frozen=True, slots=True)
class _Talk:
    """The last question as it was meant, unless compared with something, and its topic."""

    last: Said
    topic: Said

    @classmethod
    def after(cls, meant: _Meant, read: Reader) -> "_Talk":
        """Read a question as it was meant."""
        topic = read(meant.topic)
        last = topic if meant.text == meant.topic else read(meant.text)
        is_same_scope = last.mentions == topic.mentions
        return cls(last if is_same_scope else topic, topic)


def standalone(
    generation: Generation, question: str, history: Sequence[Turn], today: date | None = None
) -> Standalone:
    """Return what a question means after those before it.

    Args:
        generation: Whose places, periods and words are known.
        question: As typed.
        history: The conversation so far, oldest first; what was answered is not read.
        today: The day that "năm nay" counts from; the clock's if None.

    Raises:
        QuestionEmpty: There is no word in the question.
        QuestionTooLong: It is longer than is read.
    """
    if words.COURTESY.fullmatch(clean(question)):
        return Standalone(question, "courtesy")
    past = [turn.content for turn in history if turn.role == "user" and _is_asked(turn.content)]
    if not past:
        return Standalone(question)
    day = today or datetime.now().astimezone().date()

    @cache
    def read(text: str) -> Said:
        return Said.of(generation, text[:LONGEST], day)

    first, *others = past[-_TURNS:]
    talk = _Talk.after(_Meant(first, first), read)
    for content in others:
        talk = _Talk.after(_meant(read(content), talk, read), read)
    asked = read(tidy(question))
    meant = _meant(asked, talk, read)
    if meant.text == asked.question:
        return Standalone(question)
    return Standalone(meant.text[:1].upper() + meant.text[1:LONGEST], meant.kind)


def _is_asked(content: str) -> bool:
    text = clean(content)
    if len(text) > LONGEST or not any(map(str.isalnum, text)):
        return False
    return words.COURTESY.fullmatch(text) is None


def _meant(asked: Said, talk: _Talk, read: Reader) -> _Meant:
    follow_up = FollowUp(asked, talk.topic, read)
    bare = without(asked.bare, *_LEANING)
    asks_more = without(bare, words.MORE) != bare
    if _has_own_topic(asked, follow_up, bare):
        is_own = not follow_up.leans and _is_elsewhere(asked, bare)
        text = asked.question if is_own else follow_up.completed()
        return _Meant(text, text)
    if asks_more and not asked.mentions:
        return _Meant(talk.topic.question, talk.topic.question, "more")
    if without(bare, words.WHY, words.MEASURE, words.ASPECT) != bare:
        return _Meant(*follow_up.about())
    return _Meant(FollowUp(asked, talk.last, read).changed(), follow_up.changed())


def _has_own_topic(asked: Said, follow_up: FollowUp, bare: str) -> bool:
    """Tell whether a question says what it is about, not only of which place, or why so.

    One that leans on the question before, or asks more of it, may say that again.
    """
    own = _telling(bare)
    if not own or asked.find(words.SAME_TOPIC):
        return False
    adds = asked.mentions or without(bare, words.MORE, words.ASPECT) != bare
    leans = follow_up.leans or not asked.where
    return not (follow_up.repeats(own) and adds and leans)


def _is_elsewhere(asked: Said, bare: str) -> bool:
    """Tell whether a question of its own topic is about nothing that the reports tell of."""
    is_whole = bool(asked.find(words.ASKING)) or len(_telling(bare)) > _SHORT
    return bool(asked.find(words.ELSEWHERE)) or (is_whole and not asked.is_known)


def _telling(bare: str) -> list[str]:
    """Return the folded tokens that tell a topic."""
    left = without(bare, *_SAYING_NO_TOPIC)
    return [token for token in content_tokens(left.strip()) if token.isalpha()]
