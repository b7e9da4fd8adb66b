"""Show in this process the page of a report that a quote stands on, and where.

`hoibaocao.reading.pictures` has it done in another one for the files of users.
"""

import io
from pathlib import Path

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import NO_MEANS, Means, Refused
from hoibaocao.reading.folder import private_copy
from hoibaocao.reading.formats import format_of
from hoibaocao.reading.marking import rectangles
from hoibaocao.reading.protocol import Wanted
from hoibaocao.records import PagePicture


def page_picture(
    path: Path, library: Path, wanted: Wanted, means: Means = NO_MEANS
) -> PagePicture | None:
    """Return a page of a report file as it looks and where a quote stands on it.

    Args:
        path: The file, inside the library folder.
        library: The folder that ``Report.path`` is relative to.
        wanted: The page and the quote of the report's text.
        means: Those it was read with.

    Returns:
        None where there is no such page.

    Raises:
        ReportUnreadable: The file is gone or damaged, or takes too much memory.
    """
    name = path.relative_to(library).as_posix()
    try:
        with private_copy(path, library, means.limits.file_bytes) as copy:
            shown = None
            if wanted.page > 0:
                shown = format_of(copy).show(copy, wanted.page - 1, wanted.width, means)
    except Refused as refused:
        raise ReportUnreadable(report=name, reason=refused.reason) from refused
    except (OSError, RecursionError) as error:
        raise ReportUnreadable(report=name, reason="damaged") from error
    except MemoryError as error:
        raise ReportUnreadable(report=name, reason="too_much_memory") from error
    if shown is None:
        return None
    out = io.BytesIO()
    shown.image.save(out, "PNG")
    spots = rectangles(shown.words, wanted.quote)
    return PagePicture(out.getvalue(), *shown.image.size, rectangles=spots)
