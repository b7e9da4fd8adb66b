"""The tables of words that come with the program: the TOML files beside this module."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_ENDS = re.compile(r"\s*[,\n]\s*")


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """Return what ``name.toml`` holds."""
    source = resources.files("hoibaocao.vietnamese") / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def phrases_of(listed: str) -> list[str]:
    """Return the phrases of a list in a table, which commas or ends of lines part."""
    return [phrase for phrase in _ENDS.split(listed.strip()) if phrase]
