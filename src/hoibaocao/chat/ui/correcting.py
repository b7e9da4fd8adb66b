"""The form in which somebody puts right what was read off a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr

from hoibaocao.chat.orders import read_order
from hoibaocao.chat.prose import note
from hoibaocao.chat.troubles import explain
from hoibaocao.chat.ui.parts import PRIVATE, SAFE, Permit, Updates, attempt
from hoibaocao.errors import HoiBaoCaoError
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label

if TYPE_CHECKING:
    from hoibaocao.indexing.library import Library
    from hoibaocao.records import Metadata

_FIELDS = ("title", "place", "period", "issued", "number", "issuer")


class Correcting:
    """The form; hidden until a report is chosen.

    Args:
        library: Keeps the corrections.
        permit: Knows who may correct, and the page's words.
        outcome: Where what came of it is told.
    """

    def __init__(self, library: Library, permit: Permit, outcome: gr.Markdown) -> None:
        self._library = library
        self._words = words = permit.words
        self._check = permit.check
        names = (
            words.correct_title,
            words.place,
            words.period,
            words.correct_issued,
            words.correct_number,
            words.correct_issuer,
        )
        self._report = gr.Textbox(visible="hidden", show_label=False)
        small: dict[str, Any] = {"size": "sm", "scale": 0, "min_width": 120}
        with gr.Column(visible=False, elem_id="correcting") as self._form:
            self._help = gr.Markdown(**SAFE)
            with gr.Row():
                self._boxes = [gr.Textbox("", label=name, min_width=200) for name in names]
            with gr.Row():
                save = gr.Button(words.save, variant="primary", elem_id="save", **small)
                cancel = gr.Button(words.cancel, elem_id="cancel", **small)
        given = [self._report, *self._boxes]
        save.click(permit("edit", self.save), given, [outcome, self._form], **PRIVATE)
        closed = permit("edit", lambda: gr.Column(visible=False))
        cancel.click(closed, None, self._form, **PRIVATE)

    @property
    def parts(self) -> list[Any]:
        """What `obey` fills."""
        return [self._form, self._help, self._report, *self._boxes]

    def obey(self, asked: str) -> Updates:
        """Show the form with what is known of the report that an order names."""
        order = read_order(asked)
        if order.verb != "correct":
            return (gr.skip(),) * len(self.parts)
        self._check("edit")
        report = order["report"]
        try:
            metadata = self._library.report(report).metadata
        except HoiBaoCaoError as error:
            gr.Warning(explain(error, self._words.lang), title="")
            return (gr.skip(),) * len(self.parts)
        line = note("hint", self._words.correct_help.format(name=report))
        return gr.Column(visible=True), line, report, *_known(metadata).values()

    def save(self, report: str, *values: str) -> Updates:
        """Write down what differs from what is known; the form stays while a value is wrong."""
        given = dict(zip(_FIELDS, values, strict=True))
        is_saved = False

        def correct() -> str:
            nonlocal is_saved
            known = _known(self._library.report(report).metadata)
            changed = {name: text for name, text in given.items() if text.strip() != known[name]}
            if changed:
                self._library.correct(report, changed)
            is_saved = True
            return note("hint", self._words.corrected.format(name=report))

        told = attempt(correct, self._words)
        return told, gr.Column(visible=False) if is_saved else gr.skip()


def _known(metadata: Metadata) -> dict[str, str]:
    """Return what is known of a report, as people write it and the library reads it."""
    values = (
        metadata.title,
        label(metadata.place) if metadata.place else "",
        describe(metadata.period) if metadata.period else "",
        f"{metadata.issued:%d/%m/%Y}" if metadata.issued else "",
        metadata.number,
        metadata.issuer,
    )
    return dict(zip(_FIELDS, values, strict=True))
