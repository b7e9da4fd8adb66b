"""Fit the weights of `hoibaocao.searching.evidence` to questions whose evidence is known.

    python -m benchmarks.evidence REPORTS QUESTIONS [REPORTS QUESTIONS ...]

Each pair is a folder of reports and gold questions on it (JSON lines; see `hoibaocao.evaluating`);
of questions with a ``split`` only those of ``tune`` are used. The index of a folder is kept in
``build/evidence``. Conditional logit: among the sentences of a question, the probability of one is
proportional to exp(weights · signs); weights maximise that of the sentences that are evidence,
less a ridge penalty. Prints the weights, and how often the best sentence is evidence on the folds
left out of a five-fold fit.
"""

import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from hoibaocao import wiring
from hoibaocao.evaluating.questions import BatchQuestion, read_questions
from hoibaocao.searching.evidence import RANKING, Evidence, Signs
from hoibaocao.settings import load_settings
from hoibaocao.vietnamese.text import clean

_RIDGE = 0.3
_FOLDS = 5

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """The sentences of one side of a question: signs, a row each, and which are evidence."""

    signs: Floats
    right: NDArray[np.bool_]


def samples(reports: Path, questions: Path) -> list[Sample]:
    """Search for every tune question and label the sentences that were read."""
    name = hashlib.sha256(str(reports.resolve()).encode()).hexdigest()[:12]
    settings = load_settings(reports, Path("build/evidence") / name)
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    assistant = wiring.make_assistant(settings, library, embedder)
    return [
        Sample(np.array([each.signs for each in found.evidence]), right)
        for question in read_questions(questions)
        if question.gold.get("split", "tune") == "tune" and question.gold["answerable"]
        for found in assistant.search(question.question).sides
        if (right := np.array([_is_right(each, question) for each in found.evidence])).any()
    ]


def _is_right(evidence: Evidence, question: BatchQuestion) -> bool:
    text = _plain(evidence.text)
    holds = any(_plain(part) in text for part in question.gold["evidence"])
    return holds and evidence.hit.passage.report in question.gold["reports"]


def _plain(text: str) -> str:
    return " ".join(clean(text).lower().split())


def fitted(data: list[Sample]) -> Floats:
    """Return the weights that make the evidence most likely."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for signs, right in data:
            scores = signs @ weights
            all_, good = logsumexp(scores), logsumexp(scores[right])
            total += all_ - good
            slope = slope + signs.T @ np.exp(scores - all_)
            slope -= signs[right].T @ np.exp(scores[right] - good)
        return total, slope

    start = np.zeros(len(RANKING))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def first_right(weights: Floats, data: list[Sample]) -> float:
    """Return for which share of the samples the best sentence is evidence."""
    return float(np.mean([right[np.argmax(signs @ weights)] for signs, right in data]))


def main() -> None:
    """Fit and print."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    data = [one for pair in zip(paths[::2], paths[1::2], strict=True) for one in samples(*pair)]
    held_out = [
        first_right(
            fitted([s for i, s in enumerate(data) if i % _FOLDS != fold]), data[fold::_FOLDS]
        )
        for fold in range(_FOLDS)
    ]
    weights = fitted(data)
    for name, weight in zip(Signs._fields, weights, strict=True):
        print(f"{name:10} {weight:6.2f}")
    print(f"{len(data)} samples; first is evidence: {first_right(weights, data):.3f} as fitted,")
    print(f"{np.mean(held_out):.3f} held out, {first_right(np.array(RANKING), data):.3f} in use")


if __name__ == "__main__":
    main()
