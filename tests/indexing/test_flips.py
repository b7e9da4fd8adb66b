"""Whatever bit of an index is turned, no answer is wrong and the damage is named."""

import os
import random
import shutil
from pathlib import Path

import pytest

from hoibaocao.errors import IndexDamaged
from tests.indexing.harmed import library_of, times, told, write


@times(25, 500)
def test_turned_bits_and_cut_files(tmp_path: Path, times: int) -> None:
    whole, home = tmp_path / "whole", tmp_path / "harmed"
    right: dict[str, list[object]] = {}
    for figure in (100, 101, 102):
        write(whole, figure)
        library_of(whole).sync()
        right[library_of(whole).current().name] = told(library_of(whole))
    files = sorted(p.relative_to(whole) for p in (whole / "index").rglob("*") if p.is_file())
    chance = random.Random(2026)
    for number in range(times):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(whole, home)
        name = files[number] if number < len(files) else chance.choice(files)
        if _harm(home / name, chance):
            _is_told(home, name, right)


def _is_told(home: Path, name: Path, right: dict[str, list[object]]) -> None:
    library = library_of(home)
    assert told(library) == right[library.current().name], name
    findings = [f"{each.flaw}: {each.where}" for each in library.check().findings]
    if name.parts[1] in right:  # a file of a generation, in use or kept
        assert name.name in str(findings) or "manifest" in str(findings), name
    if library.notice is None:
        assert library.current().name == "gen-000003", name
        assert name.parts[1] == "gen-000002" or {each[:7] for each in findings} <= {"history"}, name
    else:
        assert isinstance(library.notice, IndexDamaged)
        assert name.parts[1] in str(library.notice), name
        assert findings, name
        with pytest.raises(IndexDamaged):
            library.sync()
    library.sync(full=True)
    assert told(library_of(home)) == right["gen-000003"], name
    assert library_of(home).check().findings == (), name


def _harm(file: Path, chance: random.Random) -> bool:
    """Turn a bit of a file, or cut it; tell whether it is another one now."""
    content = bytearray(file.read_bytes())
    if not content:
        return False
    at = chance.randrange(len(content))
    if chance.random() < 0.2:
        os.truncate(file, at)
    else:
        content[at] ^= 1 << chance.randrange(8)
        file.write_bytes(content)
    return True
