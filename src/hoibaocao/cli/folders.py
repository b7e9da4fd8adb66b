"""What all commands share: the folders they work on, handed over as ready settings."""

from collections.abc import Callable
from pathlib import Path

import click

from hoibaocao.chat import command_words as words

Command = Callable[..., None]
PATH = click.Path(path_type=Path)


def folders(command: Command) -> Command:
    """Add ``--reports`` and ``--index``, handed over as ready settings."""

    def with_settings(reports_dir: Path | None, index_dir: Path | None, **rest: object) -> None:
        from hoibaocao.settings import load_settings

        command(load_settings(reports_dir, index_dir), **rest)

    with_settings.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    with_reports = click.option("--reports", "reports_dir", type=PATH, help=words.REPORTS_DIR)
    with_index = click.option("--index", "index_dir", type=PATH, help=words.INDEX_DIR)
    return with_reports(with_index(with_settings))
