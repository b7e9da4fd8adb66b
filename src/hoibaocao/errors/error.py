"""What all errors that a user may meet have in common."""

from typing import ClassVar


class HoiBaoCaoError(Exception):
    """Something went wrong that the user can understand and act on.

    Args:
        **facts: The values named in ``summary``.
    """

    summary: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.summary.format(**facts))
