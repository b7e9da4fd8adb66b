"""Time indexing and questions beside a stock LangChain pipeline, on the same reports.

    python -m benchmarks.speed [--reports 12]

Absolute times mean little on a shared machine; the ratios of one run do: both take turns. Beside
each stands the ratio that is asked for. Each pipeline's passages are its own: ours are read from
the files, cut, embedded with their sentences, and written in all indexes; stock's come as strings,
cut beforehand, and go into a flat index. Ours are more and shorter, so whole reports a second are
told too. Of few reports the fixed costs of a sync weigh much, and fewer sentences repeat.
``HOIBAOCAO_EMBEDDING__ENGINE=openvino-int8`` times what is embedded in 8 bits.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.library import Library
from benchmarks.quality.preparing import Choice, prepare
from benchmarks.quality.stock import StockPipeline
from benchmarks.quality.world import World
from benchmarks.turns import medians_ms
from hoibaocao import wiring
from hoibaocao.embedding.encoder import Embedder, ModelEmbedder
from hoibaocao.embedding.locating import find_model
from hoibaocao.records import Question
from hoibaocao.settings import load_settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_QUESTIONS = 30
_PIECES, _PIECE = 128, 1000  # of so many characters


def embedding(ours: Embedder, stock: Embedder, texts: Sequence[str]) -> tuple[float, float, float]:
    """Return passages a second of both, the best of three in turn, and the lowest cosine."""
    times: dict[Embedder, list[float]] = {ours: [], stock: []}
    rows: dict[Embedder, NDArray[np.float32]] = {}
    for _ in range(3):
        for embedder, taken in times.items():
            began = time.perf_counter()
            rows[embedder] = embedder.embed_passages(texts)
            taken.append(time.perf_counter() - began)
    cosine = float((rows[ours] * rows[stock]).sum(axis=1).min())
    return len(texts) / min(times[ours]), len(texts) / min(times[stock]), cosine


def main() -> None:
    """Index, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepared = prepare(Path(folder), Library(World(2026)), Choice(reports=options.reports))
        settings = load_settings(prepared.folder / "reports", prepared.folder / "index")
        embedder = wiring.make_embedder(settings)
        embedder.embed_questions(["a"])  # the model is loaded before anything is timed
        library = wiring.make_library(settings, embedder)
        synced = library.sync()
        rate = synced.passages / synced.duration_s
        assistant = wiring.make_assistant(settings, library, embedder)
        model = find_model(settings.embedding.model, settings.cache_dir)
        stock = StockPipeline(model.folder, prepared.texts, Path(folder))
        questions = [row["question"] for row in prepared.rows[:_QUESTIONS]]
        search_ms, answer_ms, stock_ms = medians_ms(
            {
                "search": lambda question: assistant.search(Question(question)),
                "answer": lambda question: assistant.ask(Question(question)),
                "stock": lambda question: stock.search(question, 10),
            },
            questions,
        )
        text = "".join(prepared.texts.values())[: _PIECES * _PIECE]
        pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        reference = ModelEmbedder(settings.embedding.model, settings.cache_dir, engine="torch")
        reference.embed_questions(["a"])
        fast, slow, cosine = embedding(embedder, reference, pieces)
        ours_each, stock_each = (n / synced.reports for n in (synced.passages, len(stock)))
        print(f"{synced.reports} reports, {synced.passages} passages, cosine {cosine:.5f} or more")
        least = ">= 6" if embedder.identity.precision == "int8" else ">= 4.5"
        for name, own, other, unit, asked in (
            ("embed", fast, slow, "/s", least),
            ("index", rate, stock.rate, "/s", least),
            ("reports", rate / ours_each, stock.rate / stock_each, "/s", "not asked"),
            ("search", search_ms, stock_ms, "ms", "<= 0.4, of 10,000 passages"),
            ("answer", answer_ms, stock_ms, "ms", "<= 1.2, likewise"),
        ):
            compared = f"{own / other:.2f} times stock's (asked: {asked})"
            print(f"{name:8}ours {own:7.1f} {unit}  stock {other:7.1f} {unit}  {compared}")


if __name__ == "__main__":
    main()
