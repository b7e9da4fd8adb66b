"""A question that leans on another one, in words that need no other."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hoibaocao.answering.said import Said, with_scope, within, without
from hoibaocao.records import Period
from hoibaocao.searching.cutting import Span, lead, tidied
from hoibaocao.searching.questions import asked_for
from hoibaocao.vietnamese import follow_ups as words
from hoibaocao.vietnamese.english import is_english, translated
from hoibaocao.vietnamese.periods import PeriodMention, describe, describe_en, period_of_months
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import content_tokens

_LEAST, _ALIKE = 2, 0.6
"""A phrase takes the stead of another one that shares so many and so much of its words."""
_RELATIVE = re.compile(r"\b(?:truoc|sau|toi|ngoai|previous|next|last)\b")
_WHOLE = re.compile(r"\b(?:ca|tron|full|whole|entire)\b")
_CLAUSE = re.compile(r"[^ ,;:?.!()]+(?: [^ ,;:?.!()]+)*")
_SYLLABLE = re.compile(r"[^\W_]+")

Reader = Callable[[str], Said]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question ``asked`` and the one ``before``; ``read`` reads what they come to together."""

    asked: Said
    before: Said
    read: Reader

    @property
    def leans(self) -> bool:
        """Tell whether it says that it goes on: "còn …", "… thì sao?", "huyện đó …"."""
        return any(self.asked.find(pattern) for pattern in (*words.LEANING, words.THEN))

    def repeats(self, topic: Sequence[str]) -> bool:
        """Tell whether it only says again what the question before is about.

        Args:
            topic: Its own folded tokens.
        """
        known = content_tokens(" ".join(self.before.bare.split()))
        return f" {' '.join(topic)} " in f" {' '.join(known)} "

    def changed(self) -> str:
        """Return the question before, of the places and periods that are asked about now."""
        mentions = (*self.asked.periods, *self.asked.compared)
        return self._rescoped(self._places(self.asked.places), mentions)

    def about(self) -> tuple[str, str]:
        """Return the question before, asked otherwise ("why", "against the plan"), and without."""
        asked = self.asked
        rows = [row for row in asked.places if not self._is_beside(row[0])]
        mentions = [each for each in asked.periods if not self._is_beside(each.start)]
        leaning = (
            span
            for pattern in (*words.LEANING, words.IT, words.POLITE)
            for span in asked.find(pattern)
        )
        taken = [*rows, *((each.start, each.end) for each in mentions), *leaning]
        rest = asked.edited(dict.fromkeys(taken, "")).rstrip(" ?.!")
        # "Huyện nào cao nhất?" asks of all; which they are stands in its own words.
        others = asked.find(words.OTHER_PLACES)
        goes = others and not self._asks_within()
        cut = dict.fromkeys(self.before.places if goes else (), "")
        topic = self._rescoped("" if others else self._places(rows), mentions, cut)
        base = topic.rstrip(" ?.!")
        why = words.WHY.spans(rest)
        if not why:
            return f"{tidied(f'{base}, {within(rest)}')}?", topic
        first = rest[slice(*why[0])]
        if asked.is_english and not is_english(base):
            first = words.VIETNAMESE_WHY
        stem = tidied(without(base, words.ASKING, words.POLITE))
        rest = without(rest, words.WHY)
        return f"{tidied(f'{first.capitalize()} {within(stem)} {rest}')}?", topic

    def completed(self) -> str:
        """Return a question of its own topic with the place and period that it leaves open.

        One that names its place and does not lean on the question before may be of any period.
        """
        asked, before = self.asked, self.before
        same_place, same_period = asked.find(words.SAME_PLACE), asked.find(words.SAME_PERIOD)
        others = asked.find(words.OTHER_PLACES)
        names_place = bool(set(asked.places) - set(asked.inner) or others)
        if names_place and not self.leans:
            return asked.question
        if not (asked.find(words.ASKING) or same_place or same_period):
            topic = self._in_stead()
            if topic:
                return self._rescoped(self._places(asked.places), asked.periods, topic)
        wider = asked.find(words.WIDER_PLACE)
        place = before.names(before.places[:1])
        said = {
            **{span: _there(asked.text[slice(*span)], place) for span in same_place},
            **dict.fromkeys(wider, self._wider()),
            **dict.fromkeys(same_period, before.words(before.when[:1])),
        }
        edits = {span: put for span, put in said.items() if put}
        has_place = names_place or any(span in edits for span in (*same_place, *wider))
        has_period = asked.periods or any(span in edits for span in same_period)
        periods = next(self._periods(asked.periods))
        if periods:
            edits |= {**dict.fromkeys(asked.when, ""), asked.when[0]: periods}
        carried = [
            "" if has_place else before.names(before.places),
            "" if has_period else before.words(before.when),
        ]
        return with_scope(self._reworded(edits), carried)

    def _is_beside(self, at: int) -> bool:
        """Tell whether what stands there is only compared with."""
        return words.COMPARED.match(self.asked.typed[:at]) is not None

    def _asks_within(self) -> bool:
        """Tell whether it asks which place of the province before: "huyện nào cao nhất?"."""
        units = self.before.units
        is_province = len(units) == 1 and fold(units[0]).startswith("tinh ")
        return is_province and bool(self.asked.find(words.WHICH_PLACE))

    def _rescoped(
        self,
        places: str,
        mentions: Sequence[PeriodMention],
        edits: Mapping[Span, str] | None = None,
    ) -> str:
        """Return the question before about other places and periods.

        Where there is no report of the year named, but of the months of it that the question
        before is about, those are meant.
        """
        texts = (self.before.about(places, put, edits) for put in self._periods(mentions))
        literal = next(texts)
        same_months = next(texts, "")
        if same_months and not self.read(literal).is_held and self.read(same_months).is_held:
            return same_months
        return literal

    def _places(self, rows: Sequence[Span]) -> str:
        """Return the places to put; a commune without reports lies in the place before."""
        asked, before = self.asked, self.before
        if not rows:
            return self._wider() or asked.words(asked.find(words.OTHER_PLACES))
        if not set(rows) <= set(asked.inner):
            return asked.names(rows)
        around = before.units[1:] if before.inner else before.units
        return ", ".join([asked.names(rows), *around[:1]])

    def _wider(self) -> str:
        """Return the place that "toàn tỉnh" stands for, those words where it is not known."""
        said = self.asked.words(self.asked.find(words.WIDER_PLACE))
        for at, unit in enumerate(self.before.units):
            if fold(said).endswith(fold(unit).split()[0]):
                return ", ".join(self.before.units[at:])
        return said

    def _periods(self, mentions: Sequence[PeriodMention]) -> Iterator[str]:
        """Yield the periods to put, literally first; then the same months as before of a year."""
        dated = [each.period for each in self.before.periods if each.period]
        last = dated[0] if len(dated) == 1 and dated[0].start.year == dated[0].end.year else None
        said = [self.asked.text[mention.start : mention.end] for mention in mentions]
        meant = [
            last if self.asked.places and _is_same(mention) else _counted(mention, fold(own), last)
            for mention, own in zip(mentions, said, strict=True)
        ]
        yield " và ".join(
            self._named(period) if period else own for period, own in zip(meant, said, strict=True)
        )
        for period in meant if len(meant) == 1 and last and last.kind != "year" else ():
            if period and last and period.kind == "year" and not _WHOLE.search(fold(said[0])):
                yield self._named(_months_of(last, period.start.year))

    def _named(self, period: Period) -> str:
        english = is_english(self.before.text)
        return f"in {describe_en(period)}" if english else describe(period)

    def _reworded(self, edits: Mapping[Span, str]) -> str:
        """Return the question with edits, without how it begins, in a form that tells its kind."""
        asked, before = self.asked, self.before
        if not self.leans and not edits:
            text = asked.question
        else:
            patterns = (words.OPENING, words.THEN, words.CLOSING) if self.leans else ()
            leaning = [span for pattern in patterns for span in asked.find(pattern)]
            text = asked.edited({**dict.fromkeys(leaning, ""), **edits})
        if self.leans and asked.is_english and not asked.find(words.ASKING):
            return f"{words.WHAT} {text}" if is_english(before.text) else translated(text)
        if words.ROLE.match(text) and asked_for(before.text) == "person":
            return f"{text.rstrip(' ?')} {words.WHO}"
        return text

    def _in_stead(self) -> dict[Span, str]:
        """Return what a phrase takes the stead of in the question before, if that is clear.

        "Chi" takes that of "thu"; "chi ngân sách" that of "thu ngân sách", with which it shares
        most of its words.
        """
        asked, before = self.asked, self.before
        left = without(asked.bare, *words.LEANING, *words.UNNAMED, words.CLOSING, words.POLITE)
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


def _there(said: str, place: str) -> str:
    return f"in {place}" if place and said.lower() == "there" else place


def _is_same(mention: PeriodMention) -> bool:
    """Tell whether it says "cùng kỳ" and of no year; next to a place the period stays the same."""
    return mention.comparison and mention.period is None and mention.away is None


def _counted(mention: PeriodMention, said: str, last: Period | None) -> Period | None:
    """Return the period of a mention after that of the question before: "năm trước", "quý II"."""
    if last is None:
        return mention.period
    if mention.comparison:
        own = mention.period if mention.away is None else None
        return _months_of(last, own.start.year if own else last.start.year - 1)
    if mention.away is not None and _RELATIVE.search(said):
        return period_of_months(last.start.year + mention.away, *(mention.months or (1, 12)))
    return mention.period or mention.in_year(last.start.year)


def _months_of(period: Period, year: int) -> Period:
    return period_of_months(year, period.start.month, period.end.month)


def _alike(phrase: str, before: Said) -> dict[Span, str]:
    """Return the words before that share most of a phrase's; what differs ends with its clause."""
    new = fold(phrase).split()
    for clause in _CLAUSE.finditer(without(before.bare, words.ASKING)):
        old = [*re.finditer(r"\S+", fold(clause[0][: lead(clause[0])]))]
        matcher = SequenceMatcher(None, [word[0] for word in old], new, autojunk=False)
        *shared, _ = matcher.get_matching_blocks()
        if sum(block.size for block in shared) < max(_LEAST, _ALIKE * len(new)):
            continue
        first, end = shared[0].a, shared[-1].a + shared[-1].size
        if shared[0].b:
            first = 0 if first <= shared[0].b + 1 else end
        if behind := len(new) - shared[-1].b - shared[-1].size:
            end = len(old) if len(old) - end <= behind + 1 else 0
        if first < end:
            at = clause.start()
            return {(at + old[first].start(), at + old[end - 1].end()): phrase}
    return {}
