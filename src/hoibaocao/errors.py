"""The errors a user may meet, and nothing else.

An error names what went wrong (its class) and the facts (its keyword arguments). ``str(error)``
is one plain English sentence; `hoibaocao.chat.troubles` holds the Vietnamese one. Both say what
to do next. `hoibaocao.cli`, `hoibaocao.chat` and `hoibaocao.serving` catch `HoiBaoCaoError`; any
other exception is a bug.

    HoiBaoCaoError
    ├── SettingInvalid          a setting has a value that cannot be used
    ├── QuestionEmpty           a question holds no word
    ├── QuestionTooLong         a question is longer than is read
    ├── QuestionInvalid         a line of a batch file is not a question
    ├── BatchIncomplete         some lines of a batch could not be answered
    ├── PlaceUnknown            no report is about a place that was picked, nor any known place
    ├── PeriodUnknown           a period that was picked cannot be read
    ├── LibraryMissing          the folder of reports is not there
    ├── LibraryTooLarge         the folder of reports holds more files than are read
    ├── AbbreviationsInvalid    the users' file of abbreviations cannot be read, with the line
    ├── CorrectionsInvalid      the users' file of corrections cannot be read, with the line
    ├── CorrectionInvalid       a value that a user gives for a report cannot be read
    ├── NameNotUsable           a file that is to be added has a name that no report can have
    ├── NameTaken               a file that is to be added would replace another one
    ├── LibraryNotWritable      the folder of reports refuses to be written
    ├── NothingReadable         the folder holds no report that can be read
    ├── ReportNotFound          no report of that name
    ├── ReportUnreadable        a report file cannot be read, with the reason
    ├── ReadingStopped          the program that reads reports was ended from outside
    ├── ModelUnavailable        the embedding model cannot be made or loaded
    ├── RerankerUnavailable     the reranking model cannot be found or loaded
    ├── IndexMissing            there is no index yet
    ├── IndexDamaged            files of the index are missing or changed
    ├── IndexIncompatible       the index was made with another model or by another version
    ├── IndexBusy               another process is writing the index
    ├── IndexNotWritable        the index folder refuses to be written
    ├── NothingToUndo           the index keeps no other generation to go back to
    ├── PromptInvalid           a prompt file is missing or lacks a placeholder
    ├── OutputNotWritable       the file for the results of a batch cannot be written
    ├── ProviderUnavailable     LangChain cannot make a chat model of the provider that is set
    ├── LanguageModelFailed     the language model's endpoint did not give an answer
    ├── TalkUnreadable          the file of a conversation cannot be read
    ├── TalkNotSaved            a conversation, or what somebody thinks of an answer, cannot be kept
    ├── AccountInvalid          a name or a password that an account cannot have
    ├── AccountTaken            there is an account or a token of that name
    ├── AccountUnknown          nobody, or no token, is called that
    ├── AccountsUnusable        the file of accounts cannot be read or written
    ├── AccountsNeeded          others on the network could come in, and there is no account
    ├── NotAllowed              somebody may not do that
    ├── LineFull                too many are asking at the same time
    ├── ServerStopping          the server is being stopped
    └── ExtraMissing            a package is missing that only some need
"""

from typing import ClassVar, Literal

TomlReason = Literal["syntax", "twice", "encoding", "not_permitted"]
CorrectionsReason = Literal[TomlReason, "field", "text", "title", "place", "period", "issued"]
AccountReason = Literal["name", "password"]
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


class HoiBaoCaoError(Exception):
    """Something went wrong that the user can understand and act on.

    Args:
        **facts: The values named in ``summary``.
    """

    summary: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.summary.format(**facts))


class SettingInvalid(HoiBaoCaoError):
    """Raised while settings are read, before anything else happens."""

    summary = "Setting {name} is not usable: {reason}. See .env.example for what it may be."


class QuestionEmpty(HoiBaoCaoError):
    """Raised for a question without a letter or a figure."""

    summary = "The question is empty. Type what you want to know."


class QuestionTooLong(HoiBaoCaoError):
    """Raised for a question of more letters than are read."""

    summary = "The question has {length} characters, more than {most}. Ask it more briefly."


class QuestionInvalid(HoiBaoCaoError):
    """Raised for a malformed line of a batch file."""

    summary = "This is not a question: {where}. {reason}"


class BatchIncomplete(HoiBaoCaoError):
    """Raised after the results of a batch are written, if some lines could not be answered."""

    summary = "{count} lines of the batch could not be answered; see their 'error' in {path}"


class PlaceUnknown(HoiBaoCaoError):
    """Raised for a place to look in that neither a report nor the gazetteer knows."""

    summary = "No report is about the place “{place}”. Those there are: hoibaocao reports"


class PeriodUnknown(HoiBaoCaoError):
    """Raised for a period to look in that cannot be read, or that no year is known for."""

    summary = (
        "“{period}” is not understood as a period. Write it as “6 tháng đầu năm 2023”, "
        "“quý I/2024” or “năm 2023”; those of the reports: hoibaocao reports"
    )


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


class ModelUnavailable(HoiBaoCaoError):
    """Raised when the embedding model cannot be converted, found or loaded."""

    summary = (
        "The embedding model {model} cannot be loaded: {reason}. Check "
        "HOIBAOCAO_EMBEDDING__MODEL, or leave it unset to use the embedded model."
    )


class RerankerUnavailable(HoiBaoCaoError):
    """Raised by the first search with a reranker that cannot be found or loaded."""

    summary = (
        "The reranker {model} cannot be loaded: {reason}. Check "
        "HOIBAOCAO_SEARCH__RERANKER, or leave it unset to search without one."
    )


class IndexMissing(HoiBaoCaoError):
    """Raised when the index folder holds no generation."""

    summary = "There is no index at {path} yet. Make it with: hoibaocao index"


class IndexDamaged(HoiBaoCaoError):
    """Raised when a file of the index is missing, changed, or not ours."""

    summary = "The index at {path} is damaged ({reason}). Repair it with: hoibaocao index --full"


class IndexIncompatible(HoiBaoCaoError):
    """Raised when model, prompts, chunking or format differ from those of the index."""

    summary = "The index at {path} does not fit: {reason}. Rebuild it with: hoibaocao index --full"


class IndexBusy(HoiBaoCaoError):
    """Raised when another process holds the writer's lock."""

    summary = (
        "The index at {path} is being written by process {pid} of {user} on {host} since {since}. "
        "Try again when it is done."
    )


class IndexNotWritable(HoiBaoCaoError):
    """Raised when the disk refuses; the generation in use stays as it was.

    The fact ``errno`` is the number that the system gives.
    """

    summary = (
        "The index at {path} could not be written ({reason}); the one in use is unchanged. "
        "Free the disk or its permissions, then run: hoibaocao index"
    )


class NothingToUndo(HoiBaoCaoError):
    """Raised by an undo when no whole generation but the one in use is kept."""

    summary = "The index at {path} keeps no other generation; the one in use stays."


class PromptInvalid(HoiBaoCaoError):
    """Raised at start when a prompt file is missing or its placeholders are wrong."""

    summary = "The prompt {path} is not usable: {reason}. prompts/README.md lists what it needs."


class OutputNotWritable(HoiBaoCaoError):
    """Raised when the file for the results of a batch cannot be written."""

    summary = "{path} cannot be written: {reason}. Name another file with --out."


class ProviderUnavailable(HoiBaoCaoError):
    """Raised at start when LangChain cannot make a chat model of the provider that is set."""

    summary = (
        "The language model's provider {provider} cannot be used: {reason}. Check "
        "HOIBAOCAO_LLM__PROVIDER, or leave it unset for OpenAI-compatible endpoints."
    )


class LanguageModelFailed(HoiBaoCaoError):
    """Raised when the chat model fails; the extractive answer is given instead."""

    summary = "The language model did not answer: {reason}"


class TalkUnreadable(HoiBaoCaoError):
    """Raised when the file of a conversation is damaged or may not be read."""

    summary = "The conversation in {path} cannot be read. Begin another; the file is left as it is."


class TalkNotSaved(HoiBaoCaoError):
    """Raised when a conversation, or what somebody thinks of an answer, cannot be written."""

    summary = (
        "This could not be saved ({reason}). Copy what you need, and ask your administrator to "
        "free the disk or to correct HOIBAOCAO_DATA_DIR."
    )


class AccountInvalid(HoiBaoCaoError):
    """Raised for a name or a password that an account cannot have."""

    summary = (
        "This {reason} cannot be used for “{name}”: names are 1 to 32 letters a-z, digits and "
        "“.”, “_”, “-”; passwords have 8 to 256 characters."
    )

    def __init__(self, *, name: str, reason: AccountReason) -> None:
        self.reason: AccountReason = reason
        super().__init__(name=name, reason=reason)


class AccountTaken(HoiBaoCaoError):
    """Raised when an account or a token is to be made under a name that another has."""

    summary = "There is one called {name} already. Take another name, or remove that one first."


class AccountUnknown(HoiBaoCaoError):
    """Raised when an account or a token is to be changed that is not there."""

    summary = "None is called {name}. Those there are: hoibaocao users list, hoibaocao tokens list"


class AccountsUnusable(HoiBaoCaoError):
    """Raised when the file of accounts cannot be read or written; nobody gets in then."""

    summary = (
        "The accounts in {path} cannot be used ({reason}). Mend the file or its permissions; or "
        "move it away and add the accounts again: hoibaocao users add NAME --role admin"
    )


class AccountsNeeded(HoiBaoCaoError):
    """Raised instead of serving others on the network without accounts."""

    summary = (
        "Others on the network could open the page at {host}, and there are no accounts. Add one "
        "first: hoibaocao users add NAME --role admin"
    )


class NotAllowed(HoiBaoCaoError):
    """Raised when somebody does what their role does not allow."""

    summary = "Your account may not do this. Ask your administrator for the role it needs."


class LineFull(HoiBaoCaoError):
    """Raised when so many are asking that another one would wait too long."""

    summary = "Too many people are asking at the same time. Ask again in half a minute."


class ServerStopping(HoiBaoCaoError):
    """Raised for what is asked, or still being answered, while the server is stopped."""

    summary = "The server is being stopped, so this was cut off. Ask again in a few minutes."


class ExtraMissing(HoiBaoCaoError):
    """Raised by a command that needs a package which is not installed with the rest."""

    summary = "This needs the package {package}: pip install 'hoibaocao[{extra}]'"
