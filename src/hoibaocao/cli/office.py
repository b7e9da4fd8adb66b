"""The commands that serve others: the page, the tools for programs, and who may come in."""

import sys
from typing import TYPE_CHECKING

import click

from hoibaocao.chat import command_words as words
from hoibaocao.chat import terminal
from hoibaocao.cli.folders import folders

if TYPE_CHECKING:
    from hoibaocao.serving.accounts import Role
    from hoibaocao.settings import Settings

_ROLE = click.Choice(["reader", "editor", "admin"])


@click.command("serve", help=words.SERVE)
@folders
def serve_command(settings: "Settings") -> None:
    """Build what is missing, say where the page is, and serve it until it is stopped."""
    from hoibaocao import wiring
    from hoibaocao.serving.logs import set_up_logs
    from hoibaocao.serving.server import serve

    server = settings.server
    secrets = [settings.llm.api_key.get_secret_value()]
    with terminal.progress_bars() as progress:
        site = wiring.make_site(settings, progress)
    set_up_logs(secrets, with_questions=server.log_questions)
    serve(
        site.app,
        host=server.host,
        port=server.port,
        announce=lambda url: click.echo(words.SERVING.format(url=url)),
        stop=site.stop,
    )


@click.command("mcp", help=words.MCP)
@folders
def mcp_command(settings: "Settings") -> None:
    """Offer search, ask and show to a program that speaks MCP on stdin and stdout."""
    from hoibaocao import wiring
    from hoibaocao.serving.mcp_tools import make_tools

    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    make_tools(wiring.make_assistant(settings, library, embedder), library).run("stdio")


@click.group("users", help=words.USERS)
def users() -> None:
    """Group the commands on accounts."""


@users.command("add", help=words.USERS_ADD)
@folders
@click.argument("name")
@click.option("--role", type=_ROLE, required=True, help=words.ROLE)
def add_user(settings: "Settings", *, name: str, role: "Role") -> None:
    """Make an account; its password comes from a prompt or from stdin."""
    from hoibaocao import wiring

    wiring.make_accounts(settings).add(name, _password(), role)
    click.echo(words.USER_ADDED.format(name=name, role=role))


@users.command("list", help=words.USERS_LIST)
@folders
def list_users(settings: "Settings") -> None:
    """List the accounts with their roles."""
    from hoibaocao import wiring

    for name, role in wiring.make_accounts(settings).listed().items():
        click.echo(f"{name} · {role}")


@users.command("change", help=words.USERS_CHANGE)
@folders
@click.argument("name")
@click.option("--role", type=_ROLE, help=words.ROLE)
def change_user(settings: "Settings", *, name: str, role: "Role | None") -> None:
    """Give an account another role, or else another password."""
    from hoibaocao import wiring

    wiring.make_accounts(settings).change(name, password="" if role else _password(), role=role)
    click.echo(words.USER_CHANGED.format(name=name))


@users.command("remove", help=words.USERS_REMOVE)
@folders
@click.argument("name")
def remove_user(settings: "Settings", *, name: str) -> None:
    """Take an account away."""
    from hoibaocao import wiring

    wiring.make_accounts(settings).remove(name)
    click.echo(words.REMOVED.format(name=name))


@click.group("tokens", help=words.TOKENS)
def tokens() -> None:
    """Group the commands on tokens."""


@tokens.command("add", help=words.TOKENS_ADD)
@folders
@click.argument("name")
def add_token(settings: "Settings", *, name: str) -> None:
    """Make a token and print it, this once."""
    from hoibaocao import wiring

    click.echo(wiring.make_accounts(settings).add_token(name))


@tokens.command("list", help=words.TOKENS_LIST)
@folders
def list_tokens(settings: "Settings") -> None:
    """List the names of the tokens."""
    from hoibaocao import wiring

    for name in wiring.make_accounts(settings).tokens():
        click.echo(name)


@tokens.command("remove", help=words.TOKENS_REMOVE)
@folders
@click.argument("name")
def remove_token(settings: "Settings", *, name: str) -> None:
    """Take a token away."""
    from hoibaocao import wiring

    wiring.make_accounts(settings).remove_token(name)
    click.echo(words.REMOVED.format(name=name))


def _password() -> str:
    """Ask for a password twice, or read the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt(words.PASSWORD, hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
