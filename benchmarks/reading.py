"""Measure how well files are read: character error rate, and rows of tables left whole.

    python -m benchmarks.reading FOLDER

For each ``NAME.ext`` of the folder beside which ``NAME.ext.ref.txt`` or ``NAME.ref.txt`` stands.
The rate is the Levenshtein distance over the length of the reference, both in NFC with blanks
folded. What is compared is the canonical text, which ``hoibaocao show`` prints.

References write a table's row as its cells with blanks between; the product writes it with its
headers and units, so that rows are counted instead. Such a row is whole if one line worded as a
row holds all words of the reference's line, its number aside, and beyond these only words of the
table's head: both are left out of the rate, and so is the head. All other lines count, so rows
torn apart count in full.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click
from rapidfuzz.distance import Levenshtein

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import BETWEEN
from hoibaocao.reading.read import read_report
from hoibaocao.reading.table_rows import is_row
from hoibaocao.vietnamese.text import clean, normal

_WORD = re.compile(r"\w+(?:[.,/]\w+)*|%")
_REFERENCE = ".ref.txt"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one file: errors and length in characters, rows whole and in all."""

    path: Path
    errors: int
    length: int
    whole: int
    rows: int
    seconds: float

    @property
    def rate(self) -> float:
        """The character error rate in percent."""
        return 100 * self.errors / self.length


def referenced(folder: Path) -> list[tuple[Path, Path]]:
    """Return the files of a folder that have a reference, with it, in order."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_REFERENCE):
            continue
        own = path.with_name(path.name + _REFERENCE)
        reference = own if own.exists() else path.with_suffix(_REFERENCE)
        if reference.exists():
            found.append((path, reference))
    return found


def measured(path: Path, reference: Path) -> Measured:
    """Read a file and compare it with its reference.

    Raises:
        ReportUnreadable: The file cannot be read.
    """
    begun = perf_counter()
    lines = read_report(path, path.parent).text.split(BETWEEN)
    seconds = perf_counter() - begun
    expected = clean(reference.read_text(encoding="utf-8")).splitlines()
    rows = _rows(expected, lines)
    block = range(min(rows, default=0), max(rows, default=-1) + 1)
    head = {block.start - 1} if rows else set()
    lines = [line for index, line in enumerate(lines) if index not in rows.values()]
    expected = [
        line for index, line in enumerate(expected) if index not in rows and index not in head
    ]
    wanted = _folded(expected)
    return Measured(
        path,
        Levenshtein.distance(wanted, _folded(lines)),
        max(1, len(wanted)),
        len(rows),
        len(block),
        seconds,
    )


def _folded(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _words(line: str) -> list[str]:
    return _WORD.findall(normal(line))


def _rows(expected: list[str], lines: list[str]) -> dict[int, int]:
    """Return which lines of the reference are rows left whole, and the lines that hold them."""
    taken: dict[int, int] = {}
    verbatim = {" ".join(line.split()) for line in lines}
    bags = {at: Counter(_words(line)) for at, line in enumerate(lines) if is_row(line)}
    head: set[str] = set()
    for index, line in enumerate(expected):
        if not line.strip() or " ".join(line.split()) in verbatim:
            continue
        _, *row = _words(line) or [""]
        head = set(_words(expected[index - 1])) if index and index - 1 not in taken else head
        found = next(
            (
                at
                for at, bag in bags.items()
                if row
                and at not in taken.values()
                and Counter(row) <= bag
                and set(bag - Counter(row)) <= head | set(row)
            ),
            None,
        )
        if found is not None:
            taken[index] = found
    return taken


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Print a line a file, then one a kind of file."""
    kinds: dict[str, list[Measured]] = defaultdict(list)
    for path, reference in referenced(folder):
        try:
            result = measured(path, reference)
        except ReportUnreadable as error:
            print(f"{path.name:32} {error.reason}")
            continue
        kinds[path.suffix].append(result)
        rows = f"rows {result.whole}/{result.rows}" if result.rows else ""
        print(f"{path.name:32} {result.rate:8.3f} % {result.seconds:7.2f} s  {rows}")
    for kind, results in sorted(kinds.items()):
        rate = 100 * sum(each.errors for each in results) / sum(each.length for each in results)
        worst = max(results, key=lambda each: each.rate)
        worst_told = f"worst {worst.rate:.3f} % {worst.path.name}"
        print(f"{kind:8} {len(results):3} files {rate:8.3f} %, {worst_told}")


if __name__ == "__main__":
    main()
