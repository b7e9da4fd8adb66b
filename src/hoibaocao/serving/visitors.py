"""Who sends a request, and what they may do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.serving.accounts import allows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import HTTPConnection

    from hoibaocao.chat.permits import Act
    from hoibaocao.serving.accounts import Accounts

LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
COOKIE = "hoibaocao-session"
_TOKEN = "token:"  # noqa: S105 - marks the names of tokens


class Visitors:
    """Tells who comes, by a cookie of the browser or the token of a program.

    Attributes:
        accounts: Those who may come.
        is_local: Only this computer can come in; then nobody needs an account until there is one.
    """

    def __init__(self, accounts: Accounts, *, local: bool) -> None:
        self.accounts = accounts
        self.is_local = local

    @property
    def is_open(self) -> bool:
        """Tell whether nobody needs to log in."""
        return self.is_local and not self.accounts.exist

    def who(self, request: HTTPConnection, *, tokens: bool = False) -> str | None:
        """Return the name of who sends a request; empty where nobody logs in, None for strangers.

        Args:
            request: As it came.
            tokens: Take the token of a program, too.
        """
        if self.is_open:
            return ""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if tokens and scheme.lower() == "bearer":
            holder = self.accounts.holder(token.strip())
            return _TOKEN + holder if holder else None
        return self.accounts.whose(request.cookies.get(COOKIE, ""))

    def may(self, user: str, act: Act) -> bool:
        """Tell whether somebody may; the role counts that they have now."""
        if not user:
            return self.is_open
        if user.startswith(_TOKEN):
            return act == "ask" and user.removeprefix(_TOKEN) in self.accounts.tokens()
        role = self.accounts.role_of(user)
        return role is not None and allows(role, act)


def visitor(request: HTTPConnection) -> str:
    """Return who sends a request that `hoibaocao.serving.gate.Gate` has let in."""
    return str(request.state.user)


def is_local(host: str, allowed_hosts: Iterable[str]) -> bool:
    """Tell whether only this computer can open a page that is served like that.

    Names beyond this computer's own mean that something on it hands requests on.
    """
    return host in LOCAL_HOSTS and all(name in LOCAL_HOSTS for name in allowed_hosts)
