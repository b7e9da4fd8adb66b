"""Whatever bit of an index is turned, no answer is wrong and the damage is named."""

import random
import shutil
from contextlib import suppress
from pathlib import Path

from hoibaocao.errors import IndexDamaged, IndexIncompatible
from tests.indexing.harmed import library_of, often, said, write

_OWN = {".lock", ".writer", "history.jsonl", "seen.json"}
"""Files that no answer depends on."""


def test_turned_bits_and_cut_files(tmp_path: Path) -> None:
    whole, home = tmp_path / "whole", tmp_path / "harmed"
    write(whole, 100)
    library_of(whole).sync()
    write(whole, 101)
    library_of(whole).sync()
    right = said(library_of(whole))
    files = sorted(p.relative_to(whole) for p in (whole / "index").rglob("*") if p.is_file())
    chance = random.Random(2026)
    for number in range(often(25, 500)):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(whole, home)
        file = home / (files[number % len(files)] if number < len(files) else chance.choice(files))
        if not _harm(file, chance):
            continue
        library = library_of(home)
        with suppress(IndexDamaged, IndexIncompatible):
            answer = said(library)
            old = library.current().name == "gen-000001"
            assert answer == (right.replace("101", "100") if old else right)
            assert (library.notice is not None) == old
        if file.name not in _OWN and file.suffix != ".lock":
            assert library.check().findings
        library.sync(full=True)
        assert said(library_of(home)) == right
        assert library_of(home).check().findings == ()


def _harm(file: Path, chance: random.Random) -> bool:
    """Turn a bit of a file, or cut it; tell whether it is another one now."""
    content = bytearray(file.read_bytes())
    if not content:
        return False
    at = chance.randrange(len(content))
    if chance.random() < 0.2:
        content = content[:at]
    else:
        content[at] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    return True
