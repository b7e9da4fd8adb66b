"""Revised editions: two reports of one place and period that say nearly the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from hoibaocao.records import Edition, Metadata
from hoibaocao.vietnamese.tokens import folded_tokens

_WORDS = 5
_ALIKE = 0.6
"""Least share of the runs of words of two reports that both have. A revision has other figures and
some other sentences; two reports on different matters share the letterhead."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report: its path, what it is about, when its file was written, and how to get its text."""

    path: str
    metadata: Metadata
    modified: float
    text: Callable[[], str]


def find_editions(reports: Iterable[Candidate], fresh: Collection[str]) -> Iterator[Edition]:
    """Yield the revised editions among reports that a fresh one is part of.

    The later is the one that was issued later; if that is not known, whose file was written later.

    Args:
        reports: All of the library.
        fresh: The paths of those that have not been compared.
    """
    groups: dict[tuple[object, object], list[Candidate]] = defaultdict(list)
    for report in reports:
        about = report.metadata
        if about.place and about.period:
            groups[about.place, about.period].append(report)
    for group in groups.values():
        if len(group) > 1 and any(report.path in fresh for report in group):
            yield from _alike(group, fresh)


def _alike(group: Sequence[Candidate], fresh: Collection[str]) -> Iterator[Edition]:
    runs = {report.path: _runs(report.text()) for report in group}
    for pair in combinations(group, 2):
        older, newer = sorted(pair, key=_age)
        if older.path not in fresh and newer.path not in fresh:
            continue
        one, other = runs[older.path], runs[newer.path]
        if len(one & other) >= _ALIKE * len(one | other):
            yield Edition(newer.path, older.path)


def _age(report: Candidate) -> tuple[date, float, str]:
    return report.metadata.issued or date.min, report.modified, report.path


def _runs(text: str) -> frozenset[int]:
    """Return the runs of neighbouring words of a text."""
    tokens = folded_tokens(text)
    runs = zip(*(tokens[at:] for at in range(_WORDS)), strict=False)
    return frozenset(map(hash, runs))
