"""One visitor's conversation: what was asked, what came of it, and which answer is being made."""

from dataclasses import dataclass, replace

from hoibaocao.records import Answer, Turn


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the conversation and what came of it; ``trouble`` is already in plain words.

    ``early`` are those asked before the model is loaded: they wait longer than others.
    """

    question: str
    answer: Answer | None = None
    trouble: str = ""
    stopped: bool = False
    early: bool = False


class Talk:
    """The exchanges of one visitor.

    An answer may still be on its way when it is stopped, cleared away or overtaken by the next
    question: a language model cannot be interrupted while it thinks. So each answer has the
    number of its run, and one whose run is over changes nothing any more.
    """

    def __init__(self) -> None:
        self.exchanges: tuple[Exchange, ...] = ()
        self._run = 0
        self._busy = False

    def begin(self, question: str, *, early: bool = False) -> int:
        """Add a question, stop what is still being answered, and return the new run's number."""
        self.stop()
        self.exchanges = (*self.exchanges, Exchange(question, early=early))
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

    def clear(self) -> None:
        """Forget everything."""
        self.stop()
        self.exchanges = ()

    def is_asking(self, question: str) -> bool:
        """Tell whether this very question is being answered, as after a double click."""
        return self._busy and self.exchanges[-1].question == question

    def history(self) -> list[Turn]:
        """Return the conversation so far as the assistant takes it."""
        return [
            turn
            for past in self.exchanges
            if past.answer
            for turn in (Turn("user", past.question), Turn("assistant", past.answer.text))
        ]
