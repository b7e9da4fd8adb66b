from collections.abc import Mapping

import pytest

from hoibaocao.indexing.naming import Content, name_changes
from hoibaocao.records import Changes, Duplicate, Renamed


def _files(text: str) -> dict[str, Content]:
    """Return files of names and contents: ``f=A a=B``."""
    pairs = (each.split("=") for each in text.split())
    return {name: Content(content, ".txt") for name, content in pairs}


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("f=A", "a=A f=A", {"unchanged": ("f",), "duplicates": (Duplicate("a", "f"),)}),
        # A copy is kept and the original written anew: nothing is there twice.
        ("f=A", "a=A f=B", {"changed": ("f",), "added": ("a",)}),
        (
            "f=A",
            "a=A b=A f=B",
            {"changed": ("f",), "added": ("a",), "duplicates": (Duplicate("b", "a"),)},
        ),
        (
            "f=A",
            "a=A b=A",
            {"renamed": (Renamed("f", "a"),), "duplicates": (Duplicate("b", "a"),)},
        ),
        ("", "a=A b=A", {"added": ("a",), "duplicates": (Duplicate("b", "a"),)}),
    ],
)
def test_each_name_is_told_once(
    before: str, now: str, told: Mapping[str, tuple[object, ...]]
) -> None:
    assert name_changes(_files(before), _files(now)) == Changes(**told)  # type: ignore[arg-type]
