"""The words of a question that are looked for in reports."""

from hoibaocao.searching.planning import without_planning
from hoibaocao.searching.preambles import asking_part
from hoibaocao.searching.questions import without_order, without_sides
from hoibaocao.searching.scope import Resolution


def asked_words(resolution: Resolution) -> str:
    """Return the topic of a question without what only says how, of which sides or when.

    Of a time without reports there are nothing but plans: these need not say so.
    """
    words = asking_part(without_order(resolution.topic))
    if resolution.sides and not any(side.exact for side in resolution.sides):
        words = without_planning(words)
    if len(resolution.sides) > 1:
        words = without_sides(words)
    return words.lower() if words.isupper() else words  # models know words in capitals badly
