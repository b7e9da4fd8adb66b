"""Who holds an office is told where a report first names them, and later only in passing."""

import math
from collections.abc import Sequence

from hoibaocao.searching.evidence import Evidence
from hoibaocao.vietnamese.offices import Office, holders
from hoibaocao.vietnamese.text import fold

_GIVEN_NAMES = 2
"""Last words of a name that tell persons apart: "Tam Dương Nguyễn Văn Ba" begins with a place."""


def introduced(found: Sequence[Evidence], office: Office | None) -> list[Evidence]:
    """Let the sentence where a report first names the holder of an office lead those behind it.

    They answer alike, and the one that says most beside the answer would come first. Who holds the
    office is read off the best of them; the first of its report to say the same stands for all the
    passages that do, and gets what they weigh together, so that its own leads them. Where the best
    names no holder, nothing is led.

    Args:
        found: What may be evidence, best first.
        office: The one whose holder is asked for, if one is.
    """
    best = next((each for each in found if each.fits), None)
    if office is None or best is None:
        return list(found)
    named = _named(best, office)
    alike = [
        each
        for each in found
        if each.fits
        and each.hit.passage.report == best.hit.passage.report
        and each.signs.aside == best.signs.aside
        and not named.isdisjoint(_named(each, office))
    ]
    first = min(alike, key=lambda each: each.start, default=best)
    if first is best:
        return list(found)
    passages = {each.hit.passage for each in alike}
    scores = [each.score for each in found if each.hit.passage in passages]
    highest = max(scores)
    together = highest + math.log(sum(math.exp(score - highest) for score in scores))
    return [first._replace(score=together), *(each for each in found if each is not first)]


def _named(evidence: Evidence, office: Office) -> set[str]:
    people = (evidence.text[start:end] for start, end in holders(evidence.text, office))
    return {" ".join(fold(person).split()[-_GIVEN_NAMES:]) for person in people}
