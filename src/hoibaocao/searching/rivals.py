"""What the passages of a side are held against: each other, and later reports of the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from hoibaocao.records import Hit, Metadata, Period, Place


class Rivals(NamedTuple):
    """What the passages of a side are held against.

    Attributes:
        best: The best score in the search.
        newest: When the last of the reports of each place and period was issued.
    """

    best: float
    newest: Mapping[tuple[Place, Period], date]

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> "Rivals":
        """Compare the reports of passages; of one unknown place or period, nothing is known."""
        newest: dict[tuple[Place, Period], date] = {}
        for report in (hit.metadata for hit in hits):
            if report.issued and report.place and report.period:
                about = (report.place, report.period)
                newest[about] = max(report.issued, newest.get(about, report.issued))
        return cls(max((hit.score for hit in hits), default=0.0), newest)

    def is_superseded(self, report: Metadata) -> bool:
        """Tell whether a later report tells of the same place and period."""
        if not (report.issued and report.place and report.period):
            return False
        return report.issued < self.newest[report.place, report.period]
