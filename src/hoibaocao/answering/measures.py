"""Which measure of crops, herds and catches a question asks for, and which figures may tell it.

Units tell them apart where words do not: in "dừa 7.512 ha, năng suất 7 tấn/ha, sản lượng 51.380
tấn" nothing says "diện tích".
"""

import re

from hoibaocao.searching.fitting import dimension_of
from hoibaocao.vietnamese.numbers import Figure

_MEASURED = {
    "nang suat": ({"kg", "m³"}, True),
    "san luong": ({"kg", "m³", "kWh", "count"}, False),
    "dien tich": ({"m²"}, False),
}
"""Dimensions in which each is told, and whether it is of something, as "tạ/ha" is."""
_MEASURE = re.compile(rf"\b(?:{'|'.join(_MEASURED)})\b")


def measure_asked(topic: str) -> str:
    """Return the measure that a folded topic names; empty if it names none, or several."""
    named = set(_MEASURE.findall(topic))
    return named.pop() if len(named) == 1 else ""


def may_tell(figure: Figure, measure: str) -> bool:
    """Tell whether a figure may tell a measure, by its unit."""
    dimensions, is_of_something = _MEASURED[measure]
    return dimension_of(figure) in dimensions and bool(figure.per) == is_of_something
