"""Opens what the commands work with."""

from typing import TYPE_CHECKING

import click

from hoibaocao.chat import command_words as words
from hoibaocao.chat.troubles import explain

if TYPE_CHECKING:
    from hoibaocao.answering.assistant import Assistant
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Progress
    from hoibaocao.settings import Settings


def library_of(settings: "Settings", progress: "Progress | None" = None) -> "Library":
    """Make the library of the settings; nothing is opened yet."""
    from hoibaocao import wiring

    return wiring.make_library(settings, wiring.make_embedder(settings, progress))


def opened(settings: "Settings") -> "Library":
    """Make the library and open its index, saying so where it is not the newest."""
    return _told(library_of(settings))


def _told(library: "Library") -> "Library":
    """Open the index, and say so where another generation than the one in use answers."""
    generation = library.current()
    if library.notice:
        reason = explain(library.notice)
        click.echo(words.OLD_INDEX.format(generation=generation.name, reason=reason), err=True)
    return library


def assistant_of(settings: "Settings", *, writes: bool = True) -> "Assistant":
    """Make the assistant over the opened library.

    Args:
        settings: All of them.
        writes: Whether a language model, if one is set, is to write answers.
    """
    from hoibaocao import wiring

    embedder = wiring.make_embedder(settings)
    library = _told(wiring.make_library(settings, embedder))
    return wiring.make_assistant(settings, library, embedder, writes=writes)
