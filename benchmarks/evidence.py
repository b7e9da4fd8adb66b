"""Fit the weights of `hoibaocao.searching.signs` to questions whose evidence is known.

    python -m benchmarks.evidence REPORTS QUESTIONS [REPORTS QUESTIONS ...]

Each pair is a folder of reports and gold questions on it (JSON lines; see `hoibaocao.evaluating`);
of questions with a ``split`` only those of ``tune`` are used. The index of a folder is kept in
``build/evidence``. Conditional logit: among the sentences of a question, the probability of one is
proportional to exp(weights · signs), that of a passage to the sum over its sentences. Weights
maximise the probability of the passages that hold evidence and of the sentences that are evidence,
less a ridge penalty. Prints the weights, how often the best passage, the best sentence and one of
the best two are right on the folds left out of a five-fold fit (questions on a report stay
together), and how often a sentence of a probability is.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.evaluating.questions import BatchQuestion, read_questions
from hoibaocao.indexing.library import Library
from hoibaocao.records import Hit
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.signs import RANKING, Signs
from hoibaocao.settings import load_settings
from hoibaocao.vietnamese.text import clean

PATH = click.Path(exists=True, path_type=Path)
_RIDGE = 0.3
_FOLDS = 5

Floats = NDArray[np.float64]


class Sample(NamedTuple):
    """The sentences of one side of a question, a row each.

    ``passage`` numbers the passage of each; ``within`` tells which stand in a passage that holds
    evidence, and ``right`` which are evidence. ``fold`` is the one it is left out in.
    """

    signs: Floats
    passage: NDArray[np.intp]
    within: NDArray[np.bool_]
    right: NDArray[np.bool_]
    fold: int


def opened(reports: Path) -> tuple[Library, Assistant]:
    """Bring the index of a folder in line with it, and return what asks it."""
    name = hashlib.sha256(str(reports.resolve()).encode()).hexdigest()[:12]
    settings = load_settings(reports, Path("build/evidence") / name)
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    return library, wiring.make_assistant(settings, library, embedder)


def samples(reports: Path, questions: Path) -> Iterator[Sample]:
    """Search for every tune question and label the sentences that were read."""
    _, assistant = opened(reports)
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
        within=np.array([holds(e.hit, e.hit.passage.text, question) for e in sentences], bool),
        right=np.array([holds(e.hit, e.text, question) for e in sentences], bool),
        fold=crc32(question.gold["reports"][0].encode()) % _FOLDS,
    )


def holds(hit: Hit, text: str, question: BatchQuestion) -> bool:
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
            for good in filter(np.any, (sample.within, sample.right)):
                less, steeper = _unlikeliness(weights, sample.signs, good)
                total, slope = total + less, slope + steeper
        return total, slope

    start = np.zeros(len(RANKING))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def _unlikeliness(weights: Floats, signs: Floats, good: NDArray[np.bool_]) -> tuple[float, Floats]:
    """Return -log of the probability of the good rows, and its slope."""
    scores = signs @ weights
    whole, part = logsumexp(scores), logsumexp(scores[good])
    slope = signs.T @ np.exp(scores - whole) - signs[good].T @ np.exp(scores[good] - part)
    return float(whole - part), slope


def shares_right(weights: Floats, data: Sequence[Sample]) -> Floats:
    """Return how often the best passage holds evidence, the best sentence is it, one of two is."""
    rows = []
    for sample in data:
        scores = sample.signs @ weights
        sums = [logsumexp(scores[sample.passage == n]) for n in range(sample.passage.max() + 1)]
        best = np.argsort(-scores, kind="stable")[:2]
        passage = sample.within[sample.passage == np.argmax(sums)].any()
        rows.append((passage, sample.right[best[0]], sample.right[best].any()))
    return np.asarray(np.mean(np.array(rows, np.float64), axis=0))


def calibration(weights: Floats, data: Sequence[Sample]) -> Iterator[tuple[float, float, int]]:
    """Yield mean probability and share right of the best sentences, a tenth of probability each."""
    best = []
    for sample in data:
        scores = sample.signs @ weights
        at = scores.argmax()
        best.append((np.exp(scores[at] - logsumexp(scores)), sample.right[at]))
    for _, tenth in groupby(sorted(best), lambda pair: int(pair[0] * 10)):
        probabilities, right = zip(*tenth, strict=True)
        yield float(np.mean(probabilities)), float(np.mean(right)), len(right)


@click.command()
@click.argument("paths", metavar="REPORTS QUESTIONS", type=PATH, nargs=-1, required=True)
def main(paths: Sequence[Path]) -> None:
    """Fit and print."""
    data = [one for pair in zip(paths[::2], paths[1::2], strict=True) for one in samples(*pair)]
    held_out = [
        shares_right(
            fitted([sample for sample in data if sample.fold != fold]),
            [sample for sample in data if sample.fold == fold],
        )
        for fold in range(_FOLDS)
    ]
    weights = fitted(data)
    for name, weight in zip(Signs._fields, weights, strict=True):
        print(f"{name:10} {weight:6.2f}")
    print(f"{len(data)} samples; right are the first passage, the first sentence, one of two:")
    for name, shares in (
        ("as fitted", shares_right(weights, data)),
        ("held out", np.mean(held_out, axis=0)),
        ("in use", shares_right(np.array(RANKING), data)),
    ):
        print(f"{name:10} {' '.join(f'{share:.3f}' for share in shares)}")
    print("probability of the best sentence, in use, and how often it is right:")
    for probability, right, count in calibration(np.array(RANKING), data):
        print(f"{probability:10.2f} {right:.2f} of {count}")


if __name__ == "__main__":
    main()
