"""What all errors that a user may meet have in common."""

from functools import partial
from typing import Any, ClassVar


class HoiBaoCaoError(Exception):
    """Something went wrong that the user can understand and act on.

    Args:
        **facts: The values named in ``summary``.
    """

    summary: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.summary.format(**facts))

    def __reduce__(self) -> tuple[partial[Any], tuple[()]]:
        """Let an error be raised in another process than the one that met it."""
        return partial(type(self), **self.facts), ()
