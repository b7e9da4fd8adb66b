"""Names with one wrong letter."""

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
