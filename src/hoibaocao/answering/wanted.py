"""What a question wants to read, and how well a figure is that."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from hoibaocao.answering.figures import (
    Aside,
    Told,
    asides_asked,
    numbers_given,
    without_asides,
)
from hoibaocao.answering.measures import may_tell, measure_asked
from hoibaocao.records import Period
from hoibaocao.searching.fitting import dimension_asked, dimension_of
from hoibaocao.searching.questions import (
    Asked,
    asked_for,
    asks_list,
    compares,
    office_asked,
    things_counted,
)
from hoibaocao.vietnamese.offices import Office
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import bigrams, content_tokens

_SHARE = re.compile(r"\b(?:ty le|ti le|phan tram|toc do|tang truong)\b|%")
_NUMBER_OF = re.compile(r"\W*(?:tong )?so (\w+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONFIRMS = re.compile(r"\bco phai\b|\b(?:phai|dung|co) (?:khong|chua)\b|\b(?:khong|chua)\W*$")
_LIKELY, _EXCESS = 0.5, 0.02
"""What the unit that is asked for counts for a figure; what a word beside that is not, against."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants to read.

    Attributes:
        asked: The kind of thing.
        folded: The question as it was read, folded, then its topic.
        topic: The folded tokens that it is about, places and periods aside, and each two
            neighbours of them joined by ``_``.
        is_list: Several things are asked for.
        compares: It asks how several places or periods compare.
        office: The one whose holder is asked for, if one is.
        years: Those that it names; of a report, the one that is meant.
        dimension: Of the figure that is asked for; empty if it is open.
        measure: The one of crops and catches that is asked for, folded; empty if none is.
        words: As ``topic``, and in its own words, but for those that ask for ``asides``.
        given: Numbers that it names, which are not those it asks for.
        asides: What it asks of a figure beside what that is.
        elsewhen: The years are not that of the report.
        units: The first word, folded, of each thing that it asks how many of; one is empty if none.
        number: That of what it asks the number of, as in "số vụ cháy"; reports may count otherwise.
    """

    asked: Asked
    folded: str
    topic: frozenset[str]
    is_list: bool
    compares: bool
    office: Office | None
    years: frozenset[str]
    dimension: str
    measure: str
    words: tuple[frozenset[str], ...]
    given: frozenset[Decimal]
    asides: frozenset[Aside]
    elsewhen: bool
    units: tuple[str, ...]
    number: str

    @classmethod
    def of(cls, reading: str, topic: str, own: str) -> "Wanted":
        """Read a question.

        Args:
            reading: The question as it was read.
            topic: The same without its places and periods, in Vietnamese, spelt out.
            own: The same in the question's own words, such as abbreviations.
        """
        tokens, years = content_tokens(topic), frozenset(_YEAR.findall(reading))
        said = [content_tokens(without_asides(text)) for text in (topic, own)]
        return cls(
            asked_for(reading),
            fold(f"{reading} {topic}"),
            frozenset((*tokens, *bigrams(tokens))),
            asks_list(reading),
            compares(reading),
            office_asked(reading),
            years,
            dimension_asked(reading, {}),
            measure_asked(fold(topic)),
            tuple(frozenset((*words, *bigrams(words))) for words in said),
            frozenset() if _CONFIRMS.search(fold(reading)) else numbers_given(own),
            asides_asked(own),
            elsewhen=bool(years),
            units=_units(reading, own),
            number=number[1] if (number := _NUMBER_OF.match(fold(own))) else "",
        )

    @property
    def told_by_unit(self) -> frozenset[str]:
        """Words of the topic that figures tell by their units."""
        words = self.measure.split()
        return frozenset((*words, *bigrams(words)))

    def of_side(self, period: Period | None) -> "Wanted":
        """Return what is wanted of one side of a question: a row may tell the years of others."""
        return replace(self, years=frozenset({str(period.end.year)})) if period else self

    def told_of(self, period: Period | None) -> "Wanted":
        """Return what is wanted of a report of this period: the figures of its own year.

        The one year that a question names may be another: "năm 2022 là 42,3 triệu đồng".
        """
        own = frozenset({str(period.end.year)} if period else ())
        years = self.years & own or self.years or own
        return replace(self, years=years, elsewhen=years != own)


def fitness(told: Told, wanted: Wanted) -> tuple[float, ...]:
    """Return how well a figure is the one that is wanted, what counts most first."""
    figure = told.figure
    is_share = figure.unit in {"%", "điểm %"}
    asks_share = _SHARE.search(wanted.folded) is not None
    dimension = dimension_of(figure) if figure.unit else ""
    # "Đạt 58,7% kế hoạch" is the share that is asked for.
    asides = told.asides - {"ratio", "plan"} if is_share and asks_share else told.asides
    asides = asides | (told.asides & wanted.asides)
    return (
        _kinship(dimension, wanted.dimension),
        is_share >= asks_share,
        not (told.years and wanted.years) or bool(told.years & wanted.years),
        wanted.elsewhen and bool(told.years & wanted.years),
        not wanted.measure or may_tell(figure, wanted.measure),
        1 if asides & wanted.asides else -bool(asides),
        not asides - wanted.asides,
        _named(told, wanted),
        -figure.start,
    )


def _named(told: Told, wanted: Wanted) -> float:
    """Return how much of what a question says is said of a figure, and little else."""
    own = frozenset(content_tokens(told.part))
    wordings = (words - wanted.told_by_unit for words in wanted.words)
    named = (
        sum(told.said.get(token, 0.0) for token in words) - _EXCESS * len(own - words)
        for words in wordings
    )
    return max(named) + _LIKELY * (wanted.number in fold(told.figure.measure).split())


def _kinship(dimension: str, wanted: str) -> int:
    """Return how well a dimension is the one that is wanted; what is bare may only be counted."""
    if not wanted or dimension == wanted or (not dimension and wanted in {"count", "other"}):
        return 2
    return 0 if dimension else 1


def _units(*texts: str) -> tuple[str, ...]:
    counted = (thing for text in texts for thing, _ in things_counted(fold(text)))
    return tuple(dict.fromkeys(counted)) or ("",)
