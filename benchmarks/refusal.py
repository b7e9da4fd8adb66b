"""Tell what is refused, by how little the like of an answer may lead in other reports.

    python -m benchmarks.refusal REPORTS QUESTIONS [REPORTS QUESTIONS ...]

Arguments and index are those of `benchmarks.evidence`. Prints for each folder the share of tune
questions that no sentence answers, kind by kind, for several least leads; those with an answer are
one kind. `hoibaocao.searching.elsewhere.LEAST_LEAD` is chosen where few of them are lost.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf
from pathlib import Path

import click
import numpy as np

from benchmarks.evidence import PATH, opened
from hoibaocao.evaluating.questions import read_questions
from hoibaocao.searching.elsewhere import DOUBTED, LEAST_LEAD, lead_elsewhere

_LEADS = (-inf, -1.5, -1.0, LEAST_LEAD, -0.4, 0.0)


def best_leads(reports: Path, questions: Path) -> Iterator[tuple[str, float]]:
    """Yield the kind and the best lead of each question of one side that the library has.

    Endless, where a sentence has no like elsewhere and is believed; less than any where none
    has enough support.
    """
    library, assistant = opened(reports)
    generation = library.current()
    for question in read_questions(questions):
        gold = question.gold
        if gold.get("split", "tune") != "tune" or question.question.history or "candidates" in gold:
            continue
        result = assistant.search(question.question)
        if result.scope.is_absent or len(result.sides) != 1:
            continue
        (found,) = result.sides
        leads = (
            lead_elsewhere(generation, result.topic, found.side, each)
            for each in islice((e for e in found.evidence if e.answers), DOUBTED)
        )
        kind = "answerable" if gold["answerable"] else gold["kind"]
        yield kind, max((inf if lead is None else lead for lead in leads), default=-inf)


@click.command()
@click.argument("paths", metavar="REPORTS QUESTIONS", type=PATH, nargs=-1, required=True)
def main(paths: Sequence[Path]) -> None:
    """Measure and print."""
    for reports, questions in zip(paths[::2], paths[1::2], strict=True):
        kinds: dict[str, list[float]] = defaultdict(list)
        for kind, lead in best_leads(reports, questions):
            kinds[kind].append(lead)
        print(f"{reports}: least lead", *(f"{least:6.1f}" for least in _LEADS))
        for kind, leads in kinds.items():
            shares = (np.mean([lead < least or lead == -inf for lead in leads]) for least in _LEADS)
            print(f"{kind:24}", *(f"{share:6.3f}" for share in shares))


if __name__ == "__main__":
    main()
