"""The command line: parse, call, print.

Exit codes: 0 fine, 1 an error meant for the user (one line on stderr), 2 wrong usage. What a
command needs is imported when it runs, so that ``--help`` is there at once.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hoibaocao.chat import command_words as words
from hoibaocao.chat import terminal
from hoibaocao.chat.troubles import explain
from hoibaocao.cli.asking import Asking, asking
from hoibaocao.cli.folders import PATH, Command, folders
from hoibaocao.cli.office import mcp_command, serve_command, tokens, users
from hoibaocao.cli.opening import assistant_of, library_of, opened
from hoibaocao.errors import HoiBaoCaoError

if TYPE_CHECKING:
    from hoibaocao.answering.assistant import Assistant
    from hoibaocao.records import Question
    from hoibaocao.settings import Settings

_AS_JSON = click.option("--json", "as_json", is_flag=True, help=words.AS_JSON)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Args:
        arguments: What follows the name of the program; those of the process when None.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Windows consoles default to something else
    try:
        sys.exit(program.main(arguments, "hoibaocao", standalone_mode=False))
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "hoibaocao"
        reason = error.format_message()
        click.echo(words.WRONG_USAGE.format(reason=reason, command=command), err=True)
        sys.exit(2)
    except HoiBaoCaoError as error:
        click.echo(explain(error), err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo(words.CANCELLED, err=True)
        sys.exit(1)


@click.group(help=words.PROGRAM)
@click.version_option(package_name="hoibaocao", message="%(version)s")
def program() -> None:
    """Group the commands."""


def _corrections(command: Command) -> Command:
    """Add an option for each field of a report that can be put right."""
    for field, meaning in reversed(words.FIELDS.items()):
        command = click.option(f"--{field}", help=meaning)(command)
    return command


@program.command("index", help=words.INDEX)
@folders
@click.option("--dry-run", is_flag=True, help=words.DRY_RUN)
@click.option("--full", is_flag=True, help=words.FULL)
@click.option("--undo", is_flag=True, help=words.UNDO)
@_AS_JSON
def index_command(
    settings: "Settings", *, dry_run: bool, full: bool, undo: bool, as_json: bool
) -> None:
    """Bring the index in line with the library folder, or go back to how it was."""
    from hoibaocao.chat import contract

    if dry_run + full + undo > 1:
        raise click.UsageError(words.ONE_AT_A_TIME, click.get_current_context())
    if undo:
        row = contract.update_json(library_of(settings).undo())
        _print_json(row) if as_json else click.echo(terminal.update(row))
        return
    with terminal.progress_bars() as progress:
        library = library_of(settings, progress)
        if dry_run:
            changes = library.plan(progress)
        else:
            result = library.sync(progress, full=full)
            changes = result.changes
    if as_json:
        _print_json(contract.changes_json(changes) if dry_run else contract.sync_json(result))
        return
    for line in terminal.changes(changes):
        click.echo(line)
    if not dry_run:
        for line in terminal.poorly_read(changes, library.reports()):
            click.echo(line)
        click.echo(terminal.synced(result))


@program.command("search", help=words.SEARCH)
@folders
@asking
@_AS_JSON
@click.option("--k", type=click.IntRange(1, 1000), help=words.K)
@click.option("--explain", is_flag=True, help=words.EXPLAIN)
def search_command(
    settings: "Settings", *, asked: Asking, as_json: bool, k: int | None, explain: bool
) -> None:
    """Find passages for a question, or for each of a batch."""
    from hoibaocao.chat.contract import search_json
    from hoibaocao.chat.explaining import explained_json

    if explain and not asked.single:
        raise click.UsageError(words.EXPLAIN_ONE, click.get_current_context())
    assistant = assistant_of(settings, writes=False)

    def found(question: "Question") -> dict[str, Any]:
        result = assistant.search(question, k)
        return explained_json(result) if explain else search_json(result)

    if asked.single:
        say = terminal.explained if explain else terminal.hits
        row = found(asked.single)
        _print_json(row) if as_json else click.echo(say(row))
    else:
        asked.answer_batch(found)


@program.command("ask", help=words.ASK)
@folders
@asking
@_AS_JSON
def ask_command(settings: "Settings", *, asked: Asking, as_json: bool) -> None:
    """Answer a question, or each of a batch."""
    assistant = assistant_of(settings)
    if asked.single:
        row = _answered(assistant, asked.single)
        _print_json(row) if as_json else click.echo(terminal.answer(row))
    else:
        asked.answer_batch(lambda question: _answered(assistant, question))


@program.command("reports", help=words.REPORTS)
@folders
@_AS_JSON
def reports_command(settings: "Settings", *, as_json: bool) -> None:
    """List the indexed reports."""
    from hoibaocao.chat.contract import entry_json

    library = opened(settings)
    rows = [entry_json(entry, library.current().catalogue.editions) for entry in library.reports()]
    if as_json:
        _print_json(rows)
        return
    click.echo("\n".join(map(terminal.report, rows)))


@program.command("show", help=words.SHOW)
@folders
@click.argument("report")
@_AS_JSON
def show_command(settings: "Settings", *, report: str, as_json: bool) -> None:
    """Print the canonical text of a report."""
    from hoibaocao.chat.contract import report_json

    found = opened(settings).report(report)
    if as_json:
        _print_json(report_json(found))
    else:
        click.echo(found.text)


@program.command("correct", help=words.CORRECT)
@folders
@click.argument("report")
@_corrections
@click.option("--clear", is_flag=True, help=words.CLEAR)
def correct_command(settings: "Settings", *, report: str, clear: bool, **given: str | None) -> None:
    """Put right what was read off a report, and bring the index in line."""
    values = {field: value for field, value in given.items() if value is not None}
    if clear == bool(values):
        raise click.UsageError(words.CORRECT_OR_CLEAR, click.get_current_context())
    with terminal.progress_bars() as progress:
        library = library_of(settings, progress)
        library.correct(report, values)
        result = library.sync(progress)
    for line in (*terminal.changes(result.changes), terminal.synced(result)):
        click.echo(line)


@program.command("history", help=words.HISTORY)
@folders
@_AS_JSON
def history_command(settings: "Settings", *, as_json: bool) -> None:
    """Tell what was put in use when, the latest last."""
    from hoibaocao.chat.contract import update_json

    rows = [update_json(update) for update in library_of(settings).history()]
    if as_json:
        _print_json(rows)
        return
    click.echo("\n".join(map(terminal.update, rows)) or words.NO_HISTORY)


@program.command("check", help=words.CHECK)
@folders
@_AS_JSON
def check_command(settings: "Settings", *, as_json: bool) -> None:
    """Verify the index; print what repairs each finding."""
    from hoibaocao.chat.contract import checked_json

    context = click.get_current_context()
    options = {"--reports": "reports_dir", "--index": "index_dir"}
    given = {option: context.params[name] for option, name in options.items()}
    row = checked_json(library_of(settings).check(), {o: str(p) for o, p in given.items() if p})
    _print_json(row) if as_json else click.echo(terminal.checked(row))
    if row["findings"]:
        sys.exit(1)


@program.command("eval", help=words.EVALUATE)
@folders
@click.argument("questions", type=PATH)
@_AS_JSON
def eval_command(settings: "Settings", *, questions: Path, as_json: bool) -> None:
    """Score search and answers on gold questions."""
    from hoibaocao.chat.contract import search_json
    from hoibaocao.evaluating.questions import read_gold
    from hoibaocao.evaluating.score import averages, score_answer, score_hits

    assistant = assistant_of(settings)
    scores = []
    for line in read_gold(questions):
        row = score_answer(line.gold, _answered(assistant, line.question))
        if line.gold["answerable"]:
            found = search_json(assistant.search(line.question))
            row |= score_hits(line.gold, found)
        scores.append((line.gold["kind"], row))
    table = averages(scores)
    if as_json:
        _print_json(table)
        return
    for kind, means in table.items():
        click.echo(f"{kind}: " + "  ".join(f"{name} {value:g}" for name, value in means.items()))


@program.command("settings", help=words.SETTINGS)
@folders
def settings_command(settings: "Settings") -> None:
    """Print the settings in use; secrets stay hidden."""
    click.echo(settings.model_dump_json(indent=1))


for each in (serve_command, mcp_command, users, tokens):
    program.add_command(each)


def _answered(assistant: "Assistant", question: "Question") -> dict[str, Any]:
    from hoibaocao.chat.contract import answer_json

    return answer_json(assistant.ask(question))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
