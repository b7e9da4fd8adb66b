"""What was put in use when: a line an update in the index folder, which outlives generations."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from hoibaocao.durable import flush
from hoibaocao.records import Changes

NAME = "history.jsonl"
_NO_CHANGES = Changes()


@dataclass(frozen=True, slots=True)
class Update:
    """A step in the history of an index: a generation that was put in use.

    ``at`` is when, in ISO 8601 and UTC; ``undone`` is the generation that an undo left. In the
    ``changes`` the files that stayed as they were are not listed.
    """

    generation: str
    at: str
    duration_s: float
    reports: int
    passages: int
    changes: Changes = _NO_CHANGES
    undone: str = ""


_UPDATE = TypeAdapter(Update)


def read_history(index: Path) -> tuple[Update, ...]:
    """Return the updates of an index, the oldest first; a line that a crash cut off is left out."""
    try:
        lines = (index / NAME).read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(update for line in lines if (update := _read(line)) is not None)


def append_history(index: Path, update: Update) -> None:
    """Write an update down; when this returns it is on disk.

    Raises:
        OSError: The disk refuses.
    """
    path = index / NAME
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, 2)
            if file.read(1) != b"\n":  # a crash cut the last line off
                file.write(b"\n")
        file.write(_UPDATE.dump_json(update, exclude_defaults=True) + b"\n")
    flush(path)


def _read(line: bytes) -> Update | None:
    try:
        return _UPDATE.validate_json(line)
    except ValidationError:
        return None
