"""Time starts, and all by the size of the library; write docs/performance.md.

    python -m benchmarks.performance [--most 100000]

Libraries are made of the reports of `benchmarks.scale`, with its vectors; each is measured in a
process of its own, so that its memory can be told. The stock pipeline embeds the question by
sentence-transformers in full precision and compares it with as many vectors in a flat index; it
takes turns with ours, once the memory is told.
Past 100,000 passages only the search of the vectors is measured, on as many made at random, unless
``--most 1000000`` asks for more: its reports are the same ones again with other years and figures.
What is made for it is kept in ``build/performance/``; a first run takes most of an hour, with
``--most 10000`` some minutes, with a million most of a day and 20 GB.
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import faiss
import numpy as np
from numpy.typing import NDArray

from benchmarks.askers import asked_at_once
from benchmarks.performance_page import Row, write_page
from benchmarks.scale import WordVectors, prepared
from benchmarks.starting import started
from benchmarks.turns import Ask, medians_ms
from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.embedding.locating import find_model
from hoibaocao.indexing.dense import DenseIndex
from hoibaocao.indexing.vectors import Slice, VectorWriter
from hoibaocao.records import Question
from hoibaocao.serving.warming import warm_up
from hoibaocao.settings import PROJECT, Settings, load_settings

_HOME = PROJECT / "build" / "performance"
_SIZES = {1_000: 70, 10_000: 714, 100_000: 7_140, 1_000_000: 71_400}
"""Passages, about, and the reports that have so many."""
_VECTORS = (1_000, 10_000, 100_000, 1_000_000)
_DIMENSION, _BLOCK, _CLUSTER = 384, 50_000, 50
_EARLIER = 4
"""Years: the reports are of so many, so that no two sets of them are of the same."""
_YEAR, _FIGURE = re.compile(r"\b20[12]\d\b"), re.compile(r"\d[\d.]*,\d+")
_ASKERS = (1, 4, 16)
_QUESTIONS = 64
_K = 10
_T = TypeVar("_T")


def main() -> None:
    """Measure each size in a process of its own, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--most",
        type=int,
        default=100_000,
        help="passages of the largest library; 0 for none",
    )
    parser.add_argument("--do", nargs=2, metavar=("WHAT", "SIZE"), help="used by itself")
    options = parser.parse_args()
    if options.do:
        what, size = options.do
        print(json.dumps(_MEASURES[what](int(size))))
        return
    start = _run("start", 0)
    found = [_run("vectors", size) for size in _VECTORS]
    libraries = [_run("library", size) for size in _SIZES if size <= options.most]
    write_page(PROJECT / "docs", start, libraries, found)


def _run(what: str, size: int) -> Row:
    command = [sys.executable, "-m", "benchmarks.performance", "--do", what, str(size)]
    load = os.getloadavg()[0]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    row: Row = json.loads(done.stdout.splitlines()[-1]) | {"size": size, "load": round(load, 1)}
    print(what, row, flush=True)
    return row


def library(size: int) -> Row:
    """Return what a library of so many passages takes: to sync, to open, to answer."""
    row = _run("syncs", size)
    folder, questions = _reports(size)
    settings = load_settings(folder, _HOME / f"index-{size}")
    embedder = WordVectors(wiring.make_embedder(settings))
    made = wiring.make_library(settings, embedder)
    began = time.perf_counter()
    assistant = wiring.make_assistant(settings, made, embedder)
    assistant.ask(Question(questions[0]))
    row["first_answer_s"] = time.perf_counter() - began
    row["passages"] = made.current().manifest.passages
    row["reports"] = made.current().manifest.reports
    _timed(assistant.ask, [Question(question) for question in questions])
    row["memory_mb"] = _memory_mb()
    asks: dict[str, Ask] = {
        "search_ms": lambda question: assistant.search(Question(question)),
        "answer_ms": lambda question: assistant.ask(Question(question)),
        "stock_ms": stock(size),
    }
    row |= dict(zip(asks, medians_ms(asks, questions), strict=True))
    another = partial(_another, settings)
    return row | asked_at_once(another(), another, questions, _ASKERS)


def syncs(size: int) -> Row:
    """Return what syncs take: the first one, if there is no index yet, and later ones."""
    folder, _ = _reports(size)
    settings = load_settings(folder, _HOME / f"index-{size}")
    made = wiring.make_library(settings, WordVectors(wiring.make_embedder(settings)))
    row: Row = {}
    if not made.exists():
        row["first_sync_s"] = _seconds(made.sync)
    row["nothing_new_s"] = _seconds(made.sync)
    extra = folder / "one-more.txt"
    extra.write_text("BÁO CÁO\n\nHuyện Cẩm Xuyên có 23 xã trong năm 2023.", encoding="utf-8")
    row["one_new_s"] = _seconds(made.sync)
    extra.unlink()
    made.sync()
    row["sync_memory_mb"] = _memory_mb()
    return row


def _another(settings: Settings) -> Assistant:
    """Make an assistant as a server of many has it in each process, ready for questions."""
    embedder = WordVectors(wiring.make_embedder(settings, threads=1))
    assistant = wiring.make_assistant(settings, wiring.make_library(settings, embedder), embedder)
    warm_up(assistant, embedder)
    return assistant


def vectors(size: int) -> Row:
    """Return what the search of so many vectors takes, and how well it finds, scoped and not."""
    path = _HOME / f"vectors-{size}.npy"
    if not path.exists():
        _write_vectors(path, size)
    index = DenseIndex.read([Slice(path, 0, size)], _DIMENSION)
    asked = np.concatenate([index.rows(n, n + 1) for n in range(0, size, size // _QUESTIONS)])
    noise = 0.02 * np.random.default_rng(2).standard_normal(asked.shape).astype(np.float32)
    questions = list(asked + noise)
    row: Row = {"everything_ms": 1000 * statistics.median(_timed(_search(index), questions))}
    row["memory_mb"] = _memory_mb()
    row["recall"] = _recall(index, questions, range(size))
    for share in (0.01, 0.1, 0.5):
        among = range(size // 4, size // 4 + int(share * size))
        ask = _search(index, [among])
        row[f"within_{share:.0%}_ms"] = 1000 * statistics.median(_timed(ask, questions))
        row[f"within_{share:.0%}_recall"] = _recall(index, questions[:8], among, [among])
    return row


def stock(size: int) -> Ask:
    """Return a stock pipeline over so many vectors."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes memory

    settings = load_settings(_HOME, _HOME)
    model = SentenceTransformer(
        str(find_model(settings.embedding.model, settings.cache_dir).folder),
        local_files_only=True,
        model_kwargs={"dtype": "float32"},
    )
    index = faiss.IndexFlatIP(_DIMENSION)
    slices = np.load(_HOME / f"vectors-{size}.npy", mmap_mode="r")
    for start in range(0, size, _BLOCK):
        index.add(np.asarray(slices[start : start + _BLOCK], np.float32))

    def search(question: str) -> object:
        vector = model.encode_query(question, normalize_embeddings=True, show_progress_bar=False)
        return index.search(np.asarray([vector], np.float32), _K)

    return search


_MEASURES: dict[str, Callable[[int], Row]] = {
    "start": lambda _: started(),
    "library": library,
    "syncs": syncs,
    "vectors": vectors,
}


def _reports(size: int) -> tuple[Path, list[str]]:
    """Return a folder of the first reports, those that are asked about before the others."""
    source, _ = prepared(PROJECT / "build" / "scale", 14, 10)
    folder = _HOME / f"reports-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = sorted(source.iterdir(), key=lambda file: (file.name.startswith("other-"), file.name))
    files = files[: min(_SIZES[size], _SIZES[100_000])]
    for again in range(-(-_SIZES[size] // len(files))):
        for file in files if again == 0 else _earlier(files, again):
            (folder / f"{again or ''}{file.name}").hardlink_to(file)
    return folder, _questions()


def _earlier(files: Sequence[Path], again: int) -> list[Path]:
    """Return the same reports with other figures and of other years, written once."""
    folder = _HOME / f"earlier-{again}"
    if not folder.exists():
        unfinished = _HOME / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        for file in files:
            (unfinished / file.name).write_text(_moved(file.read_text("utf-8"), again), "utf-8")
        unfinished.rename(folder)
    return [folder / file.name for file in files]


def _moved(text: str, again: int) -> str:
    """Return a report with other figures, and of as many times four years before."""
    digits = str.maketrans("123456789", "".join(str((n + again) % 9 + 1) for n in range(9)))
    text = _FIGURE.sub(lambda figure: figure[0].translate(digits), text)
    return _YEAR.sub(lambda year: str(int(year[0]) - again * _EARLIER), text)


def _questions() -> list[str]:
    _, rows = prepared(PROJECT / "build" / "scale", 14, 10)
    return [row["question"] for row in rows[:: len(rows) // _QUESTIONS]][:_QUESTIONS]


def _write_vectors(path: Path, size: int) -> None:
    """Write unit vectors in clusters that lie to one side of the origin, as those of texts do."""
    random = np.random.default_rng(size)
    path.parent.mkdir(parents=True, exist_ok=True)
    with VectorWriter(path) as writer:
        for start in range(0, size, _BLOCK):
            count = min(_BLOCK, size - start)
            shape = -(-count // _CLUSTER), _DIMENSION
            centres = 2 + random.standard_normal(shape, np.float32)
            rows = np.repeat(centres, _CLUSTER, axis=0)[:count]
            rows += 0.7 * random.standard_normal(rows.shape, np.float32)
            writer.write((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16))


def _search(
    index: DenseIndex, within: Sequence[range] | None = None
) -> Callable[[NDArray[np.float32]], list[tuple[int, float]]]:
    return lambda vector: index.search(vector, _K, within)


def _recall(
    index: DenseIndex,
    questions: Sequence[NDArray[np.float32]],
    among: range,
    within: Sequence[range] | None = None,
) -> float:
    """Return which share of the nearest is found, by comparing with each vector in turn."""
    cosines = np.concatenate(
        [
            index.rows(start, min(start + _BLOCK, among.stop)) @ np.stack(questions).T
            for start in range(among.start, among.stop, _BLOCK)
        ]
    )
    found = 0
    for question, column in zip(questions, cosines.T, strict=True):
        nearest = set((np.argsort(-column)[:_K] + among.start).tolist())
        found += len(nearest & {passage for passage, _ in index.search(question, _K, within)})
    return found / (_K * len(questions))


def _timed(ask: Callable[[_T], object], questions: Sequence[_T]) -> list[float]:
    return [_seconds(partial(ask, question)) for question in questions]


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _memory_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
