"""Fit the weights of `hoibaocao.searching.signs` to questions whose evidence is known.

    python -m benchmarks.evidence REPORTS QUESTIONS [REPORTS QUESTIONS ...]

Each pair is a folder of reports and gold questions on it (JSON lines; see `hoibaocao.evaluating`);
of questions with a ``split`` only those of ``tune`` are used. The index of a folder is kept in
``build/evidence``. Conditional logit: among the sentences of a question, the probability of one is
proportional to exp(weights · signs), that of a passage to the sum over its sentences. Weights
maximise the probability of the passages that hold evidence and, for less, of the sentences that
are evidence, less a ridge penalty. Prints the weights, and how often the best passage and the best
sentence are right on the folds left out of a five-fold fit.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from hoibaocao import wiring
from hoibaocao.evaluating.questions import BatchQuestion, read_questions
from hoibaocao.records import Hit
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.signs import RANKING, Signs
from hoibaocao.settings import load_settings
from hoibaocao.vietnamese.text import clean

_RIDGE = 0.3
_SENTENCE = 0.3
"""What finding the sentence counts for beside finding its passage."""

_FOLDS = 5

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """The sentences of one side of a question, a row each.

    ``passage`` numbers the passage of each; ``within`` tells which stand in a passage that holds
    evidence, and ``right`` which are evidence.
    """

    signs: Floats
    passage: NDArray[np.intp]
    within: NDArray[np.bool_]
    right: NDArray[np.bool_]


def samples(reports: Path, questions: Path) -> Iterator[Sample]:
    """Search for every tune question and label the sentences that were read."""
    name = hashlib.sha256(str(reports.resolve()).encode()).hexdigest()[:12]
    settings = load_settings(reports, Path("build/evidence") / name)
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    assistant = wiring.make_assistant(settings, library, embedder)
    for question in read_questions(questions):
        if question.gold.get("split", "tune") == "tune" and question.gold["answerable"]:
            for found in assistant.search(question.question).sides:
                sample = _sample(found.evidence, question)
                if sample.within.any():
                    yield sample


def _sample(sentences: Sequence[Evidence], question: BatchQuestion) -> Sample:
    starts = [(each.hit.passage.report, each.hit.passage.start) for each in sentences]
    numbers = {start: number for number, start in enumerate(dict.fromkeys(starts))}
    return Sample(
        signs=np.array([each.signs for each in sentences]),
        passage=np.array([numbers[start] for start in starts], np.intp),
        within=np.array([_holds(e.hit, e.hit.passage.text, question) for e in sentences], bool),
        right=np.array([_holds(e.hit, e.text, question) for e in sentences], bool),
    )


def _holds(hit: Hit, text: str, question: BatchQuestion) -> bool:
    plain = _plain(text)
    holds = any(_plain(part) in plain for part in question.gold["evidence"])
    return holds and hit.passage.report in question.gold["reports"]


def _plain(text: str) -> str:
    return " ".join(clean(text).lower().split())


def fitted(data: Sequence[Sample]) -> Floats:
    """Return the weights that make the evidence and its passages most likely."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for sample in data:
            for good, counts in ((sample.within, 1.0), (sample.right, _SENTENCE)):
                if good.any():
                    less, steeper = _unlikeliness(weights, sample.signs, good)
                    total, slope = total + counts * less, slope + counts * steeper
        return total, slope

    start = np.zeros(len(RANKING))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def _unlikeliness(weights: Floats, signs: Floats, good: NDArray[np.bool_]) -> tuple[float, Floats]:
    """Return -log of the probability of the good rows, and its slope."""
    scores = signs @ weights
    whole, part = logsumexp(scores), logsumexp(scores[good])
    slope = signs.T @ np.exp(scores - whole) - signs[good].T @ np.exp(scores[good] - part)
    return float(whole - part), slope


def first_right(weights: Floats, data: Sequence[Sample]) -> Floats:
    """Return for which share of the samples the best passage holds evidence, and sentence is it."""
    passages, sentences = [], []
    for sample in data:
        scores = sample.signs @ weights
        sums = [logsumexp(scores[sample.passage == n]) for n in range(sample.passage.max() + 1)]
        passages.append(sample.within[sample.passage == np.argmax(sums)].any())
        if sample.right.any():
            sentences.append(sample.right[np.argmax(scores)])
    return np.array([np.mean(passages), np.mean(sentences)])


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
    print(f"{len(data)} samples; first passage and sentence are right:")
    for name, shares in (
        ("as fitted", first_right(weights, data)),
        ("held out", np.mean(held_out, axis=0)),
        ("in use", first_right(np.array(RANKING), data)),
    ):
        print(f"{name:10} {shares[0]:.3f} {shares[1]:.3f}")


if __name__ == "__main__":
    main()
