"""What gradio keeps of each page that somebody has open.

For links to the state of a page, which ours has none of, gradio describes all components of all
languages anew for each page that is opened and keeps that of the last ten thousand: 20 ms of
computing and a quarter of a megabyte each. Here the components that were changed are all that is
kept.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from gradio.state_holder import SessionState, StateHolder

if TYPE_CHECKING:
    from gradio import Blocks

MOST_SESSIONS = 300
"""A page that others have pushed out begins a new session with its next event."""


class Sessions(StateHolder):
    """Gives each page its session; the oldest are given up.

    Args:
        page: All of whose events they are.
        most: So many are kept.
    """

    def __init__(self, page: Blocks, most: int = MOST_SESSIONS) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        page.state_session_capacity = most
        self.set_blocks(page)

    def __getitem__(self, session_id: str) -> SessionState:
        """Return a session, a new one if there is none of that name."""
        if session_id not in self.session_data:
            self.session_data[session_id] = _Session(self.blocks)
        return super().__getitem__(session_id)


class _Session(SessionState):
    """Knows the components as its page sees them, and describes none."""

    def __init__(self, blocks: Blocks) -> None:  # in place of gradio's, which describes them all
        self.blocks_config = copy(blocks.default_config)
        self.config_values = {}
        self.state_data = {}
        self._state_ttl = {}
        self.is_closed = False
        self.STATE_TTL_WHEN_CLOSED = 3600

    def __setitem__(self, key: int, value: Any) -> None:  # noqa: ANN401 - as gradio takes
        if key in self.blocks_config.blocks:  # gradio also keeps each value it has ever drawn
            self.blocks_config.blocks[key] = value

    def _update_config(self, key: int) -> None: ...

    def _update_value_in_config(self, key: int, value: Any) -> None: ...  # noqa: ANN401
