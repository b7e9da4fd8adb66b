"""What a question means within its conversation: a question that needs no other.

"Còn năm 2022?" has no topic of its own, "còn chi ngân sách?" no place and no period: they take
them from the question before, which took its own from the one before it. A question that names
its topic and its place takes nothing. Only what users said counts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Literal

from hoibaocao.answering.said import Said, Span, tidied, with_scope, without
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Period, Turn
from hoibaocao.searching.questions import LONGEST, asked_for
from hoibaocao.vietnamese import follow_ups as words
from hoibaocao.vietnamese.english import is_english, translated
from hoibaocao.vietnamese.periods import PeriodMention, describe, describe_en, period_of_months
from hoibaocao.vietnamese.text import clean, fold
from hoibaocao.vietnamese.tokens import content_tokens

_TURNS = 30
"""So many questions of a conversation are looked back at."""
_LEAST, _ALIKE = 2, 0.6
"""A phrase takes the stead of another one that shares so many and so much of its words."""
_RELATIVE = re.compile(r"\b(?:truoc|sau|toi|previous|next)\b")
_WHOLE = re.compile(r"\b(?:ca|tron|full|whole|entire)\b")
_SYLLABLE = re.compile(r"[^\W_]+")
_LEANING = (
    words.OPENING,
    words.SAME_TOPIC,
    words.SAME_PLACE,
    words.SAME_PERIOD,
    words.OTHER_PLACES,
    words.INNER_PLACES,
    words.CLOSING,
)

Kind = Literal["question", "more", "courtesy"]
Reader = Callable[[str], Said]


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
    """The last question as it was meant, and its topic."""

    last: Said
    topic: Said


def standalone(
    generation: Generation, question: str, history: Sequence[Turn], today: date | None = None
) -> Standalone:
    """Return what a question means after those before it.

    Args:
        generation: Whose places, periods and words are known.
        question: As typed.
        history: The conversation so far, oldest first; what was answered is not read.
        today: The day that "năm ngoái" counts from; the clock's if None.

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

    def read(text: str) -> Said:
        return Said.of(generation, text, day)

    first, *others = past[-_TURNS:]
    said = read(first)
    talk = _Talk(said, said)
    for content in others:
        meant = _meant(read(content), talk, read)
        last = read(meant.text)
        talk = _Talk(last, last if meant.topic == meant.text else read(meant.topic))
    meant = _meant(read(question), talk, read)
    return Standalone(meant.text[:1].upper() + meant.text[1:], meant.kind)


def _is_asked(content: str) -> bool:
    text = clean(content)
    is_polite = words.COURTESY.fullmatch(text) is not None
    return any(map(str.isalnum, text)) and len(text) <= LONGEST and not is_polite


def _meant(asked: Said, talk: _Talk, read: Reader) -> _Meant:
    bare = without(asked.bare, *_LEANING)
    own = without(bare, words.MORE, words.WHY, words.ASPECT, words.ASKING)
    if asked.find(words.ELSEWHERE) and not asked.find(words.OPENING):
        return _Meant(asked.question, asked.question)
    if content_tokens(own.strip()) and not asked.find(words.SAME_TOPIC):
        text = _completed(asked, talk.topic)
        return _Meant(text, text)
    names = asked.places or asked.periods or asked.compared
    if not names and without(bare, words.MORE) != bare:
        return _Meant(talk.topic.question, talk.topic.question, "more")
    if without(bare, words.WHY, words.ASPECT) != bare:
        return _Meant(*_about(asked, talk.topic))
    return _Meant(_changed(asked, talk.last, read), _changed(asked, talk.topic, read))


def _changed(asked: Said, before: Said, read: Reader) -> str:
    """Return the question before, of the places and periods that are asked about now."""
    others = asked.words(asked.find(words.OTHER_PLACES))
    places = _places(asked, before, asked.places) or others
    literal, *same_part = (
        before.about(places, periods)
        for periods in _periods(asked, before, (*asked.periods, *asked.compared))
    )
    if same_part and not read(literal).is_held and read(same_part[0]).is_held:
        return same_part[0]
    return literal


def _about(asked: Said, before: Said) -> tuple[str, str]:
    """Return the question before, asked otherwise: why so, how much of the plan; and without."""
    beside = {row for row in asked.places if words.COMPARED.match(asked.typed[: row[0]])}
    rows = [row for row in asked.places if row not in beside]
    others = asked.find(words.OTHER_PLACES)
    taken = [*rows, *asked.when, *_leaning(asked)]
    rest = asked.edited(dict.fromkeys(taken, "")).rstrip(" ?.!")
    cut = dict.fromkeys(before.places if others else (), "")
    periods = next(_periods(asked, before, asked.periods))
    topic = before.about(_places(asked, before, rows), periods, cut)
    base = topic.rstrip(" ?.!")
    if why := words.WHY.spans(rest):
        stem = tidied(without(base, words.ASKING))
        first = rest[slice(*why[0])]
        if asked.is_english and not is_english(before.text):
            first = words.VIETNAMESE_WHY
        about = f"{first.capitalize()} {stem[:1].lower()}{stem[1:]} {without(rest, words.WHY)}"
    else:
        about = f"{base}, {rest}"
    return f"{tidied(about)}?", topic


def _completed(asked: Said, before: Said) -> str:
    """Return a question of its own topic with the place and period that it leaves open.

    One that names its place and does not lean on the question before may be of any period.
    """
    same = {
        **dict.fromkeys(asked.find(words.SAME_PLACE), before.names(before.places[:1])),
        **dict.fromkeys(asked.find(words.SAME_PERIOD), before.words(before.when[:1])),
    }
    same = {span: put for span, put in same.items() if put}
    opening = asked.find(words.OPENING)
    names_place = bool(set(asked.places) - set(asked.inner) or asked.find(words.OTHER_PLACES))
    if names_place and not opening and not same:
        return asked.question
    periods = next(_periods(asked, before, asked.periods))
    if not asked.find(words.ASKING) and not same:
        topic = _in_stead(asked, before)
        if topic:
            return before.about(_places(asked, before, asked.places), periods, topic)
    text = _reworded(asked, before, {**_dated(asked, periods), **same})
    has_place = names_place or bool(same.keys() & asked.find(words.SAME_PLACE))
    has_period = asked.periods or same.keys() & asked.find(words.SAME_PERIOD)
    return with_scope(
        text,
        [
            "" if has_place else before.names(before.places),
            "" if has_period else before.words(before.when),
        ],
    )


def _reworded(asked: Said, before: Said, edits: dict[Span, str]) -> str:
    """Return a question with edits, without how it begins, and in a form that tells its kind."""
    opening = asked.find(words.OPENING)
    closing = asked.find(words.CLOSING) if opening else []
    if not opening and not edits:
        return asked.question
    text = asked.edited({**edits, **dict.fromkeys([*opening, *closing], "")})
    if asked.is_english and opening and not asked.find(words.ASKING):
        english = is_english(before.text)
        return f"{words.WHAT} {text}" if english else translated(text)
    if words.ROLE.match(text) and asked_for(before.text) == "person":
        return f"{text.rstrip(' ?')} {words.WHO}"
    return text


def _leaning(asked: Said) -> list[Span]:
    """Return where words stand that only lean on the question before."""
    patterns = (words.OPENING, words.SAME_TOPIC, words.SAME_PLACE, words.SAME_PERIOD)
    return [span for pattern in patterns for span in asked.find(pattern)]


def _dated(asked: Said, periods: str) -> dict[Span, str]:
    spans = asked.when
    return {**dict.fromkeys(spans, ""), spans[0]: periods} if spans and periods else {}


def _places(asked: Said, before: Said, rows: Sequence[Span]) -> str:
    """Return the places to put: a commune without reports lies in the place asked about before."""
    if rows and set(rows) <= set(asked.inner):
        outer = [row for row in before.places if row not in before.inner]
        around = before.names(outer[:1])
        for span in before.inner:  # of "xã A, huyện B" only B is around
            around = around.replace(before.words([span]), "")
        return ", ".join(filter(None, (asked.names(rows), tidied(around))))
    return asked.names(rows)


def _periods(asked: Said, before: Said, mentions: Sequence[PeriodMention]) -> Iterator[str]:
    """Yield the periods to put, literally first; then the same months as before of a year."""
    dated = [each.period for each in before.periods if each.period]
    last = dated[0] if len(dated) == 1 and dated[0].start.year == dated[0].end.year else None
    meant = [_counted_from(last, asked, mention) for mention in mentions]
    yield " và ".join(
        _in_words(period, before) if period else asked.text[mention.start : mention.end]
        for mention, period in zip(mentions, meant, strict=True)
    )
    for mention, period in zip(mentions, meant, strict=True):
        said = fold(asked.text[mention.start : mention.end])
        is_year = period is not None and period.kind == "year" and not _WHOLE.search(said)
        if period and is_year and last and last.kind != "year" and len(meant) == 1:
            yield _in_words(_months_of(last, period.start.year), before)


def _counted_from(last: Period | None, asked: Said, mention: PeriodMention) -> Period | None:
    """Return the period of a mention after that of the question before: "năm trước", "quý II"."""
    if last is None:
        return mention.period
    is_relative = _RELATIVE.search(fold(asked.text[mention.start : mention.end])) is not None
    if mention.comparison:
        own = mention.period if mention.away is None else None
        return _months_of(last, own.start.year if own else last.start.year - 1)
    if mention.away is not None and is_relative:
        return period_of_months(last.start.year + mention.away, *(mention.months or (1, 12)))
    return mention.period or mention.in_year(last.start.year)


def _months_of(period: Period, year: int) -> Period:
    return period_of_months(year, period.start.month, period.end.month)


def _in_words(period: Period, before: Said) -> str:
    return f"in {describe_en(period)}" if is_english(before.text) else describe(period)


def _in_stead(asked: Said, before: Said) -> dict[Span, str]:
    """Return what a phrase takes the stead of in the question before, if that is clear.

    "Chi" takes that of "thu"; "chi ngân sách" that of "thu ngân sách", with which it shares most
    of its words.
    """
    left = without(asked.bare, *_LEANING, words.ASKING)
    said = "".join(c if own != " " else " " for c, own in zip(asked.text, left, strict=True))
    phrase = " ".join(_SYLLABLE.findall(said))
    if asked.is_english and not is_english(before.text):
        phrase = translated(phrase)
    for group in words.ALTERNATIVES:
        mine = next((each for each in group if fold(each) == fold(phrase)), "")
        spans = [span for each in group if mine for span in before.find(words.exactly(each))]
        if spans:
            return {spans[0]: mine}
    return _alike(phrase, before)


def _alike(phrase: str, before: Said) -> dict[Span, str]:
    """Return the words before that share most of a phrase's; what differs ends with its clause."""
    new = fold(phrase).split()
    for run in re.finditer(r"[^ ,;?.!]+(?: [^ ,;?.!]+)*", without(before.bare, words.ASKING)):
        old = [*re.finditer(r"\S+", fold(run[0]))]
        blocks = SequenceMatcher(None, [each[0] for each in old], new, autojunk=False)
        *shared, _ = blocks.get_matching_blocks()
        if sum(block.size for block in shared) < max(_LEAST, _ALIKE * len(new)):
            continue
        first, end = shared[0].a, shared[-1].a + shared[-1].size
        ahead, behind = shared[0].b, len(new) - shared[-1].b - shared[-1].size
        if ahead:
            first = 0 if first <= ahead + 1 else -1
        if behind:
            end = len(old) if len(old) - end <= behind + 1 else 0
        if 0 <= first < end:
            at = run.start()
            return {(at + old[first].start(), at + old[end - 1].end()): phrase}
    return {}
