"""Errors of the folder of reports and of its files."""

from typing import Literal

from hoibaocao.errors.error import HoiBaoCaoError

TomlReason = Literal["syntax", "twice", "encoding", "not_permitted"]
CorrectionsReason = Literal[TomlReason, "field", "text", "title", "place", "period", "issued"]
NameReason = Literal["empty", "hidden", "reserved", "characters", "too_long"]
UnreadableReason = Literal[
    "empty",
    "unknown_format",
    "damaged",
    "encrypted",
    "no_text",
    "too_large",
    "not_permitted",
    "disk_refused",
    "bad_name",
    "too_many_pages",
    "too_slow",
    "too_much_memory",
    "crashed",
    "needs_libreoffice",
    "needs_tesseract",
    "outside",
    "not_a_file",
    "too_deep",
]


class LibraryMissing(HoiBaoCaoError):
    """Raised when the folder of reports does not exist."""

    summary = "There is no folder of reports at {path}. Create it and put reports into it."


class LibraryTooLarge(HoiBaoCaoError):
    """Raised when the folder of reports holds more files than are read."""

    summary = (
        "The folder of reports {path} holds more than {most} files. Is it the right one? "
        "Put the reports into a folder of their own."
    )


class AbbreviationsInvalid(HoiBaoCaoError):
    """Raised by a sync when the abbreviations of users cannot be read; nothing has changed."""

    summary = (
        "{path}, line {line}, cannot be read ({reason}). A line reads: "
        '"GPMB" = "giải phóng mặt bằng". Correct it, then run: hoibaocao index'
    )

    def __init__(self, *, path: object, line: int, reason: TomlReason) -> None:
        self.reason: TomlReason = reason
        super().__init__(path=path, line=line, reason=reason)


class CorrectionsInvalid(HoiBaoCaoError):
    """Raised when the corrections of users cannot be read; nothing has changed."""

    summary = (
        "{path}, line {line}, cannot be read ({reason}). A correction reads: "
        '["report.pdf"], and below it: place = "huyện Cẩm Xuyên". Correct it, then run: '
        "hoibaocao index"
    )

    def __init__(self, *, path: object, line: int, reason: CorrectionsReason) -> None:
        self.reason: CorrectionsReason = reason
        super().__init__(path=path, line=line, reason=reason)


class CorrectionInvalid(HoiBaoCaoError):
    """Raised for a value that a user gives for a report; nothing has changed."""

    summary = "“{value}” cannot be read as the {field} of a report ({reason}). Write it otherwise."

    def __init__(self, *, field: str, value: object, reason: CorrectionsReason) -> None:
        self.reason: CorrectionsReason = reason
        super().__init__(field=field, value=value, reason=reason)


class NameNotUsable(HoiBaoCaoError):
    """Raised when a file is to be added under a name that no report can have."""

    summary = "“{name}” is no name for a report: {reason}. Rename the file and add it again."

    def __init__(self, *, name: str, reason: NameReason) -> None:
        self.reason: NameReason = reason
        super().__init__(name=name, reason=reason)


class NameTaken(HoiBaoCaoError):
    """Raised when a file is to be added under a name that another content has; both stay."""

    summary = (
        "The library has another file called {name}; it stays as it is. Rename the new file, or "
        "remove the old one first."
    )


class LibraryNotWritable(HoiBaoCaoError):
    """Raised when the disk refuses; nothing in the library folder has changed.

    The fact ``errno`` is the number that the system gives.
    """

    summary = (
        "The folder of reports {path} could not be written ({reason}); nothing in it has changed. "
        "Free the disk or its permissions, then try again."
    )


class NothingReadable(HoiBaoCaoError):
    """Raised by a sync that would leave no report in the index."""

    summary = (
        "No report in {path} could be read ({unreadable} unreadable files). "
        "Put .docx, .doc, .pdf, .xlsx, .html or .txt reports there, then run: hoibaocao index"
    )


class ReportNotFound(HoiBaoCaoError):
    """Raised when a report is asked for that the index does not hold."""

    summary = "No report is called {report}. The list: hoibaocao reports"


class ReportUnreadable(HoiBaoCaoError):
    """Raised by `hoibaocao.reading` for one file; a sync lists it and goes on."""

    summary = "{report} cannot be read: {reason}"

    def __init__(self, *, report: str, reason: UnreadableReason) -> None:
        self.reason: UnreadableReason = reason
        super().__init__(report=report, reason=reason)


class ReadingStopped(HoiBaoCaoError):
    """Raised by a sync when the program that reads files ends; the index stays as it was."""

    summary = (
        "Reading was stopped from outside, perhaps since memory ran out; the index is unchanged. "
        "Close other programs, then run: hoibaocao index"
    )
