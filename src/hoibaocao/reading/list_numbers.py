"""Write the numbers that programs put before the items of lists: 1, 01, I, i, A, a."""

from string import ascii_lowercase

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def written(number: int, form: str) -> str:
    """Return a number in a form of Word's: decimal, decimalZero, upperRoman, lowerLetter etc."""
    if form in {"lowerRoman", "upperRoman"}:
        shown = _roman(number)
    elif form in {"lowerLetter", "upperLetter"}:
        shown = ascii_lowercase[(number - 1) % 26] * ((number - 1) // 26 + 1)
    elif form == "decimalZero":
        shown = f"{number:02}"
    else:
        shown = str(number)
    return shown.upper() if form.startswith("upper") else shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown
