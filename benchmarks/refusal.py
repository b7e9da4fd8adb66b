"""Fit the weights of `hoibaocao.searching.signs.Standing`, and tell what is refused.

    python -m benchmarks.refusal REPORTS QUESTIONS [REPORTS QUESTIONS ...]

Arguments and index are those of `benchmarks.evidence`. Of each side of a tune question the first
sentences of enough support are taken: of a question with an answer those that are evidence, of one
without the first. What their like leads by in other reports is measured, and logistic regression
with a ridge penalty tells which answer. Prints the weights fitted and in use, and the share of
questions of each kind that no sentence answers, by weights fitted to the other folders and by
those in use; the log-odds that is enough is the one in use.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from benchmarks.evidence import holds, opened
from hoibaocao.evaluating.questions import read_questions
from hoibaocao.searching.elsewhere import DOUBTED, lead_elsewhere
from hoibaocao.searching.signs import CONFIRMED, STANDING, Standing, standing

_RIDGE = 1.0

Floats = NDArray[np.float64]


class Case(NamedTuple):
    """A question: its kind and how the sentences stand that may answer it, best first.

    A sentence that no other report has the like of stands as None: it is believed.
    """

    kind: str
    answerable: bool
    standings: list[Standing | None]
    right: list[bool]


def cases(reports: Path, questions: Path) -> list[Case]:
    """Search for every tune question of one side whose place and period the library has."""
    library, assistant = opened(reports)
    generation = library.current()
    found = []
    for question in read_questions(questions):
        gold = question.gold
        if gold.get("split", "tune") != "tune" or question.history or "candidates" in gold:
            continue
        result = assistant.search(question.question)
        if result.scope.is_absent or len(result.sides) != 1:
            continue
        (side,) = result.sides
        standings, right = [], []
        for each in islice((e for e in side.evidence if e.answers), DOUBTED):
            lead = lead_elsewhere(generation, result.topic, side.side, each)
            standings.append(None if lead is None else standing(each.signs, lead))
            right.append(gold["answerable"] and holds(each.hit, each.text, question))
        found.append(Case(gold["kind"], gold["answerable"], standings, right))
    return found


def fitted(data: Sequence[Case]) -> Floats:
    """Return the weights that tell the sentences that answer from those that do not."""
    rows = [
        (each, is_right)
        for case in data
        for rank, (each, is_right) in enumerate(zip(case.standings, case.right, strict=True))
        if each is not None and (is_right or rank == 0)
    ]
    signs = np.array([each for each, _ in rows])
    right = np.array([is_right for _, is_right in rows], np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = signs @ weights
        less = float(np.sum(np.logaddexp(0, odds) - right * odds)) + _RIDGE * float(
            weights @ weights
        )
        return less, signs.T @ (expit(odds) - right) + 2 * _RIDGE * weights

    start = np.zeros(len(STANDING))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def refused(weights: Floats, data: Sequence[Case]) -> dict[str, float]:
    """Return the share of the questions of each kind that no sentence answers."""
    shares: dict[str, list[bool]] = defaultdict(list)
    for case in data:
        odds = [None if each is None else np.dot(each, weights) for each in case.standings]
        answers = any(each is None or each >= CONFIRMED for each in odds)
        name = "answerable" if case.answerable else case.kind
        shares[name].append(not answers)
    return {kind: float(np.mean(each)) for kind, each in shares.items()}


def main() -> None:
    """Fit and print."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    folders = [cases(*pair) for pair in zip(paths[::2], paths[1::2], strict=True)]
    weights = fitted([case for folder in folders for case in folder])
    for name, fresh, used in zip(Standing._fields, weights, STANDING, strict=True):
        print(f"{name:10} {fresh:6.2f} {used:6.2f}")
    for number, folder in enumerate(folders):
        others = [case for other in folders if other is not folder for case in other]
        held_out = refused(fitted(others or folder), folder)
        in_use = refused(np.array(STANDING), folder)
        print(f"{paths[2 * number]}: refused, held out and in use")
        for kind, share in held_out.items():
            print(f"{kind:18} {share:6.3f} {in_use[kind]:6.3f}")


if __name__ == "__main__":
    main()
