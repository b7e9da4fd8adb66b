"""Reads reports one after the other in a process of its own, which `hoibaocao.reading.guard` ends.

`hoibaocao.reading.protocol` tells what is said on standard input and output.
"""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pydantic import TypeAdapter

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.document import Means
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.page_picture import page_picture
from hoibaocao.reading.protocol import (
    CRASHED,
    PAGE,
    READY,
    REFUSED,
    REPORT,
    Request,
    picture_reply,
    reply,
)
from hoibaocao.reading.read import read_report
from hoibaocao.records import Report

REPORT_JSON = TypeAdapter(Report)


def main() -> None:
    """Answer requests until there are no more."""
    replies = _take_standard_output()

    def crashed(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        _say(replies, reply(CRASHED, "".join(traceback.format_exception(kind, error, at))))

    sys.excepthook = crashed
    sys.addaudithook(_refuse_network)
    _say(replies, READY)
    for line in sys.stdin.buffer:
        _say(replies, _answer(Request.of_line(line), replies))


def _answer(request: Request, replies: BinaryIO) -> bytes:
    _limit_resources(request.limits)
    means = Means(
        Path(request.cache) if request.cache else None,
        lambda done, total: _say(replies, reply(PAGE, [done, total])),
        request.limits,
    )
    path, library, wanted = Path(request.path), Path(request.library), request.wanted
    try:
        if wanted:
            return picture_reply(page_picture(path, library, wanted, means))
        report = read_report(path, library, means)
    except ReportUnreadable as error:
        return reply(REFUSED, error.reason)
    return b"%s %s\n" % (REPORT, REPORT_JSON.dump_json(report))


def _say(replies: BinaryIO, line: bytes) -> None:
    replies.write(line)
    replies.flush()


def _take_standard_output() -> BinaryIO:
    """Return standard output for replies alone; what libraries print goes to standard error."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _limit_resources(limits: Limits) -> None:
    """Stop what grows faster than the guard looks; where the system cannot, the guard is alone."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        memory, file = limits.memory_bytes * 9 // 8, 2 * limits.unpacked_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_network(event: str, _: tuple[object, ...]) -> None:
    """Let no reader fetch what a file refers to."""
    if event == "socket.connect":
        raise ConnectionRefusedError


if __name__ == "__main__":
    main()
