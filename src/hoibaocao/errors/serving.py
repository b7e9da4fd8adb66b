"""Errors of conversations, accounts and the server."""

from typing import Literal

from hoibaocao.errors.error import HoiBaoCaoError

AccountReason = Literal["name", "password"]


class TalkUnreadable(HoiBaoCaoError):
    """Raised when the file of a conversation is damaged or may not be read."""

    summary = "The conversation in {path} cannot be read. Begin another; the file is left as it is."


class TalkNotSaved(HoiBaoCaoError):
    """Raised when a conversation, or what somebody thinks of an answer, cannot be written."""

    summary = (
        "This could not be saved ({reason}). Copy what you need, and ask your administrator to "
        "free the disk or to correct HOIBAOCAO_DATA_DIR."
    )


class AccountInvalid(HoiBaoCaoError):
    """Raised for a name or a password that an account cannot have."""

    summary = (
        "This {reason} cannot be used for “{name}”: names are 1 to 32 letters a-z, digits and "
        "“.”, “_”, “-”; passwords have 8 to 256 characters."
    )

    def __init__(self, *, name: str, reason: AccountReason) -> None:
        self.reason: AccountReason = reason
        super().__init__(name=name, reason=reason)


class AccountTaken(HoiBaoCaoError):
    """Raised when an account or a token is to be made under a name that another has."""

    summary = "There is one called {name} already. Take another name, or remove that one first."


class AccountUnknown(HoiBaoCaoError):
    """Raised when an account or a token is to be changed that is not there."""

    summary = "None is called {name}. Those there are: hoibaocao users list, hoibaocao tokens list"


class AccountsUnusable(HoiBaoCaoError):
    """Raised when the file of accounts cannot be read or written; nobody gets in then."""

    summary = (
        "The accounts in {path} cannot be used ({reason}). Mend the file or its permissions; or "
        "move it away and add the accounts again: hoibaocao users add NAME --role admin"
    )


class AccountsNeeded(HoiBaoCaoError):
    """Raised instead of serving others on the network without accounts."""

    summary = (
        "Others on the network could open the page at {host}, and there are no accounts. Add one "
        "first: hoibaocao users add NAME --role admin"
    )


class NotAllowed(HoiBaoCaoError):
    """Raised when somebody does what their role does not allow."""

    summary = "Your account may not do this. Ask your administrator for the role it needs."


class LineFull(HoiBaoCaoError):
    """Raised when so many are asking that another one would wait too long."""

    summary = "Too many people are asking at the same time. Ask again in half a minute."


class ServerStopping(HoiBaoCaoError):
    """Raised for what is asked, or still being answered, while the server is stopped."""

    summary = "The server is being stopped, so this was cut off. Ask again in a few minutes."
