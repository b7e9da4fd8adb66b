"""The page and the plot of what `benchmarks.performance` measured."""

import math
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

Row = dict[str, float]

_LIBRARIES = ("faiss-cpu", "tantivy", "openvino", "sentence-transformers", "torch", "numpy")
_NOTE = """\
Written by `make bench` (`benchmarks/performance.py`). Only ratios of one run compare; the load is
that of the machine when a measurement began. Stock is sentence-transformers in full precision and
a flat FAISS index, without the lexical leg, the scope and the answer that ours has in its time.
What is asked for stands in brackets. Each question is asked of all pipelines before the next one.
"""
_BUSY = """\
**Measured on a busy machine (load up to {load:.0f} on {cores} cores): times are several times those
of an idle one, and ratios are not to be relied on.**
"""
_WIDTH, _HEIGHT, _MARGIN = 640, 360, 60
_COLOURS = ("#0b6e4f", "#1d4e89", "#c0392b")


def write_page(folder: Path, start: Row, libraries: Sequence[Row], vectors: Sequence[Row]) -> None:
    """Write ``performance.md`` and ``performance.svg`` into a folder.

    Args:
        folder: For both.
        start: What starts take.
        libraries: What whole libraries take, by size, a stock pipeline beside them; none to leave
            them out.
        vectors: What the search of vectors takes.
    """
    lines = {
        "stock: search": [(row["size"], row["stock_ms"]) for row in libraries],
        "whole answer": [(row["size"], row["answer_ms"]) for row in libraries],
        "search of the vectors": [(row["size"], row["everything_ms"]) for row in vectors],
    }
    folder.mkdir(exist_ok=True)
    (folder / "performance.svg").write_text(plot(lines), encoding="utf-8")
    parts = (
        "# Performance\n",
        _NOTE,
        *_warning([start, *libraries, *vectors]),
        about_machine(),
        "![Milliseconds by passages](performance.svg)\n",
        "## Starts, on the sample reports\n",
        _table([start], _START_COLUMNS),
        *(("## Whole libraries\n", _table(libraries, _LIBRARY_COLUMNS)) if libraries else ()),
        "## Search of the vectors\n",
        _table(vectors, _VECTOR_COLUMNS),
        "## How it grows\n",
        *growth(libraries, vectors),
    )
    (folder / "performance.md").write_text("\n".join(parts) + "\n", encoding="utf-8")


def _warning(rows: Sequence[Row]) -> list[str]:
    """Return a line that says so where the machine was busy with other work."""
    highest, cores = max(row["load"] for row in rows), os.cpu_count() or 1
    if highest <= cores + 1:
        return []
    return [_BUSY.format(load=highest, cores=cores)]


def about_machine() -> str:
    """Return what measured: processor, cores, Python and libraries."""
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}; {versions}.\n"
    )


def growth(libraries: Sequence[Row], vectors: Sequence[Row]) -> list[str]:
    """Return in words by how much each cost grows from the smallest library to the largest."""
    measured = (
        ("An answer", libraries, "answer_ms"),
        ("A sync without changes", libraries, "nothing_new_s"),
        ("A sync of one new report", libraries, "one_new_s"),
        ("Memory to answer", libraries, "memory_mb"),
        ("Memory to sync", libraries, "sync_memory_mb"),
        ("Search of all vectors", vectors, "everything_ms"),
        ("Search within 1 % of them", vectors, "within_1%_ms"),
    )
    return [
        f"- {name} takes {rows[-1][key] / rows[0][key]:.1f} times as much with"
        f" {rows[-1]['size'] / rows[0]['size']:,.0f} times the passages: {_order(rows, key)}."
        for name, rows, key in measured
        if len(rows) > 1
    ]


def _order(rows: Sequence[Row], key: str) -> str:
    """Return in words how a cost goes with the size, by the slope between first and last."""
    first, last = rows[0], rows[-1]
    slope = math.log(last[key] / first[key]) / math.log(last["size"] / first["size"])
    if slope < 0.2:
        return "hardly grows"
    return "grows less than the library" if slope < 0.9 else "grows with the library"


def plot(lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return an SVG of milliseconds by passages, both on logarithmic axes."""
    points = [point for line in lines.values() for point in line]
    across = _scale([x for x, _ in points], _MARGIN, _WIDTH - _MARGIN)
    upwards = _scale([y for _, y in points], _HEIGHT - _MARGIN, _MARGIN)
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 12}" text-anchor="middle">passages</text>',
        '<text x="12" y="20">ms</text>',
        *(
            f'<text x="{across(x):.0f}" y="{_HEIGHT - 36}" text-anchor="middle">{x:,.0f}</text>'
            for x in sorted({x for x, _ in points})
        ),
        *(
            f'<path d="M{_MARGIN} {upwards(y):.0f}H{_WIDTH - _MARGIN}" stroke="#ddd"/>'
            f'<text x="{_MARGIN - 8}" y="{upwards(y) + 4:.0f}" text-anchor="end">{y:g}</text>'
            for y in _decades([y for _, y in points])
        ),
    ]
    for row, (colour, (name, line)) in enumerate(zip(_COLOURS, lines.items(), strict=True)):
        path = " ".join(f"{across(x):.0f},{upwards(y):.0f}" for x, y in line)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{_MARGIN + 10}" y="{_MARGIN - 30 + 16 * row}" fill="{colour}">{name}</text>'
        )
    return "\n".join((*parts, "</svg>\n"))


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (end - start) * (math.log(value) - low) / ((high - low) or 1)


def _decades(values: Sequence[float]) -> list[float]:
    low, high = math.log10(min(values)), math.log10(max(values))
    return [10.0**power for power in range(math.ceil(low), math.floor(high) + 1)]


_ASKERS = (1, 4, 16)
_START_COLUMNS: dict[str, Callable[[Row], str]] = {
    "load": lambda row: f"{row['load']:.1f}",
    "answer of the command line, s (≤ 2.5)": lambda row: f"{row['ask_s']:.1f}",
    "imports, s (≤ 0.8)": lambda row: f"{row['imports_s']:.2f}",
    "stock's, s": lambda row: f"{row['stock_ask_s']:.1f}",
    "page is there, s (≤ 4)": lambda row: f"{row['page_s']:.1f}",
    "its MB, once asked (≤ 700)": lambda row: f"{row['page_mb']:.0f}",
}
_LIBRARY_COLUMNS: dict[str, Callable[[Row], str]] = {
    "passages": lambda row: f"{row['passages']:,}",
    "load": lambda row: f"{row['load']:.1f}",
    "search, ms": lambda row: f"{row['search_ms']:.1f}",
    "of stock's (≤ 0.4)": lambda row: f"{row['search_ms'] / row['stock_ms']:.2f}",
    "answer, ms (≤ 25, 30 of 100,000)": lambda row: f"{row['answer_ms']:.1f}",
    "of stock's search (≤ 1.2)": lambda row: f"{row['answer_ms'] / row['stock_ms']:.2f}",
    "answers/s by 1, 4, 16": lambda row: ", ".join(f"{row[f'rate_{n}']:.0f}" for n in _ASKERS),
    "16's to stock's 1 (≥ 3)": lambda row: f"{row['rate_16'] * row['stock_ms'] / 1000:.1f}",
    "p95 of 16 to one's median, ours; stock's (≤ 6)": lambda row: "; ".join(
        f"{row['p95_16_ms'] / row[one]:.1f}" for one in ("answer_ms", "stock_ms")
    ),
    "no change, s": lambda row: f"{row['nothing_new_s']:.1f}",
    "one new report, s": lambda row: f"{row['one_new_s']:.1f}",
    "first answer, s": lambda row: f"{row['first_answer_s']:.1f}",
    "MB at most to answer (≤ 4,000)": lambda row: f"{row['memory_mb']:,}",
    "to sync": lambda row: f"{row['sync_memory_mb']:,}",
}
_VECTOR_COLUMNS: dict[str, Callable[[Row], str]] = {
    "vectors": lambda row: f"{row['size']:,}",
    "load": lambda row: f"{row['load']:.1f}",
    "all, ms": lambda row: f"{row['everything_ms']:.2f}",
    "recall of 10 (≥ 0.98)": lambda row: f"{row['recall']:.3f}",
    "within 1 %, ms": lambda row: f"{row['within_1%_ms']:.2f}",
    "10 %": lambda row: f"{row['within_10%_ms']:.2f}",
    "50 %": lambda row: f"{row['within_50%_ms']:.2f}",
    "least recall within (≥ 0.99)": lambda row: (
        f"{min(row[f'within_{share}_recall'] for share in ('1%', '10%', '50%')):.3f}"
    ),
    "MB at most (≤ 4,000)": lambda row: f"{row['memory_mb']:,}",
}


def _table(rows: Sequence[Row], columns: Mapping[str, Callable[[Row], str]]) -> str:
    lines = [
        f"| {' | '.join(columns)} |",
        f"|{'---:|' * len(columns)}",
        *(f"| {' | '.join(show(row) for show in columns.values())} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    for line in about.read_text(encoding="utf-8").splitlines() if about.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
