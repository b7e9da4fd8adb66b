"""Load what questions need before the first one is asked."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.records import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from hoibaocao.answering.assistants import Answering
    from hoibaocao.embedding.encoder import Embedder

_ANY_QUESTION: Final = "Thu ngân sách năm 2023 là bao nhiêu?"


def warm_up(
    assistant: Answering, embedder: Embedder, on_warm: Callable[[], object] | None = None
) -> None:
    """Open the index, load the model, then what makes any question as fast as later ones.

    What goes wrong here goes wrong for the first question, too, and is told there.

    Args:
        assistant: Whose index is opened.
        embedder: The one that it asks with.
        on_warm: Called once a question can be asked, or it is clear that none can.
    """
    try:
        with suppress(HoiBaoCaoError):
            assistant.search(Question(_ANY_QUESTION))
    finally:
        if on_warm:
            on_warm()
    with suppress(HoiBaoCaoError):
        embedder.prepare()
