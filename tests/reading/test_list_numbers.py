import pytest

from hoibaocao.reading.list_numbers import written


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (2, "upperLetter", "B"),
        (27, "lowerLetter", "aa"),
        (3, "decimalZero", "03"),
        (12, "decimal", "12"),
    ],
)
def test_numbers_are_written_as_word_does(number: int, form: str, expected: str) -> None:
    assert written(number, form) == expected
