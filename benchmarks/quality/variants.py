"""The same reports in other clothes: other Unicode, capitals, and letters of another age."""

import unicodedata
from collections.abc import Callable
from functools import cache

from viparse.normalize.tcvn3 import TCVN3


def plain(text: str) -> bytes:
    """Return a report in composed Unicode."""
    return text.encode()


def nfd(text: str) -> bytes:
    """Return a report whose letters are taken apart, as macOS writes them."""
    return unicodedata.normalize("NFD", text).encode()


def caps(text: str) -> bytes:
    """Return a report in capitals."""
    return text.upper().encode()


def tcvn3(text: str) -> bytes:
    """Return a report in the one-byte letters of the .Vn fonts.

    They have no capitals with a tone: those become small, and the font draws them large.
    """
    return text.translate(_to_tcvn3()).encode("latin-1")


@cache
def _to_tcvn3() -> dict[int, str]:
    table = {ord(letter): old for old, letter in TCVN3.pairs if len(old) == len(letter) == 1}
    toned = {ord(chr(code).upper()): old for code, old in table.items()}
    return {**toned, **table}


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "plain": plain,
    "nfd": nfd,
    "caps": caps,
    "tcvn3": tcvn3,
}
