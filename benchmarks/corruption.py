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
from collections.abc import Iterator, Sequence
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
from hoibaocao.records import Answer, Hit
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
    """A corrupted answer; ``at`` is the statement that was put wrong."""

    sort: str
    sample: Sample
    answer: Answer
    at: int


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
    samples = list(tqdm(samples_of(assistant, questions[:answers], rng), desc="ask", disable=None))
    lines = measure(samples, rng)
    if missed:
        missed.write_text("\n".join(lines), encoding="utf-8")


def samples_of(
    assistant: Assistant, questions: Sequence[str], rng: random.Random
) -> Iterator[Sample]:
    """Yield the answers to questions, and each once more in other words."""
    for question in questions:
        answer = assistant.ask(question)
        if answer.refused:
            continue
        hits = assistant.search(question).hits
        yield Sample(answer, hits)
        yield Sample(_written(answer, hits, rng), hits)


def _written(answer: Answer, hits: Sequence[Hit], rng: random.Random) -> Answer:
    """Return an answer as if a language model had written it from the passages."""
    passages = [hit.passage for hit in hits]
    cited = [each for each in answer.citations if each.passage in passages][:_SENTENCES]
    said = [(each.quote, each.metadata, passages.index(each.passage) + 1) for each in cited]
    text, statements, citations = resolved(rephrased(said, rng), hits)
    return replace(answer, text=text, statements=statements, citations=citations, answerer="llm")


def measure(samples: Sequence[Sample], rng: random.Random) -> list[str]:
    """Print what was caught of each sort; return what was not, and what was doubted."""
    names = sorted(
        {
            each.metadata.place.name
            for s in samples
            for each in s.answer.citations
            if each.metadata.place
        }
    )
    sorts: dict[str, Corrupt] = {
        "digit": a_digit,
        "unit": a_unit,
        "place": a_place(names),
        "period": a_period,
    }
    lines, times = [], []
    doubted = true = 0
    for sample in samples:
        began = time.perf_counter()
        answer = verified(sample.answer, sample.hits)
        times.append(1000 * (time.perf_counter() - began))
        true += len(answer.statements)
        for statement in answer.statements:
            if not statement.verified:
                doubted += 1
                lines.append(f"doubted {sample.answer.answerer}: {statement.text}")
    caught, total = Counter[str](), Counter[str]()
    for case in _cases(samples, sorts, rng):
        total[case.sort] += 1
        if _is_caught(case):
            caught[case.sort] += 1
        else:
            now = verified(case.answer, case.sample.hits)
            numbers = now.statements[case.at].citations
            quotes = [each.quote for each in now.citations if each.n in numbers]
            lines.append(
                f"missed {case.sort} {case.answer.answerer}: {case.answer.statements[case.at].text}"
                f" [was: {case.sample.answer.statements[case.at].text}] {quotes}"
            )
    for sort in sorted(total):
        print(f"{sort:12}{total[sort]:6}  caught {caught[sort] / total[sort]:.4f}")
    print(f"{'all':12}{total.total():6}  caught {caught.total() / total.total():.4f}")
    print(f"{'untouched':12}{true:6}  doubted {doubted / true:.4f}")
    print(f"median {statistics.median(times):.2f} ms an answer, at most {max(times):.1f} ms")
    return lines


def _cases(
    samples: Sequence[Sample], sorts: dict[str, Corrupt], rng: random.Random
) -> Iterator[Case]:
    for sample in samples:
        answer = sample.answer
        at = rng.randrange(len(answer.statements)) if answer.statements else 0
        for sort, corrupt in sorts.items():
            wrong = corrupt(answer.statements[at].text, rng) if answer.statements else None
            if wrong is not None:
                yield Case(sort, sample, restated(answer, at, wrong), at)
        away = moved(answer, at, sample.hits, rng) if answer.statements else None
        if away is not None:
            yield Case("citation", sample, away, at)


def _is_caught(case: Case) -> bool:
    answer = verified(case.answer, case.sample.hits)
    statement = answer.statements[case.at]
    if not statement.verified:
        return True
    quotes = {each.n: each.quote for each in answer.citations}
    right = {each.n: each.quote for each in case.sample.answer.citations}
    numbers = case.sample.answer.statements[case.at].citations
    return case.sort == "citation" and {quotes[n] for n in statement.citations} == {
        right[n] for n in numbers
    }


if __name__ == "__main__":
    main()
