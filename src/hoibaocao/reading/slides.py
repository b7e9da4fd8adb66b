"""Read presentations: a page a slide, its shapes from top to bottom."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.archives import NOT_WHOLE
from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused
from hoibaocao.reading.legacy import encoding_of, in_unicode
from hoibaocao.reading.spreadsheet import figure
from hoibaocao.reading.tables import Block, Cell, Table, flow, table_of
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.table import Table as SlideTable
    from pptx.text.text import TextFrame

_CATEGORY = "Chỉ tiêu"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_pptx(path: Path) -> Reading:
    """Read a .pptx file.

    Raises:
        Refused: The file is damaged or holds no text.
    """
    presentation = _opened(path)
    slides = list(presentation.slides)
    whole = (text.text or "" for slide in slides for text in slide.element.iter(f"{_A}t"))
    otherwise = encoding_of("\n".join(whole))
    found: list[Paragraph] = []
    pages: list[tuple[int, int]] = []
    for slide in slides:
        pages.append((len(found), 0))
        found += flow(_blocks(slide.shapes, otherwise))
    if not found:
        raise Refused("no_text")
    last = (len(found) - 1, len(found[-1].text))
    starts = (min(page, last) for page in pages)
    return Reading(
        tuple(found), Hints(title=clean(presentation.core_properties.title or "")), tuple(starts)
    )


def _opened(path: Path) -> "Presentation":
    import pptx  # noqa: PLC0415 - start-up does not wait for it
    from pptx.exc import PythonPptxError  # noqa: PLC0415

    try:
        return pptx.Presentation(str(path))
    except (PythonPptxError, *NOT_WHOLE) as error:
        raise Refused("damaged") from error


def _blocks(shapes: Iterable["BaseShape"], otherwise: str | None) -> Iterator[Block]:
    """Yield what shapes hold, the title first, then from top to bottom and left to right."""
    from pptx.shapes.autoshape import Shape  # noqa: PLC0415
    from pptx.shapes.graphfrm import GraphicFrame  # noqa: PLC0415
    from pptx.shapes.group import GroupShape  # noqa: PLC0415

    placed = sorted(shapes, key=lambda each: (not _is_title(each), each.top or 0, each.left or 0))
    for shape in placed:
        if isinstance(shape, GroupShape):
            yield from _blocks(shape.shapes, otherwise)
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            yield _table(shape.table, otherwise)
        elif isinstance(shape, GraphicFrame) and shape.has_chart:
            yield from _chart(shape.chart)
        elif isinstance(shape, Shape):
            yield from _paragraphs(shape.text_frame, otherwise, heading=_is_title(shape))


def _chart(chart: "Chart") -> Iterator[Block]:
    """Yield a chart as the table that it draws, a row for each category."""
    if chart.has_title and chart.chart_title.has_text_frame:
        yield from _paragraphs(chart.chart_title.text_frame, None)
    for plot in chart.plots:
        values = [[figure(v) if v is not None else "" for v in each.values] for each in plot.series]
        names = [each.name or "" for each in plot.series]
        rows = zip(map(str, plot.categories), *values, strict=False)
        yield table_of([(_CATEGORY, *names), *rows])


def _is_title(shape: "BaseShape") -> bool:
    return shape.is_placeholder and "TITLE" in shape.placeholder_format.type.name


def _paragraphs(
    frame: "TextFrame", otherwise: str | None, *, heading: bool = False
) -> Iterator[Paragraph]:
    for paragraph in frame.paragraphs:
        font = next((run.font.name for run in paragraph.runs if run.font.name), "")
        text = in_unicode([(paragraph.text.replace("\v", "\n"), font)], otherwise)
        for line in clean(text).split("\n"):
            if line:
                yield Paragraph(line, heading)


def _table(table: "SlideTable", otherwise: str | None) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(
                    tuple(_paragraphs(cell.text_frame, otherwise)),
                    cell.span_width if cell.is_merge_origin else 1,
                    cell.span_height if cell.is_merge_origin else 1,
                )
                for cell in row.cells
                if not cell.is_spanned
            )
            for row in table.rows
        )
    )
