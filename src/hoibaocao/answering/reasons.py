"""Why something is so: a report's figure is no reason, however well it fits the question."""

from dataclasses import replace
from itertools import islice

from hoibaocao.records import Passage
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.reasons import asks_reason, explains_before, gives_reason
from hoibaocao.vietnamese.report_parts import headed
from hoibaocao.vietnamese.sentences import sentence_spans

_READ_ON = 3
"""So many sentences of a section on shortcomings stand before one that gives the reason of all."""
_WITH_CAUSES = frozenset({"causes", "shortcomings"})


def with_reasons(result: SearchResult) -> SearchResult:
    """Return a search in whose sides only what gives a reason ``answers``, if one is asked for.

    A sentence that tells what is asked about is read together with the next one where that says
    why, or with some more where shortcomings come before what caused them. Texts that are no
    reports of a period tell reasons in too many ways to be judged by words.
    """
    if not asks_reason(result.reading):
        return result
    sides = tuple(
        replace(found, evidence=tuple(map(_judged, found.evidence))) for found in result.sides
    )
    return replace(result, sides=sides)


def _judged(evidence: Evidence) -> Evidence:
    if evidence.hit.metadata.is_general or gives_reason(evidence.text):
        return evidence
    passage = evidence.hit.passage
    behind = (
        span for span in sentence_spans(passage.text) if passage.start + span[0] >= evidence.end
    )
    for start, end in islice(behind, _READ_ON if _tells_causes(passage) else 1):
        if explains_before(passage.text[start:end]):
            said = passage.quote(evidence.start, passage.start + end)
            return evidence._replace(end=passage.start + end, text=said)
    return evidence._replace(answers=False, fits=False, kindred=False)


def _tells_causes(passage: Passage) -> bool:
    """Tell whether a passage's section is one on shortcomings, or what caused them."""
    announced = headed(passage.heading)
    return announced is not None and not _WITH_CAUSES.isdisjoint(announced.kinds)
