"""Conversations on disk: a file each, written whole, in a folder of its own for each user."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from pydantic import TypeAdapter

from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.durable import write_whole
from hoibaocao.errors import TalkNotSaved, TalkUnreadable

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_OPEN = 100
"""So many conversations stay in memory, also one that could not be saved."""

_NAME = re.compile(r"[0-9a-f]{32}")
_EXCHANGES: TypeAdapter[tuple[Exchange, ...]] = TypeAdapter(tuple[Exchange, ...])


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as the list shows it; ``title`` is empty if its file cannot be read."""

    name: str
    title: str


class Talks:
    """Keeps conversations; may be shared by threads.

    A file's first line tells the title, its second holds the exchanges, so that listing reads
    little. Whoever works on a conversation shares one `Talk` with the others who do.

    Args:
        folder: Where they are kept; made when the first one is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: WeakValueDictionary[Path, Talk] = WeakValueDictionary()
        self._recent: deque[Talk] = deque(maxlen=_KEPT_OPEN)
        self._opening = Lock()

    def open(self, user: str, name: str = "") -> Talk:
        """Return a conversation of a user; a new one if there is none of that name.

        Raises:
            TalkUnreadable: The file is damaged, or may not be read.
        """
        name = name if _NAME.fullmatch(name) else secrets.token_hex(16)
        path = self._path(user, name)
        with self._opening:
            talk = self._open.get(path)
            if talk is None:
                talk = self._open[path] = _read(path)
            self._recent.append(talk)
            return talk

    def save(self, user: str, talk: Talk) -> None:
        """Write a conversation to disk; it is there wholly, or as it was before.

        Raises:
            TalkNotSaved: The disk refuses.
        """
        title = json.dumps({"title": talk.title}, ensure_ascii=False).encode()
        lines = title + b"\n" + _EXCHANGES.dump_json(talk.exchanges) + b"\n"
        path = self._path(user, talk.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, lines, private=True)
        except OSError as error:
            raise TalkNotSaved(reason=error.strerror or error) from error

    def delete(self, user: str, name: str) -> None:
        """Remove a conversation for good.

        Raises:
            TalkNotSaved: The disk refuses.
        """
        path = self._path(user, name)
        if not _NAME.fullmatch(name):
            return
        with self._opening:
            self._open.pop(path, None)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise TalkNotSaved(reason=error.strerror or error) from error

    def listed(self, user: str, most: int = 200) -> list[Listed]:
        """Return the latest conversations of a user, the one that changed last first.

        Args:
            user: Whose.
            most: As many at most.
        """
        files = list(self._path(user, "").parent.glob("*.jsonl"))
        files.sort(key=_changed, reverse=True)
        return [Listed(path.stem, _title(str(path), _changed(path))) for path in files[:most]]

    def _path(self, user: str, name: str) -> Path:
        whose = hashlib.sha256(user.encode()).hexdigest()[:32] if user else "local"
        return self._folder / whose / f"{name}.jsonl"


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # deleted meanwhile
        return 0


@lru_cache(maxsize=4000)  # a `Path` would take as much again as all else of an entry
def _title(path: str, _changed_ns: int) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - no `Path`, as above
            return str(json.loads(file.readline())["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # the list says that it cannot be read


def _read(path: Path) -> Talk:
    try:
        title, exchanges, *_ = path.read_bytes().split(b"\n")
        return Talk(path.stem, _EXCHANGES.validate_json(exchanges), json.loads(title)["title"])
    except FileNotFoundError:
        return Talk(path.stem)  # a new one
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TalkUnreadable(path=path) from error
