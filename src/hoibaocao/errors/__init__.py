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

from hoibaocao.errors.asking import (
    BatchIncomplete,
    ExtraMissing,
    LanguageModelFailed,
    OutputNotWritable,
    PeriodUnknown,
    PlaceUnknown,
    PromptInvalid,
    ProviderUnavailable,
    QuestionEmpty,
    QuestionInvalid,
    QuestionTooLong,
    SettingInvalid,
)
from hoibaocao.errors.error import HoiBaoCaoError
from hoibaocao.errors.index import (
    IndexBusy,
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexNotWritable,
    ModelUnavailable,
    NothingToUndo,
    RerankerUnavailable,
)
from hoibaocao.errors.reports import (
    AbbreviationsInvalid,
    CorrectionInvalid,
    CorrectionsInvalid,
    CorrectionsReason,
    LibraryMissing,
    LibraryNotWritable,
    LibraryTooLarge,
    NameNotUsable,
    NameReason,
    NameTaken,
    NothingReadable,
    ReadingStopped,
    ReportNotFound,
    ReportUnreadable,
    TomlReason,
    UnreadableReason,
)
from hoibaocao.errors.serving import (
    AccountInvalid,
    AccountReason,
    AccountsNeeded,
    AccountsUnusable,
    AccountTaken,
    AccountUnknown,
    LineFull,
    NotAllowed,
    ServerStopping,
    TalkNotSaved,
    TalkUnreadable,
)

__all__ = [
    "AbbreviationsInvalid",
    "AccountInvalid",
    "AccountReason",
    "AccountTaken",
    "AccountUnknown",
    "AccountsNeeded",
    "AccountsUnusable",
    "BatchIncomplete",
    "CorrectionInvalid",
    "CorrectionsInvalid",
    "CorrectionsReason",
    "ExtraMissing",
    "HoiBaoCaoError",
    "IndexBusy",
    "IndexDamaged",
    "IndexIncompatible",
    "IndexMissing",
    "IndexNotWritable",
    "LanguageModelFailed",
    "LibraryMissing",
    "LibraryNotWritable",
    "LibraryTooLarge",
    "LineFull",
    "ModelUnavailable",
    "NameNotUsable",
    "NameReason",
    "NameTaken",
    "NotAllowed",
    "NothingReadable",
    "NothingToUndo",
    "OutputNotWritable",
    "PeriodUnknown",
    "PlaceUnknown",
    "PromptInvalid",
    "ProviderUnavailable",
    "QuestionEmpty",
    "QuestionInvalid",
    "QuestionTooLong",
    "ReadingStopped",
    "ReportNotFound",
    "ReportUnreadable",
    "RerankerUnavailable",
    "ServerStopping",
    "SettingInvalid",
    "TalkNotSaved",
    "TalkUnreadable",
    "TomlReason",
    "UnreadableReason",
]
