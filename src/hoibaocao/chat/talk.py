"""One conversation: what was asked, what came of it, and which answer is being made."""

from dataclasses import dataclass, replace

from hoibaocao.records import Answer, Turn


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the conversation and what came of it; ``trouble`` is already in plain words.

    ``places`` and ``periods`` are those that were picked to look in. One that has neither answer
    nor trouble was cut off, unless it is being answered. ``early`` are those asked before the
    model is loaded: they wait longer than others.
    """

    question: str
    answer: Answer | None = None
    trouble: str = ""
    stopped: bool = False
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    early: bool = False


class Talk:
    """The exchanges of one conversation.

    An answer may still be on its way when it is stopped, cleared away or overtaken by the next
    question: a language model cannot be interrupted while it thinks. So each answer has the
    number of its run, and one whose run is over changes nothing any more.

    Args:
        name: Of the conversation's file; nobody can guess it.
        exchanges: Those there are already.
        title: What the list calls it; the first question if empty.
    """

    def __init__(
        self, name: str = "", exchanges: tuple[Exchange, ...] = (), title: str = ""
    ) -> None:
        self.name = name
        self.exchanges = exchanges
        self._title = title
        self._run = 0
        self._busy = False

    @property
    def title(self) -> str:
        """What the list calls it."""
        return self._title or (self.exchanges[0].question if self.exchanges else "")

    def rename(self, title: str) -> None:
        """Call it otherwise; by its first question if the title is empty."""
        self._title = title

    @property
    def is_busy(self) -> bool:
        """Tell whether its last question is being answered."""
        return self._busy

    def begin(self, asked: Exchange) -> int:
        """Add a question, stop what is still being answered, and return the new run's number."""
        self.stop()
        self.exchanges = (*self.exchanges, asked)
        self._busy = True
        return self._run

    def put(self, run: int, now: Exchange) -> bool:
        """Put what has come of the question in its place; tell whether the run still counts."""
        if run == self._run:
            self.exchanges = (*self.exchanges[:-1], now)
        return run == self._run

    def finish(self, run: int) -> bool:
        """End a run; tell whether it still counted."""
        if run == self._run:
            self._busy = False
        return run == self._run

    def stop(self) -> None:
        """End the run at work; what there is of its answer stays."""
        self._run += 1
        if self._busy:
            self.exchanges = (*self.exchanges[:-1], replace(self.exchanges[-1], stopped=True))
        self._busy = False

    def drop_last(self) -> Exchange | None:
        """Take the last exchange away, to be asked again or otherwise; None if there is none."""
        self.stop()
        last = self.exchanges[-1] if self.exchanges else None
        self.exchanges = self.exchanges[:-1]
        return last

    def is_asking(self, question: str) -> bool:
        """Tell whether this very question is being answered, as after a double click."""
        return self._busy and self.exchanges[-1].question == question

    def history(self, until: int | None = None) -> tuple[Turn, ...]:
        """Return the conversation so far as the assistant takes it.

        Args:
            until: The number of the exchange behind which it ends; all of it if None.
        """
        end = len(self.exchanges) if until is None else until + 1
        return tuple(
            turn
            for past in self.exchanges[:end]
            if past.answer
            for turn in (Turn("user", past.question), Turn("assistant", past.answer.text))
        )
