"""The file in which users add abbreviations of their own: ``abbreviations.toml`` by the reports.

A line reads ``"KDCKM" = "khu dân cư kiểu mẫu"``; ``"NQ" = ""`` leaves one of the program's out.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hoibaocao.errors import AbbreviationsInvalid, AbbreviationsReason
from hoibaocao.vietnamese.abbreviations import key
from hoibaocao.vietnamese.text import clean

NAME = "abbreviations.toml"
_LINE = re.compile(r"at line (\d+)")
_TWICE = "Cannot overwrite"


def read_abbreviations(library: Path) -> Mapping[str, str]:
    """Return the long forms that users have given, by short form; none where there is no file.

    Raises:
        AbbreviationsInvalid: The file cannot be read; with the line and what is wrong with it.
    """
    path = library / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AbbreviationsInvalid(path=path, line=line, reason="encoding") from error
    except OSError as error:
        raise AbbreviationsInvalid(path=path, line=1, reason="not_permitted") from error
    table = _parsed(path, text)
    seen: set[str] = set()
    for short, long in table.items():
        if not isinstance(long, str) or not key(short):
            raise AbbreviationsInvalid(path=path, line=_line(text, short), reason="syntax")
        if key(short) in seen:
            raise AbbreviationsInvalid(path=path, line=_line(text, short), reason="twice")
        seen.add(key(short))
    return {clean(short): clean(long) for short, long in table.items()}


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        reason: AbbreviationsReason = "twice" if _TWICE in str(error) else "syntax"
        raise AbbreviationsInvalid(path=path, line=line, reason=reason) from error
    except (RecursionError, ValueError) as error:  # brackets or digits without end
        lines = text.split("\n")
        line = lines.index(max(lines, key=len)) + 1
        raise AbbreviationsInvalid(path=path, line=line, reason="syntax") from error


def _line(text: str, short: str) -> int:
    """Return the line that gives a short form, or begins a table of that name."""
    found = re.search(rf"""^[ \t[]*["']?{re.escape(short)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text[: found.start() if found else 0].count("\n") + 1
