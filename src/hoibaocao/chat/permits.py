"""What people may do: the page asks before it does anything, and serving knows the answer."""

from collections.abc import Callable, Iterator
from typing import Literal

from hoibaocao.records import Answer

Act = Literal["ask", "edit", "manage"]
"""Ask and read; change the library; look after who may do so."""
May = Callable[[str, Act], bool]
"""Tells whether a user may; the user is empty where nobody logs in."""

InLine = Callable[[str, Iterator[Answer]], Iterator[Answer]]
"""Has the answers of a user made when it is their turn."""


def everything(_user: str, _act: Act) -> bool:
    """Let everybody do everything, as on one's own computer."""
    return True
