"""Read one report file in this process; `hoibaocao.reading.sandbox` reads those of users."""

import errno
import re
from pathlib import Path

from hoibaocao.errors import ReportUnreadable, UnreadableReason
from hoibaocao.reading.archives import refuse_hostile_archive
from hoibaocao.reading.document import (
    BETWEEN,
    NO_MEANS,
    Composed,
    Means,
    Reading,
    Refused,
    compose,
)
from hoibaocao.reading.folder import private_copy
from hoibaocao.reading.formats import format_of
from hoibaocao.reading.metadata import read_metadata
from hoibaocao.records import Report, Section

_DISK = {errno.ENOSPC, errno.EIO, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""Errors that do not lie in the file: reading takes a copy of it."""


def read_report(path: Path, library: Path, means: Means = NO_MEANS) -> Report:
    """Read a report file.

    Args:
        path: The file, inside the library folder.
        library: The folder that ``Report.path`` is relative to.
        means: What its reader may use.

    Raises:
        ReportUnreadable: With the reason, one of `hoibaocao.errors.UnreadableReason`.
    """
    name = path.relative_to(library).as_posix()
    try:
        with private_copy(path, library, means.limits.file_bytes) as copy:
            refuse_hostile_archive(copy, means.limits)
            reading = format_of(copy).read(copy, means)
        return _report(name, reading, means.limits.characters)
    except Refused as refused:
        raise ReportUnreadable(report=name, reason=refused.reason) from refused
    except PermissionError as error:
        raise ReportUnreadable(report=name, reason="not_permitted") from error
    except OSError as error:
        reason: UnreadableReason = "disk_refused" if error.errno in _DISK else "damaged"
        raise ReportUnreadable(report=name, reason=reason) from error
    except RecursionError as error:  # nested without end
        raise ReportUnreadable(report=name, reason="damaged") from error
    except MemoryError as error:
        raise ReportUnreadable(report=name, reason="too_much_memory") from error


def _report(name: str, reading: Reading, most_characters: int) -> Report:
    lengths = (len(paragraph.text) + len(BETWEEN) for paragraph in reading.paragraphs)
    if sum(lengths) > most_characters:
        raise Refused("too_large")
    composed = compose(reading)
    metadata = read_metadata(composed.text, hints=reading.hints, recognised=reading.recognised)
    return Report(
        path=name,
        text=composed.text,
        metadata=metadata,
        page_starts=composed.page_starts,
        sections=_below_title(composed, metadata.title),
        quality=reading.quality,
    )


def _below_title(composed: Composed, title: str) -> tuple[Section, ...]:
    """Return the sections of a report without its title and what stands above that.

    To Word and Markdown the title is a heading, but it names the whole: "…, nhiệm vụ 6 tháng cuối
    năm" in it does not make all that follows a plan.
    """
    words = map(re.escape, title.rstrip("…").split())
    found = re.search(r"\s+".join(words), composed.text)
    behind = found.end() if found else 0
    return tuple(section for section in composed.sections if section.start >= behind)
