"""The file in which users add abbreviations of their own: ``abbreviations.toml`` by the reports.

A line reads ``"KDCKM" = "khu dân cư kiểu mẫu"``; ``"NQ" = ""`` leaves one of the program's out.
"""

from collections.abc import Mapping
from pathlib import Path

from hoibaocao.errors import AbbreviationsInvalid
from hoibaocao.reading.user_toml import line_of, read_toml
from hoibaocao.vietnamese.abbreviations import key
from hoibaocao.vietnamese.text import clean

NAME = "abbreviations.toml"


def read_abbreviations(library: Path) -> Mapping[str, str]:
    """Return the long forms that users have given, by short form; none where there is no file.

    Raises:
        AbbreviationsInvalid: The file cannot be read; with the line and what is wrong with it.
    """
    path = library / NAME
    text, table = read_toml(path, AbbreviationsInvalid)
    seen: set[str] = set()
    for short, long in table.items():
        if not isinstance(long, str) or not key(short):
            raise AbbreviationsInvalid(path=path, line=line_of(text, short), reason="syntax")
        if key(short) in seen:
            raise AbbreviationsInvalid(path=path, line=line_of(text, short), reason="twice")
        seen.add(key(short))
    return {clean(short): clean(long) for short, long in table.items()}
