"""Measure search and answers on the project's own near-identical reports.

    python -m benchmarks.quality.run --split report --answers --stock

Figures are appended to ``history.jsonl``, to compare with.
"""

import json
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from benchmarks.quality.judging import is_wrong, judge_answer, judge_hits, tables
from benchmarks.quality.library import Library
from benchmarks.quality.preparing import Choice, Prepared, prepare
from benchmarks.quality.rows import Row
from benchmarks.quality.variants import VARIANTS
from benchmarks.quality.world import World
from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.chat.contract import answer_json, search_json
from hoibaocao.errors import IndexIncompatible, IndexMissing
from hoibaocao.evaluating.score import Scores
from hoibaocao.indexing.library import Library as IndexLibrary
from hoibaocao.records import Question, Turn
from hoibaocao.settings import PROJECT, Settings, load_settings

_HISTORY = Path(__file__).with_name("history.jsonl")
_HOME = PROJECT / "build" / "quality"
_SEED = 2026
_K = 10
_SEARCH = ("recall@1", "recall@5", "recall@10", "mrr", "offered", "flagged", "flagged_wrongly")
_ANSWERS = ("right", "cited", "right_and_cited", "refusal", "false_refusal", "wrong_place")

Tables = dict[str, Scores]
Outcome = tuple[Row, dict[str, Any], Scores]
"""A question, what was given for it, and the scores of that."""


@click.command()
@click.option("--seed", default=_SEED, show_default=True)
@click.option("--reports", default=0, help="Only so many reports, and the questions on them.")
@click.option("--split", type=click.Choice(["tune", "report", "all"]), default="report")
@click.option("--variant", type=click.Choice(list(VARIANTS)), default="plain")
@click.option("--kinds", default="", help="Only these kinds of questions, parted by commas.")
@click.option("--each", default=0, help="At most so many questions of each kind.")
@click.option("--stock", is_flag=True, help="Measure a stock pipeline beside ours.")
@click.option("--answers", is_flag=True, help="Score answers too.")
@click.option("--wrong", type=click.Path(path_type=Path), help="Write failures to this file.")
@click.option("--note", default="", help="A word for the history.")
def main(
    *,
    seed: int,
    reports: int,
    split: str,
    variant: str,
    kinds: str,
    each: int,
    stock: bool,
    answers: bool,
    wrong: Path | None,
    note: str,
) -> None:
    """Make the reports, index them, ask, score, and print a table."""
    began = time.monotonic()
    choice = Choice(reports, split, kinds, variant, each)
    prepared = prepare(_HOME, Library(World(seed)), choice)
    settings = load_settings(prepared.folder / "reports", prepared.folder / "index")
    assistant = _assistant(settings)
    outcomes = _search(prepared, lambda question: _searched(assistant, question))
    figures = {"ours": _tables(outcomes)}
    if stock:
        figures["stock"] = _tables(_search(prepared, _stock(prepared, settings)))
    if answers:
        answered = _answers(prepared, assistant)
        figures["answers"] = _tables(answered)
        outcomes += answered
    for name, table in figures.items():
        _print(name, table, _ANSWERS if name == "answers" else _SEARCH)
    if wrong:
        _write_wrong(outcomes, wrong)
    run = {
        "seed": seed,
        **asdict(choice),
        "reports": len(prepared.texts),
        "questions": len(prepared.rows),
        "note": note,
        "seconds": round(time.monotonic() - began),
    }
    _remember(run, figures)


def _assistant(settings: Settings) -> Assistant:
    """Bring the index in line with the reports, and return who answers from it."""
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    with tqdm(desc="index", disable=None) as bar:

        def progress(stage: str, done: int, total: int, _what: str = "", /) -> None:
            bar.set_description(stage)
            bar.total, bar.n = total, done
            bar.refresh()

        library.sync(progress, full=_is_outdated(library))
    return wiring.make_assistant(settings, library, embedder)


def _is_outdated(library: IndexLibrary) -> bool:
    """Tell whether the index kept from an earlier run is of another version of the program."""
    try:
        library.current()
    except IndexMissing:
        return False
    except IndexIncompatible:
        return True
    return False


def _searched(assistant: Assistant, question: str) -> dict[str, Any]:
    began = time.perf_counter()
    found = search_json(assistant.search(Question(question), _K))
    return {**found, "timings_ms": {"total": 1000 * (time.perf_counter() - began)}}


def _stock(prepared: Prepared, settings: Settings) -> Callable[[str], dict[str, Any]]:
    from benchmarks.quality.stock import StockPipeline  # noqa: PLC0415 - needs one more package
    from hoibaocao.embedding.locating import find_model  # noqa: PLC0415

    model = find_model(settings.embedding.model, settings.cache_dir)
    pipeline = StockPipeline(model.folder, prepared.texts, _HOME)
    return lambda question: pipeline.search(question, _K)


def _search(prepared: Prepared, search: Callable[[str], dict[str, Any]]) -> list[Outcome]:
    """Search for every question but those that mean nothing without the one before."""
    rows = [row for row in prepared.rows if "history" not in row]
    found = ((row, search(row["question"])) for row in tqdm(rows, desc="search", disable=None))
    return [(row, hits, judge_hits(row, hits)) for row, hits in found]


def _answers(prepared: Prepared, assistant: Assistant) -> list[Outcome]:
    outcomes = []
    for row in tqdm(prepared.rows, desc="answers", disable=None):
        history = tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history", ()))
        answer = answer_json(assistant.ask(Question(row["question"], history)))
        outcomes.append((row, answer, judge_answer(row, answer, prepared.about)))
    return outcomes


def _tables(outcomes: Sequence[Outcome]) -> Tables:
    table = tables([(row, scores) for row, _, scores in outcomes])
    times = [given["timings_ms"]["total"] for _, given, _ in outcomes if "timings_ms" in given]
    if times:
        table["ALL"]["median_ms"] = round(statistics.median(times), 1)
    return table


def _print(name: str, table: Tables, columns: Sequence[str]) -> None:
    print(f"\n{name:28}{'n':>6}" + "".join(f"{column:>16}" for column in columns))
    for kind, scores in table.items():
        cells = (f"{scores[column]:.3f}" if column in scores else "" for column in columns)
        print(f"{kind:28}{scores['n']:6.0f}" + "".join(f"{cell:>16}" for cell in cells))
    if "median_ms" in table["ALL"]:
        print(f"median {table['ALL']['median_ms']} ms a question")


def _write_wrong(outcomes: Sequence[Outcome], path: Path) -> None:
    rows = (
        {**row, "scores": scores, "given": given}
        for row, given, scores in outcomes
        if is_wrong(scores)
    )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _remember(run: dict[str, Any], figures: dict[str, Tables]) -> None:
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    date = datetime.now(UTC).isoformat(timespec="seconds")
    line = {"date": date, "revision": described.stdout.strip(), **run, "figures": figures}
    with _HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
