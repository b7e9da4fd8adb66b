"""One question of a conversation: where its words stand that tell place, period and topic.

Nothing here looks at another question; `hoibaocao.answering.conversation` does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hoibaocao.indexing.generations import Generation
from hoibaocao.searching.cutting import Span, edited, lead
from hoibaocao.searching.questions import tidy
from hoibaocao.searching.search import scope_reader
from hoibaocao.vietnamese import follow_ups as words
from hoibaocao.vietnamese.english import is_english, translated
from hoibaocao.vietnamese.periods import PeriodMention
from hoibaocao.vietnamese.places import label
from hoibaocao.vietnamese.text import Spelled, fold
from hoibaocao.vietnamese.tokens import content_tokens, folded_tokens

_LISTED = re.compile(
    r"[ ,;(–-]*(?:(?:va|voi|hay|hoac|thuoc|cua|o|tai|so voi|in|of|and|or) )?(?:(?:cua|o|tai) )?"
)
_LEAD_EN = Spelled(r"\b(?:(?:in|during|for|of|at)(?: the)?|the) ?$")
_FEW = 2
"""Tokens of a topic so short that reports may tell of it in other words: "sẽ tuyển bao nhiêu?"."""
_INNER = r"\b(?:xa|phuong|thi tran|thon|ban|huyen|quan|thi xa|thanh pho) "
_UNIT = re.compile(r"huyện|tỉnh|xã|quận|phường|thị|trấn|thành|phố|của|ở|và|tại")


@dataclass(frozen=True, slots=True)
class Said:
    """A question as it was read.

    ``question`` is as it was typed. Spans count characters of ``text``, which has its diacritics,
    and of ``typed``, which has those that were typed: words such as "the con" are too few to have
    theirs restored. ``places`` are rows of places next to each other, ``inner`` the communes among
    them that have no reports; ``periods`` are what is asked for, ``compared`` what it is compared
    with. ``units`` are the first of its places and those around it: "huyện A", "tỉnh B".
    ``is_held`` tells that there are reports of each place and period, ``is_known`` that some report
    has two neighbouring words of its topic.
    """

    question: str
    text: str
    typed: str
    places: tuple[Span, ...]
    inner: tuple[Span, ...]
    periods: tuple[PeriodMention, ...]
    compared: tuple[PeriodMention, ...]
    units: tuple[str, ...]
    is_held: bool
    is_known: bool

    @classmethod
    def of(cls, generation: Generation, question: str, today: date) -> "Said":
        """Read a question.

        Raises:
            QuestionEmpty: There is no word in it.
            QuestionTooLong: It is longer than is read.
        """
        question = tidy(question)
        typed = generation.language.mended(question)
        text = typed if words.ENGLISH.match(typed) else generation.language.restored(typed)
        # "Còn 2022 hộ" is an amount, "còn 2022?" a year.
        asked = scope_reader(generation).resolve(without(typed, words.OPENING), text, today=today)
        folded = fold(text)
        inner = tuple(
            match.span()
            for place in asked.named
            for match in re.finditer(rf"{_INNER}{re.escape(fold(place.name))}\b", folded)
        )
        return cls(
            question=question,
            text=text,
            typed=typed,
            places=tuple(_rows(folded, sorted([*asked.spans, *inner]))),
            inner=inner,
            periods=tuple(each for each in asked.mentions if not each.comparison),
            compared=tuple(each for each in asked.mentions if each.comparison),
            units=tuple(label(asked.places[0]).split(", ")) if asked.places else (),
            is_held=bool(asked.sides) and all(side.exact for side in asked.sides),
            is_known=_is_known(generation, asked.topic),
        )

    @property
    def is_english(self) -> bool:
        """Tell whether it is in English, as far as so few words can."""
        return is_english(self.text) or bool(words.ENGLISH.match(self.typed))

    @property
    def where(self) -> Sequence[Span]:
        """Where its places stand; those without a name if there are no others."""
        return self.places or [*self.find(words.WIDER_PLACE), *self.find(words.OTHER_PLACES)]

    @property
    def when(self) -> list[Span]:
        """Where its periods stand, in English with what leads to them: "in 2023"."""
        spans = [(each.start, each.end) for each in self.periods]
        if not is_english(self.text):
            return spans
        return [(lead(self.text[:start], _LEAD_EN), end) for start, end in spans]

    @property
    def mentions(self) -> int:
        """How many places and periods it names, those it compares with among them."""
        return len(self.places) + len(self.periods) + len(self.compared)

    @property
    def bare(self) -> str:
        """Its words as typed, with blanks for places and periods; of the same length."""
        dated = [(each.start, each.end) for each in (*self.periods, *self.compared)]
        return _blanked(self.typed, [*self.places, *dated])

    def find(self, pattern: Spelled) -> list[Span]:
        """Return where a pattern stands beside places and periods."""
        return pattern.spans(self.bare)

    def words(self, spans: Iterable[Span]) -> str:
        """Return the words of some spans together, as they stand within a question."""
        return " và ".join(self._inside(span) for span in spans)

    def names(self, rows: Iterable[Span]) -> str:
        """Return the names of some rows of places, with capitals if they were typed without."""
        return " và ".join(_titled(self._inside(row)) for row in rows)

    def _inside(self, span: Span) -> str:
        text = self.text[slice(*span)]
        return text if span[0] else within(text)

    def about(self, places: str, periods: str, edits: Mapping[Span, str] | None = None) -> str:
        """Return the question about other places and periods, where they are not empty.

        Args:
            places: Stand where its own do, else behind it.
            periods: Likewise.
            edits: Other words for other spans.
        """
        own = [(places, self.where), (periods, self.when)]
        put = dict(edits or {})
        for new, spans in own:
            if new and spans:
                put |= {**dict.fromkeys(spans, ""), spans[0]: new}
        return with_scope(self.edited(put), [new for new, spans in own if not spans])

    def edited(self, edits: Mapping[Span, str]) -> str:
        """Return the text with spans put otherwise; an empty one goes with what leads to it."""
        return edited(self.text, edits)


def within(text: str) -> str:
    """Return the beginning of a question as it stands within one: small, unless it is a name."""
    first, _, rest = text.partition(" ")
    is_name = not _UNIT.fullmatch(first.lower()) and (
        rest[:1].isupper() or first[1:] != first[1:].lower()
    )
    return text if is_name else text[:1].lower() + text[1:]


def _is_known(generation: Generation, topic: str) -> bool:
    text = translated(topic) if is_english(topic) else without(topic, words.ASKING)
    telling = frozenset(content_tokens(text))
    tokens = folded_tokens(text)
    pairs = [f"{a}_{b}" for a, b in pairwise(tokens) if telling & {a, b}]
    told = generation.lexical.frequency
    if len(telling) <= _FEW and telling and all(map(told, telling)):
        return True
    return any(map(told, pairs or telling))


def without(text: str, *patterns: Spelled) -> str:
    """Return text with blanks for what some patterns find, one after the other."""
    for pattern in patterns:
        text = _blanked(text, pattern.spans(text))
    return text


def with_scope(question: str, carried: Sequence[str]) -> str:
    """Return a question with places and periods in brackets behind it."""
    scope = ", ".join(f"năm {each}" if each.isdecimal() else each for each in carried if each)
    return f"{question.rstrip(' ?.!')} ({scope})?" if scope else question


def _blanked(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _titled(name: str) -> str:
    """Return names with capitals if they are typed without."""
    if not name.islower():
        return name
    return " ".join(
        word if _UNIT.fullmatch(word) else word[:1].upper() + word[1:] for word in name.split()
    )


def _rows(folded: str, spans: Sequence[Span]) -> list[Span]:
    """Join spans with nothing between them but what lists them, and the bracket that closes."""
    rows: list[Span] = []
    for start, end in spans:
        if rows and (start < rows[-1][1] or _LISTED.fullmatch(folded, rows[-1][1], start)):
            rows[-1] = (rows[-1][0], max(end, rows[-1][1]))
        else:
            rows.append((start, end))
    return [
        (start, end + (folded[end : end + 1] == ")" and "(" in folded[start:end]))
        for start, end in rows
    ]
