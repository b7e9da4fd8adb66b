"""What is counted of a sentence, what each count weighs, and how much is enough to answer."""

from typing import NamedTuple


class Signs(NamedTuple):
    """What is counted of a sentence, or what each count weighs.

    Attributes:
        coverage: Share of the topic's weight that the sentence names.
        heading: Share that only the section's heading or the title names.
        pairs: Share of the topic's pairs of neighbouring words.
        nearness: How much nearer in meaning than an average passage: 0 no nearer, 1 the same.
        around: Likewise of the sentence together with the one before and the one behind it.
        figure: 1 if a figure is asked for and there is one.
        name: 1 if a person or a date is asked for and there is one.
        plan: 1 if a figure is asked for, not a planned one, and it tells a plan.
        aside: 1 if it is of another period or place than asked, or may be for all that is told, or
            names nobody where a report is asked for a person.
        superseded: 1 if a later report tells of the same place and period.
        fused: The passage's score in the search less that of the best passage.
        length: Tokens in units of 60, at most 1.
    """

    coverage: float
    heading: float
    pairs: float
    nearness: float
    around: float
    figure: float
    name: float
    plan: float
    aside: float
    superseded: float
    fused: float
    length: float


RANKING = Signs(
    coverage=3.8,
    heading=2.4,
    pairs=3.1,
    nearness=5.5,
    around=7.6,
    figure=3.1,
    name=1.4,
    plan=-2.3,
    aside=-5.2,
    superseded=-2.4,
    fused=0.9,
    length=2.4,
)
"""Fitted by conditional logit to questions whose evidence is known: `benchmarks.evidence`."""


_ALL = 0.99
"""Of a topic, but for rounding."""


def is_headed(signs: Signs) -> bool:
    """Tell whether the heading names all the topic, so that what stands below it is meant."""
    return signs.heading >= _ALL and not (signs.plan or signs.aside)


_MOST_PAIRS = 0.5
"""In "quốc phòng và an ninh", two of the three pairs of "quốc phòng an ninh"."""


def is_named(signs: Signs) -> bool:
    """Tell whether the sentence names all the topic, most words next to each other."""
    return signs.coverage >= _ALL and signs.pairs >= _MOST_PAIRS


class Enough(NamedTuple):
    """What each sign is worth as support, and the least support there must be."""

    coverage: float
    heading: float
    pairs: float
    nearness: float
    around: float
    least: float


ENOUGH = (
    Enough(coverage=1.0, heading=0.5, pairs=0.0, nearness=0.75, around=0.0, least=0.45),
    Enough(coverage=1.0, heading=0.7, pairs=1.65, nearness=1.45, around=1.3, least=1.25),
)
"""A sentence has to pass both: the first refuses what is not about the topic, the second what only
seems so, as single syllables are met by chance ("nhà tạm" by "nhà nước") and pairs are not. The
second was fitted by logistic regression: questions whose evidence is known against questions on
what reports do not tell, in libraries of near copies, of few reports and of general texts. Of the
sentences that do answer, 1 in 200 falls short."""


def is_enough(signs: Signs) -> bool:
    """Tell whether a sentence of these signs answers, not only better than others."""
    if signs.plan or signs.aside:
        return False
    coverage, heading, pairs, nearness, around, *_ = signs
    for each in ENOUGH:
        support = each.coverage * coverage + each.heading * heading + each.pairs * pairs
        if support + each.nearness * nearness + each.around * around < each.least:
            return False
    return True
