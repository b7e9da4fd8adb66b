"""Who may do what: accounts with roles, their passwords, sessions and tokens, in one small file.

Passwords are kept as Argon2id hashes (RFC 9106), tokens as SHA-256 hashes of 256 random bits. The
file is readable by its owner alone, replaced whole or not at all, and read anew when it changes,
so that what a command changes holds for a server that runs.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from filelock import FileLock
from itsdangerous import BadSignature, URLSafeTimedSerializer
from pydantic import TypeAdapter, ValidationError

from hoibaocao.durable import write_whole
from hoibaocao.errors import AccountInvalid, AccountsUnusable, AccountTaken, AccountUnknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hoibaocao.chat.permits import Act

Role = Literal["reader", "editor", "admin"]
_ALLOWED: dict[Role, tuple[Act, ...]] = {
    "reader": ("ask",),
    "editor": ("ask", "edit"),
    "admin": ("ask", "edit", "manage"),
}

SESSION_S = 12 * 3600
"""A working day: after that people log in again."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")
_SHORTEST, LONGEST_PASSWORD = 8, 256
_TOKEN_PREFIX = "hbc_"  # noqa: S105 - marks tokens, so that scanners for secrets know them


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in; ``password`` is its hash."""

    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class _State:
    """What the file holds; ``ended`` are the sessions logged out of, with when they expire."""

    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    users: dict[str, Account] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)


_STATE = TypeAdapter(_State)


def plain_name(name: str) -> str:
    """Return a name as accounts are called: in lower case, as far as it can be one at all."""
    return name.strip().lower()


def allows(role: Role, act: Act) -> bool:
    """Tell whether a role allows an act."""
    return act in _ALLOWED[role]


class Accounts:
    """The accounts of a file; may be shared by threads and processes.

    Args:
        path: The file; made with the first account.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._hasher = PasswordHasher()
        self._known: tuple[tuple[int, ...], _State] | None = None

    @property
    def exist(self) -> bool:
        """Tell whether there is an account.

        Raises:
            AccountsUnusable: The file cannot be read; so for all that follow.
        """
        return bool(self._state().users)

    def listed(self) -> dict[str, Role]:
        """Return the roles of all by their names, in alphabetical order."""
        return {name: account.role for name, account in sorted(self._state().users.items())}

    def role_of(self, name: str) -> Role | None:
        """Return somebody's role as it is now; None for nobody."""
        account = self._state().users.get(name)
        return account.role if account else None

    def add(self, name: str, password: str, role: Role) -> None:
        """Make an account.

        Raises:
            AccountInvalid: The name or the password cannot be one.
            AccountTaken: There is one of that name.
        """
        name = plain_name(name)
        if not _NAME.fullmatch(name):
            raise AccountInvalid(name=name, reason="name")
        hashed = self._hashed(name, password)
        with self._changing() as state:
            if name in state.users:
                raise AccountTaken(name=name)
            state.users[name] = Account(role, hashed)

    def change(self, name: str, *, password: str = "", role: Role | None = None) -> None:
        """Give somebody another password, which ends their sessions, or another role.

        Raises:
            AccountUnknown: Nobody is called that.
            AccountInvalid: The password cannot be one.
        """
        hashed = self._hashed(name, password) if password else ""
        with self._changing() as state:
            before = state.users.get(name)
            if before is None:
                raise AccountUnknown(name=name)
            state.users[name] = Account(role or before.role, hashed or before.password)

    def remove(self, name: str) -> None:
        """Take an account away, which ends its sessions.

        Raises:
            AccountUnknown: Nobody is called that.
        """
        with self._changing() as state:
            if state.users.pop(name, None) is None:
                raise AccountUnknown(name=name)

    def log_in(self, name: str, password: str) -> str | None:
        """Return the cookie of a new session; None when name and password do not fit.

        An unknown name takes as long as a wrong password.
        """
        account = self._state().users.get(name)
        try:
            self._hasher.verify(account.password if account else self._nobody, _spelt(password))
        except VerifyMismatchError:
            return None
        if account is None:
            return None
        return self.signer("session").dumps([name, secrets.token_hex(16), self._print(account)])

    def whose(self, cookie: str) -> str | None:
        """Return whose session a cookie is; None when it is forged, over, or logged out of."""
        try:
            name, session, mark = self.signer("session").loads(cookie, max_age=SESSION_S)
        except (BadSignature, ValueError):
            return None
        state = self._state()
        account = state.users.get(name)
        if account is None or session in state.ended or mark != self._print(account):
            return None
        return str(name)

    def log_out(self, cookie: str) -> None:
        """End the session of a cookie, wherever else the cookie has come to."""
        if self.whose(cookie) is None:
            return
        _, session, _ = self.signer("session").loads(cookie, max_age=SESSION_S)
        now = int(time.time())
        with self._changing() as state:
            for each in [each for each, expires in state.ended.items() if expires < now]:
                del state.ended[each]
            state.ended[session] = now + SESSION_S

    def tokens(self) -> list[str]:
        """Return the names of the tokens, in alphabetical order."""
        return sorted(self._state().tokens)

    def add_token(self, name: str) -> str:
        """Make a token for a program that asks, and return it; it is not kept itself.

        Raises:
            AccountInvalid: That cannot be its name.
            AccountTaken: There is one of that name.
        """
        name = plain_name(name)
        if not _NAME.fullmatch(name):
            raise AccountInvalid(name=name, reason="name")
        token = _TOKEN_PREFIX + secrets.token_urlsafe(32)
        with self._changing() as state:
            if name in state.tokens:
                raise AccountTaken(name=name)
            state.tokens[name] = _digest(token)
        return token

    def remove_token(self, name: str) -> None:
        """Take a token away.

        Raises:
            AccountUnknown: None is called that.
        """
        with self._changing() as state:
            if state.tokens.pop(name, None) is None:
                raise AccountUnknown(name=name)

    def holder(self, token: str) -> str | None:
        """Return the name of a token; None if it is not one of ours."""
        digest = _digest(token)
        for name, kept in self._state().tokens.items():
            if secrets.compare_digest(kept, digest):
                return name
        return None

    def signer(self, purpose: str) -> URLSafeTimedSerializer:
        """Return what signs cookies; one made for a purpose is worth nothing for another."""
        return URLSafeTimedSerializer(self._state().secret, salt=purpose)

    def _hashed(self, name: str, password: str) -> str:
        spelt = _spelt(password)
        if not _SHORTEST <= len(spelt) <= LONGEST_PASSWORD:
            raise AccountInvalid(name=name, reason="password")
        return self._hasher.hash(spelt)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash(secrets.token_hex(16))

    @staticmethod
    def _print(account: Account) -> str:
        """Return what changes with the password, and does not tell its hash."""
        return _digest(account.password)[:16]

    def _state(self) -> _State:
        with self._lock:
            try:
                about = self._path.stat()
                stamp = (about.st_mtime_ns, about.st_ino, about.st_size)
                if self._known is None or self._known[0] != stamp:
                    self._known = stamp, _STATE.validate_json(self._path.read_bytes())
            except FileNotFoundError:
                return _State()
            except (OSError, ValidationError) as error:
                reason = getattr(error, "strerror", None) or "damaged"
                raise AccountsUnusable(path=self._path, reason=reason) from error
            return self._known[1]

    @contextmanager
    def _changing(self) -> Iterator[_State]:
        """Hand over what the file holds; it is written when no error is raised meanwhile."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self._path.with_suffix(".lock")):
                state = _STATE.validate_python(_STATE.dump_python(self._state()))
                yield state
                write_whole(self._path, _STATE.dump_json(state, indent=1), private=True)
        except OSError as error:
            raise AccountsUnusable(path=self._path, reason=error.strerror or error) from error


def _spelt(password: str) -> str:
    """Return a password in one spelling: keyboards write "ế" as one letter or as three."""
    return unicodedata.normalize("NFKC", password)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
