"""Time searches and answers on 100,000 passages.

    python -m benchmarks.scale [--each 14] [--a-place 10]

Prints what a search adds to the embedding of its question, and what a whole answer takes. The
reports are those of the quality benchmark and ten more of every other district of Vietnam; with
one more of each there are 14,000 passages.
All is real but the vectors, which would take an hour: each is the sum of its words' random
vectors. Exact search takes the same time whatever the vectors hold. Each question is also put
through the real model, so that the processor's caches are as full of it as they would be.

Reports and index are kept in ``build/scale/`` for the next run.
"""

import argparse
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.library import Library
from benchmarks.quality.places import other_districts
from benchmarks.quality.preparing import Choice, prepare
from benchmarks.quality.reports import write_all
from benchmarks.quality.rows import Row
from benchmarks.quality.world import World
from hoibaocao import wiring
from hoibaocao.embedding.encoder import Embedder, ModelIdentity
from hoibaocao.errors import IndexIncompatible
from hoibaocao.records import Question, SyncResult
from hoibaocao.searching.search import Searcher
from hoibaocao.settings import PROJECT, load_settings
from hoibaocao.vietnamese.text import fold

_HOME = PROJECT / "build" / "scale"
_SEED = 2026
_K = 10
_DIMENSION, _WORDS = 384, 8192


class WordVectors:
    """An `Embedder` in no time: a text's vector is the sum of its words', which are random.

    Args:
        real: Also asked to embed each question, as its time and its memory are part of a search.
    """

    def __init__(self, real: Embedder) -> None:
        self._real = real
        self._words = np.random.default_rng(_SEED).standard_normal((_WORDS, _DIMENSION), np.float32)
        self.identity = ModelIdentity(
            "words", "1", _DIMENSION, "", "", normalised=True, weights_sha256=""
        )
        self.embedding_s = 0.0
        self.embedded = 0

    def prepare(self) -> None:
        """Load all that questions need."""
        self._real.prepare()

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return one unit row a text: (n, dimension)."""
        if progress:
            progress(len(texts), len(texts))
        self.embedded += len(texts)
        vectors = np.empty((len(texts), _DIMENSION), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._vector(text)
        return vectors

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text: (n, dimension); adds the time taken to ``embedding_s``."""
        began = time.perf_counter()
        self._real.embed_questions(texts)
        vectors = np.array([self._vector(text) for text in texts])
        self.embedding_s += time.perf_counter() - began
        return vectors

    def _vector(self, text: str) -> NDArray[np.float32]:
        words = fold(text).split() or [""]
        total = self._words[[crc32(word.encode()) % _WORDS for word in words]].sum(axis=0)
        return np.asarray(total / np.linalg.norm(total), np.float32)


def prepared(home: Path, each: int, a_place: int) -> tuple[Path, list[Row]]:
    """Return the folder of the reports, written once, and questions on some of them."""
    own = prepare(home, Library(World(_SEED)), Choice(each=each))
    folder = home / f"reports-{_SEED}-{a_place}"
    if not folder.exists():
        unfinished = home / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for report in write_all(World(_SEED, other_districts(), a_place)):
            (unfinished / f"other-{report.name}").write_text(report.text, encoding="utf-8")
        for path in (own.folder / "reports").iterdir():
            (unfinished / path.name).write_bytes(path.read_bytes())
        unfinished.rename(folder)
    return folder, [row for row in own.rows if "history" not in row]


def milliseconds(
    ask: Callable[[str], object], embedder: WordVectors, rows: Sequence[Row]
) -> list[tuple[str, float, float]]:
    """Return the kind of each question, what asking it took beside embedding, and that."""
    times = []
    for row in rows:
        embedder.embedding_s = 0.0
        began = time.perf_counter()
        ask(row["question"])
        spent = time.perf_counter() - began
        embedding = embedder.embedding_s
        times.append((row["kind"], 1000 * (spent - embedding), 1000 * embedding))
    return times


def main() -> None:
    """Index what is not indexed yet, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=14, help="questions of each kind")
    parser.add_argument("--a-place", type=int, default=10, help="reports of each other district")
    options = parser.parse_args()
    folder, rows = prepared(_HOME, options.each, options.a_place)
    settings = load_settings(folder, _HOME / f"index-{options.a_place}")
    embedder = WordVectors(wiring.make_embedder(settings))
    library = wiring.make_library(settings, embedder)
    synced = _synced(library.sync)
    generation = library.current()
    searcher = Searcher(embedder)

    def search(question: str) -> object:
        return searcher.search(generation, question, _K)

    def ask(question: str) -> object:
        return assistant.ask(Question(question))

    assistant = wiring.make_assistant(settings, library, embedder)
    for each in (search, ask):
        milliseconds(each, embedder, rows[:3])  # what is made at the first question
    times = milliseconds(search, embedder, rows)
    answers = milliseconds(ask, embedder, rows)
    took = generation.manifest.duration_s
    size = sum(record.size for record in generation.manifest.files.values())
    sentences = len(generation.sentences)
    print(f"{synced.reports} reports, {synced.passages} passages, {sentences} sentences")
    print(f"written in {took:.0f} s, {size / synced.passages / 1000:.1f} kB a passage")
    print(f"embedding of a question {statistics.median(t[2] for t in times):.1f} ms")
    print(f"{'search beside it, ms':24}{'n':>5}{'median':>9}{'p95':>9}")
    for kind, group in groupby(sorted(times), key=lambda each: each[0]):
        _print(kind, [each[1] for each in group])
    _print("all", [each[1] for each in times])
    _print("whole answer, ms", [beside + embedding for _, beside, embedding in answers])


def _synced(sync: Callable[..., SyncResult]) -> SyncResult:
    try:
        return sync()
    except IndexIncompatible:  # made by another version
        return sync(full=True)


def _print(kind: str, times: Sequence[float]) -> None:
    p95 = float(np.percentile(times, 95))
    print(f"{kind:24}{len(times):5}{statistics.median(times):9.2f}{p95:9.2f}")


if __name__ == "__main__":
    main()
