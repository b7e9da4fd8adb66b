"""What became of the files of a library, told from their names and contents alone."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass

from hoibaocao.records import Changes, Duplicate, Renamed


@dataclass(frozen=True, slots=True, order=True)
class Content:
    """What makes two files the same report: their bytes, and the format their name tells."""

    sha256: str
    suffix: str


def name_changes(before: Mapping[str, Content], now: Mapping[str, Content]) -> Changes:
    """Return what happened to names: each one is told once.

    Args:
        before: The contents of the files in the index, by path.
        now: Those of the files in the folder.
    """
    gone = _names(before, leaving_out=now)
    told: dict[str, list[str]] = {kind: [] for kind in ("added", "changed", "unchanged")}
    renamed: list[Renamed] = []
    fresh: list[str] = []
    for name, content in sorted(now.items()):
        if name in before:
            told["unchanged" if before[name] == content else "changed"].append(name)
        elif gone.get(content):
            renamed.append(Renamed(gone[content].pop(0), name))
        else:
            fresh.append(name)
    duplicates: list[Duplicate] = []
    held = _names(now, leaving_out=fresh)
    for name in fresh:
        content = now[name]
        if content in held:
            duplicates.append(Duplicate(name, held[content][0]))
        else:
            told["added"].append(name)
            held[content].append(name)
    return Changes(
        added=tuple(told["added"]),
        changed=tuple(told["changed"]),
        renamed=tuple(renamed),
        removed=tuple(sorted(name for names in gone.values() for name in names)),
        unchanged=tuple(told["unchanged"]),
        duplicates=tuple(duplicates),
    )


def _names(
    files: Mapping[str, Content], leaving_out: Container[str] = ()
) -> dict[Content, list[str]]:
    """Return the names of each content in order, but for some."""
    names: dict[Content, list[str]] = defaultdict(list)
    for name, content in sorted(files.items()):
        if name not in leaving_out:
            names[content].append(name)
    return names
