"""The value of numbers in digits, however thousands and decimals are marked."""

import re
from decimal import Decimal

_VIETNAMESE, _ENGLISH = (
    (re.compile(rf"(?:\d+|[1-9]\d{{0,2}}(?:\{thousands}\d{{3}})+)(?:\{point}\d+)?"), thousands)
    for thousands, point in (".,", ",.")
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def read_numeral(numeral: str, *, english: bool = False) -> Decimal | None:
    """Return the value of ``1.113,733``; None for what is no number: 1.2.3 or 0912.345.678.

    Args:
        numeral: Digits with dots and commas within.
        english: Read ``1,234`` as a thousand and more; else only what cannot be Vietnamese, such
            as ``1,234.5`` and ``4.3``, is read the English way.
    """
    for style, thousands in (_ENGLISH, _VIETNAMESE) if english else (_VIETNAMESE, _ENGLISH):
        if style.fullmatch(numeral):
            return Decimal(numeral.replace(thousands, "").replace(",", "."))
    return None


def read_roman(numeral: str) -> Decimal:
    """Return the value of a Roman numeral in small letters, up to 89."""
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return Decimal(sum(-value if value < following else value for value, following in pairs))
