"""What the sandbox, its guard and its workers say to each other, a line of bytes each.

A request is JSON of `Request`. Of each, a worker says ``page [done, total]`` any number of times,
then ``report`` with a `hoibaocao.records.Report` as JSON or ``refused`` with the reason; or, as the
last it says at all, ``crashed`` with a traceback.
"""

import json
from dataclasses import asdict, dataclass

from hoibaocao.reading.limits import Limits

READY = b"ready\n"
PAGE, REPORT, REFUSED, CRASHED = b"page", b"report", b"refused", b"crashed"


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read; paths are absolute, ``cache`` is empty if there is none."""

    path: str
    library: str
    cache: str
    limits: Limits

    def to_line(self) -> bytes:
        """Return the request as a worker takes it."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> "Request":
        """Read a request."""
        fields = json.loads(line)
        return cls(**fields | {"limits": Limits(**fields["limits"])})


def reply(word: bytes, value: object) -> bytes:
    """Return a line of a word and a value in JSON."""
    return b"%s %s\n" % (word, json.dumps(value).encode())
