"""What the sandbox, its guard and its workers say to each other, a line of bytes each.

A request is JSON of `Request`. Of each, a worker says ``page [done, total]`` any number of times,
then ``report`` with a `hoibaocao.records.Report` or ``picture`` with a `PagePicture` as JSON, or
``refused`` with the reason; or, as the last it says at all, ``crashed`` with a traceback.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass

from hoibaocao.reading.limits import Limits
from hoibaocao.records import PagePicture, Rectangle

READY = b"ready\n"
PAGE, REPORT, PICTURE, REFUSED, CRASHED = b"page", b"report", b"picture", b"refused", b"crashed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a report, counted from 1, as a picture with a quote; ``width`` in pixels."""

    page: int
    quote: str
    width: int


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read, or one page of it to be shown if ``wanted``.

    Paths are absolute, ``cache`` is empty if there is none.
    """

    path: str
    library: str
    cache: str
    limits: Limits
    wanted: Wanted | None = None

    def to_line(self) -> bytes:
        """Return the request as a worker takes it."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> "Request":
        """Read a request."""
        fields = json.loads(line)
        wanted = Wanted(**fields["wanted"]) if fields["wanted"] else None
        return cls(**fields | {"limits": Limits(**fields["limits"]), "wanted": wanted})


def reply(word: bytes, value: object) -> bytes:
    """Return a line of a word and a value in JSON."""
    return b"%s %s\n" % (word, json.dumps(value).encode())


def picture_reply(shown: PagePicture | None) -> bytes:
    """Return the line that holds a picture, or says that there is no such page."""
    if shown is None:
        return reply(PICTURE, None)
    return reply(PICTURE, asdict(shown) | {"png": b64encode(shown.png).decode()})


def picture_of(value: bytes) -> PagePicture | None:
    """Read what `picture_reply` has written behind its word."""
    fields = json.loads(value)
    if fields is None:
        return None
    spots = tuple(Rectangle(**each) for each in fields["rectangles"])
    return PagePicture(**fields | {"png": b64decode(fields["png"]), "rectangles": spots})
