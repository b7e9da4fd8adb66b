"""What the reports count: figures, the sentences that state them and the questions about them.

The data are the files of ``figures/``. In a sentence, « » mark the part that is evidence;
``{v}`` is the figure, ``{plan}`` its share of the year's target, ``{trend}`` its change within a
year, ``{last}`` an aside on last year, ``{a}`` to ``{q}`` the figures of ``extras``. ``near``
states what is easily taken for the figure and ``sub`` that of a unit below. ``asks`` use words of
the sentences, ``paraphrases`` do not; ``{x}`` is the place, ``{p}`` the period.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Growth = Literal["flow", "level", "falling"]
Level = Literal["province", "district", "commune"]
_FOLDER = Path(__file__).with_name("figures")


@dataclass(frozen=True)
class Indicator:
    """One thing that is counted.

    Args:
        growth: ``flow`` adds up over the year, ``level`` rises slowly, ``falling`` falls.
        low: The smallest yearly figure of a district.
        high: The largest one.
        highest: What no figure passes.
        scaled: A province has more of it and a commune less.
        answer: What a right answer states, with ``{v}``.
        sub_share: The least and the most a unit below has of the figure.
        defines: The abbreviation that the sentences use, as the report defines it.
    """

    key: str
    section: str
    noun: str
    unit: str
    growth: Growth
    low: float
    high: float
    decimals: int
    sentences: list[str]
    sub: str
    near: str
    asks: list[str]
    paraphrases: list[str]
    abbreviated: list[str]
    english: list[str]
    extras: dict[str, list[float]] = field(default_factory=dict)
    sub_share: tuple[float, float] = (0.03, 0.15)
    answer: str = "{v}"
    highest: float = float("inf")
    scaled: bool = False
    levels: list[Level] = field(default_factory=lambda: ["province", "district", "commune"])
    defines: str = ""


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """Return the indicators in the order of their files."""
    return tuple(
        Indicator(**row)
        for path in sorted(_FOLDER.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["indicator"]
    )
