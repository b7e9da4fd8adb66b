"""Damaged and hostile files give a reason, or are read where reading is right."""

from pathlib import Path

import psutil
import pytest

from hoibaocao.reading.sandbox import Sandbox
from tests.reading.damaged import QUICK, SLOW

EXPECTED = {
    "damaged": """
        checksum.docx climbing.docx cut-early.docx cut-early.pdf cut.docx cut.jpg cut.pdf
        cut.png cut.tif cut.xlsx deep.docx entity.docx laughs-core.docx laughs-utf16.docx
        laughs.docx laughs.odt laughs.xlsx loop.pdf lying.docx nested.docx no-document.docx
        no-pages.pdf not-xml.docx program.pdf quote.csv text.docx text.png text.pptx
        utf16.txt zeros.docx zeros.pdf zeros.png
    """,
    "damaged or needs_libreoffice": """
        cut.doc
    """,
    "empty": """
        blank.txt empty.docx empty.pdf pipes.md
    """,
    "encrypted": """
        locked.docx locked.odt locked.pdf locked.xlsx locked.zip
    """,
    "no_text": """
        box-nan.pdf box.pdf comment.html deep-tables.html deep.html deep.pdf length.pdf
        script.pdf
    """,
    "read": """
        attributes.html docx.pdf docx.txt external.docx laughs.html marks.txt noise.html
        page.docx pdf.docx remote.html text.xlsx xref.pdf
    """,
    "too_large": """
        claims-most.png claims.png entries.docx overlapping.docx pixels.png pixels.tif
    """,
    "too_many_pages": """
        pages.pdf
    """,
    "unknown_format": """
        laughs.svg noise.txt pixels.gif zeros.txt
    """,
}
_SLOW_OUTCOMES = {
    *("read", "no_text", "damaged", "unknown_format"),
    *("too_large", "too_many_pages", "too_slow", "too_much_memory"),
}
_OUTCOMES = {name: outcomes for outcomes, names in EXPECTED.items() for name in names.split()}


@pytest.mark.parametrize("name", QUICK)
def test_a_damaged_file_gives_a_reason(tmp_path: Path, sandbox: Sandbox, name: str) -> None:
    assert _outcome(tmp_path, sandbox, name, QUICK[name]()) in _OUTCOMES[name]


@pytest.mark.damaged
@pytest.mark.parametrize("name", SLOW)
def test_a_file_that_takes_much_does_no_harm(tmp_path: Path, sandbox: Sandbox, name: str) -> None:
    """It is read, or given up with a reason, and this process does not grow by it."""
    data = SLOW[name]()
    before = psutil.Process().memory_info().rss
    assert _outcome(tmp_path, sandbox, name, data) in _SLOW_OUTCOMES
    assert psutil.Process().memory_info().rss - before < 50 * 2**20


def _outcome(folder: Path, sandbox: Sandbox, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    [(_, outcome)] = sandbox.read([folder / name], folder)
    return outcome if isinstance(outcome, str) else "read"
