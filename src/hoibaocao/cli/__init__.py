"""The command line."""

from hoibaocao.cli.program import main

__all__ = ["main"]
