"""Syllables of place names, and corrections that would name another place."""

import pytest

from hoibaocao.vietnamese.place_syllables import (
    bare_place_syllables,
    in_place_name,
    names_another,
    place_syllables,
)


def test_syllables_that_are_not_vietnamese_are_known() -> None:
    assert {"krông", "đắk", "xuyên"} <= place_syllables()
    assert {"krong", "dak", "xuyen"} <= bare_place_syllables()
    assert "xuyen" not in place_syllables()


@pytest.mark.parametrize(
    ("typed", "meant", "another"),
    [
        (("cam", "xuyn"), ("cam", "xuyen"), False),
        (("dien", "bin"), ("dien", "ban"), True),
        (("dien", "bin"), ("dien", "bien"), True),
        (("ngan", "sahc"), ("ngan", "sach"), False),
    ],
)
def test_a_correction_may_not_choose_between_places(
    typed: tuple[str, ...], meant: tuple[str, ...], another: bool
) -> None:
    assert names_another(typed, meant) is another


@pytest.mark.parametrize(
    ("before", "word", "after", "expected"),
    [
        ("huyện", "cẩm", "xuyên", True),
        ("cam", "xuyen", "", True),
        ("xã", "glar", "", True),
        ("tình", "cẩm", "xuyến", False),
    ],
)
def test_neighbours_show_that_a_syllable_is_part_of_a_name(
    before: str, word: str, after: str, *, expected: bool
) -> None:
    assert in_place_name(before, word, after) is expected
