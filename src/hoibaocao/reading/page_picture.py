"""Show the page of a report that a quote stands on, and where."""

import io
from pathlib import Path

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import Means, Refused
from hoibaocao.reading.folder import private_copy
from hoibaocao.reading.formats import format_of
from hoibaocao.reading.marking import rectangles
from hoibaocao.records import PagePicture


def page_picture(
    path: Path, library: Path, page: int, quote: str, *, width: int, means: Means
) -> PagePicture | None:
    """Return a page of a report file as it looks and where a quote stands on it.

    Args:
        path: The file, inside the library folder.
        library: The folder that ``Report.path`` is relative to.
        page: Counted from 1.
        quote: Of the report's text.
        width: Of the picture, in pixels.
        means: Those it was read with.

    Returns:
        None where there is no such page.

    Raises:
        ReportUnreadable: The file is gone or damaged.
    """
    name = path.relative_to(library).as_posix()
    try:
        with private_copy(path, library, means.limits.file_bytes) as copy:
            shown = format_of(copy).show(copy, page - 1, width, means) if page > 0 else None
    except Refused as refused:
        raise ReportUnreadable(report=name, reason=refused.reason) from refused
    except OSError as error:
        raise ReportUnreadable(report=name, reason="damaged") from error
    if shown is None:
        return None
    out = io.BytesIO()
    shown.image.save(out, "PNG")
    return PagePicture(out.getvalue(), *shown.image.size, rectangles=rectangles(shown.words, quote))
