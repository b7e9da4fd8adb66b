"""The abbreviations in force in one generation: the library's table and what reports define.

A definition holds in the report that gives it. It holds in all others too where no two reports,
nor the library's table, disagree. A question is spelt out as the reports it is asked of have it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from hoibaocao.vietnamese.abbreviations import Abbreviations, key
from hoibaocao.vietnamese.definitions import find_definitions
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import folded_tokens

_FEWEST_SHARED = 3
"""Letters of a short form that holds beyond the report that defines it; TT may be anything."""
_RARE = 0.1
"""A meaning is left out of a question if another is this much commoner in the reports asked."""


@dataclass(frozen=True)
class LibraryAbbreviations:
    """What short forms mean in a library.

    Attributes:
        table: Long forms by short forms, for all reports.
        defined: For each report, in the catalogue's order, what it defines otherwise or besides.
    """

    table: Mapping[str, str]
    defined: Sequence[Mapping[str, str]]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return what `to_bytes` wrote.

        Raises:
            ValueError: It is something else.
        """
        try:
            content = json.loads(data)
            return cls(content["table"], content["defined"])
        except (KeyError, TypeError) as error:
            raise ValueError("not a table of abbreviations") from error

    def to_bytes(self) -> bytes:
        """Return the abbreviations as JSON; the same ones give the same bytes."""
        content = {"table": dict(self.table), "defined": [dict(own) for own in self.defined]}
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    @cached_property
    def everywhere(self) -> Abbreviations:
        """The table and what reports define beyond doubt."""
        known = Abbreviations.of(self.table)
        shared = {
            short: next(iter(owners.values()))
            for short, owners in self._owners.items()
            if short not in known
            and len(short) >= _FEWEST_SHARED
            and len({_sense(long) for long in owners.values()}) == 1
        }
        return known.extended(shared)

    @cached_property
    def _owners(self) -> Mapping[str, Mapping[int, str]]:
        """Long forms by the short form's key and the report that defines it."""
        owners: dict[str, dict[int, str]] = {}
        for report, own in enumerate(self.defined):
            for short, long in own.items():
                owners.setdefault(key(short), {})[report] = long
        return owners

    def of_report(self, report: int) -> Abbreviations:
        """Return what short forms mean in a report, by its number in the catalogue."""
        return self.everywhere.extended(self.defined[report])

    def of_question(self, question: str, reports: Iterable[int]) -> Abbreviations:
        """Return what the short forms of a question mean in the reports it is asked of.

        Where these differ, a short form stands for all its meanings, the commonest first.
        """
        letters = key(question)
        bare = fold(letters)
        owned = [short for short in self._owners if short in letters or fold(short) in bare]
        if not owned:
            return self.everywhere
        within = frozenset(reports)
        asked = {short: self._meanings(short, self._owners[short], within) for short in owned}
        return self.everywhere.extended({short: long for short, long in asked.items() if long})

    def _meanings(self, short: str, owners: Mapping[int, str], within: frozenset[int]) -> str:
        inside = within & owners.keys()
        if not inside:
            return ""
        counted: dict[tuple[str, ...], list[str]] = {}
        for report in sorted(inside):
            counted.setdefault(_sense(owners[report]), []).append(owners[report])
        if short in self.everywhere:
            long = self.everywhere.long[short]
            counted.setdefault(_sense(long), []).extend([long] * (len(within) - len(inside)))
        ranked = sorted(counted.values(), key=len, reverse=True)
        return ", ".join(each[0] for each in ranked if len(each) > _RARE * len(ranked[0]))


def defined_by(text: str, known: Abbreviations) -> dict[str, str]:
    """Return what a report's NFC text defines otherwise than is known, or besides."""
    return dict(_news(find_definitions(text), known))


def _news(found: Mapping[str, str], known: Abbreviations) -> Iterator[tuple[str, str]]:
    """Yield the definitions that say something else than what is known."""
    for short, long in found.items():
        # Not spelt out at once: alone, a short form that is also a syllable (CA) is not seen.
        common = known.long.get(key(short)) or known.spelt_out(short)
        if not set(_sense(common)) <= set(_sense(known.spelt_out(long))):
            yield short, long


def _sense(long: str) -> tuple[str, ...]:
    """Return what spellings of a long form have in common."""
    return tuple(token for token in folded_tokens(long) if token != "va")  # noqa: S105
