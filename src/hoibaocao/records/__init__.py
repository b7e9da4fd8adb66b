"""The vocabulary of the project: what flows from one stage to the next.

Offsets count characters of a report's canonical text (`Report.text`), and a quote is always
exactly ``text[start:end]``. Scores: higher is better. An empty string means "not known".
"""

from hoibaocao.records.answers import (
    Answer,
    Answerer,
    Choice,
    Citation,
    Hit,
    Notice,
    Question,
    Scope,
    Statement,
    Turn,
)
from hoibaocao.records.changes import (
    Changes,
    Duplicate,
    Edition,
    Progress,
    Renamed,
    SyncResult,
    Unreadable,
)
from hoibaocao.records.reports import (
    BELOW,
    Metadata,
    PagePicture,
    Passage,
    Period,
    PeriodKind,
    Place,
    PlaceLevel,
    Rectangle,
    Report,
    Section,
    Surroundings,
    heading_of,
)

__all__ = [
    "BELOW",
    "Answer",
    "Answerer",
    "Changes",
    "Choice",
    "Citation",
    "Duplicate",
    "Edition",
    "Hit",
    "Metadata",
    "Notice",
    "PagePicture",
    "Passage",
    "Period",
    "PeriodKind",
    "Place",
    "PlaceLevel",
    "Progress",
    "Question",
    "Rectangle",
    "Renamed",
    "Report",
    "Scope",
    "Section",
    "Statement",
    "Surroundings",
    "SyncResult",
    "Turn",
    "Unreadable",
    "heading_of",
]
