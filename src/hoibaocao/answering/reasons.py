"""Why something is so: a report's figure is no reason, however well it fits the question."""

from dataclasses import replace

from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.reasons import asks_reason, explains_before, gives_reason
from hoibaocao.vietnamese.sentences import sentence_spans


def with_reasons(result: SearchResult) -> SearchResult:
    """Return a search in whose sides only what gives a reason ``answers``, if one is asked for.

    A sentence that tells what is asked about is read together with the next one where that says
    why. Texts that are no reports of a period tell reasons in too many ways to be judged by words.
    """
    if not asks_reason(result.reading):
        return result
    sides = tuple(
        replace(found, evidence=tuple(map(_judged, found.evidence))) for found in result.sides
    )
    return replace(result, sides=sides)


def _judged(evidence: Evidence) -> Evidence:
    if evidence.hit.metadata.period is None or gives_reason(evidence.text):
        return evidence
    passage = evidence.hit.passage
    spans = sentence_spans(passage.text)
    behind = next((span for span in spans if passage.start + span[0] >= evidence.end), None)
    if behind is None or not explains_before(passage.text[slice(*behind)]):
        return evidence._replace(answers=False, fits=False, kindred=False)
    end = passage.start + behind[1]
    return evidence._replace(end=end, text=passage.text[evidence.start - passage.start : behind[1]])
