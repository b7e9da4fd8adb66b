"""The file in which users put right what was read off a report: ``reports.toml`` by the reports.

    ["2023/bao-cao-6-thang.pdf"]
    title = "Báo cáo kinh tế - xã hội 6 tháng đầu năm 2023"
    place = "huyện Cẩm Xuyên, tỉnh Hà Tĩnh"
    period = "6 tháng đầu năm 2023"
    issued = 2023-07-05
    number = "312/BC-UBND"
    issuer = "UBND huyện Cẩm Xuyên"

A key that is missing stays as it was read; an empty value says that it is not known. Corrections
belong to the name of the file, and stay until they are taken out.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomlkit

from hoibaocao.durable import write_whole
from hoibaocao.errors import (
    CorrectionInvalid,
    CorrectionsInvalid,
    CorrectionsReason,
    LibraryNotWritable,
)
from hoibaocao.reading.subject_place import place_named
from hoibaocao.reading.user_toml import line_of, read_toml
from hoibaocao.records import Period, Report
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.text import clean

NAME = "reports.toml"
Correction = Mapping[str, Any]
"""Values of some fields of `hoibaocao.records.Metadata`, by their name."""


def read_corrections(library: Path) -> Mapping[str, Correction]:
    """Return what users have corrected, by the path of the report; none where there is no file.

    Raises:
        CorrectionsInvalid: The file cannot be read; with the line and what is wrong with it.
    """
    path = library / NAME
    text, table = read_toml(path, CorrectionsInvalid)
    corrections: dict[str, Correction] = {}
    for report, given in table.items():
        if not isinstance(given, dict):
            raise CorrectionsInvalid(path=path, line=line_of(text, report), reason="syntax")
        try:
            corrections[clean(report)] = _correction(given)
        except CorrectionInvalid as error:
            begin = text.find(report)
            line = line_of(text, str(error.facts["field"]), begin)
            raise CorrectionsInvalid(path=path, line=line, reason=error.reason) from error
    return corrections


def corrected(report: Report, correction: Correction) -> Report:
    """Return a report with what it says of itself put right."""
    return replace(report, metadata=replace(report.metadata, **correction))


def identity(sha256: str, correction: Correction) -> str:
    """Return what tells a file with a correction from others, and from itself without.

    Args:
        sha256: Of the file.
        correction: Its own; may be empty.
    """
    if not correction:
        return sha256
    mark = hashlib.sha256(repr(sorted(correction.items())).encode()).hexdigest()
    return f"{sha256}+{mark[:16]}"


def of_same_file(one: str, other: str) -> bool:
    """Tell whether two identities are of one file, whatever its corrections."""
    return one.partition("+")[0] == other.partition("+")[0]


def correct(library: Path, report: str, given: Mapping[str, str]) -> None:
    """Write a correction into the users' file; what else stands in it stays, comments too.

    Args:
        library: The folder of reports.
        report: Path of the report in it.
        given: Values as people write them, by field: "6 tháng đầu năm 2023", "05/7/2023"; an
            empty one says that it is not known. Without any the report's corrections are taken
            out, and with the last of them the file.

    Raises:
        CorrectionInvalid: A value cannot be read; nothing is written.
        CorrectionsInvalid: The file as it stands cannot be read; it stays as it is.
        LibraryNotWritable: The disk refuses; the file stays as it is.
    """
    read = _correction(given)
    text, _ = read_toml(library / NAME, CorrectionsInvalid)
    document = tomlkit.parse(text)
    if not given:
        document.pop(report, None)
    else:
        table = document.setdefault(report, tomlkit.table())
        for field in given:
            table[field] = read[field] if isinstance(read[field], date) else clean(given[field])
    written = tomlkit.dumps(document)
    try:
        if written.strip():
            write_whole(library / NAME, written.encode())
        else:
            (library / NAME).unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryNotWritable(path=library, reason=reason, errno=error.errno) from error


def _correction(given: Mapping[str, Any]) -> Correction:
    read: dict[str, Any] = {}
    for field, value in given.items():
        if field not in _READERS:
            raise CorrectionInvalid(field=field, value=value, reason="field")
        read[field] = _READERS[field](field, value)
    return read


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise CorrectionInvalid(field=field, value=value, reason="text")
    return " ".join(clean(value).split())


def _title(field: str, value: object) -> str:
    title = _text(field, value)
    if not title:  # a report is listed by its title
        raise CorrectionInvalid(field=field, value=value, reason="title")
    return title


def _known(reader: Callable[[str], Any], reason: CorrectionsReason) -> Callable[[str, object], Any]:
    """Return a reader of values: None for an empty one, an error for what cannot be read."""

    def read(field: str, value: object) -> Any:  # noqa: ANN401 - of whatever type the field has
        words = _text(field, value)
        found = reader(words) if words else None
        if words and found is None:
            raise CorrectionInvalid(field=field, value=value, reason=reason)
        return found

    return read


def _issued(field: str, value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    day: date | None = _known(_day, "issued")(field, str(value))
    return day


def _day(words: str) -> date | None:
    days = find_dates(words)
    return days[0].date if days else None


def _period(words: str) -> Period | None:
    return next((each.period for each in find_periods(words) if each.period), None)


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "title": _title,
    "place": _known(place_named, "place"),
    "period": _known(_period, "period"),
    "issued": _issued,
    "number": _text,
    "issuer": _text,
}
FIELDS = tuple(_READERS)
