"""Read the TOML files that users keep by their reports; what is wrong is told with its line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from hoibaocao.errors import AbbreviationsInvalid, CorrectionsInvalid, TomlReason

_LINE = re.compile(r"at line (\d+)")
_TWICE = ("Cannot overwrite", "Cannot declare")

Invalid = type[AbbreviationsInvalid] | type[CorrectionsInvalid]


def read_toml(path: Path, invalid: Invalid) -> tuple[str, dict[str, Any]]:
    """Return the text of a file and the table in it; both empty where there is no file.

    Args:
        path: The file.
        invalid: The error to raise.

    Raises:
        AbbreviationsInvalid: If that is what to raise: the file cannot be read.
        CorrectionsInvalid: Likewise.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return "", {}
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise invalid(path=path, line=line, reason="encoding") from error
    except OSError as error:
        raise invalid(path=path, line=1, reason="not_permitted") from error
    return text, _parsed(path, text, invalid)


def _parsed(path: Path, text: str, invalid: Invalid) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        reason: TomlReason = "twice" if str(error).startswith(_TWICE) else "syntax"
        raise invalid(path=path, line=line, reason=reason) from error
    except (RecursionError, ValueError) as error:  # brackets or digits without end
        lines = text.split("\n")
        line = lines.index(max(lines, key=len)) + 1
        raise invalid(path=path, line=line, reason="syntax") from error


def line_of(text: str, key: str, start: int = 0) -> int:
    """Return the line that gives a key, or begins a table of that name, counted from 1.

    Args:
        text: Of the file.
        key: As it is written, without quotes.
        start: Where to begin looking.
    """
    pattern = re.compile(rf"""^[ \t[]*["']?{re.escape(key)}["']?[ \t]*[=.\]]""", re.MULTILINE)
    found = pattern.search(text, start)
    return text[: found.start() if found else start].count("\n") + 1
