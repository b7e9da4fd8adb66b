"""How much something grew: its share of a plan is no growth, nor is that of another thing."""

from dataclasses import replace

from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import Found, SearchResult
from hoibaocao.vietnamese.growth import asks_growth, tells_plan_only
from hoibaocao.vietnamese.tokens import content_tokens, folded_tokens

_OF_GROWTH = frozenset(folded_tokens("tăng giảm trưởng tốc độ so với cùng kỳ năm trước ngoái hay"))
"""Of a question, what does not say which thing grew."""
_ENOUGH = 0.5
"""So large a share of the words of the thing as another sentence names."""


def with_growth(result: SearchResult) -> SearchResult:
    """Return a search in which no share of a plan ``answers``, if how much something grew is asked.

    Nor does the growth of something that is named less. What several sides tell is compared by
    itself.
    """
    if len(result.searched) != 1 or not asks_growth(result.reading):
        return result
    thing = frozenset(content_tokens(result.topic.texts[0])) - _OF_GROWTH
    return replace(result, sides=tuple(_judged(found, thing) for found in result.sides))


def _judged(found: Found, thing: frozenset[str]) -> Found:
    """Return what was found, without the answers that tell of a plan or of another thing.

    Args:
        found: For the one side of a question.
        thing: Folded words of what grew.
    """
    named = [len(thing & _words(each)) for each in found.evidence]
    most = max(
        (n for n, each in zip(named, found.evidence, strict=True) if each.answers), default=0
    )
    evidence = (
        each._replace(answers=False) if tells_plan_only(each.text) or n < _ENOUGH * most else each
        for n, each in zip(named, found.evidence, strict=True)
    )
    return replace(found, evidence=tuple(evidence))


def _words(evidence: Evidence) -> frozenset[str]:
    return frozenset(folded_tokens(f"{evidence.hit.passage.section} {evidence.text}"))
