"""The tables of words that come with the program: the TOML files beside this module."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """Return what ``name.toml`` holds."""
    source = resources.files("hoibaocao.vietnamese") / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
