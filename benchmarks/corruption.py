"""Measure how many wrong statements are caught, and how many right ones are doubted.

    python -m benchmarks.corruption --split report

Takes answers to the questions of the project's own near-identical reports, and the same said in
other words as a language model would, puts each wrong by script in every way there is, and has it
verified. A statement that is wrong is caught if it is not verified; one whose citation was moved
also if the right one is found again. Prints the share caught for each sort, that of the untouched
statements which are doubted, and the time that it takes.
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from tqdm import tqdm

from benchmarks.corrupting import (
    Corrupt,
    a_digit,
    a_period,
    a_place,
    a_unit,
    moved,
    rephrased,
    restated,
)
from benchmarks.quality.library import Library
from benchmarks.quality.preparing import Choice, prepare
from benchmarks.quality.world import World
from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.citations import resolved
from hoibaocao.answering.verification import verified
from hoibaocao.records import Answer, Hit, Question
from hoibaocao.settings import PROJECT, load_settings

_HOME = PROJECT / "build" / "quality"
_SEED = 2026
_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A true answer and what was found for its question."""

    answer: Answer
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A sample and its answer with the statement ``at`` put wrong; ``untouched`` is as it was."""

    sort: str
    sample: Sample
    answer: Answer
    at: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: whether it was verified, its quotes then, and the time it took."""

    case: Case
    verified: bool
    quotes: tuple[str, ...]
    took_ms: float

    @property
    def right(self) -> bool:
        """Tell whether the wrong was caught, or the untouched was left alone."""
        if self.case.sort == "untouched":
            return self.verified
        before = quotes_of(self.case.sample.answer, self.case.at)
        return not self.verified or (self.case.sort == "citation" and self.quotes == before)


@click.command()
@click.option("--seed", default=_SEED, show_default=True)
@click.option("--reports", default=0, help="Only so many reports, and the questions on them.")
@click.option("--split", type=click.Choice(["tune", "report", "all"]), default="report")
@click.option("--answers", default=500, show_default=True, help="How many answers to take.")
@click.option("--missed", type=click.Path(path_type=Path), help="Write what was missed here.")
def main(*, seed: int, reports: int, split: str, answers: int, missed: Path | None) -> None:
    """Make the reports, ask, corrupt the answers, verify them, and print a table."""
    prepared = prepare(_HOME, Library(World(seed)), Choice(reports, split))
    settings = load_settings(prepared.folder / "reports", prepared.folder / "index")
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    assistant = wiring.make_assistant(settings, library, embedder)
    rng = random.Random(seed)
    questions = [row["question"] for row in prepared.rows if row["answerable"]]
    rng.shuffle(questions)
    asked = tqdm(questions[:answers], desc="ask", disable=None)
    outcomes = [_outcome(case) for case in cases_of(list(samples_of(assistant, asked, rng)), rng)]
    _print(outcomes)
    if missed:
        missed.write_text("\n".join(map(_told, _wrong(outcomes))), encoding="utf-8")


def samples_of(
    assistant: Assistant, questions: Iterable[str], rng: random.Random
) -> Iterator[Sample]:
    """Yield the answers to questions, and each once more in other words."""
    for question in questions:
        answer = assistant.ask(Question(question))
        if answer.refused:
            continue
        hits = assistant.search(Question(question)).hits
        samples = (Sample(answer, hits), Sample(_written(answer, hits, rng), hits))
        yield from (sample for sample in samples if sample.answer.statements)


def _written(answer: Answer, hits: Sequence[Hit], rng: random.Random) -> Answer:
    """Return an answer as if a language model had written it from the passages."""
    passages = [hit.passage for hit in hits]
    cited = [each for each in answer.citations if each.passage in passages][:_SENTENCES]
    said = [(each.quote, each.metadata, passages.index(each.passage) + 1) for each in cited]
    text, statements, citations = resolved(rephrased(said, rng), hits)
    return replace(answer, text=text, statements=statements, citations=citations, answerer="llm")


def cases_of(samples: Sequence[Sample], rng: random.Random) -> Iterator[Case]:
    """Yield a statement of each sample as it is, and put wrong in every way there is."""
    cited = [each.metadata.place for sample in samples for each in sample.answer.citations]
    names = sorted({place.name for place in cited if place})
    sorts: dict[str, Corrupt] = {
        "digit": a_digit,
        "unit": a_unit,
        "place": a_place(names),
        "period": a_period,
    }
    for sample in samples:
        answer = sample.answer
        at = rng.randrange(len(answer.statements))
        yield Case("untouched", sample, answer, at)
        for sort, corrupt in sorts.items():
            if (wrong := corrupt(answer.statements[at].text, rng)) is not None:
                yield Case(sort, sample, restated(answer, at, wrong), at)
        if (away := moved(answer, at, sample.hits, rng)) is not None:
            yield Case("citation", sample, away, at)


def quotes_of(answer: Answer, at: int) -> tuple[str, ...]:
    """Return what a statement of an answer cites."""
    numbers = answer.statements[at].citations
    return tuple(each.quote for each in answer.citations if each.n in numbers)


def _outcome(case: Case) -> Outcome:
    began = time.perf_counter()
    answer = verified(case.answer, case.sample.hits)
    took_ms = 1000 * (time.perf_counter() - began)
    return Outcome(case, answer.statements[case.at].verified, quotes_of(answer, case.at), took_ms)


def _print(outcomes: Sequence[Outcome]) -> None:
    total = Counter(outcome.case.sort for outcome in outcomes)
    right = Counter(outcome.case.sort for outcome in outcomes if outcome.right)
    untouched, kept = total.pop("untouched"), right.pop("untouched", 0)
    for sort, count in (*sorted(total.items()), ("all", total.total())):
        caught = right.total() if sort == "all" else right[sort]
        print(f"{sort:12}{count:6}  caught  {caught / count:.4f}")
    print(f"{'untouched':12}{untouched:6}  doubted {1 - kept / untouched:.4f}")
    times = [outcome.took_ms for outcome in outcomes]
    print(f"median {statistics.median(times):.2f} ms an answer, at most {max(times):.1f} ms")


def _wrong(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    return (outcome for outcome in outcomes if not outcome.right)


def _told(outcome: Outcome) -> str:
    case = outcome.case
    now, was = case.answer.statements[case.at].text, case.sample.answer.statements[case.at].text
    return f"{case.sort} {case.answer.answerer}: {now} [was: {was}] {outcome.quotes}"


if __name__ == "__main__":
    main()
