"""Time starts in new processes: the first answer of the command line, and the page.

    python -m benchmarks.starting

All are over the sample reports, and files are in the disk's cache; the median of some is told. A
stock pipeline loads the same model in full precision, vectors of the same reports, and asks once.
"""

import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.office import Office, office
from benchmarks.page_visitor import PageVisitor
from benchmarks.performance_page import Row
from hoibaocao import wiring
from hoibaocao.embedding.locating import find_model
from hoibaocao.settings import load_settings

_RUNS = 5
_WARM_S = 5.0
_QUESTION = "Thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên là bao nhiêu?"
_ASK = f"from hoibaocao.cli import main; main(['ask', {_QUESTION!r}])"
_STOCK = f"""
import json, sys
from pathlib import Path
from benchmarks.quality.stock import StockPipeline
texts, model = (Path(each) for each in sys.argv[1:])
stock = StockPipeline(model, json.loads(texts.read_text("utf-8")), texts.parent)
stock.search({_QUESTION!r}, 10)
"""
_IMPORTED = re.compile(r"^import time: .*\| *(\S+)$", re.MULTILINE)
_IMPORT = """
import sys, time
from contextlib import suppress
from importlib import import_module
began = time.perf_counter()
for name in reversed(sys.argv[1:]):
    with suppress(Exception):
        import_module(name)
print(time.perf_counter() - began)
"""


def started() -> Row:
    """Return the seconds until the command line and the page answer, and the page's memory."""
    with tempfile.TemporaryDirectory(prefix="start-") as name:
        folder = Path(name)
        pages = [_page(folder) for _ in range(_RUNS + 1)][1:]  # the first makes the index
        env = os.environ | {"HOIBAOCAO_INDEX_DIR": str(folder / "index")}
        ask, stock = ["-c", _ASK], ["-c", _STOCK, *_of_stock(folder)]
        _run(stock, env)  # embeds
        own, others = ([_run(each, env)[0] for _ in range(_RUNS)] for each in (ask, stock))
        # A trace of imports takes a third of their time, and tells which there are.
        modules = _IMPORTED.findall(_run(["-X", "importtime", *ask], env)[1].stderr)
        imports = (_run(["-c", _IMPORT, *modules], env)[1].stdout for _ in range(_RUNS))
        return {
            "ask_s": statistics.median(own),
            "imports_s": statistics.median(map(float, imports)),
            "stock_ask_s": statistics.median(others),
            "page_s": statistics.median(seconds for seconds, _ in pages),
            "page_mb": max(megabytes for _, megabytes in pages),
        }


def _of_stock(folder: Path) -> tuple[str, str]:
    """Write the texts of the reports in a folder's index; return where, and where the model is."""
    settings = load_settings(index_dir=folder / "index")
    library = wiring.make_library(settings, wiring.make_embedder(settings))
    texts = {entry.path: library.report(entry.path).text for entry in library.reports()}
    path = folder / "texts.json"
    path.write_text(json.dumps(texts), "utf-8")
    return str(path), str(find_model(settings.embedding.model, settings.cache_dir).folder)


def _page(folder: Path) -> tuple[float, float]:
    """Return after how many seconds the page is there, and its MB once somebody has asked."""
    with office(folder=folder) as server:
        asyncio.run(_ask(server))
        time.sleep(_WARM_S)  # all models are loaded beside the page
        return server.start_s, psutil.Process(server.pid).memory_info().rss / 2**20


async def _ask(server: Office) -> None:
    async with server.browser() as client:
        visitor = await PageVisitor(client).open()
        async for _ in visitor.ask(_QUESTION):
            pass


def _run(
    arguments: Sequence[str], env: dict[str, str]
) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Return how many seconds a Python process takes, and what it says."""
    began = time.perf_counter()
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return time.perf_counter() - began, done


if __name__ == "__main__":
    for name, value in started().items():
        print(f"{name:12} {value:.2f}")
