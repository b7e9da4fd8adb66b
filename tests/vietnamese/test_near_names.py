"""Names with one wrong letter."""

from itertools import product

import pytest

from hoibaocao.vietnamese.near_names import NearNames

NAMES = NearNames([("cam", "xuyen"), ("chiem", "hoa"), ("a", "luoi"), ("hue",)])


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("cam xuyn", [("cam", "xuyen")]),
        ("cam xuyenn", [("cam", "xuyen")]),
        ("cam xuyne", [("cam", "xuyen")]),
        ("cam xoyen", [("cam", "xuyen")]),
        ("camxuyen", [("cam", "xuyen")]),
        ("chim hoa", [("chiem", "hoa")]),
        ("cam xuyen", []),
        ("tam xuyen", []),
        ("cam suyn", []),
        ("hua", []),
    ],
)
def test_one_letter_makes_names_near(typed: str, near: list[tuple[str, ...]]) -> None:
    assert NAMES.near(typed.split()) == near


@pytest.mark.parametrize("name", [("cam", "xuyen"), ("a", "luoi"), ("phu", "yen")])
def test_a_name_is_near_with_any_letter_dropped_from_it_and_from_what_was_typed(
    name: tuple[str, ...],
) -> None:
    names, written = NearNames([name]), " ".join(name)
    for dropped, added in product(range(1, len(written)), range(1, len(written))):
        left = written[:dropped] + written[dropped + 1 :]
        for typed in (left, left[:added] + "z" + left[added:]):
            assert names.near(typed.split(" ")) == [name]
